using SseSim.Model.Economy;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>Reads an economy file. Its shape is described in <c>docs/reference/economy-files.md</c>.</summary>
internal static class EconomyFile
{
    /// <summary>A file of this name stands beside a run's scenario and need not be named after its economy.</summary>
    private const string CopiedName = "economy";

    private static readonly IReadOnlyList<string> OtherKeys = ["sources", "invented"];

    /// <summary>The economy, or null after errors were added.</summary>
    /// <param name="path">File to read.</param>
    /// <param name="shownAs">How messages name it.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static EconomyDefinition? Read(string path, string shownAs, DiagnosticList diagnostics)
    {
        return YamlReader.ReadFile(path, shownAs, diagnostics) is { } node ? Read(path, node, diagnostics) : null;
    }

    /// <summary>Whether a file is an economy and not a scenario, by its keys: users check both.</summary>
    public static bool Is(YamlNode node) => node is YamlMapping root && root.Find("scenario") is null && root.Find("economy") is not null
        && (root.Find("territories") ?? root.Find("sectors") ?? root.Find("accounts")) is not null;

    /// <summary>The economy of a file that was read already, or null after errors were added.</summary>
    public static EconomyDefinition? Read(string path, YamlNode node, DiagnosticList diagnostics)
    {
        var before = diagnostics.ErrorCount;
        if (node is not YamlMapping mapping)
        {
            diagnostics.Error(node.Mark, $"an economy file is a mapping of keys such as 'economy: {Path.GetFileNameWithoutExtension(path)}', "
                + $"not {Wording.KindOf(node)}");
            return null;
        }

        var root = new Section(mapping, "the economy", diagnostics);
        if (!CheckCurrency(root, diagnostics))
        {
            return null;
        }

        CheckBaseYear(root, diagnostics);
        var context = new EconomyContext(diagnostics, (root.Find("currency") as YamlScalar)?.Text ?? "EUR", BaseYearOf(root),
            ReadInvented(root, diagnostics), ReadSources(root, diagnostics));
        var economy = (EconomyDefinition)new RecordReader(context).Read(typeof(EconomyDefinition), root, ProvenanceDefaults.None, OtherKeys);
        EconomyChecks.CheckNames(root, diagnostics);
        CheckName(root, path, diagnostics);
        if (diagnostics.ErrorCount > before)
        {
            return null;
        }

        var marks = new EconomyMarks(root);
        if (EconomyChecks.Check(economy, root, marks, diagnostics))
        {
            economy = InOrder(economy);
            GoalChecks.Check(economy, marks, diagnostics);
            EconomyBalances.Check(economy, marks, diagnostics);
        }

        return diagnostics.ErrorCount > before ? null : economy;
    }

    /// <summary>The model knows sectors by their place: a file may list them in any order.</summary>
    private static EconomyDefinition InOrder(EconomyDefinition economy) =>
        economy with { Sectors = [.. Classification.Sectors.Select(name => economy.Sectors.Single(s => s.Sector == name))] };

    private static void CheckName(Section root, string path, DiagnosticList diagnostics)
    {
        var fileName = Path.GetFileNameWithoutExtension(path);
        if (root.Find("economy") is YamlScalar name && name.Text != fileName && fileName != CopiedName && !FileLocator.IsStream(path))
        {
            diagnostics.Error(name.Mark, $"economy {Wording.Quote(name.Text)} must be named as its file: write "
                + $"'economy: {fileName}' or rename the file to {name.Text}.yaml");
        }
    }

    /// <summary>Every amount of the file is in it: with a name in place of its code each of them would be reported as wrong.</summary>
    private static bool CheckCurrency(Section root, DiagnosticList diagnostics)
    {
        if (root.Find("currency") is YamlScalar { IsNull: false } currency && !(currency.Text.Length == 3 && currency.Text.All(char.IsAsciiLetterUpper)))
        {
            diagnostics.Error(currency.Mark, $"'currency' must be a code of three capital letters (ISO 4217), such as EUR, KES or IDR, not {Wording.Quote(currency.Text)}");
            return false;
        }

        return true;
    }

    private static void CheckBaseYear(Section root, DiagnosticList diagnostics)
    {
        if (root.Find("base-year") is YamlScalar year && int.TryParse(year.Text, out var value) && value is < 1900 or > 2200)
        {
            diagnostics.Error(year.Mark, $"'base-year' must be between 1900 and 2200, not {Wording.Quote(year.Text)}");
        }
    }

    // A base year that is no number is reported where the key itself is read.
    private static int BaseYearOf(Section root) =>
        root.Find("base-year") is YamlScalar year && int.TryParse(year.Text, out var value) ? value : 0;

    private static bool ReadInvented(Section root, DiagnosticList diagnostics)
    {
        switch (root.Find("invented"))
        {
            case null or YamlScalar { Text: "false" }:
                return false;
            case YamlScalar { Text: "true" }:
                return true;
            case var node:
                diagnostics.Error(node.Mark, $"'invented' must be either true or false, not {Wording.KindOf(node)}");
                return false;
        }
    }

    private static Dictionary<string, string> ReadSources(Section root, DiagnosticList diagnostics)
    {
        var sources = new Dictionary<string, string>();
        if (root.Find("sources") is { } node && Section.Of(node, "sources", "'sources'", diagnostics) is { } section)
        {
            foreach (var entry in section.Mapping.Entries)
            {
                sources[entry.Key.Text] = (entry.Value as YamlScalar)?.Text ?? "";
                if (entry.Value is not YamlScalar { IsNull: false })
                {
                    diagnostics.Error(entry.Value.Mark, $"a source is the text of a citation, not {Wording.KindOf(entry.Value)}");
                }
            }
        }

        return sources;
    }
}
