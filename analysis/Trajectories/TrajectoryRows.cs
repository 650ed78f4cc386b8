using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Trajectories;

/// <summary>Turns what runs left behind into rows, one month and area at a time, so that a country's table never stands in memory.</summary>
public static class TrajectoryRows
{
    /// <summary>Rows of all runs: by run and replicate as given, then month, nation before territories, indicator, breakdown.</summary>
    /// <param name="results">Policy and reference runs.</param>
    /// <param name="country">Id of the nation.</param>
    /// <param name="currency">Put into the units.</param>
    /// <param name="financierNames">In the order of the economy file.</param>
    public static IEnumerable<TrajectoryRow> Of(
        IEnumerable<RunResult> results, string country, string currency, IReadOnlyList<string> financierNames)
    {
        var indicators = IndicatorCatalog.All.Select(i => (Indicator: i, Unit: i.UnitIn(currency))).ToArray();
        foreach (var result in results)
        {
            string[] policies = [.. result.Scenario.Policies.Select(p => p.Name)];
            foreach (var month in result.Months)
            {
                var label = MonthLabel.Of(result.Scenario, month.Month);
                foreach (var (area, counters) in Areas(result, month, country))
                {
                    var context = new IndicatorContext(counters, result.Scale, ReferenceEquals(area, country), policies)
                    {
                        FinancierNames = financierNames,
                    };
                    foreach (var (indicator, unit) in indicators)
                    {
                        foreach (var value in indicator.Evaluate(context))
                        {
                            yield return new(result.Key.Run, result.Key.Replicate, label, area, indicator.Id, value.Breakdown, unit, value.Value);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The nation, then each territory. An economy of a single territory has both.</summary>
    private static IEnumerable<(string Area, long[] Counters)> Areas(RunResult result, MonthObservation month, string country)
    {
        yield return (country, month.Nation());
        for (var t = 0; t < result.TerritoryIds.Count; t++)
        {
            if (result.TerritoryIds[t] != country)
            {
                yield return (result.TerritoryIds[t], month.Territories[t]);
            }
        }
    }
}
