using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>A key that gives the text of another key in further languages, by code: declared here once for the reader, the writer and the schema.</summary>
/// <param name="Key">As files have it.</param>
/// <param name="Of">The key whose text it translates, and that is shown where a language is missing.</param>
/// <param name="Description">For editors.</param>
internal sealed record TranslatedText(string Key, string Of, string Description)
{
    public static TranslatedText Titles { get; } = new("titles", "title",
        "The title in other languages, by code. A report or table in a language that is missing shows 'title'.");

    public static TranslatedText Descriptions { get; } = new("descriptions", "description",
        "The description in other languages, by code. A report in a language that is missing shows 'description'.");

    public static IReadOnlyList<TranslatedText> All { get; } = [Titles, Descriptions];

    /// <summary>The texts by code. None where the text that they translate comes from the command line, which is meant for every language.</summary>
    public IReadOnlyDictionary<string, string> Read(Section root, DiagnosticList diagnostics)
    {
        var texts = new Dictionary<string, string>();
        if (root.Find(Key) is not { } node || Section.Of(node, Key, $"'{Key}'", diagnostics) is not { } section)
        {
            return texts;
        }

        section.RejectUnknownKeys(ScenarioLanguages.Others);
        if (!root.Has(Of))
        {
            diagnostics.Error(root.MarkOf(Key), $"'{Key}' translates '{Of}', which is missing: write it too, it is shown in languages that '{Key}' has not");
        }

        foreach (var code in ScenarioLanguages.Others)
        {
            if (section.Text(code) is { } text)
            {
                texts[code] = text.Trim();
            }
        }

        return root.Find(Of) is { Mark.Line: 0 } ? new Dictionary<string, string>() : texts;
    }
}
