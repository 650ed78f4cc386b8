using System.Globalization;
using SseSim.Cluster.Tests;
using SseSim.Grains.Experiments;
using SseSim.Silo;
using SseSim.Silo.Cluster;

namespace SseSim.Bench;

/// <summary>Months a second of one process, of one silo with its database, and of two silos, each on a core of its own, as <see cref="MonthsAlone"/> counts them; and
/// what two silos send each other in a month, for two numbers of residents.</summary>
internal static class SiloSpeed
{
    private const int FewerResidents = 4;

    // Not ./ssesim: silos admit only clients of their own build, and all sides are to be of one.
    private static readonly string[] ThisProgram = ["dotnet", typeof(SiloSpeed).Assembly.Location];

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        measurement = measurement with { Residents = measurement.Residents ?? 1_000_000, Months = measurement.Months ?? 60, Threads = 1 };
        // Settled once, by the process that is started first, and read by all.
        Environment.SetEnvironmentVariable(StartFolder.Variable, TestCache.Folder);
        using var here = await ProcessOfBench.StartAsync(["taskset", "-c", "0", .. ThisProgram], measurement);
        await using var single = await ClusterOfBench.StartAsync(silos: 0);
        await StartAsync(single, 0);
        await using var pair = await ClusterOfBench.StartAsync(silos: 0);
        await StartAsync(pair, 0);
        await StartAsync(pair, 1);
        foreach (var cluster in new[] { single, pair })
        {
            await MonthsAlone.WarmAsync(RunOn(cluster), measurement);
        }

        // In turns: the machine is not always equally fast.
        var best = new MonthsRate?[3];
        for (var round = 0; round < measurement.Seeds; round++)
        {
            Keep(0, await here.RoundAsync());
            Keep(1, await MonthsAlone.RoundAsync("one silo on core 0", RunOn(single), () => ProcessorTime(single), measurement));
            Keep(2, await MonthsAlone.RoundAsync("two silos on cores 0 and 1", RunOn(pair), () => ProcessorTime(pair), measurement));
        }

        var (one, two) = (best[1]!, best[2]!);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            one silo takes {(best[0]!.PerSecond / one.PerSecond - 1) * 100:0.0} % more time than one process, {(one.Processor / best[0]!.Processor - 1) * 100:0.0} % more processor time;
            two silos are {two.PerSecond / one.PerSecond:0.00} times as fast as one and use {(two.Processor / one.Processor - 1) * 100:0.0} % more processor time,
            one alone has {one.Busiest / two.Busiest:0.00} times the processor time of the busier of the two
            """));
        if (best.Select(rate => rate!.Hash).Distinct().Count() > 1)
        {
            throw new InvalidDataException("the hashes differ");
        }

        await TrafficAsync(measurement);
        await TrafficAsync(measurement with { Residents = measurement.Residents / FewerResidents });

        void Keep(int what, MonthsRate rate)
        {
            Console.WriteLine(rate);
            best[what] = rate.Best(best[what]);
        }

        async Task TrafficAsync(Measurement sized)
        {
            var request = MonthsAlone.Request(sized);
            var before = await SiloTraffic.BytesAsync(pair.Cluster);
            await RunOn(pair)(request, null);
            var bytes = await SiloTraffic.BytesAsync(pair.Cluster) - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{sized.Residents} residents, {request.Economy.Territories.Count} territories: {bytes / (double)request.Scenario.Months / 1024:0} KiB a month between silos"));
        }

        MonthsAlone.Run RunOn(ClusterOfBench bench) => async (request, progress) =>
        {
            Environment.SetEnvironmentVariable(ClusterConnection.Variable, bench.Cluster.Connection);
            await using var cluster = await ClusterClient.Open(cancellation);
            var experiments = new ExperimentClient(await cluster.Connect(cancellation));
            var id = Guid.NewGuid().ToString("N");
            await experiments.Start(id, request);
            return await experiments.Follow(id, request, progress, cancellation);
        };
    }

    private static async Task StartAsync(ClusterOfBench bench, int core)
    {
        var silo = new SiloProcess(
            ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), .. ThisProgram], bench.Cluster.Folder, bench.Cluster.Connection, ["--threads", "1", "--init-database"]);
        bench.Cluster.Silos.Add(silo);
        await silo.ReadyAsync();
    }

    /// <summary>Of silos, database and client.</summary>
    private static TimeSpan[] ProcessorTime(ClusterOfBench bench) =>
        [.. bench.Cluster.Silos.Select(silo => silo.ProcessorTime), bench.Server.ProcessorTime, Environment.CpuUsage.TotalTime];
}
