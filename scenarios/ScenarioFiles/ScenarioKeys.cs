using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Keys, defaults and limits of a scenario file.</summary>
internal static class ScenarioKeys
{
    public const int DefaultMonths = 96;
    public const int MostMonths = 1200;
    public const int DefaultReplicates = 1;
    public const int MostReplicates = 1000;
    public const ulong DefaultSeed = 1;

    /// <summary>The largest whole number that JSON readers and spreadsheets keep exactly.</summary>
    public const long LargestSeed = 9_007_199_254_740_991;

    /// <summary>Fewer persons than this make no labour market.</summary>
    public const int FewestResidents = 500;

    /// <summary>The resolved scenario of a run folder has this file name, whatever the scenario's name.</summary>
    public const string ResolvedFileName = "scenario";

    /// <summary>Name of the run that a scenario is compared with.</summary>
    public const string ReferenceRun = "reference";

    public const string StartOfRun = "start";
    public const string EndOfRun = "end";
    public const string All = "all";

    /// <summary>Keys of a scenario file, in the order in which resolved files have them.</summary>
    public static IReadOnlyList<string> OfScenario { get; } =
    [
        "scenario", "title", TranslatedText.Titles.Key, "description", TranslatedText.Descriptions.Key, "economy", "extends", "start", "months", "residents",
        "scale", "replicates", "seed", "reference", "parameters", "uncertain", "policies", "interventions",
    ];

    /// <summary>Keys of every policy; each instrument adds its own.</summary>
    public static IReadOnlyList<string> OfPolicy { get; } = ["instrument", "name", "for", "from", "until", "ramp", "phase-out", "when", "budget", "override"];

    /// <summary>Keys of every intervention; each kind adds its own.</summary>
    public static IReadOnlyList<string> OfIntervention { get; } = ["intervention", "name", "organisation", "month"];

    /// <summary>Keys of <c>for</c>.</summary>
    public static IReadOnlyList<string> OfEligibility { get; } = ["forms", "stages", "sectors", "sizes", "territories", "groups"];

    /// <summary>Keys of the scenario that the command line may set.</summary>
    public static IReadOnlyList<string> Settable { get; } =
        ["title", "description", "economy", "start", "months", "residents", "scale", "replicates", "seed", "reference"];

    /// <summary>Names of scenarios and policies: they become names of folders and parts of keys.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 80 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Says what a name may be made of, and the name that comes nearest to what was written.</summary>
    /// <param name="key">Of the name.</param>
    /// <param name="text">What was written.</param>
    /// <param name="instead">To write instead; null for the letters and digits of the text, without accents, with hyphens between them.</param>
    public static string NotAName(string key, string text, string? instead = null)
    {
        var near = instead ?? string.Join('-', string.Concat(text.ToLowerInvariant().Select(WithoutAccent).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"'{key}' must be made of letters from a to z, digits and hyphens, at most 80, not {Wording.Quote(text)}" + (IsName(near) ? $"; write for example '{key}: {near}'" : "");
    }

    /// <summary>The Latin letter below an accent. A table, because a program without a culture's data (as this is) cannot take letters apart.</summary>
    private static char WithoutAccent(char c) => Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : c;

    private const string Accented = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżž";
    private const string Plain = "aaaaaaaceeeeiiiidnoooooouuuuytyaaaccccddeeeeegggghhiiiiijkllllnnnoooorrrsssstttuuuuuuwyzzz";
}
