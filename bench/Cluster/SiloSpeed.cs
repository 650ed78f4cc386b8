using System.Globalization;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>Months a second of one process, of one silo with its database, and of two silos, each on a core of its own. Counted is the difference between a long and
/// a short run, so that neither start nor settling counts.</summary>
internal static class SiloSpeed
{
    private const int ShortMonths = 12;

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var residents = measurement.Residents ?? 1_000_000;
        var months = measurement.Months ?? 60;
        await using var bench = await ClusterOfBench.StartAsync(silos: 0);
        var here = await RateAsync("one process on core 0", "taskset", "-c", "0", Repository.Command);
        Start(0);
        await bench.Cluster.Silos[0].ReadyAsync();
        var one = await RateAsync("one silo on core 0", Repository.Command);
        Start(1);
        await bench.Cluster.Silos[1].ReadyAsync();
        var two = await RateAsync("two silos on cores 0 and 1", Repository.Command);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one silo takes {(here / one - 1) * 100:0.0} % more time than one process; two silos are {two / one:0.00} times as fast as one"));

        void Start(int core) => bench.Cluster.Silos.Add(new SiloProcess(
            ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture)], bench.Cluster.Folder, bench.Cluster.Connection, ["--threads", "1", "--init-database"]));

        async Task<double> RateAsync(string what, params string[] command)
        {
            cancellation.ThrowIfCancellationRequested();
            string[] where = command.Length > 1 ? ["--threads", "1"] : ["--cluster"];
            // The first settles and is not counted.
            await TimeAsync(ShortMonths, "settling");
            var (brief, _) = await TimeAsync(ShortMonths, "short");
            var (whole, hash) = await TimeAsync(months, "long");
            var rate = (months - ShortMonths) / (whole - brief).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rate:0.00} months a second, hash {hash}"));
            return rate;

            async Task<(TimeSpan Time, string Hash)> TimeAsync(int length, string name)
            {
                var folder = string.Create(CultureInfo.InvariantCulture, $"{what.Replace(' ', '-')}-{name}");
                string[] arguments =
                [
                    .. command[1..], "run", measurement.ScenarioName, "--no-reference", "--replicates", "1", "--residents", residents.ToString(CultureInfo.InvariantCulture),
                    "--months", length.ToString(CultureInfo.InvariantCulture), "--out", folder, .. where,
                ];
                using var process = SseSimProcess.StartProgram(command[0], bench.Cluster.Folder, arguments, ("SSESIM_CLUSTER", bench.Cluster.Connection));
                process.Patience = TimeSpan.FromMinutes(30);
                var outcome = await process.WaitAsync();
                return outcome.ExitStatus == 0 ? (outcome.Elapsed, bench.Cluster.Hashes(folder)[0]) : throw new InvalidDataException(outcome.Errors + bench.Cluster.Said);
            }
        }
    }
}
