using System.CommandLine;
using System.Globalization;
using System.Net;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Checkpoints;
using SseSim.Silo.Cluster;

namespace SseSim.Client.Commands;

/// <summary>One silo of a cluster, until it is told to stop.</summary>
internal static class SiloCommand
{
    public static Command Build(Terminal terminal)
    {
        var siloPort = Port("--silo-port", "For other silos.", SiloSettings.DefaultSiloPort, least: 1);
        var gatewayPort = Port("--gateway-port", "For clients.", SiloSettings.DefaultGatewayPort, least: 1);
        var httpPort = Port("--http-port", "For health and dashboard; 0 for none.", SiloSettings.DefaultHttpPort, least: 0);
        var trusted = new Option<string?>("--trusted-network")
        {
            HelpName = "CIDR",
            Description = "Listens on this machine's address in a network whose members you trust, such as 10.0.0.0/24: whoever reaches the silo "
                + "and gateway ports can do what a silo can. Default: this machine only.",
        };
        var http = new Option<string?>("--http-address")
        {
            HelpName = "IP", Description = $"Where HTTP listens; off this machine only with a key in {SiloSettings.ApiKeyVariable}. Default: 127.0.0.1.",
        };
        var threads = CommonOptions.Threads();
        var initialise = new Option<bool>("--init-database") { Description = "Makes the tables in the database, or brings them to this version, first." };
        var command = new Command("silo",
            $"Starts one silo of a cluster: takes part in the runs of all clients of the PostgreSQL database in {ClusterConnection.Variable}, until SIGTERM.")
        {
            siloPort, gatewayPort, httpPort, trusted, http, threads, initialise,
        };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, () => new SiloSettings
        {
            SiloPort = parsed.GetValue(siloPort)!.Value,
            GatewayPort = parsed.GetValue(gatewayPort)!.Value,
            HttpPort = parsed.GetValue(httpPort)!.Value,
            Address = parsed.GetValue(trusted) is { } network ? SiloSettings.AddressIn(network) : IPAddress.Loopback,
            HttpAddress = AddressOf(parsed.GetValue(http)),
            Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
            InitialiseDatabase = parsed.GetValue(initialise),
        }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Func<SiloSettings> settings, CancellationToken cancellation)
    {
        await using (await ClusterRun.Explained(() => ClusterSilo.Start(settings(), cancellation)))
        {
            var given = settings();
            var http = given.HttpPort == 0 ? "" : $", http://{given.HttpAddress}:{given.HttpPort}/dashboard";
            terminal.Message(string.Create(CultureInfo.InvariantCulture,
                $"ssesim: silo of version {ProgramVersion.Text} is ready: {given.Address}, ports {given.SiloPort} and {given.GatewayPort}{http}"));
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                terminal.Message("ssesim: stopping: runs write a checkpoint and go on elsewhere");
            }
        }

        return ExitStatus.Done;
    }

    private static Option<int?> Port(string name, string description, int usual, int least) => new(name)
    {
        HelpName = "N",
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default: {usual}."),
        DefaultValueFactory = _ => usual,
        CustomParser = result => CommonOptions.WholeNumber(result, name, least, IPEndPoint.MaxPort),
    };

    private static IPAddress AddressOf(string? text) => text is null ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw UserError.Input($"--http-address takes an address such as 127.0.0.1, not '{text}'");
}
