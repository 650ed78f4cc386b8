using Orleans.CodeGeneration;
using SseSim.Grains.Runs;

namespace SseSim.Grains.Members;

/// <summary>A grain that holds a part of one run's state and goes with it from month to month. Its key is an index and the run's id.</summary>
[Version(1), Alias("SseSim.RunMember")]
public interface IRunMember : IGrainWithIntegerCompoundKey
{
    /// <summary>Takes the settled state of its part. Does nothing if it has it in this epoch; a later epoch starts afresh.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    // Settling a country takes minutes: the first to need it waits for all.
    [ResponseTimeout("02:00:00")]
    Task Initialise(int epoch, RunSpecification specification, CancellationToken cancellation);

    /// <summary>Hash of its state after the months so far.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<byte[]> StateHash(int epoch);

    /// <summary>Lets go of the state and leaves memory.</summary>
    Task Release();
}
