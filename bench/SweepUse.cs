using System.Globalization;
using SseSim.Analysis.Sweeps;

namespace SseSim.Bench;

/// <summary>A sweep as users run it: whether it keeps the processors busy, whether a kill in the middle changes its table, and whether its memory grows with the
/// number of runs.</summary>
internal static class SweepUse
{
    private const string Factor = "policies.guarantee-fund.coverage";

    /// <summary>As many pairs of runs as there are seeds, once through and once killed half way and gone on with.</summary>
    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var points = Math.Max(2, measurement.Seeds);
        using var folder = new Scratch();
        var (whole, broken) = (folder.At("whole"), folder.At("broken"));
        var before = CommandProcess.MachineTime();
        var taken = await Required(Begin(measurement, points, whole), null, 0, cancellation);
        var after = CommandProcess.MachineTime();
        var use = taken.Processor / taken.Wall / measurement.Threads;
        var idle = (after.Idle - before.Idle) / (double)(after.All - before.All);
        Console.WriteLine(Line($"{points} points, {2 * points} runs, {measurement.Threads} threads: {taken.Wall.TotalSeconds:0.0} s, {taken.Processor.TotalSeconds:0.0} s of processors"));
        Console.WriteLine(Line($"{use:P0} of the threads' time used, the machine idle {idle:P0} of its time; work for {taken.HadWorkFor(measurement.Threads):P0} of the threads"));

        await Required(Begin(measurement, points, broken), () => Rows(broken) >= points / 2, 137, cancellation);
        Console.WriteLine(Line($"killed with {Rows(broken)} of {points} pairs kept"));
        await Required(["sweep", broken, "--quiet", "--threads", Number(measurement.Threads)], null, 0, cancellation);
        var same = File.ReadAllBytes(Path.Combine(whole, SweepFolder.TableFile)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(broken, SweepFolder.TableFile)));
        Console.WriteLine(same ? "gone on with: the table is the same to the byte" : throw new InvalidDataException("gone on with: the table differs"));
    }

    /// <summary>Peak memory of a process over few runs and over many of the smallest island.</summary>
    public static async Task MeasureMemoryAsync(Measurement measurement, CancellationToken cancellation)
    {
        foreach (var points in new[] { 5, 50, 500, measurement.Seeds }.Where(p => p <= measurement.Seeds).Distinct())
        {
            using var folder = new Scratch();
            var taken = await Required(Begin(measurement with { Residents = measurement.Residents ?? 500, Months = measurement.Months ?? 3 }, points, folder.At("sweep")), null, 0, cancellation);
            Console.WriteLine(Line($"{2 * points,6} runs: {taken.PeakBytes / 1e6,6:0} MB at most, {taken.Wall.TotalSeconds:0} s"));
        }
    }

    private static string[] Begin(Measurement measurement, int points, string folder) =>
    [
        "sweep", measurement.ScenarioName, "--over", $"{Factor}=10..90 %", "--design", "sobol", "--points", Number(points), "--replicates", "1", "--out", folder, "--quiet",
        "--threads", Number(measurement.Threads),
        .. measurement.Residents is { } residents ? ["--residents", Number(residents)] : Array.Empty<string>(),
        .. measurement.Months is { } months ? ["--months", Number(months)] : Array.Empty<string>(),
    ];

    private static async Task<Taken> Required(IEnumerable<string> arguments, Func<bool>? killWhen, int status, CancellationToken cancellation)
    {
        var taken = await CommandProcess.RunAsync(arguments, killWhen, cancellation);
        return taken.ExitStatus == status ? taken : throw new InvalidDataException($"exit status {taken.ExitStatus}, not {status}");
    }

    private static int Rows(string folder)
    {
        var path = Path.Combine(folder, SweepFolder.RowsFile);
        if (!File.Exists(path))
        {
            return 0;
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(c => c == '\n');
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Scratch : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("ssesim-bench-").FullName;

        public string At(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
