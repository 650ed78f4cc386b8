using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SseSim.Cluster.Tests;

/// <summary>A PostgreSQL server of the tests' own, on a free port of this machine, with its data in a temporary folder. It does not run as root:
/// where the tests do, it is the user that Debian's package makes.</summary>
public sealed partial class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "postgres";

    // Named so that whether it leaks can be tested.
    public const string Password = "correct-horse-battery";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ssesim-postgres-");
    private string _addresses = "127.0.0.1";
    private int _databases;

    public int Port { get; } = FreePort.Next();

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes the server and starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", Superuser, _folder.FullName);
        }

        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, Password);
        await AsServerAsync("initdb", "-D", Data, "-U", Superuser, "-A", "scram-sha-256", $"--pwfile={password}", "--no-sync");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Signal("CONT");
        await StopAsync("immediate");
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    // No test pulls a plug, so that nothing needs to reach the disk.
    public Task StartAsync() => AsServerAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder.FullName, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture,
            $"-p {Port} -c listen_addresses={_addresses} -c unix_socket_directories={_folder.FullName} -c fsync=off"),
        "start");

    /// <param name="mode"><c>fast</c> ends connections in order, <c>immediate</c> as a crash does.</param>
    public Task StopAsync(string mode) => AsServerAsync("pg_ctl", "-D", Data, "-w", "-m", mode, "stop");

    /// <summary>Starts the server anew so that it can be reached from a network too.</summary>
    /// <param name="address">Of this machine in that network.</param>
    /// <param name="network">Such as <c>10.0.0.0/24</c>.</param>
    public async Task ListenOnAsync(IPAddress address, string network)
    {
        await File.AppendAllTextAsync(Path.Combine(Data, "pg_hba.conf"), $"host all all {network} scram-sha-256\n");
        _addresses = $"127.0.0.1,{address}";
        await StopAsync("fast");
        await StartAsync();
    }

    /// <summary>Sends a signal to every process of the server: with <c>STOP</c> it hangs, as a machine does whose disk does not answer.</summary>
    public void Signal(string name)
    {
        foreach (var process in Running)
        {
            Processes.Signal(process, name);
        }
    }

    /// <summary>Time that the server has worked so far.</summary>
    public TimeSpan ProcessorTime => Running.Aggregate(TimeSpan.Zero, (sum, process) => sum + Processes.ProcessorTime(process));

    /// <summary>Its processes, one after the other, so that whoever stops the first, which makes the others, then sees all that there are.</summary>
    private IEnumerable<int> Running
    {
        get
        {
            var file = Path.Combine(Data, "postmaster.pid");
            if (!File.Exists(file))
            {
                yield break;
            }

            var first = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
            yield return first;
            foreach (var child in Processes.ChildrenOf(first))
            {
                yield return child;
            }
        }
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var source = Npgsql.NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    private string ConnectionTo(string database) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={Port};Database={database};Username={Superuser};Password={Password}");

    private static Task AsServerAsync(string program, params string[] arguments)
    {
        var path = PathOf(program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Superuser, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    /// <summary>Debian keeps the server's programs off the PATH, a folder a version.</summary>
    private static string PathOf(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin", program)).Where(File.Exists).Max() ?? program
        : program;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // To a file and not to a pipe: the server inherits it and would hold a pipe open.
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash", ["-c", "\"$@\" >\"$0\" 2>&1 </dev/null", log, program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var said = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {said}");
        }
    }
}
