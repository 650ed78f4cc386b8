using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using SseSim.Model.Month;

namespace SseSim.Bench.Kernels;

/// <summary>What each step moves through memory against what this machine's memory delivers to one thread, both in one run: a table in Markdown.</summary>
internal static class Bandwidth
{
    /// <summary>Elements of each of the triad's three columns: far beyond every cache.</summary>
    private const int TriadLength = 16 << 20;
    private const int TriadRounds = 10;
    /// <summary>Below this part of the machine's bandwidth a step says what it waits for.</summary>
    private const double WaitsForMemory = 0.3;

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var triad = Triad();
        var costs = StepCosts.Measure(measurement, bySteps: true, cancellation);
        triad = Math.Max(triad, Triad());
        var agents = costs.Agents;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"triad on one thread: {triad / 1e9:0.0} GB/s; {agents.Persons:#,0} persons, {agents.Households:#,0} households, {agents.Organisations:#,0} organisations, {agents.Loans:#,0} loans"));
        Console.WriteLine();
        Console.WriteLine("| step | bytes a person-month | ns a person-month | GB/s | of the triad | waits for |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var step in StepTraffic.All)
        {
            var bytes = step.Bytes(agents) / agents.Persons;
            var time = costs.Nanoseconds[(int)step.Step];
            var share = bytes / time * 1e9 / triad;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {step.Step.ToString().ToLowerInvariant()} | {bytes:0.0} | {time:0.0} | {bytes / time:0.0} | {share:0.00} | {(share < WaitsForMemory ? step.WaitsFor : "memory, among others")} |"));
        }

        var left = Enum.GetValues<MonthStep>().Except(StepTraffic.All.Select(s => s.Step)).Select(s => (int)s).Append(costs.Nanoseconds.Length - 1).ToArray();
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"policy and institutions go through lists of decisions, applications and bids, no columns: {left.Sum(i => costs.Nanoseconds[i]):0.0} of {costs.Nanoseconds.Sum():0.0} ns"));
        return Task.CompletedTask;
    }

    /// <summary>a = b + s c, the best of some rounds, as STREAM counts it (McCalpin 1995): three columns of eight bytes.</summary>
    /// <returns>Bytes a second.</returns>
    private static double Triad()
    {
        var (a, b, c) = (new double[TriadLength], new double[TriadLength], new double[TriadLength]);
        Array.Fill(b, 1);
        Array.Fill(c, 2);
        var scale = new Vector<double>(3);
        var best = 0.0;
        for (var round = 0; round < TriadRounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < a.Length; i += Vector<double>.Count)
            {
                (new Vector<double>(b, i) + scale * new Vector<double>(c, i)).CopyTo(a, i);
            }

            best = Math.Max(best, 3.0 * sizeof(double) * TriadLength / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return a[^1] == 7 ? best : throw new InvalidOperationException("The triad is wrong");
    }
}
