using System.Globalization;
using System.Text.RegularExpressions;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>Months a second of one run in one process: from the beginning of its first month to the end of its last, with the checkpoints that a run writes, and
/// without start, settling or results. The economy settles before, or lies in the cache.</summary>
internal static partial class MonthsAlone
{
    private const int Rounds = 3;

    /// <summary>Enough for the economy to settle, or to be read, and for the code of a month to be compiled.</summary>
    private const int WarmingMonths = 12;

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ssesim-months-");
        using var checkpoints = new FileCheckpointStore(Path.Combine(folder.FullName, "checkpoints"));
        await using var silo = await EmbeddedSilo.StartAsync(
            measurement.Threads, startFolder: StartFolder.OfEnvironment(), checkpoints: () => checkpoints, cancellation: cancellation);
        Console.WriteLine(await BestAsync("one process", (request, progress) => silo.RunAsync(request, progress, cancellation: cancellation), measurement));
        folder.Delete(recursive: true);
    }

    /// <summary>One policy run without a reference, on the measurement's economy.</summary>
    public static ExperimentRequest Request(Measurement measurement)
    {
        var (economy, scenario) = measurement.Load();
        return Measurement.Experiment(economy, scenario, seeds: 1, withReference: false);
    }

    /// <summary>The best of some rounds: whatever else the machine does only makes a round slower.</summary>
    /// <param name="what">Is measured.</param>
    /// <param name="run">Takes a request to its end.</param>
    /// <param name="measurement">What to run.</param>
    public static async Task<MonthsRate> BestAsync(
        string what, Func<ExperimentRequest, IProgress<ExperimentProgress>, Task<ExperimentResult>> run, Measurement measurement)
    {
        await run(Request(measurement with { Months = WarmingMonths }), new LastMonth());
        MonthsRate? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            var last = new LastMonth();
            var result = await run(Request(measurement), last);
            if (!result.IsComplete)
            {
                throw new InvalidDataException($"{what}: the run did not come to its end");
            }

            var rate = new MonthsRate(what, last.MonthsPerSecond, result.Runs[0].ResultHash);
            best = best is null || rate.PerSecond > best.PerSecond ? rate : best;
        }

        return best!;
    }

    /// <summary>What the command of one process printed.</summary>
    public static MonthsRate Read(string output)
    {
        var line = Rate.Match(output);
        return new MonthsRate(line.Groups[1].Value, double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture), line.Groups[3].Value);
    }

    [GeneratedRegex("^(.*): ([0-9.]+) months a second, hash ([0-9a-f]+)$", RegexOptions.Multiline)]
    private static partial Regex Rate { get; }

    /// <summary>The rate that the run grain itself has counted at the end of the last month.</summary>
    private sealed class LastMonth : IProgress<ExperimentProgress>
    {
        public double MonthsPerSecond { get; private set; }

        public void Report(ExperimentProgress value) =>
            MonthsPerSecond = value.Phase == RunPhase.Running ? value.MonthsPerSecond : MonthsPerSecond;
    }
}

/// <summary>How fast months went.</summary>
internal sealed record MonthsRate(string What, double PerSecond, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What}: {PerSecond:0.00} months a second, hash {Hash}");
}
