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
        measurement = measurement with { Residents = measurement.Residents ?? 1_000_000, Months = measurement.Months ?? 60 };
        // Settled once, by the process that is measured first, and read by all.
        Environment.SetEnvironmentVariable(StartFolder.Variable, TestCache.Folder);
        var here = await OneProcessAsync(measurement);
        Console.WriteLine(here);

        await using var bench = await ClusterOfBench.StartAsync(silos: 0);
        Environment.SetEnvironmentVariable(ClusterConnection.Variable, bench.Cluster.Connection);
        await StartAsync(0);
        var one = await MonthsAlone.BestAsync("one silo on core 0", RunAsync, measurement);
        Console.WriteLine(one);
        await StartAsync(1);
        var two = await MonthsAlone.BestAsync("two silos on cores 0 and 1", RunAsync, measurement);
        Console.WriteLine(two);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"one silo takes {(here.PerSecond / one.PerSecond - 1) * 100:0.0} % more time than one process; two silos are {two.PerSecond / one.PerSecond:0.00} times as fast as one"));
        if (new[] { here, one, two }.Select(rate => rate.Hash).Distinct().Count() > 1)
        {
            throw new InvalidDataException("the hashes differ");
        }

        await TrafficAsync(measurement);
        await TrafficAsync(measurement with { Residents = measurement.Residents / FewerResidents });

        async Task TrafficAsync(Measurement sized)
        {
            var request = MonthsAlone.Request(sized);
            var before = await SiloTraffic.BytesAsync(bench.Cluster);
            await RunAsync(request, null);
            var bytes = await SiloTraffic.BytesAsync(bench.Cluster) - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{sized.Residents} residents, {request.Economy.Territories.Count} territories: {bytes / (double)request.Scenario.Months / 1024:0} KiB a month between silos"));
        }

        async Task StartAsync(int core)
        {
            var silo = new SiloProcess(
                ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), .. ThisProgram], bench.Cluster.Folder, bench.Cluster.Connection, ["--threads", "1", "--init-database"]);
            bench.Cluster.Silos.Add(silo);
            await silo.ReadyAsync();
        }

        async Task<ExperimentResult> RunAsync(ExperimentRequest request, IProgress<ExperimentProgress>? progress)
        {
            await using var cluster = await ClusterClient.Open(cancellation);
            var experiments = new ExperimentClient(await cluster.Connect(cancellation));
            var id = Guid.NewGuid().ToString("N");
            await experiments.Start(id, request);
            return await experiments.Follow(id, request, progress, cancellation);
        }
    }

    private static async Task<MonthsRate> OneProcessAsync(Measurement measurement)
    {
        string[] arguments =
        [
            "-c", "0", .. ThisProgram, "months", "--scenario", measurement.ScenarioName, "--threads", "1",
            "--residents", Text(measurement.Residents), "--months", Text(measurement.Months),
            .. measurement.Territories is { } territories ? ["--territories", Text(territories)] : Array.Empty<string>(),
            .. measurement.EconomyName is { } economy ? ["--economy", economy] : Array.Empty<string>(),
        ];
        using var process = SseSimProcess.StartProgram("taskset", Environment.CurrentDirectory, arguments);
        process.Patience = TimeSpan.FromMinutes(30);
        var outcome = await process.WaitAsync();
        return outcome.ExitStatus == 0 ? MonthsAlone.Read(outcome.Output) : throw new InvalidDataException(outcome.Errors);

        static string Text(int? number) => number!.Value.ToString(CultureInfo.InvariantCulture);
    }
}
