using System.Globalization;
using System.Text.RegularExpressions;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>What silos of this machine send each other, as the kernel counts it for each of their connections.</summary>
internal static partial class SiloTraffic
{
    /// <summary>Bytes so far, both ways, over the connections that are open: those between silos stay open.</summary>
    public static async Task<long> BytesAsync(TestCluster cluster)
    {
        var ports = cluster.Silos.Select(silo => silo.SiloPort.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        using var process = SseSimProcess.StartProgram("ss", "/", ["--tcp", "--info", "--oneline", "--no-header"]);
        var sockets = (await process.WaitAsync()).Output.Split('\n');
        // Each end of a connection is a socket of this machine and has sent its own bytes.
        return sockets.Where(socket => Port.Matches(socket).Any(port => ports.Contains(port.Groups[1].Value)))
            .Sum(socket => Sent.Match(socket) is { Success: true } sent ? long.Parse(sent.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    [GeneratedRegex(@"127\.0\.0\.1\]?:([0-9]+)\s")]
    private static partial Regex Port { get; }

    [GeneratedRegex(@"\bbytes_sent:([0-9]+)")]
    private static partial Regex Sent { get; }
}
