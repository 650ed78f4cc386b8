using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Tests.Sweeps;

/// <summary>Parts of an effect in the table of an attribution.</summary>
public sealed class AttributionTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("ssesim-attribution-");

    [Theory]
    [InlineData(3, 7)]
    [InlineData(6, 63)]
    [InlineData(7, 8)]
    public void Up_to_six_policies_run_in_all_subsets_and_more_without_each(int policies, int runs) =>
        Assert.Equal(runs, Attribution.Subsets(Names(policies)).Count);

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void The_parts_in_the_table_add_up_to_the_whole_to_the_cent_and_the_1024th_of_a_job(int policies)
    {
        var names = Names(policies);
        using var folder = SweepFolder.Create(Path.Combine(_parent.FullName, "a"), new()
        {
            Scenario = "s", Title = "t", Currency = "EUR", Design = Attribution.Design, Seed = 1, Replicates = 3, Factors = [Attribution.Factor],
            Points = [.. Attribution.Subsets(names).Select(s => (IReadOnlyList<string>)[Attribution.Written(s)])],
            Outcomes = [.. SweepOutcomes.OfPairs.Select(o => o.Name)], Version = "1", ScenarioSha256 = "", EconomySha256 = "",
        }, "scenario: s\n", "economy: e\n");
        var random = new Random(5);
        for (var row = 0; row < folder.Record.Points.Count * 3; row++)
        {
            folder.Add(new(row / 3, row % 3, 1, new Dictionary<string, double>(),
                [.. folder.Record.Outcomes.Select(_ => (double?)(random.NextDouble() * 2e6 - 1e6))], "a", "b", "1"));
        }

        var parts = Attribution.Of(folder, names);
        Assert.All(folder.Record.Outcomes.Take(11), outcome =>
        {
            var rows = parts.Where(p => p.Outcome == outcome).ToList();
            Assert.Equal(rows.Single(p => p.Policy == Attribution.Whole).Value, rows.Where(p => p.Policy != Attribution.Whole).Sum(p => p.Value));
        });
    }

    public void Dispose() => _parent.Delete(recursive: true);

    private static string[] Names(int policies) => [.. Enumerable.Range(0, policies).Select(p => $"p{p}")];
}
