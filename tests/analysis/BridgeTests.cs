using CsCheck;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Tests.Builders;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Tests;

public sealed class BridgeTests
{
    private const int Care = (int)Sector.HealthAndCare;
    private const int Trade = (int)Sector.TradeTransportTourism;

    [Fact]
    public void The_rows_of_the_bridge_add_up_exactly_to_the_difference_in_employment_whatever_the_counters()
    {
        Gen.Select(Gen.Long[0, 1_000_000].Array[Counters], Gen.Long[0, 1_000_000].Array[Counters], Gen.Double[0.01, 500]).Sample((with, without, scale) =>
        {
            var (policy, reference) = Pair([with], [without], scale);
            var effect = EffectBridge.Compute([policy], [reference], "EUR");
            var counts = effect.ByReplicate[0].WeeklyHourMonths;
            var difference = Total(policy, Measures.SectorHours) - Total(reference, Measures.SectorHours);
            return counts.Gross - counts.Deadweight - counts.Displacement - counts.Substitution + counts.Spillover == difference
                && AddsUp(effect.Jobs) && AddsUp(effect.HeadcountAtEnd)
                && Math.Abs(effect.Jobs.Net.Mean - difference * scale / 480) <= 0.5 / 1024 + 1e-9 * Math.Abs(difference * scale)
                && effect.BySex.Concat(effect.ByTerritory).All(b => AddsUp(b.FteYears) && AddsUp(b.HeadcountAtEnd));
        }, iter: 200);
    }

    [Fact]
    public void The_means_over_replicates_add_up_exactly_too()
    {
        var runs = new SyntheticRun(months: 36).Replicates(3);
        var effect = EffectBridge.Compute([.. runs.Where(r => r.Key.Run != "reference")], [.. runs.Where(r => r.Key.Run == "reference")], "EUR");
        Assert.True(AddsUp(effect.Jobs));
        Assert.True(AddsUp(effect.HeadcountAtEnd));
        Assert.True(effect.Jobs.Net.Low < effect.Jobs.Net.Mean && effect.Jobs.Net.Mean < effect.Jobs.Net.High);
        Assert.Equal(effect.Jobs.Net.Mean, effect.BySex.Sum(b => b.FteYears.Net.Mean), 2.0 / 1024);
        Assert.Equal(effect.Jobs.Displacement.Mean, effect.ByTerritory.Sum(b => b.FteYears.Displacement.Mean), 3.0 / 1024);
    }

    [Fact]
    public void A_worked_example_gives_the_bridge_that_the_definitions_say()
    {
        // Care, women only, weekly hours. Policy: 1,000 in all, 400 supported. Reference: 900 in all, 250 in the same organisations.
        // Trade: nobody supported; 30 hours fewer than in the reference.
        var with = new long[Measures.Length];
        var without = new long[Measures.Length];
        with[Measures.SectorHours.At(Care, 1)] = 1_000;
        with[Measures.SupportedHours.At(Care, 1)] = 400;
        without[Measures.SectorHours.At(Care, 1)] = 900;
        without[Measures.SupportedHours.At(Care, 1)] = 250;
        with[Measures.SectorHours.At(Trade, 1)] = 500;
        without[Measures.SectorHours.At(Trade, 1)] = 530;
        var (policy, reference) = Pair(Repeat(with, 12), Repeat(without, 12), scale: 10);

        var effect = EffectBridge.Compute([policy], [reference], "EUR");

        // FTE-years = hours a week x 12 months / 40 / 12 x scale 10 = hours / 4
        Assert.Equal(100, effect.Jobs.Gross.Mean);            // 400 / 4
        Assert.Equal(62.5, effect.Jobs.Deadweight.Mean);      // 250 / 4
        Assert.Equal(12.5, effect.Jobs.Displacement.Mean);    // unsupported care: 600 against 650 = -50; 50 / 4
        Assert.Equal(0, effect.Jobs.Substitution.Mean);
        Assert.Equal(-7.5, effect.Jobs.Spillover.Mean);       // trade: -30 / 4, another market
        Assert.Equal(17.5, effect.Jobs.Net.Mean);             // (1,000 + 500 - 900 - 530) / 4
        Assert.Equal(17.5, effect.BySex.Single(b => b.Name == "female").FteYears.Net.Mean);
        Assert.Equal(0, effect.BySex.Single(b => b.Name == "male").FteYears.Gross.Mean);
        Assert.Equal("below", effect.NetToGross.Flag);        // 17.5 / 100 = 0.175 < 0.31
        Assert.Equal(0.175, effect.NetToGross.Ratio!.Mean, 1e-12);
    }

    [Fact]
    public void Runs_of_different_seeds_are_not_compared()
    {
        var (policy, _) = new SyntheticRun(6).Pair(0, seed: 1);
        var (_, reference) = new SyntheticRun(6).Pair(0, seed: 2);
        Assert.Throws<ArgumentException>(() => EffectBridge.Compute([policy], [reference], "EUR"));
    }

    [Fact]
    public void Doing_nothing_has_no_effect_and_no_cost_per_job()
    {
        var (_, reference) = new SyntheticRun(6).Pair(0);
        var idle = reference with { Key = reference.Key with { Run = "idle" } };
        var effect = EffectBridge.Compute([idle], [reference], "EUR");
        Assert.Equal(0, effect.Jobs.Net.Mean);
        Assert.Equal(0, effect.Cost.NetFiscal.Mean);
        Assert.True(effect.Cost.NoEffectFound);
        Assert.Null(effect.Cost.PerNetFteYear);
    }

    private static int Counters => Measures.SectorHours.Length * 2 * Territories;

    private const int Territories = 2;

    private static bool AddsUp(JobsBridge b) =>
        b.Gross.Mean - b.Deadweight.Mean - b.Displacement.Mean - b.Substitution.Mean + b.Spillover.Mean == b.Net.Mean;

    private static long[][] Repeat(long[] counters, int months) => [.. Enumerable.Repeat(counters, months)];

    private static long Total(RunResult run, Measure block) =>
        run.Months.Sum(m => m.Territories.Sum(t => Enumerable.Range(block.Offset, block.Length).Sum(i => t[i])));

    /// <summary>One territory if each month is a whole vector of counters; otherwise random hours are laid into two territories.</summary>
    private static (RunResult Policy, RunResult Reference) Pair(long[][] with, long[][] without, double scale) =>
        (Result("policy", with, scale), Result("reference", without, scale));

    private static RunResult Result(string run, long[][] months, double scale)
    {
        MonthObservation[] observations = [.. months.Select((m, i) => new MonthObservation(i, [.. Spread(m).Select(t => CounterSet.Of(t))], CounterSet.Of(new long[Measures.Length]), 0, 1))];
        string[] ids = [.. Enumerable.Range(0, observations[0].Territories.Length).Select(t => $"XX-{t}")];
        return new(new RunKey(run, 0, 7, []), SyntheticRun.Scenario(months.Length, run != "reference"), scale, ids, observations, "00", [[], []], 1);
    }

    private static long[][] Spread(long[] values)
    {
        if (values.Length == Measures.Length)
        {
            return [values];
        }

        var length = Measures.SectorHours.Length;
        return
        [
            .. Enumerable.Range(0, Territories).Select(t =>
            {
                var counters = new long[Measures.Length];
                for (var i = 0; i < length; i++)
                {
                    var all = values[(t * 2) * length + i];
                    var supported = all == 0 ? 0 : values[(t * 2 + 1) * length + i] % (all + 1);
                    counters[Measures.SectorHours.Offset + i] = all;
                    counters[Measures.SupportedHours.Offset + i] = supported;
                    counters[Measures.SectorJobs.Offset + i] = all / 38;
                    counters[Measures.SupportedJobs.Offset + i] = supported / 38;
                }

                return counters;
            }),
        ];
    }
}
