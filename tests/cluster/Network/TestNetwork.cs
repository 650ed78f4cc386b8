using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SseSim.Cluster.Tests;

/// <summary>What happens to packets from one machine to another.</summary>
/// <param name="Delay">For which each is held back.</param>
/// <param name="Loss">Share that is lost, 0 to 1.</param>
internal readonly record struct Fault(TimeSpan Delay, double Loss)
{
    /// <summary>Nothing comes through.</summary>
    public static Fault Cut { get; } = new(TimeSpan.Zero, 1);
}

/// <summary>A network of this process's own with this machine and some others, each a network namespace. Every packet goes through this process, which delays or
/// loses those that it is told to: any kernel with namespaces and TUN devices will do, with or without netem.</summary>
internal sealed class TestNetwork : IDisposable
{
    private const int LargestPacket = 9000;
    private const int PollMilliseconds = 50;

    private readonly string _prefix;
    private readonly List<string> _namespaces = [];
    private readonly List<TunDevice> _devices = [];
    private readonly List<Thread> _threads = [];
    private readonly Fault[,] _faults;
    private readonly PriorityQueue<(TunDevice To, byte[] Packet), long> _held = new();
    private readonly Random _random = new(1);
    private volatile bool _isOver;

    private TestNetwork(int machines)
    {
        _prefix = string.Create(CultureInfo.InvariantCulture, $"10.213.{Environment.ProcessId % 256}");
        _faults = new Fault[machines + 1, machines + 1];
    }

    /// <summary>Of the network, with its prefix.</summary>
    public string Network => _prefix + ".0/24";

    /// <summary>This machine's address in it: machine 0.</summary>
    public IPAddress Here => IPAddress.Parse(_prefix + ".1");

    /// <summary>Packets that were lost on purpose.</summary>
    public long Lost { get; private set; }

    /// <summary>Bytes that went between machines other than this one, with the headers of their packets.</summary>
    public long BytesBetween { get; private set; }

    /// <param name="machines">Besides this one; they are numbered from 1.</param>
    /// <exception cref="Win32Exception">This process may not make namespaces or devices, or the program <c>ip</c> is missing.</exception>
    public static TestNetwork Create(int machines)
    {
        var network = new TestNetwork(machines);
        try
        {
            for (var machine = 0; machine <= machines; machine++)
            {
                network.Add(machine);
            }

            for (var machine = 0; machine <= machines; machine++)
            {
                var from = machine;
                network.Start(() => network.Forward(from));
            }

            network.Start(network.Deliver);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>What starts a program on a machine.</summary>
    public IReadOnlyList<string> On(int machine) => ["ip", "netns", "exec", _namespaces[machine - 1]];

    /// <summary>Sets what happens between two machines, both ways.</summary>
    public void Set(int one, int other, Fault fault)
    {
        lock (_held)
        {
            (_faults[one, other], _faults[other, one]) = (fault, fault);
        }
    }

    /// <summary>Sets what happens from one machine to another, this way only.</summary>
    public void SetOneWay(int from, int to, Fault fault)
    {
        lock (_held)
        {
            _faults[from, to] = fault;
        }
    }

    /// <summary>Sets what happens between all machines, or heals the network.</summary>
    public void SetAll(Fault fault)
    {
        lock (_held)
        {
            for (var i = 0; i < _faults.Length; i++)
            {
                _faults[i % _devices.Count, i / _devices.Count] = fault;
            }
        }
    }

    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        foreach (var device in _devices)
        {
            device.Dispose();
        }

        foreach (var name in _namespaces)
        {
            Ip("netns", "delete", name);
        }
    }

    private void Add(int machine)
    {
        var device = new TunDevice(string.Create(CultureInfo.InvariantCulture, $"sse{Environment.ProcessId}-{machine}"));
        _devices.Add(device);
        string[] inside = [];
        if (machine > 0)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"ssesim-{Environment.ProcessId}-{machine}");
            Ip("netns", "add", name);
            _namespaces.Add(name);
            Ip("link", "set", device.Name, "netns", name);
            inside = ["-n", name];
            Ip([.. inside, "link", "set", "lo", "up"]);
        }

        Ip([.. inside, "address", "add", string.Create(CultureInfo.InvariantCulture, $"{_prefix}.{machine + 1}/24"), "dev", device.Name]);
        Ip([.. inside, "link", "set", device.Name, "mtu", LargestPacket.ToString(CultureInfo.InvariantCulture), "up"]);
    }

    private void Start(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true };
        thread.Start();
        _threads.Add(thread);
    }

    /// <summary>Takes what one machine sends.</summary>
    private void Forward(int from)
    {
        const int lastByteOfDestination = 19;
        var packet = new byte[LargestPacket];
        while (!_isOver)
        {
            var length = _devices[from].Read(packet, PollMilliseconds);
            var to = length > lastByteOfDestination ? packet[lastByteOfDestination] - 1 : -1;
            if (to < 0 || to >= _devices.Count || to == from)
            {
                continue;
            }

            lock (_held)
            {
                BytesBetween += from > 0 && to > 0 ? length : 0;
                var fault = _faults[from, to];
                if (fault.Loss > 0 && _random.NextDouble() < fault.Loss)
                {
                    Lost++;
                    continue;
                }

                if (fault.Delay > TimeSpan.Zero)
                {
                    // One delay for all on a way, so that their order stays.
                    _held.Enqueue((_devices[to], packet[..length]), Stopwatch.GetTimestamp() + (long)(fault.Delay.TotalSeconds * Stopwatch.Frequency));
                    continue;
                }
            }

            _devices[to].Write(packet, length);
        }
    }

    /// <summary>Delivers what was held back.</summary>
    private void Deliver()
    {
        while (!_isOver)
        {
            var delivered = false;
            lock (_held)
            {
                while (_held.TryPeek(out var next, out var due) && due <= Stopwatch.GetTimestamp())
                {
                    _held.Dequeue();
                    next.To.Write(next.Packet, next.Packet.Length);
                    delivered = true;
                }
            }

            if (!delivered)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static void Ip(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new Win32Exception($"ip {string.Join(' ', arguments)}: {said}");
        }
    }
}
