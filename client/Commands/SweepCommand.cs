using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;
using SseSim.Client.Sweeps;
using SseSim.Grains.Experiments;
using SseSim.Scenarios;
using SseSim.Scenarios.Sweeps;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Runs a scenario at many points and leaves one table; goes on with a sweep that was broken off.</summary>
internal sealed class SweepCommand(Terminal terminal, SweepCommandArguments arguments)
{
    private OpenPairs? _pairs;

    public static Command Build(Terminal terminal)
    {
        var command = new Command("sweep",
            "Runs a scenario at many points (a grid, a Latin hypercube, Sobol points), each with its reference, and leaves one table. "
            + "Named with the folder of a sweep it goes on where that was broken off.");
        var options = new SweepOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new SweepCommand(terminal, options.Of(parsed)).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var folder = SweepFolder.Is(arguments.File) ? Reopened(cancellation) : Begun(cancellation);
        var runner = new SweepRunner(folder, terminal, arguments.Quiet, _pairs!);
        if (arguments.Repeat is { } repeat)
        {
            return await RepeatAsync(folder, runner, repeat, cancellation);
        }

        Announce(folder);
        try
        {
            await runner.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            folder.WriteTables();
            throw new UserError(ExitStatus.Cancelled, [string.Create(CultureInfo.InvariantCulture,
                $"ssesim: cancelled; {folder.Rows.Count} of {RunsOf(folder)} runs are done and kept: 'ssesim sweep {Paths.Shown(folder.Directory)}' goes on")]);
        }

        folder.WriteTables();
        folder.WriteSensitivity();
        Show(folder);
        return ExitStatus.Done;
    }

    /// <summary>Starts what is used later while the other core reads and checks: the silo of this process, where pairs run in it, and what writes tables.</summary>
    private void Begin(IEnumerable<string> factors, CancellationToken cancellation)
    {
        _ = Task.Run(ResultPreparation.LoadDuckDB, CancellationToken.None);
        _pairs = PlaceOfPairs.Begin(
            terminal, arguments.Cluster, arguments.Threads, HasSharedStarts(factors) ? StartFolder.OfEnvironment() : null, cancellation);
    }

    private SweepFolder Reopened(CancellationToken cancellation)
    {
        if (arguments.HasNewSettings)
        {
            throw UserError.Input($"{arguments.File} is the folder of a sweep, which goes on as it was begun: leave the other options out, except --threads, "
                + "--cluster, --repeat, --quiet and --json");
        }

        var folder = SweepFolder.Open(arguments.File);
        if (folder.Record.Design == Attribution.Design && arguments.Repeat is null)
        {
            folder.Dispose();
            throw UserError.Input($"{arguments.File} is the folder of an attribution: 'ssesim attribute {arguments.File}' goes on with it");
        }

        if (folder.Record.Version != ProductVersion.Text)
        {
            folder.Dispose();
            throw UserError.Failure($"{arguments.File} was begun by version {folder.Record.Version}; this is {ProductVersion.Text}, whose results may differ: go on "
                + "with that version, or begin anew");
        }

        Begin(folder.Record.Factors, cancellation);
        return folder;
    }

    private SweepFolder Begun(CancellationToken cancellation)
    {
        if (arguments.Repeat is not null)
        {
            throw UserError.Input($"--repeat runs one run of a sweep again: name the folder of the sweep, not {arguments.File}");
        }

        var loaded = SweepLoader.Load(arguments.Sweep);
        ScenarioInput.ThrowIfWrong(terminal, loaded.Diagnostics);
        var sweep = loaded.Sweep!;
        Begin(sweep.Factors.Select(f => f.Key), cancellation);
        var scenario = ScenarioInput.Load(terminal, sweep.Scenario, sweep.Overrides);
        var points = Points(sweep);
        CheckValues(sweep, points);
        var hasReference = Experiment.HasReference(scenario);
        var record = new SweepRecord
        {
            Scenario = scenario.Name,
            Title = scenario.Title,
            Currency = scenario.Economy.Currency,
            Design = SweepDefinition.DesignNames[(int)sweep.Design],
            Seed = scenario.Seed,
            Replicates = scenario.Replicates,
            Factors = [.. sweep.Factors.Select(f => f.Key)],
            Points = points,
            Places = sweep.Design is SweepDesign.Morris or SweepDesign.SobolIndices ? PointDesign.Places(sweep) : null,
            Outcomes = [.. (hasReference ? SweepOutcomes.OfPairs : SweepOutcomes.OfRuns).Select(o => o.Name)],
            Version = ProductVersion.Text,
            ScenarioSha256 = "",
            EconomySha256 = "",
            UntilPrecise = arguments.UntilPrecise,
        };
        var path = arguments.Out ?? UnusedFolder(scenario.Name);
        return SweepFolder.Create(path, record, scenario.ToYaml("./" + SweepFolder.EconomyFile), File.ReadAllText(scenario.EconomyPath));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Points(SweepDefinition sweep)
    {
        try
        {
            return PointDesign.Of(sweep);
        }
        catch (ArgumentException tooMany)
        {
            throw UserError.Input(tooMany.Message);
        }
    }

    /// <summary>Loads the scenario with each value once, so that a wrong one is said before anything runs.</summary>
    private static void CheckValues(SweepDefinition sweep, IReadOnlyList<IReadOnlyList<string>> points)
    {
        string[] keys = [.. sweep.Factors.Select(f => f.Key)];
        List<string[]> probes = [[.. points[0]]];
        for (var f = 0; f < keys.Length; f++)
        {
            string[] values = sweep.Factors[f].Range is { } range ? [range.Written(range.Low), range.Written(range.High)] : [.. sweep.Factors[f].Levels];
            probes.AddRange(values.Select(value => (string[])[.. points[0].Select((v, i) => i == f ? value : v)]));
        }

        var errors = probes.Select(probe => ScenarioLoader.Load(sweep.Scenario, sweep.Overrides.Concat(PointScenario.Overrides(keys, probe))))
            .Where(l => l.HasErrors).SelectMany(l => PointScenario.Wrong(l).Lines).Distinct().ToList();
        if (errors.Count > 0)
        {
            throw new UserError(ExitStatus.WrongInput, errors);
        }
    }

    /// <summary>Settled economies are worth keeping where points share them: where no parameter of the model varies.</summary>
    private static bool HasSharedStarts(IEnumerable<string> factors) => !factors.Any(f => f.StartsWith("parameters.", StringComparison.Ordinal) || f == "seed");

    private async Task<int> RepeatAsync(SweepFolder folder, SweepRunner runner, (int Point, int Replicate) repeat, CancellationToken cancellation)
    {
        if (folder.Rows.FirstOrDefault(r => (r.Point, r.Replicate) == repeat) is not { } recorded)
        {
            throw UserError.Input(string.Create(CultureInfo.InvariantCulture, $"--repeat {repeat.Point}/{repeat.Replicate}: that run is not in {arguments.File}"));
        }

        var again = await runner.RunAloneAsync(repeat.Point, repeat.Replicate, cancellation);
        var same = (again.Hash, again.ReferenceHash) == (recorded.Hash, recorded.ReferenceHash);
        if (arguments.Json)
        {
            terminal.Json(new { exitStatus = same ? ExitStatus.Done : ExitStatus.Failed, same, recorded, again });
        }
        else
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Point {repeat.Point}, replicate {repeat.Replicate}: {again.Hash} ({(same ? "the same" : $"recorded: {recorded.Hash}")})"));
        }

        return same ? ExitStatus.Done : ExitStatus.Failed;
    }

    private void Announce(SweepFolder folder)
    {
        if (!arguments.Quiet)
        {
            var kept = folder.Rows.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {folder.Rows.Count} of them done before");
            terminal.Message(string.Create(CultureInfo.InvariantCulture,
                $"ssesim: {folder.Record.Scenario}: {folder.Record.Design} of {folder.Record.Points.Count} points, {RunsOf(folder)} runs{kept}, into {Paths.Shown(folder.Directory)}"));
        }
    }

    private void Show(SweepFolder folder)
    {
        var table = Path.Combine(folder.Directory, SweepFolder.TableFile);
        if (arguments.Json)
        {
            terminal.Json(new { exitStatus = ExitStatus.Done, folder = folder.Directory, table, runs = folder.Rows.Count, sweep = folder.Record });
        }
        else if (!arguments.Quiet)
        {
            SweepTable.Print(terminal, folder);
            SweepTable.PrintSensitivity(terminal, folder);
            terminal.Line($"Table: {Paths.Shown(table)}");
        }
    }

    private static int RunsOf(SweepFolder folder) => folder.Record.Points.Count * folder.Record.Replicates;

    private static string UnusedFolder(string scenario)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"sweep-{scenario}-{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'Z'}");
        return Path.GetFullPath(Path.Combine("runs", name));
    }
}
