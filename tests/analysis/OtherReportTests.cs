using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sweeps;
using SseSim.Analysis.Sweeps;
using SseSim.Analysis.Tests.Builders;

namespace SseSim.Analysis.Tests;

/// <summary>The reports of comparisons and sweeps as a reader meets them.</summary>
public sealed class OtherReportTests(ReportBrowser browser)
{
    private const string Faulty =
        """
        () => [...document.querySelectorAll('.chart')].filter(c => !c.querySelector('.xtitle')?.textContent || !c.querySelector('.ytitle')?.textContent).map(c => c.parentElement.id)
        """;

    [Fact]
    public async Task A_comparison_shows_scenarios_side_by_side_and_the_front_that_no_other_beats()
    {
        using var temporary = new SyntheticFolder.Temporary();
        RunFolder[] folders =
        [
            ResultFolderWriter.Write(temporary.At("one"), SyntheticFolder.Content(months: 24, replicates: 3)),
            ResultFolderWriter.Write(temporary.At("other"), SyntheticFolder.Content(months: 24, replicates: 3, strength: 0.4)),
        ];
        var comparison = ComparisonFolder.Complete(temporary.Path, folders, ReportLanguage.English);
        Assert.True(comparison.Scenarios[0].Effect.Jobs.Net.Mean > comparison.Scenarios[1].Effect.Jobs.Net.Mean);

        await using var report = await browser.Open(temporary.At("report.html"), 1280);
        Assert.Empty(report.Complaints);
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(Faulty));
        foreach (var chart in new[] { "chart-pareto-jobs", "chart-attribution", "chart-wedge-0", "chart-wedge-1", "chart-together-economy-jobs" })
        {
            Assert.Equal(1, await report.Page.Locator("#" + chart).CountAsync());
        }

        // Wedges are compared by eye: they stand on one scale.
        var scales = await report.Page.EvaluateAsync<string[]>("() => ['chart-wedge-0', 'chart-wedge-1'].map(id => JSON.stringify(document.querySelector('#' + id + ' .chart').layout.yaxis.range))");
        Assert.Equal(scales[0], scales[1]);
    }

    [Fact]
    public void References_that_differ_are_not_compared()
    {
        using var temporary = new SyntheticFolder.Temporary();
        RunFolder[] folders =
        [
            ResultFolderWriter.Write(temporary.At("one"), SyntheticFolder.Content(months: 13, replicates: 2)),
            ResultFolderWriter.Write(temporary.At("other"), SyntheticFolder.Content(months: 13, replicates: 2, territories: 4)),
        ];
        Assert.Contains("references", Assert.Throws<ArgumentException>(() => Comparison.Of(folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_shows_the_factor_that_matters_most_first_and_the_surface_of_the_two_strongest()
    {
        using var temporary = new SyntheticFolder.Temporary();
        string[] strong = ["20 %", "50 %", "80 %"], weak = ["0 %", "1 %", "2 %"], idle = ["1", "2"];
        using (var folder = SweepFolder.Create(temporary.At("sweep"), Record("grid", ["coverage", "fee", "idle"],
            [.. strong.SelectMany(s => weak.SelectMany(w => idle.Select(i => (IReadOnlyList<string>)[s, w, i])))]), "scenario: s\n", "economy: e\n"))
        {
            for (var point = 0; point < folder.Record.Points.Count; point++)
            {
                // Net jobs: 1,000 for each step of coverage, 100 less for each step of the fee.
                var jobs = 1000.0 * (point / 6) - 100.0 * (point / 2 % 3);
                folder.Add(new(point, 0, 1, new Dictionary<string, double>(), [.. folder.Record.Outcomes.Select(o => (double?)(o == "net-jobs" ? jobs : 5))], "a", "b", "1"));
            }
        }

        SweepReport.Write(temporary.At("sweep"), ReportLanguage.English);
        await using var report = await browser.Open(temporary.At("sweep/report.html"), 1280);
        Assert.Empty(report.Complaints);
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(Faulty));
        Assert.Equal(["coverage", "fee", "idle"], await report.Page.EvaluateAsync<string[]>("document.querySelector('#chart-tornado-net-jobs .chart').data[0].y"));
        Assert.Equal("[[0,1000,2000],[-100,900,1900],[-200,800,1800]]",
            await report.Page.EvaluateAsync<string>("JSON.stringify(document.querySelector('#chart-surface-net-jobs .chart').data[0].z)"));
        Assert.Contains("“coverage” moves it most", await report.Page.InnerTextAsync("#swept"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribution_shows_the_parts_and_the_whole()
    {
        using var temporary = new SyntheticFolder.Temporary();
        using (var folder = SweepFolder.Create(temporary.At("shared"), Record(Attribution.Design, [Attribution.Factor],
            [.. Attribution.Subsets(["fund", "relief"]).Select(s => (IReadOnlyList<string>)[Attribution.Written(s)])]), "scenario: s\n", "economy: e\n"))
        {
            double[] effects = [100, 50, 180];
            for (var point = 0; point < 3; point++)
            {
                folder.Add(new(point, 0, 1, new Dictionary<string, double>(), [.. folder.Record.Outcomes.Select(_ => (double?)effects[point])], "a", "b", "1"));
            }
        }

        SweepReport.Write(temporary.At("shared"), ReportLanguage.Find("fr")!);
        await using var report = await browser.Open(temporary.At("shared/report.html"), 390);
        Assert.Empty(report.Complaints);
        Assert.Equal(390, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // Shapley: fund (100 + 180 - 50) / 2, relief (50 + 180 - 100) / 2
        Assert.Equal("[115,65,180]", await report.Page.EvaluateAsync<string>("JSON.stringify(document.querySelector('#chart-shared-net-jobs .chart').data[0].x)"));
    }

    private static SweepRecord Record(string design, IReadOnlyList<string> factors, IReadOnlyList<IReadOnlyList<string>> points) => new()
    {
        Scenario = "guarantee", Title = "A guarantee", Currency = "EUR", Design = design, Seed = 1, Replicates = 1, Factors = factors, Points = points,
        Outcomes = [.. SweepOutcomes.OfPairs.Select(o => o.Name)], Version = "1", ScenarioSha256 = "", EconomySha256 = "",
    };
}
