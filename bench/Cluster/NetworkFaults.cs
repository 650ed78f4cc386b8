using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>What the network between silos does to runs. Each silo has a machine of its own; the database and the client are on another.</summary>
internal static class NetworkFaults
{
    private const int Machines = 3;
    private const int Months = 120;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(15);

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        TestNetwork network;
        try
        {
            network = TestNetwork.Create(Machines);
        }
        catch (Win32Exception refused)
        {
            throw new InvalidDataException($"network namespaces cannot be made here: {refused.Message}; this needs root, /dev/net/tun and the program 'ip'");
        }

        using (network)
        {
            await using var bench = await ClusterOfBench.StartAsync(silos: 0);
            var silos = await SiloMachines.StartAsync(bench.Server, bench.Cluster, network, Machines);
            foreach (var residents in new[] { 1_250, 2_500, 5_000 })
            {
                using var sized = Runs(residents);
                await RowAsync(string.Create(CultureInfo.InvariantCulture, $"none, {residents} residents"), sized, () => Task.CompletedTask);
            }

            using var runs = Runs(5_000, "disturbed");
            await FaultAsync("delay of 25 ms", () => network.SetAll(new Fault(TimeSpan.FromMilliseconds(25), 0)));
            await FaultAsync("5 % of packets lost", () => network.SetAll(new Fault(TimeSpan.Zero, 0.05)));
            await FaultAsync("delay of 100 ms, 2 % lost", () => network.SetAll(new Fault(TimeSpan.FromMilliseconds(100), 0.02)));
            await FaultAsync("one silo cut off from the others", () => Isolate(silos.Busiest(), first: 1));
            await FaultAsync("one silo cut off from all, the database too", () => Isolate(silos.Busiest(), first: 0));
            await FaultAsync("one silo is not heard by the others, and hears them", () =>
            {
                var mute = silos.Busiest();
                foreach (var other in Enumerable.Range(1, Machines).Where(m => m != mute))
                {
                    network.SetOneWay(mute, other, Fault.Cut);
                }
            });
            await FaultAsync("all silos cut off from each other", () =>
            {
                for (var one = 1; one <= Machines; one++)
                {
                    Isolate(one, first: 1);
                }
            });

            RepeatedRuns Runs(int residents, string? name = null) => new(bench.Cluster,
            [
                "run", "island-guarantee", "--months", Months.ToString(CultureInfo.InvariantCulture), "--replicates", "1", "--checkpoint-months", "8",
                "--residents", residents.ToString(CultureInfo.InvariantCulture),
            ], name ?? string.Create(CultureInfo.InvariantCulture, $"residents-{residents}"));

            void Isolate(int machine, int first)
            {
                foreach (var other in Enumerable.Range(first, Machines + 1 - first).Where(m => m != machine))
                {
                    network.Set(machine, other, Fault.Cut);
                }
            }

            Task FaultAsync(string what, Action begin) => RowAsync(what, runs, async () =>
            {
                await bench.CheckpointAsync();
                begin();
                await silos.SuperviseFor(Lasting);
                network.SetAll(default);
            });

            async Task RowAsync(string what, RepeatedRuns of, Func<Task> disturb)
            {
                cancellation.ThrowIfCancellationRequested();
                var (bytes, lost, restarts, watch) = (network.BytesBetween, network.Lost, silos.Restarts, Stopwatch.StartNew());
                await of.GoOnAsync();
                await disturb();
                var ending = ClusterOfBench.OutcomeAsync(of);
                while (!ending.IsCompleted)
                {
                    await silos.SuperviseFor(TimeSpan.FromMilliseconds(200));
                }

                var outcome = await ending;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{what}: {outcome}; {watch.Elapsed.TotalSeconds:0} s, {network.Lost - lost} packets lost, {silos.Restarts - restarts} silos ended and "
                    + $"started again, {(network.BytesBetween - bytes) / (2.0 * Months) / 1024:0} KiB a month between silos"));
            }
        }
    }
}
