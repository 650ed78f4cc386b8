using CsCheck;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Tests.Builders;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Tests;

/// <summary>The bridge with known deadweight, displacement and substitution, and split by form and by policy.</summary>
public sealed class BridgeSplitTests
{
    private const int Care = (int)Sector.HealthAndCare;
    private const int Social = (int)Form.SocialEnterprise;
    private const int Firm = (int)Form.Conventional;

    [Fact]
    public void A_subsidy_to_jobs_that_exist_anyway_finds_nothing_but_deadweight()
    {
        // Ten organisations with 400 hours a week are subsidised; without the subsidy the same organisations have the same 400 hours.
        var effect = Effect(c => { Hours(c, Social, 400, supported: 400); Hours(c, Firm, 600); }, c => { Hours(c, Social, 400, supported: 400); Hours(c, Firm, 600); });
        Assert.Equal(100, effect.Jobs.Gross.Mean);        // 400 / 40 x 10
        Assert.Equal(100, effect.Jobs.Deadweight.Mean);
        Assert.Equal(0, effect.Jobs.Displacement.Mean);
        Assert.Equal(0, effect.Jobs.Net.Mean);
        Assert.Null(effect.Cost.PerNetFteYear);
        Assert.Equal("one-history", effect.Cost.Reading!.Code);
        Assert.Equal(("below", "below-span"), (effect.NetToGross.Flag, effect.NetToGross.Meaning));
    }

    [Fact]
    public void Jobs_that_are_all_taken_from_competitors_are_displaced_and_no_net_jobs()
    {
        // Supported entities grow from 400 to 600 hours, firms of the same market shrink from 600 to 400.
        var effect = Effect(c => { Hours(c, Social, 600, supported: 600); Hours(c, Firm, 400); }, c => { Hours(c, Social, 400, supported: 400); Hours(c, Firm, 600); });
        Assert.Equal(50, effect.Jobs.Displacement.Mean);  // 200 / 40 x 10
        Assert.Equal(50, effect.Jobs.Gross.Mean - effect.Jobs.Deadweight.Mean);
        Assert.Equal(0, effect.Jobs.Spillover.Mean);
        Assert.Equal(0, effect.Jobs.Net.Mean);

        // By form: what the social enterprises gained is what the firms lost.
        Assert.Equal((50, 0), (Of(effect.ByForm, "social-enterprise").Net.Mean, Of(effect.ByForm, "social-enterprise").Displacement.Mean));
        Assert.Equal((-50, 50), (Of(effect.ByForm, "conventional").Net.Mean, Of(effect.ByForm, "conventional").Displacement.Mean));
    }

    [Fact]
    public void Subsidised_posts_in_the_place_of_others_of_the_same_organisation_are_substitution()
    {
        // 400 hours before and after, of which 120 are now subsidised: 280 of the old hours remain (deadweight), 120 were replaced.
        var effect = Effect(c =>
        {
            Hours(c, Social, 400, supported: 400);
            c[Measures.SubsidisedPostHours.At(Care, 1)] = 120;
            c[Measures.SubsidisedPostHoursByForm.At(Social, Care)] = 120;
            c[Measures.SubsidisedPostHoursByPolicy.At(1)] = 120;
        }, c => Hours(c, Social, 400, supported: 400));
        Assert.Equal(100, effect.Jobs.Gross.Mean);
        Assert.Equal(70, effect.Jobs.Deadweight.Mean);
        Assert.Equal(30, effect.Jobs.Substitution.Mean);
        Assert.Equal(0, effect.Jobs.Net.Mean);
        Assert.Equal(30, Of(effect.ByForm, "social-enterprise").Substitution.Mean);
        Assert.Equal(30, Of(effect.BySex, "female").Substitution.Mean);
    }

    [Fact]
    public void Posts_beside_the_old_ones_replace_nothing()
    {
        var effect = Effect(c =>
        {
            Hours(c, Social, 520, supported: 520);
            c[Measures.SubsidisedPostHours.At(Care, 1)] = 120;
        }, c => Hours(c, Social, 400, supported: 400));
        Assert.Equal(0, effect.Jobs.Substitution.Mean);
        Assert.Equal(30, effect.Jobs.Net.Mean);
    }

    [Fact]
    public void Organisations_are_the_policy_s_that_reached_them_and_the_policies_add_up_to_the_nation()
    {
        // First policy: from 200 to 240 hours; second: from 200 to 320. Firms lose 80, which are shared out 40 : 120.
        var effect = Effect(c =>
        {
            Hours(c, Social, 560, supported: 560);
            Hours(c, Firm, 520);
            (c[Measures.SupportedHoursByPolicy.At(0)], c[Measures.SupportedHoursByPolicy.At(1)]) = (240, 320);
        }, c =>
        {
            Hours(c, Social, 400, supported: 400);
            Hours(c, Firm, 600);
            (c[Measures.SupportedHoursByPolicy.At(0)], c[Measures.SupportedHoursByPolicy.At(1)]) = (200, 200);
        });
        var (first, second) = (Of(effect.ByPolicy, "guarantee-fund"), Of(effect.ByPolicy, "tax-relief"));
        Assert.Equal((60, 50, 5), (first.Gross.Mean, first.Deadweight.Mean, first.Displacement.Mean));
        Assert.Equal((80, 50, 15), (second.Gross.Mean, second.Deadweight.Mean, second.Displacement.Mean));
        Assert.Equal((5, 15, 20), (first.Net.Mean, second.Net.Mean, effect.Jobs.Net.Mean));
    }

    [Fact]
    public void More_net_jobs_than_gross_and_fewer_than_none_are_flagged_in_words()
    {
        var more = Effect(c => { Hours(c, Social, 40, supported: 40); Hours(c, Firm, 700); }, c => { Hours(c, Social, 40, supported: 40); Hours(c, Firm, 600); });
        Assert.Equal("net-exceeds-gross", more.NetToGross.Meaning);
        Assert.Contains("0.31 to 0.77", more.NetToGross.Words, StringComparison.Ordinal);
        var fewer = Effect(c => { Hours(c, Social, 40, supported: 40); Hours(c, Firm, 500); }, c => { Hours(c, Social, 40, supported: 40); Hours(c, Firm, 600); });
        Assert.Equal("net-negative", fewer.NetToGross.Meaning);
        Assert.Contains("fewer jobs", fewer.NetToGross.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 10, 10, 10, -5, -5, -5, "one-history", "one history cannot tell")]
    [InlineData(1, -1, -1, -1, 5, 5, 5, "one-history", "one history cannot tell")]
    [InlineData(4, 10, -2, 22, 5, 4, 6, "no-effect-found", "spans zero")]
    [InlineData(4, -10, -12, -8, 5, 4, 6, "jobs-lost", "a loss")]
    [InlineData(4, 10, 8, 12, -5, -6, -4, "pays-for-itself", "pays for itself")]
    [InlineData(4, 10, 8, 12, -5, -16, 6, "may-pay-for-itself", "may pay for itself")]
    [InlineData(4, 10, 8, 12, 5, 4, 6, "cost", "")]
    public void A_cost_per_job_says_what_may_be_read_from_it(
        int replicates, double jobs, double jobsLow, double jobsHigh, double cost, double costLow, double costHigh, string code, string words)
    {
        var reading = CostReading.Of(replicates, new(jobs, jobsLow, jobsHigh), new(cost, costLow, costHigh));
        Assert.Equal((code, replicates > 1), (reading.Code, reading.HasInterval));
        Assert.Contains(words, reading.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, -100, 120, -16, -236, 205, "no net effect")]
    [InlineData(10, 8, 12, -5, -16, 6, "n/a")]
    [InlineData(10, 8, 12, -5, -6, -4, "budget gains")]
    [InlineData(10, 8, 12, 5, 4, 6, "5")]
    public void A_table_of_policies_says_that_the_budget_gains_only_where_the_interval_does(
        double jobs, double jobsLow, double jobsHigh, double cost, double costLow, double costHigh, string cell) =>
        Assert.Equal(cell, CostReading.Of(4, new(jobs, jobsLow, jobsHigh), new(cost, costLow, costHigh)).CellIn(ReportLanguage.English, new(5, 4, 6), "EUR"));

    [Theory]
    [InlineData(0, 18523.68, "0 ± 18,524")]
    [InlineData(1.234, 0.5, "1.23 ± 0.5")]
    [InlineData(5711647555, 1291132151, "5,711,647,555 ± 1,291,132,151")]
    public void A_mean_and_its_margin_have_the_same_digits(double mean, double margin, string text) =>
        Assert.Equal(text, new Estimate(mean, mean - margin, mean + margin).WithMargin(replicates: 4));

    [Fact]
    public void Parts_of_a_market_add_up_to_it_and_no_part_has_negative_rows_where_no_job_is() =>
        Gen.Select(Gen.Long[0, 1000].Array[4], Gen.Long[0, 1000].Array[4], Gen.Long[0, 300].Array[4]).Sample((with, without, posts) =>
        {
            var (parts, whole) = (new BridgeCell(4), new BridgeCell(1));
            for (var part = 0; part < 4; part++)
            {
                var subsidised = Math.Min(posts[part], with[part] / 2);
                parts.Add(part, (with[part], without[part]), (with[part] / 2, without[part] / 2), subsidised);
                whole.Add(0, (with[part], without[part]), (with[part] / 2, without[part] / 2), subsidised);
            }

            var rows = parts.Rows();
            return rows.Aggregate((a, b) => a + b) == whole.Rows()[0] && rows.All(r => r.Substitution >= 0 && r.Deadweight >= 0);
        });

    private static JobsBridge Of(IReadOnlyList<NamedBridge> bridges, string name) => bridges.Single(b => b.Name == name).FteYears;

    private static void Hours(long[] c, int form, long hours, long supported = 0)
    {
        c[Measures.SectorHours.At(Care, 1)] += hours;
        c[Measures.Hours.At(form, Care)] += hours;
        c[Measures.SupportedHours.At(Care, 1)] += supported;
        c[Measures.SupportedHoursByForm.At(form, Care)] += supported;
    }

    /// <summary>Twelve months alike, in a sample of one in ten: FTE-years are hours / 4.</summary>
    private static PolicyEffect Effect(Action<long[]> policy, Action<long[]> reference) =>
        EffectBridge.Compute([Run("p", policy)], [Run("reference", reference)], "EUR");

    private static RunResult Run(string name, Action<long[]> fill)
    {
        var counters = new long[Measures.Length];
        fill(counters);
        return new(new RunKey(name, 0, 1, []), SyntheticRun.Scenario(12, name != "reference"), 10, ["XX-1"],
            [.. Enumerable.Range(0, 12).Select(m => new MonthObservation(m, [CounterSet.Of(counters)], CounterSet.Of(new long[Measures.Length]), 0, 1))], "00", [[]], 1);
    }
}
