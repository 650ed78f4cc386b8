using System.Diagnostics;
using System.Globalization;

namespace SseSim.Cluster.Tests;

/// <summary>A process <c>ssesim silo</c> on ports of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly SseSimProcess _process;

    public SiloProcess(string folder, string connection, params string[] arguments) : this([Repository.Command], folder, connection, ["--threads", "1", .. arguments])
    {
    }

    /// <param name="program">The command with what comes before it, such as <c>taskset -c 0</c>.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="connection">The cluster's database.</param>
    /// <param name="arguments">Besides its ports.</param>
    public SiloProcess(IReadOnlyList<string> program, string folder, string connection, IReadOnlyList<string> arguments)
    {
        string[] line =
        [
            .. program, "silo", "--silo-port", Text(SiloPort), "--gateway-port", Text(FreePort.Next()),
            "--http-port", Text(HttpPort), .. arguments,
        ];
        _process = SseSimProcess.StartProgram(line[0], folder, line[1..], ("SSESIM_CLUSTER", connection));
    }

    public int SiloPort { get; } = FreePort.Next();

    public int HttpPort { get; } = FreePort.Next();

    public int Id => _process.Id;

    /// <summary>Time that the silo has worked so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(Id);
            return process.TotalProcessorTime;
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Whether it has said that it takes part.</summary>
    public bool IsReady => Said.Contains(" is ready: ", StringComparison.Ordinal);

    public string Said => _process.ErrorsSoFar();

    public Uri Address(string path) => new($"http://127.0.0.1:{Text(HttpPort)}{path}");

    /// <summary>Waits until the silo has said that it takes part.</summary>
    public Task ReadyAsync() => _process.UntilErrorsAsync(errors => errors.Contains(" is ready: ", StringComparison.Ordinal));

    public void Signal(string name) => _process.Signal(name);

    public Task<Outcome> WaitAsync() => _process.WaitAsync();

    public void Dispose()
    {
        // One that is stopped could not be ended otherwise.
        if (!_process.HasExited)
        {
            _process.Signal("CONT");
        }

        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
