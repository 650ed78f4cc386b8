using SseSim.Scenarios.Reading;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Sweeps;

/// <summary>What the command line says of a sweep; it goes before the file.</summary>
public sealed record SweepArguments
{
    /// <summary>A scenario by name or path, or a sweep file.</summary>
    public required string File { get; init; }
    /// <summary><c>KEY=VALUES</c>, see <see cref="FactorReader"/>.</summary>
    public IReadOnlyList<string> Over { get; init; } = [];
    public string? Design { get; init; }
    public int? Points { get; init; }
    public ulong? DesignSeed { get; init; }
    public IReadOnlyList<ScenarioOverride> Overrides { get; init; } = [];
}

/// <summary>Reads a sweep from a file, from the command line or from both. Never throws for what a file holds.</summary>
public static class SweepLoader
{
    public const int DefaultPoints = 64;
    public const int MostPoints = 100_000;

    private static readonly IReadOnlyList<string> Keys = ["sweep", "title", "scenario", "design", "points", "design-seed", "set", "over"];

    public static SweepLoadResult Load(SweepArguments arguments, ScenarioEnvironment? environment = null)
    {
        environment ??= ScenarioEnvironment.Discover();
        var diagnostics = new DiagnosticList();
        var sweep = Read(arguments, environment, diagnostics);
        return new(diagnostics.HasErrors ? null : sweep, diagnostics.ToSorted());
    }

    private static SweepDefinition? Read(SweepArguments arguments, ScenarioEnvironment environment, DiagnosticList diagnostics)
    {
        var here = Directory.GetCurrentDirectory();
        if (FileLocator.FindScenario(arguments.File, here, environment.Library) is not { } path)
        {
            diagnostics.Error(Mark.WholeOf(arguments.File), FileLocator.NoScenario(arguments.File, here, environment.Library));
            return null;
        }

        // A sweep file says what it is over; anything else is a scenario, whose own errors come when it is loaded.
        var root = YamlReader.ReadFile(path, FileLocator.Shown(path), new DiagnosticList()) as YamlMapping;
        var file = root is not null && (root.Find("over") is not null || root.Find("sweep") is not null) ? new Section(root, "the sweep", diagnostics) : null;
        file?.RejectUnknownKeys(Keys);
        var factors = new FactorReader(diagnostics);
        var read = new List<SweepFactor>(file?.Find("over") is { } over ? factors.ReadFile(over) : []);
        // The command line goes before the file, and says each key once.
        List<SweepFactor> given = [.. arguments.Over.Select(factors.ReadOption).OfType<SweepFactor>()];
        foreach (var twice in given.GroupBy(f => f.Key).Where(g => g.Count() > 1))
        {
            diagnostics.Error(Mark.WholeOf($"--over {twice.Key}"), $"'{twice.Key}' is varied twice; write all its values in one --over");
        }

        read.RemoveAll(f => given.Any(g => g.Key == f.Key));
        read.AddRange(given);
        if (read.Any(f => f.Key == "replicates"))
        {
            diagnostics.Error(Mark.WholeOf("--over replicates"), "every point has the same replicates, so that points can be compared; write --replicates N, or --until-precise 5% "
                + "for as many as a point needs");
        }

        var scenario = file is null ? path : ScenarioOf(file, path, environment, diagnostics);
        var design = Design(arguments.Design, file, read, diagnostics);
        var points = arguments.Points ?? (int)(file?.Integer("points", 1, MostPoints, DefaultPoints) ?? DefaultPoints);
        var seed = arguments.DesignSeed ?? (ulong)(file?.Integer("design-seed", 0, ScenarioKeys.LargestSeed, 1) ?? 1);
        if (read.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Error(Mark.WholeOf(arguments.File), "nothing is varied; write for example '--over policies.credit-guarantee.coverage=20 %,50 %,80 %'");
        }

        if (design == SweepDesign.Grid)
        {
            CheckGrid(arguments, read, diagnostics);
        }

        return scenario is null || design is null ? null : new(scenario, design.Value, points, seed, read, [.. Sets(file, diagnostics), .. arguments.Overrides]);
    }

    private static string? ScenarioOf(Section file, string path, ScenarioEnvironment environment, DiagnosticList diagnostics)
    {
        if (file.Require("scenario", "credit-guarantee") is not { } node || file.Text("scenario") is not { } name)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(path) ?? ".";
        var found = FileLocator.FindScenario(name, folder, environment.Library);
        if (found is null)
        {
            diagnostics.Error(node.Mark, $"'scenario': {FileLocator.NoScenario(name, folder, environment.Library)}");
        }

        return found;
    }

    private static SweepDesign? Design(string? option, Section? file, IReadOnlyList<SweepFactor> factors, DiagnosticList diagnostics)
    {
        var (name, mark) = option is not null ? (option, Mark.WholeOf($"--design {option}")) : (file?.Text("design"), file?.MarkOf("design") ?? default);
        if (name is null)
        {
            return factors.All(f => f.Levels.Count > 0) ? SweepDesign.Grid : SweepDesign.LatinHypercube;
        }

        var index = SweepDefinition.DesignNames.ToList().IndexOf(name);
        if (index < 0)
        {
            diagnostics.Error(mark, $"unknown design {Wording.Quote(name)}{diagnostics.Suggest(name, SweepDefinition.DesignNames, "there are")}");
            return null;
        }

        return (SweepDesign)index;
    }

    private static void CheckGrid(SweepArguments arguments, IReadOnlyList<SweepFactor> factors, DiagnosticList diagnostics)
    {
        foreach (var factor in factors.Where(f => f.Levels.Count == 0))
        {
            diagnostics.Error(Mark.WholeOf(arguments.File), $"a grid needs values of '{factor.Key}', not a range alone; list them or say how many, such as "
                + $"'--over {factor.Key}={factor.Range!.Low}..{factor.Range.High}/5'");
        }

        if (factors.Aggregate(1.0, (product, f) => product * f.Levels.Count) > MostPoints)
        {
            diagnostics.Error(Mark.WholeOf(arguments.File), $"the grid has more than {MostPoints} points; take fewer values, or --design latin-hypercube");
        }
    }

    private static IEnumerable<ScenarioOverride> Sets(Section? file, DiagnosticList diagnostics)
    {
        if (file?.Find("set") is not { } node || Section.Of(node, "set", "'set'", diagnostics) is not { } section)
        {
            yield break;
        }

        foreach (var (key, value) in section.Mapping.Entries)
        {
            if (value is YamlScalar { IsNull: false } scalar)
            {
                yield return new(key.Text, scalar.Text, value.Mark.ToString());
            }
            else
            {
                diagnostics.Error(value.Mark, $"'{key.Text}' of 'set' must be one value, not {Wording.KindOf(value)}");
            }
        }
    }
}
