using System.Globalization;

namespace SseSim.Cluster.Tests;

/// <summary>Runs of one scenario on a cluster, one after the other for as long as they are wanted, each compared with an undisturbed one.</summary>
/// <param name="cluster">That they go on.</param>
/// <param name="run">Arguments of the command, without where to.</param>
/// <param name="name">Of their folders, with a number; one of its own for each scenario of a cluster.</param>
internal sealed class RepeatedRuns(TestCluster cluster, IReadOnlyList<string> run, string name = "run") : IDisposable
{
    // Whatever happens to its silos: a run that comes no further for so long fails by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private SseSimProcess? _process;
    private string[]? _undisturbed;
    private int _begun;

    /// <summary>Runs that came to their end with the right hash.</summary>
    public int Done { get; private set; }

    /// <summary>Sees to it that a run goes on, and looks at the one before if it is over.</summary>
    public async Task GoOnAsync()
    {
        if (_process is { HasExited: true })
        {
            await EndAsync();
        }

        if (_process is null)
        {
            _process = cluster.Client([.. run, "--cluster", "--out", Name(++_begun)]);
            _process.Patience = Patience;
        }
    }

    /// <summary>Waits for the run in hand and compares its hash.</summary>
    /// <exception cref="InvalidOperationException">It failed, or its hash is another.</exception>
    public async Task EndAsync()
    {
        if (_process is null)
        {
            return;
        }

        var outcome = await _process.WaitAsync();
        _process.Dispose();
        _process = null;
        if (outcome.ExitStatus != 0)
        {
            throw new InvalidOperationException($"{Name(_begun)} failed: {outcome.Errors}{cluster.Said}");
        }

        if (_undisturbed is null)
        {
            await cluster.DoneAsync([.. run, "--out", $"{name}-undisturbed"]);
            _undisturbed = cluster.Hashes($"{name}-undisturbed");
        }

        if (!_undisturbed.SequenceEqual(cluster.Hashes(Name(_begun))))
        {
            throw new InvalidOperationException($"{Name(_begun)} has another hash than the undisturbed run: {outcome.Errors}{cluster.Said}");
        }

        Done++;
    }

    public void Dispose() => _process?.Dispose();

    private string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
}
