using System.Diagnostics;
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
        Run run = (request, progress) => silo.RunAsync(request, progress, cancellation: cancellation);
        await WarmAsync(run, measurement);
        MonthsRate? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            best = (await RoundAsync("one process", run, () => [Environment.CpuUsage.TotalTime], measurement)).Best(best);
        }

        Console.WriteLine(best);
        folder.Delete(recursive: true);
    }

    /// <summary>One policy run without a reference, on the measurement's economy.</summary>
    public static ExperimentRequest Request(Measurement measurement)
    {
        var (economy, scenario) = measurement.Load();
        return Measurement.Experiment(economy, scenario, seeds: 1, withReference: false);
    }

    /// <summary>A short run, for everything that the first one takes longer for.</summary>
    public static Task WarmAsync(Run run, Measurement measurement) => run(Request(measurement with { Months = WarmingMonths }), new MonthsWatch(() => []));

    /// <summary>One run.</summary>
    /// <param name="what">Is measured.</param>
    /// <param name="run">Takes a request to its end.</param>
    /// <param name="processor">Processor time, so far, of each process that takes part.</param>
    /// <param name="measurement">What to run.</param>
    public static async Task<MonthsRate> RoundAsync(string what, Run run, Func<TimeSpan[]> processor, Measurement measurement)
    {
        var watch = new MonthsWatch(processor);
        var result = await run(Request(measurement), watch);
        return result.IsComplete
            ? new MonthsRate(what, watch.MonthsPerSecond, watch.Processor.Sum(), watch.Processor.Max(), result.Runs[0].ResultHash)
            : throw new InvalidDataException($"{what}: the run did not come to its end");
    }

    /// <summary>What the command of one process printed.</summary>
    public static MonthsRate Read(string output)
    {
        var line = Rate.Match(output);
        return new MonthsRate(line.Groups[1].Value, Number(2), Number(3), Number(4), line.Groups[5].Value);

        double Number(int group) => double.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(.*): ([0-9.]+) months a second, ([0-9.]+) ms of processor time a month, ([0-9.]+) of the busiest process, hash ([0-9a-f]+)$", RegexOptions.Multiline)]
    private static partial Regex Rate { get; }

    /// <summary>Takes a request to its end.</summary>
    public delegate Task<ExperimentResult> Run(ExperimentRequest request, IProgress<ExperimentProgress>? progress);

    /// <summary>The rate that the run grain itself has counted at the end of the last month, and the processor time between the first and about the last month that were heard of.</summary>
    private sealed class MonthsWatch(Func<TimeSpan[]> processor) : IProgress<ExperimentProgress>
    {
        /// <summary>To ask for processor time takes milliseconds of it, on the cores that are measured.</summary>
        private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

        private (int Month, TimeSpan[] Processor)? _first;
        private (int Month, TimeSpan[] Processor) _last;
        private long _asked;

        public double MonthsPerSecond { get; private set; }

        /// <summary>[process]: milliseconds a month.</summary>
        public double[] Processor => _first is { } first
            ? [.. _last.Processor.Zip(first.Processor, (last, before) => (last - before).TotalMilliseconds / Math.Max(1, _last.Month - first.Month))] : [0];

        public void Report(ExperimentProgress value)
        {
            if (value.Phase == RunPhase.Running && value.Month > 0)
            {
                MonthsPerSecond = value.MonthsPerSecond;
                if (_first is null || Stopwatch.GetElapsedTime(_asked) >= Seldom)
                {
                    (_asked, _last) = (Stopwatch.GetTimestamp(), (value.Month, processor()));
                    _first ??= _last;
                }
            }
        }
    }
}

/// <summary>How fast months went.</summary>
/// <param name="What">Was measured.</param>
/// <param name="PerSecond">Months.</param>
/// <param name="Processor">Milliseconds of processor time a month, of all threads of all processes that take part: of use where the machine does other work too.</param>
/// <param name="Busiest">The same of the process that had most of it: a month cannot be shorter where that has one core.</param>
/// <param name="Hash">Of the result.</param>
internal sealed record MonthsRate(string What, double PerSecond, double Processor, double Busiest, string Hash)
{
    /// <summary>The faster of two: whatever else the machine does only makes a round slower.</summary>
    public MonthsRate Best(MonthsRate? other) => other is null ? this
        : this with { PerSecond = Math.Max(PerSecond, other.PerSecond), Processor = Math.Min(Processor, other.Processor), Busiest = Math.Min(Busiest, other.Busiest) };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What}: {PerSecond:0.00} months a second, {Processor:0.0} ms of processor time a month, {Busiest:0.0} of the busiest process, hash {Hash}");
}
