using SseSim.Grains.Checkpoints;

namespace SseSim.Grains.Experiments;

/// <summary>How an experiment stands, as far as it must be known when no grain remembers it.</summary>
public enum ExperimentState : byte { Running, Completed, Cancelled, Failed }

/// <summary>An experiment as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Program that runs it, see <see cref="ProgramVersion"/>.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="State">How it stands.</param>
/// <param name="Fault">Why it failed; null otherwise.</param>
/// <param name="Created">UTC.</param>
/// <param name="Ended">UTC; null while it runs.</param>
public sealed record ExperimentEntry(
    string Id, string Version, string Scenario, ExperimentState State, string? Fault, DateTimeOffset Created, DateTimeOffset? Ended);

/// <summary>Where experiments are kept, so that one whose silo is lost goes on elsewhere.</summary>
public interface IExperimentRegistry
{
    /// <summary>Keeps a new experiment; does nothing where it is kept already.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task Register(string id, ExperimentRequest request, CancellationToken cancellation);

    /// <summary>An experiment that was kept by this version of the program; null where there is none.</summary>
    /// <exception cref="StorageException">The registry cannot be reached.</exception>
    Task<(ExperimentRequest Request, ExperimentEntry Entry)?> Find(string id, CancellationToken cancellation);

    /// <summary>Notes the end of an experiment; one that is over stays as it is.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task End(string id, ExperimentState state, string? fault, CancellationToken cancellation);

    /// <summary>Whether somebody has cancelled an experiment, who may have reached no silo.</summary>
    /// <exception cref="StorageException">The registry cannot be reached.</exception>
    Task<bool> IsCancelled(string id, CancellationToken cancellation);
}

/// <summary>Keeps nothing: an experiment lives as long as its process.</summary>
public sealed class NoRegistry : IExperimentRegistry
{
    public Task Register(string id, ExperimentRequest request, CancellationToken cancellation) => Task.CompletedTask;

    public Task<(ExperimentRequest Request, ExperimentEntry Entry)?> Find(string id, CancellationToken cancellation) =>
        Task.FromResult<(ExperimentRequest, ExperimentEntry)?>(null);

    public Task End(string id, ExperimentState state, string? fault, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> IsCancelled(string id, CancellationToken cancellation) => Task.FromResult(false);
}
