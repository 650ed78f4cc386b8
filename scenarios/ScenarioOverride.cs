using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios;

/// <summary>A value of a scenario that the command line replaces.</summary>
/// <param name="Key"><c>months</c>, <c>policies.guarantee-fund.coverage</c>, <c>parameters.size-elasticity</c>.</param>
/// <param name="Value">As a file would write it: <c>0.5</c>, <c>80 %</c>, <c>[worker-cooperative]</c>.</param>
/// <param name="Source">How errors name it: <c>--set months=24</c>.</param>
public sealed record ScenarioOverride(string Key, string Value, string Source)
{
    /// <summary>An option with a value of its own, such as <c>--months 24</c>.</summary>
    public static ScenarioOverride Option(string option, string key, string value) => new(key, value, $"{option} {value}");

    /// <summary>The argument of <c>--set</c>. One without an equals sign has no value, which loading reports.</summary>
    public static ScenarioOverride Set(string keyAndValue)
    {
        var parts = keyAndValue.Split('=', 2);
        return new(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "", $"--set {keyAndValue.ReplaceLineEndings(" ")}");
    }

    internal Mark Mark => Mark.WholeOf(Source);
}
