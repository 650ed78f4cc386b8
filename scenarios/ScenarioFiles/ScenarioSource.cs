using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>A scenario file as nodes, with the policies of the files that it extends before its own.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Root">Its keys.</param>
/// <param name="Policies">Entries of <c>policies</c>, each with the place of the file that has it.</param>
internal sealed record ScenarioSource(string Path, YamlMapping Root, IReadOnlyList<YamlMapping> Policies)
{
    /// <summary>Entries of <c>interventions</c>, in the same order of files.</summary>
    public IReadOnlyList<YamlMapping> Interventions { get; init; } = [];

    public string Folder => FileLocator.FolderOf(Path);

    public string FileName => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>Reads a scenario file and those that it extends.</summary>
internal sealed class ScenarioComposer(ScenarioLibrary library, DiagnosticList diagnostics)
{
    private const int MostLevels = 32;
    private const int MostExtended = 50;

    /// <summary>Each pair of policies is compared, so that their number must be bounded.</summary>
    private const int MostPolicies = 500;

    private readonly List<string> _open = [];
    private readonly HashSet<string> _done = [];

    /// <summary>The scenario, or null after an error was added. Errors of extended files are added as well.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="shownAs">How messages name it.</param>
    public ScenarioSource? Compose(string path, string shownAs) =>
        YamlReader.ReadFile(path, shownAs, diagnostics) is { } node ? Compose(path, node) : null;

    /// <summary>The scenario of a text that is in no file.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="shownAs">How messages name it.</param>
    public ScenarioSource? ComposeText(string text, string shownAs) =>
        YamlReader.Read(text, shownAs, diagnostics) is { } node ? Compose(shownAs, node) : null;

    /// <summary>The scenario of a file that was read already.</summary>
    public ScenarioSource? Compose(string path, YamlNode node)
    {
        if (node is not YamlMapping root)
        {
            diagnostics.Error(node.Mark, "a scenario file is a mapping of keys such as "
                + $"'scenario: {Path.GetFileNameWithoutExtension(path)}', not {Wording.KindOf(node)}");
            return null;
        }

        var section = new Section(root, "the scenario", diagnostics);
        _open.Add(path);
        var (policies, interventions) = (new List<YamlMapping>(), new List<YamlMapping>());
        var extends = section.Texts("extends") ?? [];
        if (extends.Count > MostExtended)
        {
            diagnostics.Error(extends[MostExtended].Mark, $"'extends' names more than {MostExtended} files");
        }

        foreach (var extended in extends.Take(MostExtended))
        {
            if (Extended(extended, FileLocator.FolderOf(path)) is { } other)
            {
                policies.AddRange(other.Policies);
                interventions.AddRange(other.Interventions);
            }
        }

        policies.AddRange(OwnPolicies(root.Find("policies"), diagnostics));
        interventions.AddRange(OwnInterventions(root.Find("interventions"), diagnostics));
        foreach (var (entries, what) in new[] { (policies, "policies"), (interventions, "interventions") }.Where(e => e.Item1.Count > MostPolicies))
        {
            diagnostics.Error(entries[MostPolicies].Mark, $"more than {MostPolicies} {what}");
        }

        _open.Remove(path);
        _done.Add(path);
        return new(path, root, [.. policies.Take(MostPolicies)]) { Interventions = [.. interventions.Take(MostPolicies)] };
    }

    /// <summary>A scenario of which only the policies are used; its keys are checked here, as nobody else reads them.</summary>
    public ScenarioSource? ComposeOther(string path)
    {
        var source = Compose(path, FileLocator.Shown(path));
        if (source is not null)
        {
            new Section(source.Root, "the scenario", diagnostics).RejectUnknownKeys(ScenarioKeys.OfScenario);
        }

        return source;
    }

    /// <summary>The entries of a <c>policies</c> list that are mappings; errors are added for the rest.</summary>
    public static IReadOnlyList<YamlMapping> OwnPolicies(YamlNode? node, DiagnosticList diagnostics) =>
        Entries(node, "policies", "instrument", diagnostics);

    /// <summary>The same of an <c>interventions</c> list.</summary>
    public static IReadOnlyList<YamlMapping> OwnInterventions(YamlNode? node, DiagnosticList diagnostics) =>
        Entries(node, "interventions", "intervention", diagnostics);

    private static IReadOnlyList<YamlMapping> Entries(YamlNode? node, string list, string key, DiagnosticList diagnostics)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not YamlSequence sequence)
        {
            diagnostics.Error(node.Mark, $"'{list}' must be a list whose entries begin with '- {key}:', not {Wording.KindOf(node)}");
            return [];
        }

        foreach (var wrong in sequence.Items.Where(i => i is not YamlMapping))
        {
            diagnostics.Error(wrong.Mark, $"an entry of '{list}' must be a mapping with the key '{key}', not {Wording.KindOf(wrong)}");
        }

        return [.. sequence.Items.OfType<YamlMapping>()];
    }

    private ScenarioSource? Extended(YamlScalar extended, string folder)
    {
        if (FileLocator.FindScenario(extended.Text, folder, library) is not { } path)
        {
            diagnostics.Error(extended.Mark, $"'extends': {FileLocator.NoScenario(extended.Text, folder, library)}");
            return null;
        }

        if (_open.Contains(path))
        {
            var circle = _open.SkipWhile(p => p != path).Append(path).Select(p => Path.GetFileNameWithoutExtension(p));
            diagnostics.Error(extended.Mark, $"'extends' goes in a circle: {string.Join(" -> ", circle)}");
            return null;
        }

        // A file that two others extend gives its policies once.
        if (_done.Contains(path))
        {
            return null;
        }

        if (_open.Count >= MostLevels)
        {
            diagnostics.Error(extended.Mark, $"'extends' is more than {MostLevels} files deep");
            return null;
        }

        return ComposeOther(path);
    }
}
