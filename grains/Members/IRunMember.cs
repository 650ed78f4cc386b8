using Orleans.CodeGeneration;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;

namespace SseSim.Grains.Members;

/// <summary>A grain that holds a part of one run's state and goes with it from month to month. Its key is an index and the run's id.</summary>
[Version(1), Alias("SseSim.RunMember")]
public interface IRunMember : IGrainWithIntegerCompoundKey
{
    /// <summary>Takes the state of its part: that of a checkpoint, or the settled one. Does nothing if it has one in this epoch; a later epoch starts
    /// afresh.</summary>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="specification">The run.</param>
    /// <param name="from">Where to go on; null to begin.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="DamagedCheckpointException">The checkpoint is not whole.</exception>
    /// <exception cref="StorageException">The checkpoint cannot be reached.</exception>
    /// <returns>Silo that it is on.</returns>
    // Settling a country takes minutes: the first to need it waits for all.
    [ResponseTimeout("02:00:00")]
    Task<string> Initialise(int epoch, RunSpecification specification, MemberCheckpoint? from, CancellationToken cancellation);

    /// <summary>Writes its state before a month to the checkpoint store.</summary>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="month">The month that is next.</param>
    /// <param name="name">Of the part that is written.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task<StoredPart> Save(int epoch, int month, string name, CancellationToken cancellation);

    /// <summary>Hash of its state after the months so far.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<byte[]> StateHash(int epoch);

    /// <summary>Lets go of the state and leaves memory.</summary>
    Task Release();
}

/// <summary>Where a member of a run finds the state to go on from.</summary>
/// <param name="Month">The month that is next.</param>
/// <param name="Frame">What the run took from its settled economy.</param>
/// <param name="State">The member's own state.</param>
[Message]
public sealed record MemberCheckpoint(int Month, StoredPart Frame, StoredState State);
