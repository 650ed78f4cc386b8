using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;

namespace SseSim.Model.Tests.Policies;

/// <summary>What is published of 800,000 worker cooperatives of up to nine staff, a quarter of them not registered, under an instrument of some strength.</summary>
internal static class StatisticsOutcomes
{
    private const long Entities = 800_000;

    public static double EntitiesSeen(CompiledPolicy policy) => Publish(1, 1, policy).Entities;

    /// <summary>The less a survey errs, over twenty of them, the more.</summary>
    public static double Precision(double error) => -Enumerable.Range(1, 20)
        .Sum(seed => Math.Abs(Publish((ulong)seed, 1, Island.Instrument("survey", 12, [error])).Entities - (double)Entities));

    /// <summary>Of two years, those in which the value added of an earlier month came out.</summary>
    public static double MonthsPublished(double lag) =>
        Enumerable.Range(1, 24).Count(months => Publish(1, months, Island.Instrument("satellite-account", 24, [lag])).ValueAdded > 0);

    /// <summary>The last of so many months.</summary>
    private static StatisticsRelease Publish(ulong seed, int months, CompiledPolicy policy)
    {
        var counters = new long[Measures.Length];
        var (form, size) = ((int)Form.WorkerCooperative, (int)SizeClass.From1To9);
        counters[Measures.EntitiesBySize.At(form, size)] = Entities;
        counters[Measures.UnregisteredEntities.At(form, size)] = Entities / 4;
        counters[Measures.JobsBySize.At(form, size)] = 4 * Entities;
        counters[Measures.UnregisteredJobs.At(form, size)] = Entities;
        counters[Measures.ValueAdded.At(form, (int)Sector.Manufacturing)] = 1_000_000;
        // The island's registers see eight in ten of this size; a register policy raises that.
        var definition = Island.Economy.Statistics with { LagMonths = Figure.Of(0), SamplingError = Figure.Of(0) };
        var office = new StatisticsOffice(definition, seed, Island.Scenario(24, policy));
        StatisticsRelease? release = null;
        for (var month = 0; month < months; month++)
        {
            release = office.Observe(new StatisticsBatch { Month = month, Counters = counters });
        }

        return release!;
    }
}
