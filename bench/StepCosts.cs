using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SseSim.Bench.Kernels;
using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Bench;

/// <summary>What each step of the month costs: nanoseconds of processor time a person-month on one thread in a bare loop, the first months apart, so that a
/// change of one kernel shows even on a machine that does other work. The hash says whether a change left the results alone.</summary>
internal static partial class StepCosts
{
    /// <summary>Months before the measured ones: the runtime compiles the kernels.</summary>
    public const int WarmUp = 6;

    private static readonly string[] Names = [.. Enum.GetNames<MonthStep>().Select(n => n.ToLowerInvariant()), "institutions"];

    /// <summary>What a bare loop on one thread took after its first months.</summary>
    /// <param name="Economy">Its name.</param>
    /// <param name="Residents">Persons simulated.</param>
    /// <param name="Territories">Number.</param>
    /// <param name="Months">Months measured.</param>
    /// <param name="InAll">Processor time a person-month, nanoseconds.</param>
    /// <param name="Nanoseconds">[step]: the same, by step; asking the clock at each of them takes a small territory longer than some of its steps.</param>
    /// <param name="StepBytes">[step]: managed memory allocated a territory and month.</param>
    /// <param name="AllocatedBytes">The same in all, on every thread.</param>
    /// <param name="Hash">Of the result.</param>
    /// <param name="Agents">At the start.</param>
    /// <param name="Collections">[generation]: of the runtime's collector, while the measured months went by.</param>
    internal sealed record Costs(
        string Economy, int Residents, int Territories, int Months, double InAll, double[] Nanoseconds, double[] StepBytes, double AllocatedBytes, string Hash, AgentCounts Agents, int[] Collections);

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var costs = Measure(measurement, bySteps: true, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{costs.Economy}, {costs.Residents} residents, {costs.Territories} territories, months {WarmUp + 1} to {WarmUp + costs.Months}, one thread"));
        Console.WriteLine();
        Console.WriteLine("| step | ns a person-month | share | KiB allocated a territory and month |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var total = costs.Nanoseconds.Sum();
        foreach (var (name, time, bytes) in Names.Zip(costs.Nanoseconds, costs.StepBytes))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {time:0.0} | {100 * time / total:0.0} % | {bytes / 1024:#,0.0} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {total:0.0} | 100 % | {costs.StepBytes.Sum() / 1024:#,0.0} |"));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"allocated a territory and month: {costs.AllocatedBytes / 1024:#,0} KiB; collections of generation 0, 1, 2: {string.Join(", ", costs.Collections)}; result hash {costs.Hash}"));
        return Task.CompletedTask;
    }

    /// <summary>Runs the measurement's months on one thread.</summary>
    /// <param name="measurement">What to run.</param>
    /// <param name="bySteps">Whether to ask the clock at each step.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="rounds">How often; the fastest counts: the runtime compiles in the first one still, and whatever else the machine does only makes a round slower.</param>
    public static Costs Measure(Measurement measurement, bool bySteps, CancellationToken cancellation, int rounds = 1)
    {
        var (economy, scenario) = measurement.Load();
        var run = Measurement.Run(economy, scenario);
        using var pool = new ComputePool(measurement.Threads);
        var settled = SettledEconomy.Prepare(
            economy, scenario.Residents, run.Key.Seed, run.Parameters, (count, body) => pool.ForEach(count, body, cancellation));
        return Enumerable.Range(0, rounds).Select(_ => Round(economy, scenario, run, settled, bySteps, cancellation)).MinBy(c => c.InAll)!;
    }

    private static Costs Round(
        EconomyDefinition economy, CompiledScenario scenario, RunSpecification run, SettledEconomy settled, bool bySteps, CancellationToken cancellation)
    {
        var clock = new StepClock();
        var month = 0;
        var (before, began, ended) = (0L, 0L, 0L);
        int[] collected = [];
        var result = EconomyRun.Run(settled.Start(run.Scenario, run.Key), Each, _ =>
        {
            cancellation.ThrowIfCancellationRequested();
            clock.EndMonth();
            ended = ProcessorTime();
            if (++month == WarmUp)
            {
                clock.Restart();
                began = ended;
                before = GC.GetTotalAllocatedBytes(precise: true);
                collected = Collections();
            }
        }, bySteps ? clock : null);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        int[] collections = [.. Collections().Zip(collected, (after, earlier) => after - earlier)];

        void Each(int count, Action<int> body)
        {
            // Territories come first; whatever follows until the month ends is the institutions'.
            EconomyRun.Sequentially(count, body);
            if (bySteps)
            {
                clock.BeginInstitutions();
            }
        }

        var months = Math.Max(1, month - WarmUp);
        return new Costs(economy.Economy, scenario.Residents, settled.TerritoryCount, months, (ended - began) / ((double)scenario.Residents * months),
            [.. clock.Nanoseconds.Select(t => t / ((double)scenario.Residents * months))],
            [.. clock.Bytes.Select(b => (double)b / (months * settled.TerritoryCount))], (double)allocated / (months * settled.TerritoryCount),
            result.ResultHash, settled.States.Select(AgentCounts.Of).Aggregate((a, b) => a + b), collections);
    }

    /// <summary>Adds up the thread's processor time and the memory that it allocates, by step.</summary>
    private sealed class StepClock : IStepObserver
    {
        private int _part = -1;
        private long _began;
        private long _allocated;

        public long[] Bytes { get; } = new long[Names.Length];

        public long[] Nanoseconds { get; } = new long[Names.Length];

        public void Enter(MonthStep step) => Begin((int)step);

        public void BeginInstitutions() => Begin(Names.Length - 1);

        public void EndMonth() => Begin(-1);

        public void Restart()
        {
            Array.Clear(Nanoseconds);
            Array.Clear(Bytes);
        }

        private void Begin(int part)
        {
            var (now, allocated) = (ProcessorTime(), GC.GetAllocatedBytesForCurrentThread());
            if (_part >= 0)
            {
                Nanoseconds[_part] += now - _began;
                Bytes[_part] += allocated - _allocated;
            }

            (_part, _began, _allocated) = (part, now, allocated);
        }
    }

    /// <summary>[generation]: collections so far.</summary>
    private static int[] Collections() => [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)];

    private const int ThreadProcessorTime = 3;

    /// <summary>Processor time of this thread in nanoseconds.</summary>
    private static long ProcessorTime() => GetTime(ThreadProcessorTime, out var time) == 0 ? time.Seconds * 1_000_000_000 + time.Nanoseconds : Stopwatch.GetTimestamp();

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeValue time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
