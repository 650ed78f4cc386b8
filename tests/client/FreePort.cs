using System.Net;
using System.Net.Sockets;

namespace SseSim.Client.Tests;

/// <summary>Ports for servers under test. They lie below those that the system lends to connections that go out (from 32,768 on Linux): a port from
/// there may be lent again before its server listens, or while the server is down for a test.</summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    /// <summary>Test processes side by side begin at places of their own.</summary>
    private static int _asked = Environment.ProcessId % (Count / 100) * 100;

    /// <summary>A port that nothing listens on now and that this process has not given before.</summary>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref _asked) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another's: the next.
            }
        }

        throw new InvalidOperationException("no port below 32,000 is free");
    }
}
