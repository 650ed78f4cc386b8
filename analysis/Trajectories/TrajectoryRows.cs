using SseSim.Model.Observations;
using SseSim.Model.Observations.Goals;
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
    /// <param name="goals">What the economy file gives for indicators of the Goals.</param>
    public static IEnumerable<TrajectoryRow> Of(
        IEnumerable<RunResult> results, string country, string currency, IReadOnlyList<string> financierNames, GoalFactors goals)
    {
        var indicators = IndicatorCatalog.All.Select(i => (Indicator: i, Unit: i.UnitIn(currency))).ToArray();
        foreach (var result in results)
        {
            string[] policies = [.. result.Scenario.Policies.Select(p => p.Name)];
            var areas = Areas(result, country);
            foreach (var month in result.Months)
            {
                var label = MonthLabel.Of(result.Scenario, month.Month);
                foreach (var area in areas)
                {
                    var counters = area.Territory < 0 ? month.Nation() : month.Territories[area.Territory].ToArray();
                    var context = new IndicatorContext(counters, result.Scale, area.Territory < 0, policies)
                    {
                        FinancierNames = financierNames,
                        Goals = goals,
                        Year = area.Years.Add(result.Scenario.MonthOfYear(month.Month), counters, month.Incomes),
                    };
                    foreach (var (indicator, unit) in indicators)
                    {
                        foreach (var value in indicator.Evaluate(context))
                        {
                            yield return new(result.Key.Run, result.Key.Replicate, label, area.Id, indicator.Id, value.Breakdown, unit, value.Value);
                        }
                    }
                }
            }
        }
    }

    private sealed record Area(string Id, int Territory)
    {
        public CalendarYears Years { get; } = new(Territory);
    }

    /// <summary>The nation, then each territory. An economy of a single territory of its name has the nation alone.</summary>
    private static Area[] Areas(RunResult result, string country) =>
        [new(country, -1), .. result.TerritoryIds.Select((id, t) => new Area(id, t)).Where(a => a.Id != country)];
}
