using SseSim.Client.Output;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Silo;

namespace SseSim.Client.Simulation;

/// <summary>Runs experiments on a silo inside this process and shows how far they are. The silo starts at once, beside whatever the command reads and checks
/// before it has something to run.</summary>
internal sealed class LocalRun : IAsyncDisposable
{
    private readonly Terminal _terminal;
    private readonly bool _quiet;
    private readonly BackgroundSilo _silo;
    private ICheckpointStore? _checkpoints;
    private Task? _stopping;
    private bool _used;

    /// <param name="terminal">Shows progress.</param>
    /// <param name="quiet">Whether it shows none.</param>
    /// <param name="startFolder">Where settled economies are kept; null to settle each time.</param>
    /// <param name="threads">Compute threads; null for one for each core.</param>
    /// <param name="cancellation">Gives the start up.</param>
    public LocalRun(Terminal terminal, bool quiet, string? startFolder, int? threads, CancellationToken cancellation)
    {
        (_terminal, _quiet) = (terminal, quiet);
        _silo = new(() => EmbeddedSilo.StartAsync(threads, startFolder: startFolder, checkpoints: () => _checkpoints, cancellation: cancellation));
    }

    /// <summary>Seconds of compute threads by part of the last run.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; private set; } = [];

    /// <param name="request">What to run.</param>
    /// <param name="checkpoints">Where to keep checkpoints, the same for all runs; null for nowhere.</param>
    /// <param name="cancellation">Ends the runs soon: the result then holds what was finished.</param>
    /// <param name="id">Of the experiment, by which checkpoints are kept.</param>
    /// <exception cref="UserError">An account did not close: month, account and difference.</exception>
    public async Task<ExperimentResult> RunAsync(
        ExperimentRequest request, ICheckpointStore? checkpoints, CancellationToken cancellation, string id = ResumableRun.ExperimentId)
    {
        _checkpoints = checkpoints;
        _used = true;
        var silo = await _silo.Started;
        var before = silo.StepSeconds.ToDictionary(part => part.Key, part => part.Value);
        var result = await _terminal.ShowExperimentAsync(_quiet,
            request, progress => silo.RunAsync(request, progress, id, cancellation));
        StepSeconds = [.. silo.StepSeconds.Select(part => KeyValuePair.Create(part.Key, part.Value - before.GetValueOrDefault(part.Key)))];
        return result;
    }

    /// <summary>Begins to stop the silo, beside whatever the command does with what it has run.</summary>
    public Task StopAsync() => _stopping ??= Task.Run(() => _silo.DisposeAsync().AsTask());

    /// <summary>Waits until the silo has stopped. One that nothing ran on is not waited for: a command that was refused has its message to give.</summary>
    public async ValueTask DisposeAsync()
    {
        var stopping = StopAsync();
        if (_used)
        {
            await stopping;
        }
    }
}
