using SseSim.Client.Output;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Silo;

namespace SseSim.Client.Simulation;

/// <summary>Runs an experiment on a silo inside this process and shows how far it is.</summary>
/// <param name="terminal">Shows progress.</param>
/// <param name="quiet">Whether it shows none.</param>
/// <param name="startFolder">Where settled economies are kept; null to settle each time.</param>
internal sealed class LocalRun(Terminal terminal, bool quiet, string? startFolder)
{
    /// <summary>Seconds of compute threads by part of the last run.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; private set; } = [];

    /// <param name="request">What to run.</param>
    /// <param name="threads">Compute threads; null for one for each core.</param>
    /// <param name="checkpoints">Where to keep checkpoints; null for nowhere.</param>
    /// <param name="cancellation">Ends the runs soon: the result then holds what was finished.</param>
    /// <param name="id">Of the experiment, by which checkpoints are kept.</param>
    /// <exception cref="UserError">An account did not close: month, account and difference.</exception>
    public async Task<ExperimentResult> RunAsync(
        ExperimentRequest request, int? threads, ICheckpointStore? checkpoints, CancellationToken cancellation, string id = ResumableRun.ExperimentId)
    {
        await using var silo = await EmbeddedSilo.StartAsync(
            threads, startFolder: startFolder, checkpoints: checkpoints, cancellation: cancellation);
        var result = await terminal.ShowExperimentAsync(quiet,
            request, progress => silo.RunAsync(request, progress, id, cancellation));
        StepSeconds = silo.StepSeconds;
        return result;
    }
}
