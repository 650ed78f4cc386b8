using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace SseSim.Cluster.Tests;

/// <summary>A network device whose other end is this process: what its machine sends is read here, what is written here its machine receives, one
/// packet a call. It is gone when it is disposed of.</summary>
internal sealed partial class TunDevice : IDisposable
{
    private const int ReadWrite = 2;
    private const short Readable = 1;
    private const ulong SetInterface = 0x4004_54CA;
    private const short TunWithoutHeader = 0x1001;
    private const int RequestBytes = 40;
    private const int NameBytes = 16;

    private readonly int _descriptor;

    /// <param name="name">Of the device, at most 15 letters.</param>
    /// <exception cref="Win32Exception">This process may not make one.</exception>
    public TunDevice(string name)
    {
        Name = name;
        _descriptor = Open("/dev/net/tun", ReadWrite);
        Demand(_descriptor);
        var request = new byte[RequestBytes];
        Encoding.ASCII.GetBytes(name, request);
        MemoryMarshal.Write(request.AsSpan(NameBytes), TunWithoutHeader);
        var made = Control(_descriptor, SetInterface, request);
        if (made < 0)
        {
            var why = new Win32Exception();
            Dispose();
            throw why;
        }
    }

    public string Name { get; }

    /// <summary>Waits for a packet.</summary>
    /// <returns>Its length; 0 where none came within the time.</returns>
    public int Read(byte[] packet, int milliseconds)
    {
        var wait = new Poll { Descriptor = _descriptor, Events = Readable };
        return Wait(ref wait, 1, milliseconds) > 0 ? (int)Math.Max(0, Read(_descriptor, packet, packet.Length)) : 0;
    }

    /// <summary>Hands a packet over; one that cannot be taken now is lost, as on any network.</summary>
    public void Write(byte[] packet, int length) => _ = Write(_descriptor, packet, length);

    public void Dispose() => _ = Close(_descriptor);

    private static void Demand(int result)
    {
        if (result < 0)
        {
            throw new Win32Exception();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int descriptor, ulong request, byte[] argument);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Wait(ref Poll poll, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte[] buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte[] buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
