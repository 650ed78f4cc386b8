using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;
using SseSim.Analysis.Tests.Builders;

namespace SseSim.Analysis.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void The_summary_of_a_policy_run_has_levels_differences_intervals_and_units()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var folder = ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 36, replicates: 3));
        var summary = EffectSummary.Of(folder);
        Assert.True(summary.HasEffect);
        Assert.All(summary.Rows, r => Assert.NotEqual("", r.Unit));
        var jobs = summary.Rows.Single(r => r.Key == "sse-employment");
        var cells = jobs.In(ReportLanguage.English);
        Assert.StartsWith("Paid employment in SSE", cells.Label, StringComparison.Ordinal);
        Assert.Equal(jobs.Policy!.Value - jobs.Reference!.Value, jobs.Difference!.Mean, 1e-6);
        Assert.StartsWith("+", cells.Difference, StringComparison.Ordinal);
        Assert.Contains(" to +", cells.Interval, StringComparison.Ordinal);
        var net = summary.Rows.Single(r => r.Key == "net-jobs");
        Assert.Equal(folder.Effect!.Jobs.Net, net.Difference);
        Assert.Contains("3 replicates", summary.NotesIn(ReportLanguage.English)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Money_paid_out_is_not_below_nothing()
    {
        var outlay = new SummaryRow("outlay", "EUR", null, null, new Estimate(10_000, -5_000, 25_000)).In(ReportLanguage.English);
        Assert.Equal("0 to +25,000", outlay.Interval);
        Assert.StartsWith("−", new SummaryRow("net-cost", "EUR", null, null, new Estimate(10_000, -5_000, 25_000)).In(ReportLanguage.English).Interval, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_on_the_map_lies_between_nothing_and_all() =>
        Assert.Equal((0, 100), (MapSection.ShareOf([1.0, 15.6]).Low, MapSection.ShareOf([84.4, 99.0]).High));

    [Fact]
    public void Where_no_effect_was_found_the_cost_per_job_is_missing_and_says_why()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var summary = EffectSummary.Of(ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6, replicates: 2, strength: 0)));
        var row = summary.Rows.Single(r => r.Key == "cost-per-job");
        Assert.Null(row.Difference);
        Assert.Equal("n/a", row.In(ReportLanguage.English).Difference);
        Assert.Contains("no effect found", row.ReadingIn(ReportLanguage.English), StringComparison.Ordinal);
        Assert.Contains("aucun effet trouvé", row.ReadingIn(ReportLanguage.Find("fr")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_whose_net_jobs_may_be_none_opens_with_no_effect_found()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var folder = ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6, replicates: 2, strength: 0));
        Assert.True(folder.Effect!.Jobs.Net.SpansZero);
        Assert.Contains("<p class=\"answer\">No effect on paid work was found over the whole economy", ReportBuilder.Build(folder, ReportLanguage.English), StringComparison.Ordinal);
        Assert.Contains("<p class=\"answer\">Aucun effet sur le travail rémunéré", ReportBuilder.Build(folder, ReportLanguage.Find("fr")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The question is what changes with this policy: a public fund takes a share of the loss on loans to eligible organisations (“", "The question is what changes with the 2 policies below together.")]
    [InlineData("fr", "La question est ce qui change avec cette politique : un fonds public prend une part de la perte sur les prêts aux organisations éligibles (« ", "les 2 politiques ci-dessous, prises ensemble")]
    [InlineData("es", "La pregunta es qué cambia con esta política: un fondo público asume una parte de la pérdida de los préstamos a organizaciones admitidas («", "las 2 políticas de abajo en conjunto")]
    [InlineData("zh", "问题是：这项政策（公共基金承担对符合条件组织贷款损失的一部分，即“", "以下 2 项政策合在一起会带来什么变化")]
    public void The_question_says_what_is_done_before_it_names_the_policy(string code, string one, string several)
    {
        using var temporary = new SyntheticFolder.Temporary();
        var folder = ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6));
        var language = ReportLanguage.Find(code)!;
        var policy = folder.Run.Policies[0] with { Instrument = "credit-guarantee" };
        Assert.Contains(one, ReportBuilder.Build(folder with { Run = folder.Run with { Policies = [policy] } }, language), StringComparison.Ordinal);
        Assert.Contains(several, ReportBuilder.Build(folder with { Run = folder.Run with { Policies = [policy, policy with { Name = "other" }] } }, language), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_called_as_its_instrument_is_named_once()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var folder = ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6));
        string Items(params string[] names) => ReportBuilder.Build(
            folder with { Run = folder.Run with { Policies = [.. names.Select(name => folder.Run.Policies[0] with { Name = name, Instrument = "credit-guarantee" })] } }, ReportLanguage.English);
        var several = Items("credit-guarantee", "fund");
        Assert.Contains("<li><strong>credit-guarantee</strong> A public fund takes a share of the loss on loans to eligible organisations<br>", several, StringComparison.Ordinal);
        Assert.Contains("<li><strong>fund</strong> A public fund takes a share of the loss on loans to eligible organisations (credit-guarantee)<br>", several, StringComparison.Ordinal);
        // What a single policy does stands in the question above.
        Assert.Contains("<li><strong>credit-guarantee</strong><br>", Items("credit-guarantee"), StringComparison.Ordinal);
        Assert.Contains("<li><strong>fund</strong> (credit-guarantee)<br>", Items("fund"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void A_report_of_one_history_opens_with_what_one_history_cannot_tell(double strength)
    {
        using var temporary = new SyntheticFolder.Temporary();
        var page = ReportBuilder.Build(ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6, replicates: 1, strength: strength)), ReportLanguage.English);
        Assert.Contains("<p class=\"answer\">One simulated history cannot tell an effect from chance.", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Cost per net FTE-year</dt><dd><strong>not given</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Budget: better off (", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Of 100 such gross jobs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("net jobs for 100 such", page, StringComparison.Ordinal);
        Assert.DoesNotContain("came back", page, StringComparison.Ordinal);
        Assert.DoesNotContain("better off,", page, StringComparison.Ordinal);
        Assert.Contains("one history cannot tell where this result stands", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.50, 0.40, 0.60, 100, 50, 150, "inside")]
    [InlineData(0.50, 0.20, 0.80, 100, 50, 150, "inside-beyond")]
    [InlineData(0.10, -0.10, 0.30, 100, -50, 250, "unclear-below")]
    [InlineData(0.40, -0.10, 0.90, 100, -50, 250, "unclear")]
    [InlineData(-0.02, -0.05, 0.00, -100, -250, 50, "unclear-below")]
    [InlineData(-0.02, -0.05, -0.01, -100, -250, -50, "negative")]
    public void Where_net_over_gross_stands_is_said_no_surer_than_its_interval(
        double ratio, double low, double high, double net, double netLow, double netHigh, string reading) => Assert.Equal(reading, EffectSection.Reading(
            new(new(ratio, low, high), ratio < 0.31 ? "below" : ratio > 0.77 ? "above" : "inside"), new(net, netLow, netHigh)));

    [Fact]
    public void An_interval_of_what_cannot_be_negative_or_exceed_a_hundred_ends_there() =>
        Assert.Equal(new Estimate(90, 0, 100), new Estimate(90, -5, 108).AtLeastZero().AtMost(100));

    [Fact]
    public void A_run_without_policy_is_summarised_by_start_and_end()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var summary = EffectSummary.Of(ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 6, withPolicy: false)));
        Assert.False(summary.HasEffect);
        Assert.Equal(("Start", "End"), summary.ColumnsIn(ReportLanguage.English));
        Assert.Contains(summary.Rows, r => r is { Key: "sse-entities-course", Reference: > 0 });
    }

    [Theory]
    [InlineData(1234567, "persons", "1,234,567")]
    [InlineData(-0.2, "persons", "\u22120.2")]
    [InlineData(0.001, "persons", "0.0")]
    [InlineData(12.345, "%", "12.3 %")]
    [InlineData(12_345_678, "EUR", "12.3 M")]
    [InlineData(2_300_000_000, "EUR per month", "2.30 bn")]
    [InlineData(7.127, "EUR per hour", "7.13")]
    [InlineData(1500, "FTE", "1,500")]
    public void Numbers_are_written_as_people_read_them(double value, string unit, string text) => Assert.Equal(text, NumberText.English.Level(value, unit));

    [Fact]
    public void Sentences_carry_three_digits() =>
        Assert.Equal((383_000, 0.0123, -46_900, 0), (NumberText.Rough(382_917), Math.Round(NumberText.Rough(0.012345), 10), NumberText.Rough(-46_891), NumberText.Rough(0)));
}
