using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;

namespace SseSim.Client.Simulation;

/// <summary>What an experiment takes of memory in this process, by the residents and observations that it holds at the same time. Measured as peak resident
/// memory of runs of Portugal 2010 with 100,000, 400,000 and 1 million residents on two threads (138, 216 and 339 MiB without a reference), a little
/// rounded up; the collector uses more where there is plenty.</summary>
internal static class MemoryEstimate
{
    private const int MonthsOfYear = 12;

    /// <summary>Program, silo and report.</summary>
    private const long BaseBytes = 150L << 20;

    /// <summary>A resident with its share of households, organisations and loans: 73 bytes in columns, which grow by halves.</summary>
    private const long StateBytes = 80;

    /// <summary>What the steps of a resident's month allocate before it is collected.</summary>
    private const long WorkingBytes = 90;

    /// <summary>Of how many counters one is kept: those that are not zero. Counted as means of a month and territory: 410 of 2,348 on the island, 278 in a Portugal of
    /// 20,000 residents, 336 of 100,000, 467 of a million, at most 567; a month of an area took 2.1 to 2.9 KB of resident memory, all that is written of it included.</summary>
    private const int CountersToOneKept = 3;

    /// <summary>An observation beside its counters: which are kept, and its objects.</summary>
    private const long ObservationBytes = 700;

    /// <summary>What the report draws of a run's month: some 630 numbers of the nation, held twice while they are put in order.</summary>
    private const long NationBytes = 12_000;

    /// <param name="request">What is to be run.</param>
    /// <param name="residents">Persons simulated in each run.</param>
    /// <param name="threads">Compute threads: as many replicates run at the same time.</param>
    /// <returns>Bytes.</returns>
    public static long Of(ExperimentRequest request, long residents, int threads)
    {
        var atOnce = Math.Min(request.Seeds.Count, request.Concurrency ?? threads);
        var settled = Math.Min(request.Seeds.Count, atOnce + SettledEconomies.Capacity);
        var states = settled + atOnce * (request is { SharesHistory: true, Reference: not null } ? 2 : 1);
        var areas = request.Economy.Territories.Count + 1;
        // Counters of every month, and the distributions of incomes of every December.
        var month = NationBytes + areas * (ObservationBytes + Measures.Length / CountersToOneKept * sizeof(long));
        var year = (IncomeMeasures.Length + areas * IncomeMeasures.TerritoryLength) * sizeof(long);
        return BaseBytes + residents * (states * StateBytes + atOnce * WorkingBytes)
            + Experiment.RunsOf(request) * (request.Scenario.Months * month + (request.Scenario.Months / MonthsOfYear + 1) * year);
    }
}
