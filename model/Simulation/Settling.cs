using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Simulation;

/// <summary>Brings a drawn economy to rest: months with every closure replaced by a founding in its cell and slow controllers on import shares (employment by
/// sector), on the social economy's weights (its jobs by sector), on consumption out of deposits (deposits) and on entry to the labour force; then the
/// controllers are averaged over the second half and frozen.</summary>
internal static class Settling
{
    public const int Months = 144;

    public static SettledEconomy Run(DrawnEconomy drawn, ModelParameters parameters, ulong seed, ForEach forEach, Action<MonthObservation>? onMonth)
    {
        var structure = drawn.Structure.CopyForSettling();
        var records = drawn.States.Select(_ => new SettlingRecord()).ToArray();
        var actors = Open(drawn, structure, parameters, seed, records);
        var controllers = new SettlingControllers(structure, drawn.States);
        var decisions = actors.Exchange.FirstDecisions();
        for (var month = -Months; month < 0; month++)
        {
            if (month == -Months / 2)
            {
                controllers.StartAveraging();
                foreach (var record in records)
                {
                    record.Restart();
                }
            }

            var outcome = actors.Step(decisions, forEach);
            decisions = outcome.Decisions;
            controllers.Adjust(outcome.Observation, actors.Territories);
            onMonth?.Invoke(outcome.Observation);
        }

        controllers.Freeze(records, actors.Territories);
        return new SettledEconomy(parameters, structure, actors, drawn.Procurement);
    }

    private static EconomyRun.Actors Open(
        DrawnEconomy drawn, EconomyStructure structure, ModelParameters parameters, ulong seed, SettlingRecord[] records)
    {
        var none = EconomySynthesis.NoPolicies;
        var economy = structure.Economy;
        var local = economy.Government.LocalProcurementShare.Value;
        var persons = drawn.Exchange.Persons;
        return new EconomyRun.Actors(
            drawn.States.Select((s, t) => new TerritorySimulation(s, structure, parameters, none, seed, settling: records[t])).ToArray(),
            drawn.Financiers.Select((b, f) => new Financier(f, economy, parameters, none, structure.Scale, b, persons)).ToArray(),
            drawn.Governments.Select((b, level) => new Government(level, structure, parameters, none, b, drawn.Procurement[level],
                new Procurement { ShareOfAll = level == 0 ? 1 - local : local * persons[level - 1] / persons.Sum() })).ToArray(),
            new StatisticsOffice(economy.Statistics, seed),
            new Exchange(drawn.Exchange, structure, none, -Months));
    }
}
