using System.Diagnostics;
using System.Globalization;
using SseSim.Grains.Checkpoints;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>A process of its own that measures a round of months when it is told to: rounds of several such, and of silos, are to take turns, because the machine is not always
/// equally fast.</summary>
internal sealed class ProcessOfBench : IDisposable
{
    private const string Name = "process";

    private readonly Process _process;

    private ProcessOfBench(Process process) => _process = process;

    public static async Task<ProcessOfBench> StartAsync(IReadOnlyList<string> program, Measurement measurement)
    {
        string[] arguments =
        [
            .. program, Name, "--scenario", measurement.ScenarioName, "--threads", Text(measurement.Threads), "--residents", Text(measurement.Residents!.Value),
            "--months", Text(measurement.Months!.Value),
            .. measurement.Territories is { } territories ? ["--territories", Text(territories)] : Array.Empty<string>(),
            .. measurement.EconomyName is { } economy ? ["--economy", economy] : Array.Empty<string>(),
        ];
        var process = new ProcessOfBench(Process.Start(
            new ProcessStartInfo(arguments[0], arguments[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        // Told without a question, when it is warm.
        await process.HearAsync();
        return process;

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<MonthsRate> RoundAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return MonthsAlone.Read(await HearAsync());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The command that such a process runs.</summary>
    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ssesim-months-");
        using var checkpoints = new FileCheckpointStore(Path.Combine(folder.FullName, "checkpoints"));
        await using var silo = await EmbeddedSilo.StartAsync(
            measurement.Threads, startFolder: StartFolder.OfEnvironment(), checkpoints: () => checkpoints, cancellation: cancellation);
        MonthsAlone.Run run = (request, progress) => silo.RunAsync(request, progress, cancellation: cancellation);
        await MonthsAlone.WarmAsync(run, measurement);
        Console.WriteLine("warm");
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine(await MonthsAlone.RoundAsync("one process", run, () => [Environment.CpuUsage.TotalTime], measurement));
        }

        folder.Delete(recursive: true);
    }

    private async Task<string> HearAsync() => await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidDataException("the measured process ended");
}
