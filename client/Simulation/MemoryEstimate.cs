using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Model.Observations;

namespace SseSim.Client.Simulation;

/// <summary>What an experiment takes of memory in this process, by the residents and observations that it holds at the same time. Measured as peak resident
/// memory of runs of Portugal 2010 with 100,000, 400,000 and 1 million residents on two threads (138, 216 and 339 MiB without a reference), a little
/// rounded up; the collector uses more where there is plenty.</summary>
internal static class MemoryEstimate
{
    /// <summary>Program, silo and report.</summary>
    private const long BaseBytes = 150L << 20;

    /// <summary>A resident with its share of households, organisations and loans: 73 bytes in columns, which grow by halves.</summary>
    private const long StateBytes = 80;

    /// <summary>What the steps of a resident's month allocate before it is collected.</summary>
    private const long WorkingBytes = 90;

    /// <summary>Copies of an observation: as it is kept, and as rows of the trajectories while they are written.</summary>
    private const int ObservationCopies = 2;

    /// <param name="request">What is to be run.</param>
    /// <param name="residents">Persons simulated in each run.</param>
    /// <param name="threads">Compute threads: as many replicates run at the same time.</param>
    /// <returns>Bytes.</returns>
    public static long Of(ExperimentRequest request, long residents, int threads)
    {
        var atOnce = Math.Min(request.Seeds.Count, request.Concurrency ?? threads);
        var settled = Math.Min(request.Seeds.Count, atOnce + SettledEconomies.Capacity);
        var states = settled + atOnce * (request is { SharesHistory: true, Reference: not null } ? 2 : 1);
        var observations = (long)Experiment.RunsOf(request) * request.Scenario.Months * (request.Economy.Territories.Count + 1);
        return BaseBytes + residents * (states * StateBytes + atOnce * WorkingBytes)
            + observations * Measures.Length * sizeof(long) * ObservationCopies;
    }
}
