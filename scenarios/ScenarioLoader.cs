using SseSim.Model.Economy;
using SseSim.Scenarios.EconomyFiles;
using SseSim.Scenarios.Reading;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios;

/// <summary>A scenario file as read.</summary>
/// <param name="Scenario">Null where there are errors.</param>
/// <param name="Economy">The economy that it names; null where that has errors.</param>
/// <param name="Diagnostics">Errors and warnings of the scenario, of the files that it extends and of its economy.</param>
public sealed record ScenarioLoadResult(ResolvedScenario? Scenario, EconomyDefinition? Economy, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool HasErrors => Scenario is null;
}

/// <summary>Loads scenario files. Never throws for what a file holds.</summary>
public static class ScenarioLoader
{
    /// <summary>Loads a scenario with its economy.</summary>
    /// <param name="nameOrPath">A path, or a name of the library (<c>credit-guarantee</c>).</param>
    /// <param name="overrides">Values of the command line, applied in order.</param>
    /// <param name="environment">What the file is read against; the model's own and the library on disk where null.</param>
    public static ScenarioLoadResult Load(
        string nameOrPath, IEnumerable<ScenarioOverride>? overrides = null, ScenarioEnvironment? environment = null)
    {
        environment ??= ScenarioEnvironment.Discover();
        var diagnostics = new DiagnosticList();
        return Open(nameOrPath, environment, diagnostics) is var (path, node) && new ScenarioComposer(environment.Library, diagnostics).Compose(path, node) is { } source
            ? Interpret(source, overrides, environment, diagnostics)
            : new(null, null, diagnostics.ToSorted());
    }

    /// <summary>Errors and warnings of a file that is a scenario or an economy: which it is, its keys say. It is read once, so that it may come through a pipe.</summary>
    /// <param name="nameOrPath">A path, a name of the library's scenarios, or <c>-</c> for standard input.</param>
    /// <param name="environment">What the file is read against; the model's own and the library on disk where null.</param>
    public static IReadOnlyList<Diagnostic> Check(string nameOrPath, ScenarioEnvironment? environment = null)
    {
        environment ??= ScenarioEnvironment.Discover();
        var diagnostics = new DiagnosticList();
        if (Open(nameOrPath, environment, diagnostics) is not var (path, node))
        {
            return diagnostics.ToSorted();
        }

        if (EconomyFile.Is(node))
        {
            EconomyFile.Read(path, node, diagnostics);
            return diagnostics.ToSorted();
        }

        return new ScenarioComposer(environment.Library, diagnostics).Compose(path, node) is { } source
            ? Interpret(source, null, environment, diagnostics).Diagnostics
            : diagnostics.ToSorted();
    }

    /// <summary>Loads a scenario from a text, such as one that came over the network; messages call it scenario.yaml.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="overrides">Values to change, applied in order.</param>
    /// <param name="environment">What it is read against; see <see cref="ScenarioLibrary.NamesOnly"/> for texts of others.</param>
    public static ScenarioLoadResult LoadText(string text, IEnumerable<ScenarioOverride> overrides, ScenarioEnvironment environment)
    {
        var diagnostics = new DiagnosticList();
        return new ScenarioComposer(environment.Library, diagnostics).ComposeText(text, ScenarioKeys.ResolvedFileName + ".yaml") is { } source
            ? Interpret(source, overrides, environment, diagnostics)
            : new(null, null, diagnostics.ToSorted());
    }

    /// <summary>Full path and nodes of a file, or null after an error was added.</summary>
    private static (string Path, YamlNode Node)? Open(string nameOrPath, ScenarioEnvironment environment, DiagnosticList diagnostics)
    {
        var here = Directory.GetCurrentDirectory();
        if (FileLocator.FindScenario(nameOrPath, here, environment.Library) is not { } path)
        {
            diagnostics.Error(Mark.WholeOf(nameOrPath), FileLocator.NoScenario(nameOrPath, here, environment.Library));
            return null;
        }

        var shownAs = ScenarioLibrary.IsPath(nameOrPath) ? nameOrPath : FileLocator.Shown(path);
        return YamlReader.ReadFile(path, shownAs, diagnostics) is { } node ? (path, node) : null;
    }

    private static ScenarioLoadResult Interpret(
        ScenarioSource source, IEnumerable<ScenarioOverride>? overrides, ScenarioEnvironment environment, DiagnosticList diagnostics)
    {
        source = new OverrideApplier(diagnostics).Apply(source, overrides ?? []);
        var reader = new ScenarioReader(source, environment, diagnostics);
        var scenario = reader.Read();
        return new(diagnostics.HasErrors ? null : scenario, reader.Economy, diagnostics.ToSorted());
    }
}
