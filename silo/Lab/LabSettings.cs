using System.Net;
using SseSim.Silo.Cluster;

namespace SseSim.Silo.Lab;

/// <summary>Where the lab listens, what it may use and where it keeps results.</summary>
public sealed record LabSettings
{
    public const int DefaultPort = 8080;
    public const int DefaultMostResidents = 200_000;

    public int Port { get; init; } = DefaultPort;
    public IPAddress Address { get; init; } = IPAddress.Loopback;
    /// <summary>Folder in which each run gets a run folder.</summary>
    public required string RunsFolder { get; init; }
    /// <summary>Compute threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
    /// <summary>Residents of one run.</summary>
    public int MostResidents { get; init; } = DefaultMostResidents;

    /// <summary>Key without which nothing is answered; null for none.</summary>
    public static string? ApiKey => SiloSettings.ApiKey;

    /// <exception cref="LabException">It would be open to others without a key.</exception>
    public void Check()
    {
        if (!IPAddress.IsLoopback(Address) && ApiKey is null)
        {
            throw new LabException($"the lab on {Address} could be reached by others: set {SiloSettings.ApiKeyVariable} to a key that they need, or leave "
                + "--address out to stay on this machine");
        }
    }
}

/// <summary>The lab cannot start as it was asked to.</summary>
public sealed class LabException(string message) : Exception(message);
