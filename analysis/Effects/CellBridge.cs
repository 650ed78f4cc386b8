using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>The bridge of one pair of runs, cell by cell. A cell is a territory and a sector: a local market.</summary>
internal static class CellBridge
{
    /// <summary>[territory, sex]: counters over the whole run.</summary>
    public static BridgeCounts[,] OverRun(RunResult policy, RunResult reference, Measure all, Measure supported) =>
        Bridge(policy, reference, all, supported, Enumerable.Range(0, policy.Months.Count));

    /// <summary>[territory, sex]: counters of the last month.</summary>
    public static BridgeCounts[,] AtEnd(RunResult policy, RunResult reference, Measure all, Measure supported) =>
        Bridge(policy, reference, all, supported, [policy.Months.Count - 1]);

    private static BridgeCounts[,] Bridge(RunResult policy, RunResult reference, Measure all, Measure supported, IEnumerable<int> months)
    {
        var territories = policy.TerritoryIds.Count;
        var bridge = new BridgeCounts[territories, Classification.SexCount];
        for (var territory = 0; territory < territories; territory++)
        {
            for (var sector = 0; sector < Classification.SectorCount; sector++)
            {
                AddCell(bridge, territory, sector, policy, reference, all, supported, months);
            }
        }

        return bridge;
    }

    /// <summary>Displacement is decided for the cell as a whole over all months asked for, so that the noise of single months and of one sex
    /// is not taken for a loss; it is then attributed to each sex by that sex's own change.</summary>
    private static void AddCell(
        BridgeCounts[,] bridge, int territory, int sector, RunResult policy, RunResult reference, Measure all, Measure supported,
        IEnumerable<int> months)
    {
        Span<long> gross = stackalloc long[Classification.SexCount], deadweight = stackalloc long[Classification.SexCount];
        Span<long> net = stackalloc long[Classification.SexCount];
        gross.Clear();
        deadweight.Clear();
        net.Clear();
        long unsupportedChange = 0;
        foreach (var month in months)
        {
            long[] with = policy.Months[month].Territories[territory], without = reference.Months[month].Territories[territory];
            for (var sex = 0; sex < Classification.SexCount; sex++)
            {
                int total = all.At(sector, sex), inSupported = supported.At(sector, sex);
                gross[sex] += with[inSupported];
                deadweight[sex] += without[inSupported];
                net[sex] += with[total] - without[total];
            }
        }

        long reached = 0;
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            unsupportedChange += net[sex] - gross[sex] + deadweight[sex];
            reached += gross[sex] + deadweight[sex];
        }

        var displaces = reached > 0 && unsupportedChange < 0;
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            var change = net[sex] - gross[sex] + deadweight[sex];

            // No instrument subsidises posts yet, so none can be substituted.
            bridge[territory, sex] += new BridgeCounts(gross[sex], deadweight[sex], displaces ? -change : 0, 0, net[sex]);
        }
    }
}
