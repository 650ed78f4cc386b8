using Npgsql;

namespace SseSim.Cluster.Tests;

/// <summary>A silo on each machine of a network of the tests' own; the database and clients are on this machine. A silo whose process ends is started again, as
/// any supervisor does.</summary>
internal sealed class SiloMachines
{
    private readonly TestNetwork _network;
    private readonly TestCluster _cluster;
    private readonly string _connection;
    private readonly SiloProcess[] _silos;

    private SiloMachines(TestNetwork network, TestCluster cluster, int port, int machines)
    {
        (_network, _cluster) = (network, cluster);
        _connection = new NpgsqlConnectionStringBuilder(cluster.Connection) { Host = network.Here.ToString(), Port = port }.ConnectionString;
        _silos = [.. Enumerable.Range(1, machines).Select(Start)];
    }

    /// <summary>Silos that ended and were started again: a silo that finds itself declared dead ends.</summary>
    public int Restarts { get; private set; }

    /// <param name="server">Is to listen on the network.</param>
    /// <param name="cluster">Without silos; its tables are there.</param>
    /// <param name="network">With so many machines.</param>
    /// <param name="machines">In the network besides this one.</param>
    public static async Task<SiloMachines> StartAsync(PostgresServer server, TestCluster cluster, TestNetwork network, int machines)
    {
        await server.ListenOnAsync(network.Here, network.Network);
        var silos = new SiloMachines(network, cluster, server.Port, machines);
        await Task.WhenAll(silos._silos.Select(silo => silo.ReadyAsync()));
        return silos;
    }

    /// <summary>The machine, from 1, whose silo has worked most.</summary>
    public int Busiest() => 1 + Array.IndexOf(_silos, _silos.MaxBy(silo => silo.HasExited ? TimeSpan.Zero : silo.ProcessorTime)!);

    /// <summary>Starts silos whose processes have ended.</summary>
    public void Supervise()
    {
        for (var i = 0; i < _silos.Length; i++)
        {
            if (_silos[i].HasExited)
            {
                _silos[i] = Start(i + 1);
                Restarts++;
            }
        }
    }

    /// <summary>Lets time pass.</summary>
    public async Task SuperviseFor(TimeSpan time)
    {
        for (var until = DateTime.UtcNow + time; DateTime.UtcNow < until;)
        {
            Supervise();
            await Task.Delay(200);
        }
    }

    private SiloProcess Start(int machine)
    {
        var silo = new SiloProcess(
            [.. _network.On(machine), Repository.Command], _cluster.Folder, _connection, ["--threads", "1", "--init-database", "--trusted-network", _network.Network]);
        _cluster.Silos.Add(silo);
        return silo;
    }
}
