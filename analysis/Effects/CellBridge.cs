using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>The bridge of one territory in one pair of runs, split in three ways with the same sum.</summary>
/// <param name="BySex">[sex].</param>
/// <param name="ByForm">[form].</param>
/// <param name="ByPolicy">[policy]: an organisation that several have reached is the first one's; what happens elsewhere is shared out by what each gained.</param>
internal sealed record TerritoryBridge(BridgeCounts[] BySex, BridgeCounts[] ByForm, BridgeCounts[] ByPolicy);

/// <summary>The bridge of one pair of runs, market by market: a market is a territory and a sector.</summary>
internal static class CellBridge
{
    /// <summary>[territory]: counters over the whole run.</summary>
    public static TerritoryBridge[] OverRun(RunResult policy, RunResult reference, BridgeMeasures measures) =>
        Bridge(policy, reference, measures, [.. Enumerable.Range(0, policy.Months.Count)]);

    /// <summary>[territory]: counters of the last month.</summary>
    public static TerritoryBridge[] AtEnd(RunResult policy, RunResult reference, BridgeMeasures measures) =>
        Bridge(policy, reference, measures, [policy.Months.Count - 1]);

    private static TerritoryBridge[] Bridge(RunResult policy, RunResult reference, BridgeMeasures measures, int[] months) =>
    [
        .. Enumerable.Range(0, policy.TerritoryIds.Count).Select(territory =>
        {
            (long[] With, long[] Without)[] pairs =
                [.. months.Select(m => (policy.Months[m].Territories[territory].ToArray(), reference.Months[m].Territories[territory].ToArray()))];
            var bySex = Markets(pairs, Classification.SexCount,
                (sector, sex) => (measures.All.At(sector, sex), measures.Supported.At(sector, sex), measures.Posts.At(sector, sex)));
            var byForm = Markets(pairs, Classification.FormCount,
                (sector, form) => (measures.AllByForm.At(form, sector), measures.SupportedByForm.At(form, sector), measures.PostsByForm.At(form, sector)));
            return new TerritoryBridge(bySex, byForm, OfPolicies(pairs, measures, policy.Scenario.Policies.Count, bySex.Aggregate((a, b) => a + b)));
        }),
    ];

    private static BridgeCounts[] Markets(
        (long[] With, long[] Without)[] months, int parts, Func<int, int, (int All, int Supported, int Posts)> places)
    {
        var sum = new BridgeCounts[parts];
        for (var sector = 0; sector < Classification.SectorCount; sector++)
        {
            var cell = new BridgeCell(parts);
            for (var part = 0; part < parts; part++)
            {
                var (all, supported, posts) = places(sector, part);
                foreach (var (with, without) in months)
                {
                    cell.Add(part, (with[all], without[all]), (with[supported], without[supported]), with[posts]);
                }
            }

            var rows = cell.Rows();
            for (var part = 0; part < parts; part++)
            {
                sum[part] += rows[part];
            }
        }

        return sum;
    }

    /// <summary>Supported jobs are each policy's own; the territory's displacement and effects elsewhere are shared out by what the policies' organisations gained.</summary>
    private static BridgeCounts[] OfPolicies((long[] With, long[] Without)[] months, BridgeMeasures measures, int policies, BridgeCounts territory)
    {
        long[] gross = new long[policies], before = new long[policies], posts = new long[policies];
        for (var p = 0; p < policies; p++)
        {
            gross[p] = months.Sum(m => m.With[measures.SupportedByPolicy.At(p)]);
            before[p] = months.Sum(m => m.Without[measures.SupportedByPolicy.At(p)]);
            posts[p] = months.Sum(m => m.With[measures.PostsByPolicy.At(p)]);
        }

        long[] even = [.. Enumerable.Repeat(1L, policies)];
        var replaced = Shared(territory.Substitution,
            [.. Enumerable.Range(0, policies).Select(p => Math.Min(posts[p], Math.Max(0, before[p] - gross[p] + posts[p])))], posts, even);
        long[] gained = [.. Enumerable.Range(0, policies).Select(p => Math.Max(0, gross[p] - before[p]))];
        long[] displaced = Shared(territory.Displacement, gained, gross, even), elsewhere = Shared(territory.Spillover, gained, gross, even);
        return
        [
            .. Enumerable.Range(0, policies).Select(p => new BridgeCounts(gross[p], before[p] - replaced[p], displaced[p], replaced[p],
                gross[p] - before[p] - displaced[p] + elsewhere[p])),
        ];
    }

    /// <summary>Parts of an amount by the first of the weights that are not all zero.</summary>
    private static long[] Shared(long amount, params long[][] weights)
    {
        var parts = new long[weights[0].Length];
        Apportionment.Split(amount, weights.FirstOrDefault(w => w.Any(x => x > 0)) ?? parts, parts);
        return parts;
    }
}
