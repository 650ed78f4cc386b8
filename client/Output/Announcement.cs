using System.Globalization;
using SseSim.Scenarios;

namespace SseSim.Client.Output;

/// <summary>Says what begins to run.</summary>
internal static class Announcement
{
    /// <param name="terminal">Where.</param>
    /// <param name="key">Of the sentence.</param>
    /// <param name="runs">Which runs, in words.</param>
    /// <param name="scenario">The first of them.</param>
    /// <param name="path">Where results go, where the sentence says so.</param>
    public static void Of(Terminal terminal, string key, string runs, ResolvedScenario scenario, string? path = null)
    {
        var numbers = terminal.Language.Numbers;
        terminal.Say(key, ("runs", runs), ("economy", scenario.EconomyName), ("residents", numbers.Fixed(scenario.Residents, 0)), ("start", scenario.Start.ToString()),
            ("end", scenario.LastMonth.ToString()), ("seed", scenario.Seed.ToString(CultureInfo.InvariantCulture)),
            ("replicates", scenario.Replicates == 1 ? "" : terminal.Language.Text("console.replicates", ("count", numbers.Fixed(scenario.Replicates, 0)))),
            ("path", path is null ? "" : Paths.Shown(path)));
    }
}
