using System.CommandLine;
using SseSim.Silo.Cluster;

namespace SseSim.Bench;

/// <summary>A silo of this build, for measurements whose client is the measuring process.</summary>
internal static class SiloOfBench
{
    public static Command Build()
    {
        var silo = new Option<int>("--silo-port") { Required = true };
        var gateway = new Option<int>("--gateway-port") { Required = true };
        var http = new Option<int>("--http-port") { Required = true };
        var threads = new Option<int>("--threads") { Required = true };
        var initialise = new Option<bool>("--init-database");
        var command = new Command("silo", "A silo of this build, which other measurements start.") { silo, gateway, http, threads, initialise };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var started = await ClusterSilo.Start(new SiloSettings
            {
                SiloPort = parsed.GetValue(silo), GatewayPort = parsed.GetValue(gateway), HttpPort = parsed.GetValue(http), Threads = parsed.GetValue(threads),
                InitialiseDatabase = parsed.GetValue(initialise),
            }, cancellation);
            await Console.Error.WriteLineAsync("silo of the bench is ready: ports as given");
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        });
        return command;
    }
}
