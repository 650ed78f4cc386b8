using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>From pairs of runs on the same seeds to the effect of a policy: jobs from gross to net, and the money beside them.</summary>
public static class EffectBridge
{
    internal const double HoursPerFteYear = 40.0 * 12;

    /// <summary>Computes the effect.</summary>
    /// <param name="policy">Policy runs, one a replicate.</param>
    /// <param name="reference">Reference runs of the same replicates, each given its policy run's list of supported organisations.</param>
    /// <param name="currency">Of the economy.</param>
    /// <exception cref="ArgumentException">The runs do not pair up.</exception>
    public static PolicyEffect Compute(IReadOnlyList<RunResult> policy, IReadOnlyList<RunResult> reference, string currency)
    {
        var pairs = Pairs(policy, reference);
        var first = pairs[0].Policy;
        var scale = first.Scale;
        var hours = pairs.Select(p => CellBridge.OverRun(p.Policy, p.Reference, BridgeMeasures.Hours)).ToArray();
        var jobs = pairs.Select(p => CellBridge.AtEnd(p.Policy, p.Reference, BridgeMeasures.Jobs)).ToArray();

        JobsBridge FteYears(Func<TerritoryBridge[], IEnumerable<BridgeCounts>> rows) =>
            JobsBridge.Of([.. hours.Select(h => Sum(rows(h)))], scale / HoursPerFteYear);
        JobsBridge AtEnd(Func<TerritoryBridge[], IEnumerable<BridgeCounts>> rows) => JobsBridge.Of([.. jobs.Select(j => Sum(rows(j)))], scale);
        NamedBridge Named(string name, Func<TerritoryBridge[], IEnumerable<BridgeCounts>> rows) => new(name, FteYears(rows), AtEnd(rows));

        var national = FteYears(Everything);
        double[] net = [.. hours.Select(h => Sum(Everything(h)).Net * scale / HoursPerFteYear)];
        double[] gross = [.. hours.Select(h => Sum(Everything(h)).Gross * scale / HoursPerFteYear)];
        var grossIsKnown = pairs.Count == 1 ? gross[0] > 0 : national.Gross.Low > 0;
        return new()
        {
            Run = first.Key.Run,
            Replicates = pairs.Count,
            Months = first.Months.Count,
            Currency = currency,
            Scale = scale,
            Jobs = national,
            HeadcountAtEnd = AtEnd(Everything),
            ByTerritory = [.. first.TerritoryIds.Select((id, t) => Named(id, b => b[t].BySex))],
            BySex = [.. Classification.Sexes.Select((name, s) => Named(name, b => b.Select(t => t.BySex[s])))],
            ByForm = [.. Classification.Forms.Select((name, f) => Named(name, b => b.Select(t => t.ByForm[f]))).Where(NotEmpty)],
            ByPolicy = [.. first.Scenario.Policies.Select((p, i) => Named(p.Name, b => b.Select(t => t.ByPolicy[i])))],
            NetToGross = NetToGross.Of(grossIsKnown ? Estimate.Ratio(net, gross) : null, national),
            Distribution = DistributionEffect.Of(pairs, currency),
            Cost = CostOf(pairs, national.Net, net, scale),
            Policies = [.. first.Scenario.Policies.Select((p, i) => PolicyCostOf(pairs, p, i, scale))],
            Supported = Reach(pairs, scale),
            ByReplicate = [.. pairs.Select((p, i) =>
                new ReplicateBridge(p.Policy.Key.Replicate, Sum(Everything(hours[i])), Sum(Everything(jobs[i]))))],
        };
    }

    private static List<(RunResult Policy, RunResult Reference)> Pairs(IReadOnlyList<RunResult> policy, IReadOnlyList<RunResult> reference)
    {
        var references = reference.ToDictionary(r => r.Key.Replicate);
        List<(RunResult, RunResult)> pairs = [];
        foreach (var run in policy.OrderBy(r => r.Key.Replicate))
        {
            if (!references.TryGetValue(run.Key.Replicate, out var pair) || pair.Months.Count != run.Months.Count
                || pair.Key.Seed != run.Key.Seed || !pair.TerritoryIds.SequenceEqual(run.TerritoryIds))
            {
                throw new ArgumentException(
                    $"Bug in SseSim: replicate {run.Key.Replicate} of '{run.Key.Run}' has no reference run of the same seed, months and territories.",
                    nameof(reference));
            }

            pairs.Add((run, pair));
        }

        return pairs.Count > 0 ? pairs : throw new ArgumentException("Bug in SseSim: no policy run to compare.", nameof(policy));
    }

    private static IEnumerable<BridgeCounts> Everything(TerritoryBridge[] territories) => territories.SelectMany(t => t.BySex);

    private static BridgeCounts Sum(IEnumerable<BridgeCounts> rows) => rows.Aggregate(default(BridgeCounts), (a, b) => a + b);

    private static bool NotEmpty(NamedBridge bridge) => new[] { bridge.FteYears, bridge.HeadcountAtEnd }.Any(b =>
        b.Gross.Mean != 0 || b.Deadweight.Mean != 0 || b.Displacement.Mean != 0 || b.Net.Mean != 0);

    private static FiscalCost CostOf(List<(RunResult Policy, RunResult Reference)> pairs, Estimate netJobs, double[] net, double scale)
    {
        var flows = pairs.Select(p => new FiscalFlows(p.Policy, p.Reference)).ToArray();
        Estimate Money(Func<FiscalFlows, double> cents) => Estimate.Of([.. flows.Select(f => cents(f) * scale / 100)], WholeUnits);

        Estimate outlay = Money(f => f.GrossOutlay), endowments = Money(f => f.GuaranteeEndowments), forgone = Money(f => f.TaxExpenditure);
        Estimate calls = Money(f => f.GuaranteeCalls), fees = Money(f => f.GuaranteeFees), clawback = Money(f => f.Clawback);
        var netFiscal = Money(f => f.NetFiscal);
        var perNetFteYear = Estimate.Ratio([.. flows.Select(f => f.NetFiscal * scale / 100)], net);
        var noEffect = pairs.Count == 1 || netJobs.SpansZero;
        return new()
        {
            GrossOutlay = outlay,
            GuaranteeEndowments = endowments,
            TaxExpenditure = forgone,
            GuaranteeCalls = calls,
            GuaranteeFees = fees,
            Clawback = clawback,

            // From the rounded rows, so that a reader who adds them up gets what is printed.
            NetFiscal = netFiscal with
            {
                Mean = outlay.Mean - endowments.Mean + forgone.Mean + calls.Mean - fees.Mean - clawback.Mean,
            },
            NoEffectFound = noEffect,
            PerNetFteYear = noEffect || netJobs.Mean <= 0 ? null : perNetFteYear,
            Reading = CostReading.Of(pairs.Count, netJobs, netFiscal),
            Npv = Money(f => f.PresentValue()),
        };
    }

    private static double WholeUnits(double value) => Math.Round(value) + 0.0;

    private static PolicyCost PolicyCostOf(
        List<(RunResult Policy, RunResult Reference)> pairs, Model.Policies.CompiledPolicy policy, int index, double scale)
    {
        Estimate Money(Measure block) => Estimate.Of(
            [.. pairs.Select(p => p.Policy.Months.Sum(m => National(m, block.At(index))) * scale / 100)], WholeUnits);

        return new(policy.Name, policy.Instrument, Money(Measures.PolicyOutlay), Money(Measures.PolicyTaxExpenditure),
            Money(Measures.PolicyGuaranteeCalls), Money(Measures.PolicyGuaranteeFees));
    }

    private static long National(MonthObservation month, int counter) => month.National[counter] + month.Territories.Sum(t => t[counter]);

    private static SupportReach Reach(List<(RunResult Policy, RunResult Reference)> pairs, double scale)
    {
        Estimate Over(Func<RunResult, double> value) => Estimate.Of([.. pairs.Select(p => value(p.Policy) * scale)]);
        long Jobs(RunResult run, int sector, int sex) => National(run.Months[^1], Measures.SupportedJobs.At(sector, sex));

        var sectors = Enumerable.Range(0, Classification.SectorCount).ToArray();
        var sexes = Enumerable.Range(0, Classification.SexCount).ToArray();
        return new(
            Over(r => r.Supported.Sum(t => t.Count)),
            Over(r => sectors.Sum(s => sexes.Sum(x => Jobs(r, s, x)))),
            [.. sectors.Select(s => new NamedEstimate(Classification.Sectors[s], Over(r => sexes.Sum(x => Jobs(r, s, x)))))
                .Where(n => n.Value.Mean != 0)],
            [.. sexes.Select(x => new NamedEstimate(Classification.Sexes[x], Over(r => sectors.Sum(s => Jobs(r, s, x)))))],
            [.. pairs[0].Policy.TerritoryIds.Select((id, t) => new NamedEstimate(id, Over(r => t < r.Supported.Count ? r.Supported[t].Count : 0)))]);
    }
}
