using System.CommandLine;
using System.Globalization;
using System.Net;
using SseSim.Client.Output;
using SseSim.Silo.Cluster;
using SseSim.Silo.Lab;

namespace SseSim.Client.Commands;

/// <summary>The policy lab: pages and an HTTP API before a silo of their own, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Build(Terminal terminal)
    {
        var port = new Option<int?>("--port")
        {
            HelpName = "N",
            Description = string.Create(CultureInfo.InvariantCulture, $"Where it listens. Default: {LabSettings.DefaultPort}."),
            CustomParser = result => CommonOptions.WholeNumber(result, "--port", 1, IPEndPoint.MaxPort),
        };
        var address = new Option<string?>("--address")
        {
            HelpName = "IP", Description = $"Where it listens; off this machine only with a key in {SiloSettings.ApiKeyVariable}. Default: 127.0.0.1.",
        };
        var runs = new Option<string?>("--runs") { HelpName = "DIR", Description = "Where each run gets its run folder. Default: runs." };
        var most = new Option<int?>("--most-residents")
        {
            HelpName = "N",
            Description = string.Create(CultureInfo.InvariantCulture,
                $"Residents that one run may simulate, its replicates together. Default: {LabSettings.DefaultMostResidents:N0}."),
            CustomParser = result => CommonOptions.WholeNumber(result, "--most-residents", 500, int.MaxValue),
        };
        var threads = CommonOptions.Threads();
        var command = new Command("serve",
            "Starts the policy lab on this machine: a page for a class, an HTTP API to start, watch and cancel runs, and the Orleans Dashboard; until SIGTERM.")
        {
            port, address, runs, most, threads,
        };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, new LabSettings
        {
            Port = parsed.GetValue(port) ?? LabSettings.DefaultPort,
            Address = AddressOf(parsed.GetValue(address)),
            RunsFolder = Path.GetFullPath(parsed.GetValue(runs) ?? "runs"),
            MostResidents = parsed.GetValue(most) ?? LabSettings.DefaultMostResidents,
            Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
        }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, LabSettings settings, CancellationToken cancellation)
    {
        await using (await StartAsync(settings, cancellation))
        {
            terminal.Message(string.Create(CultureInfo.InvariantCulture,
                $"ssesim: the lab is ready: http://{(IPAddress.IsLoopback(settings.Address) ? "localhost" : settings.Address)}:{settings.Port}; Ctrl-C ends it"));
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                terminal.Message("ssesim: stopping: runs that go on are cancelled");
            }
        }

        return ExitStatus.Done;
    }

    private static async Task<LabServer> StartAsync(LabSettings settings, CancellationToken cancellation)
    {
        try
        {
            return await LabServer.Start(settings, cancellation);
        }
        catch (LabException wrong)
        {
            throw UserError.Input(wrong.Message);
        }
    }

    private static IPAddress AddressOf(string? text) => text is null ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw UserError.Input($"--address takes an address such as 127.0.0.1, not '{text}'");
}
