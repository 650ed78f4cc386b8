using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SseSim.Silo.Cluster;

/// <summary>Where a silo listens and what it brings along.</summary>
public sealed record SiloSettings
{
    public const int DefaultSiloPort = 11111;
    public const int DefaultGatewayPort = 30000;
    public const int DefaultHttpPort = 8080;
    public const string ApiKeyVariable = "SSESIM_API_KEY";

    /// <summary>For other silos.</summary>
    public int SiloPort { get; init; } = DefaultSiloPort;
    /// <summary>For clients.</summary>
    public int GatewayPort { get; init; } = DefaultGatewayPort;
    /// <summary>For health and dashboard; 0 for none.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;
    /// <summary>Where silo and gateway listen.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;
    /// <summary>Where HTTP listens.</summary>
    public IPAddress HttpAddress { get; init; } = IPAddress.Loopback;
    /// <summary>Compute threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
    /// <summary>Whether it brings the database's tables to what it needs.</summary>
    public bool InitialiseDatabase { get; init; }

    /// <summary>Key without which HTTP shows nothing but its health; null for none.</summary>
    public static string? ApiKey => Environment.GetEnvironmentVariable(ApiKeyVariable) is { Length: > 0 } key ? key : null;

    /// <exception cref="ClusterException">HTTP would be open to others without a key.</exception>
    public void Check()
    {
        if (HttpPort != 0 && !IPAddress.IsLoopback(HttpAddress) && ApiKey is null)
        {
            throw new ClusterException($"HTTP on {HttpAddress} could be reached by others: set {ApiKeyVariable} to a key that they need, or leave "
                + "--http-address out to stay on this machine");
        }

        int[] ports = [SiloPort, GatewayPort, .. HttpPort == 0 ? Array.Empty<int>() : [HttpPort]];
        if (ports.Distinct().Count() < ports.Length)
        {
            throw new ClusterException("--silo-port, --gateway-port and --http-port must differ");
        }
    }

    /// <summary>This machine's address in a network that its owner trusts: whoever reaches a silo's ports can do what a silo can.</summary>
    /// <param name="network">Such as <c>10.0.0.0/24</c>.</param>
    /// <exception cref="ClusterException">It is no network, or this machine has no address in it.</exception>
    public static IPAddress AddressIn(string network)
    {
        if (!IPNetwork.TryParse(network, out var trusted))
        {
            throw new ClusterException($"--trusted-network takes a network with its prefix, such as 10.0.0.0/24 (no bits behind the prefix), not '{network}'");
        }

        var addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .Where(a => a.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6).ToArray();
        return Array.Find(addresses, trusted.Contains)
            ?? throw new ClusterException($"this machine has no address in {network}; it has {string.Join(", ", addresses.Select(a => a.ToString()))}");
    }
}
