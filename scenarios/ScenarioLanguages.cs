namespace SseSim.Scenarios;

/// <summary>Languages that a scenario's texts may be given in.</summary>
public static class ScenarioLanguages
{
    /// <summary>The language that <c>title</c> and <c>description</c> are taken to be in, whatever a file writes there.</summary>
    public const string Default = "en";

    /// <summary>Codes of the others (ISO 639-1): keys of <c>titles</c> and <c>descriptions</c>.</summary>
    public static IReadOnlyList<string> Others { get; } = ["fr", "es", "zh"];
}
