using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Tests.Builders;

/// <summary>Content of a run folder made of synthetic results.</summary>
internal static class SyntheticFolder
{
    public static RunFolderContent Content(int months = 24, int replicates = 2, bool withPolicy = true, int territories = 3, double strength = 1)
    {
        var results = new SyntheticRun(months, territories, strength).Replicates(replicates);
        return new()
        {
            Title = "Credit guarantees for lending to social economy entities",
            Description = "A public fund takes a share of the loss on loans to SSE entities, beside a relief of corporate tax.",
            Economy = new("testland", "Testland (invented)", "XX", "EUR",
                [.. Enumerable.Range(0, territories).Select(t => ($"XX-{t + 1}", $"Territory, \"{t + 1}\""))], ["Commercial bank", "Cooperative bank"]),
            ScenarioYaml = "scenario: credit-guarantee\ntitle: Credit guarantees\nmonths: 24\npolicies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n",
            EconomyYaml = "economy: testland\n",
            Results = withPolicy ? results : [.. results.Where(r => r.Key.Run == "reference")],
            Seed = 1,
            Version = "0.1.0",
            Started = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero),
            WallSeconds = 12.5,
            PersonMonths = 30_000L * months * 2 * replicates,
            PeakMemoryBytes = 400_000_000,
        };
    }

    /// <summary>A new empty folder for one test, removed with its contents when disposed.</summary>
    public sealed class Temporary : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ssesim-analysis-").FullName;

        public string At(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
