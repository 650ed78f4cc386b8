using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Calibration;

/// <summary>Opens an economy: draws it at its scale with settled constants and histories, and lets it run in without policies, closures
/// replaced, so that contracts, order books and measured statistics are there in the first month.</summary>
internal static class Opening
{
    private const int MonthsInYear = 12;
    private const int Markets = Classification.MarketSectorCount;

    /// <summary>Residents below which chance moves a sector's jobs more than its demand does: there only the social economy is held to its target.</summary>
    private const int FewResidents = 50_000;

    /// <summary>Months of running in: a draw leaves organisations that do not fit their territory, and each of them must find its place.</summary>
    private const int Months = 42;

    /// <summary>Months that an economy may go on running in until its stocks meet their targets.</summary>
    private const int MostMoreMonths = 42;

    public static SettledEconomy Run(
        SettledConstants constants, EconomyStructure structure, ModelParameters parameters, ulong seed, ForEach forEach, Action<MonthObservation>? onMonth)
    {
        structure.TakeSettled(constants.Structure);
        var drawn = EconomySynthesis.Draw(structure, parameters, seed, forEach, constants.Traits);
        var first = -(Months + MostMoreMonths);
        var records = drawn.States.Select(_ => new SettlingRecord(asks: false)).ToArray();
        var actors = Open(drawn, parameters, seed, first, records);
        var controllers = new OpeningControllers(structure, drawn.States, all: structure.Residents >= FewResidents);
        var adults = 0.0;
        var decisions = actors.Exchange.FirstDecisions();
        var unmet = new double[structure.BaseUnmetShares.Length];
        var counted = 0;
        for (var month = first; month < 0; month++)
        {
            var outcome = actors.Step(decisions, forEach, before: month == first ? Prime : null);
            decisions = outcome.Decisions;
            PassOn(records, actors, seed, month);
            onMonth?.Invoke(outcome.Observation);
            // What is usual is the mean of all years but the first, in which the draw settles: one year is a phase of a business cycle.
            var averaged = month >= first + MonthsInYear;
            controllers.Adjust(outcome.Observation, actors.Territories, averaged);
            if (!averaged)
            {
                continue;
            }

            counted++;
            adults += FoundingEstimate.Adults(outcome.Observation.Nation());
            for (var t = 0; t < unmet.Length; t++)
            {
                unmet[t] += actors.Territories[t / Markets].State.UnmetShares[t % Markets];
            }

            if (month + 1 >= first + Months && controllers.OnTarget(outcome.Observation.Nation()))
            {
                break;
            }
        }

        controllers.Freeze();
        var states = actors.Territories.Select(t => t.State).ToArray();
        constants.Founding.Apply(structure, parameters, states, adults / counted);

        // Demand that cannot be served is a reason to found a firm where it is more than usual in the territory and sector as drawn.
        structure.BaseUnmetShares = [.. unmet.Select(share => share / counted)];
        return new SettledEconomy(parameters, structure, actors, drawn.Procurement);

        // What the statistics office publishes with a lag it has collected before: the settled economy was the same then.
        void Prime(StatisticsBatch batch)
        {
            for (var before = actors.Statistics.LagMonths; before > 0; before--)
            {
                actors.Statistics.Observe(batch with { Month = batch.Month - before });
            }
        }
    }

    /// <summary>Each closure of the month is replaced in the next.</summary>
    public static void PassOn(SettlingRecord[] records, EconomyRun.Actors actors, ulong seed, int month) =>
        SettlingRecord.PassOn(records, [.. actors.Territories.Select(t => t.State.Persons.Count)], new KeyedRandom(seed, Stream.Placement, month));

    /// <summary>Everybody who acts, with the books as drawn and no policy.</summary>
    /// <param name="drawn">The economy as drawn.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="seed">Seed of the months.</param>
    /// <param name="firstMonth">Number of the first month, below zero.</param>
    /// <param name="records">[territory]: where closures are noted and replaced while settling; null where the demography is free.</param>
    public static EconomyRun.Actors Open(
        DrawnEconomy drawn, ModelParameters parameters, ulong seed, int firstMonth, SettlingRecord[]? records = null)
    {
        var none = EconomySynthesis.NoPolicies;
        var structure = drawn.Structure;
        var economy = structure.Economy;
        var local = economy.Government.LocalProcurementShare.Value;
        var persons = drawn.Exchange.Persons;
        return new EconomyRun.Actors(
            drawn.States.Select((s, t) => new TerritorySimulation(s, structure, parameters, none, seed, settling: records?[t])).ToArray(),
            drawn.Financiers.Select((b, f) => new Financier(f, economy, parameters, none, structure.Scale, b, persons)).ToArray(),
            drawn.Governments.Select((b, level) => new Government(level, structure, parameters, none, b, drawn.Procurement[level],
                new Procurement { ShareOfAll = level == 0 ? 1 - local : local * persons[level - 1] / persons.Sum() })).ToArray(),
            new StatisticsOffice(economy.Statistics, seed),
            new Exchange(drawn.Exchange, structure, none, firstMonth));
    }
}
