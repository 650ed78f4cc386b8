using SseSim.Analysis.Sweeps;
using SseSim.Scenarios;

namespace SseSim.Client.Sweeps;

/// <summary>The scenario of a sweep's folder with the values of one point.</summary>
internal static class PointScenario
{
    /// <exception cref="UserError">The point's values are wrong together.</exception>
    public static ResolvedScenario Load(SweepFolder folder, int point)
    {
        if (folder.Record.Design == Attribution.Design)
        {
            var whole = ScenarioLoader.Load(Path.Combine(folder.Directory, SweepFolder.ScenarioFile));
            var acting = Attribution.Read(folder.Record.Points[point][0]);
            return (whole.Scenario ?? throw Wrong(whole)).WithOnly([.. acting]);
        }

        var overrides = Overrides(folder.Record.Factors, folder.Record.Points[point]);
        var loaded = ScenarioLoader.Load(Path.Combine(folder.Directory, SweepFolder.ScenarioFile), overrides);
        return loaded.Scenario ?? throw Wrong(loaded);
    }

    /// <summary>Values of factors as the command line would give them.</summary>
    public static IReadOnlyList<ScenarioOverride> Overrides(IReadOnlyList<string> factors, IReadOnlyList<string> values) =>
        [.. factors.Zip(values, (key, value) => new ScenarioOverride(key, value, $"--over {key}={value}"))];

    public static UserError Wrong(ScenarioLoadResult loaded) =>
        new(ExitStatus.WrongInput, [.. loaded.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString())]);
}
