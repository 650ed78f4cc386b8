using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SseSim.Grains.Compute;
using SseSim.Model.Month;
using SseSim.Model.Simulation;

namespace SseSim.Bench;

/// <summary>What each step of the month costs: nanoseconds of processor time a person-month on one thread in a bare loop, the first months apart, so that a
/// change of one kernel shows even on a machine that does other work. The hash says whether a change left the results alone.</summary>
internal static partial class StepCosts
{
    /// <summary>Months before the measured ones: the runtime compiles the kernels.</summary>
    private const int WarmUp = 6;

    private static readonly string[] Names = [.. Enum.GetNames<MonthStep>().Select(n => n.ToLowerInvariant()), "institutions"];

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = measurement.Load();
        var run = Measurement.Run(economy, scenario);
        using var pool = new ComputePool(measurement.Threads);
        var settled = SettledEconomy.Prepare(
            economy, scenario.Residents, run.Key.Seed, run.Parameters, (count, body) => pool.ForEach(count, body, cancellation));
        var clock = new StepClock();
        var month = 0;
        var before = 0L;
        var result = EconomyRun.Run(settled.Start(run.Scenario, run.Key), Each, _ =>
        {
            clock.EndMonth();
            if (++month == WarmUp)
            {
                clock.Restart();
                before = GC.GetTotalAllocatedBytes(precise: true);
            }
        }, clock);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        void Each(int count, Action<int> body)
        {
            // Territories come first; whatever follows until the month ends is the institutions'.
            EconomyRun.Sequentially(count, body);
            clock.BeginInstitutions();
        }

        var measured = Math.Max(1, month - WarmUp);
        var personMonths = (double)scenario.Residents * measured;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{economy.Economy}, {scenario.Residents} residents, {settled.TerritoryCount} territories, months {WarmUp + 1} to {month}, one thread"));
        Console.WriteLine();
        Console.WriteLine("| step | ns a person-month | share |");
        Console.WriteLine("| --- | ---: | ---: |");
        var total = clock.Nanoseconds.Sum();
        foreach (var (name, time) in Names.Zip(clock.Nanoseconds))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {time / personMonths:0.0} | {100.0 * time / total:0.0} % |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {total / personMonths:0.0} | 100 % |"));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"allocated a territory and month: {allocated / (1024.0 * measured * settled.TerritoryCount):#,0} KiB; result hash {result.ResultHash}"));
        return Task.CompletedTask;
    }

    /// <summary>Adds up the thread's processor time by step.</summary>
    private sealed class StepClock : IStepObserver
    {
        private int _part = -1;
        private long _began;

        public long[] Nanoseconds { get; } = new long[Names.Length];

        public void Enter(MonthStep step) => Begin((int)step);

        public void BeginInstitutions() => Begin(Names.Length - 1);

        public void EndMonth() => Begin(-1);

        public void Restart() => Array.Clear(Nanoseconds);

        private void Begin(int part)
        {
            var now = ProcessorTime();
            if (_part >= 0)
            {
                Nanoseconds[_part] += now - _began;
            }

            (_part, _began) = (part, now);
        }
    }

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
