using SseSim.Analysis.Effects;
using SseSim.Analysis.Tests.Builders;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Tests;

public sealed class FiscalCostTests
{
    [Fact]
    public void Endowments_tax_forgone_calls_fees_and_clawback_are_each_counted_once()
    {
        // Cents of one month in a sample of one in ten: whole economy in EUR = cents / 10.
        var effect = Effect(policy =>
        {
            policy[Measures.PolicyOutlay.At(0)] = 10_000;           // endowment of the guarantee fund
            policy[Measures.PolicyGuaranteeCalls.At(0)] = 3_000;
            policy[Measures.PolicyGuaranteeFees.At(0)] = 500;
            policy[Measures.PolicyTaxExpenditure.At(1)] = 2_000;
            policy[Measures.GovernmentRevenue.At(4)] = 98_800;      // corporate tax: 2,000 forgone, 800 more from activity
            policy[Measures.Spending(SpendingPurpose.UnemploymentBenefits)] = 49_400;     // unemployment benefits: 600 fewer
        }, reference =>
        {
            reference[Measures.GovernmentRevenue.At(4)] = 100_000;
            reference[Measures.Spending(SpendingPurpose.UnemploymentBenefits)] = 50_000;
        });

        var cost = effect.Cost;
        Assert.Equal(1_000, cost.GrossOutlay.Mean);
        Assert.Equal(1_000, cost.GuaranteeEndowments.Mean);
        Assert.Equal(200, cost.TaxExpenditure.Mean);
        Assert.Equal(300, cost.GuaranteeCalls.Mean);
        Assert.Equal(50, cost.GuaranteeFees.Mean);
        Assert.Equal(140, cost.Clawback.Mean);          // 98,800 - 100,000 + 2,000 forgone + 600 benefits = 1,400 cents
        Assert.Equal(310, cost.NetFiscal.Mean);         // 1,000 - 1,000 + 200 + 300 - 50 - 140
        Assert.Equal(-310, cost.Npv.Mean);              // first month: not discounted
        Assert.Equal((1_000, 200, 300), (effect.Policies[0].Outlay.Mean, effect.Policies[1].TaxExpenditure.Mean, effect.Policies[0].GuaranteeCalls.Mean));
    }

    [Fact]
    public void The_cost_of_an_fte_year_is_net_cost_over_net_jobs()
    {
        var effect = Effect(policy =>
        {
            policy[Measures.PolicyTaxExpenditure.At(1)] = 48_000;
            policy[Measures.GovernmentRevenue.At(4)] = -48_000;
        }, _ => { }, policyHours: 480, referenceHours: 240);

        // (480 - 240) / 40 / 12 x 10 = 5 FTE-years; 4,800 EUR
        Assert.Equal(5, effect.Jobs.Net.Mean);
        Assert.Equal(4_800, effect.Cost.NetFiscal.Mean);
        Assert.Equal(960, effect.Cost.PerNetFteYear!.Mean, 1e-9);
        Assert.False(effect.Cost.NoEffectFound);
    }

    [Fact]
    public void One_replicate_has_no_cost_of_an_fte_year()
    {
        var effect = EffectBridge.Compute(
            [Run("p", [With(c => c[Measures.SectorHours.At(1, 0)] = 480)], 0)], [Run("reference", [With(c => c[Measures.SectorHours.At(1, 0)] = 240)], 0)], "EUR");
        Assert.Equal(5, effect.Jobs.Net.Mean);
        Assert.Null(effect.Cost.PerNetFteYear);
        Assert.True(effect.Cost.NoEffectFound);
    }

    [Fact]
    public void Money_a_year_later_is_discounted_at_three_and_a_half_per_cent()
    {
        long[] Month(long forgone) => With(c =>
        {
            c[Measures.PolicyTaxExpenditure.At(1)] = forgone;
            c[Measures.GovernmentRevenue.At(4)] = -forgone;
        });
        long[][] months = [.. Enumerable.Range(0, 13).Select(m => Month(m == 12 ? 1_035_000 : 0))];
        var effect = EffectBridge.Compute([Run("p", months, 0)], [Run("reference", [.. months.Select(_ => new long[Measures.Length])], 0)], "EUR");

        // 103,500 EUR after 12 months at 3.5 % = 100,000
        Assert.Equal(-100_000, effect.Cost.Npv.Mean);
    }

    [Fact]
    public void Where_the_interval_of_net_jobs_spans_zero_there_is_no_cost_per_job()
    {
        RunResult Policy(int replicate, long hours) => Run("p", [With(c => c[Measures.SectorHours.At(1, 0)] = hours)], replicate);
        RunResult Reference(int replicate) => Run("reference", [With(c => c[Measures.SectorHours.At(1, 0)] = 1_000)], replicate);
        var effect = EffectBridge.Compute([Policy(0, 1_100), Policy(1, 950), Policy(2, 1_020)], [Reference(0), Reference(1), Reference(2)], "EUR");
        Assert.True(effect.Jobs.Net.Low < 0 && effect.Jobs.Net.High > 0 && effect.Jobs.Net.Mean > 0);
        Assert.True(effect.Cost.NoEffectFound);
        Assert.Null(effect.Cost.PerNetFteYear);
    }

    [Fact]
    public void An_interval_is_students_t_over_replicates()
    {
        // mean 2, standard deviation 1, n 3: 2 +/- 4.302653 x 1 / sqrt(3) (t of 2 degrees of freedom, tables: 4.303)
        var estimate = Estimate.Of([1, 2, 3]);
        Assert.Equal(2, estimate.Mean);
        Assert.Equal(2 - 4.302653 / Math.Sqrt(3), estimate.Low, 1e-5);
        Assert.Equal(2 + 4.302653 / Math.Sqrt(3), estimate.High, 1e-5);
    }

    [Fact]
    public void A_ratio_of_means_with_a_certain_denominator_has_the_numerators_interval_scaled()
    {
        // denominator always 2: Fieller's interval is that of the numerator / 2
        var ratio = Estimate.Ratio([1, 2, 3], [2, 2, 2])!;
        var half = Estimate.Of([0.5, 1, 1.5]);
        Assert.Equal((half.Mean, half.Low, half.High), (ratio.Mean, ratio.Low, ratio.High));
        Assert.Null(Estimate.Ratio([1, 2, 3], [-1, 0.1, 1.2]));
    }

    /// <summary>Of two replicates that are alike.</summary>
    private static PolicyEffect Effect(Action<long[]> policy, Action<long[]> reference, long policyHours = 0, long referenceHours = 0) => EffectBridge.Compute(
        [.. Enumerable.Range(0, 2).Select(r => Run("p", [With(c => { policy(c); c[Measures.SectorHours.At(1, 0)] = policyHours; })], r))],
        [.. Enumerable.Range(0, 2).Select(r => Run("reference", [With(c => { reference(c); c[Measures.SectorHours.At(1, 0)] = referenceHours; })], r))], "EUR");

    private static long[] With(Action<long[]> fill)
    {
        var counters = new long[Measures.Length];
        fill(counters);
        return counters;
    }

    private static RunResult Run(string name, long[][] months, int replicate) => new(
        new RunKey(name, replicate, (ulong)replicate, []), SyntheticRun.Scenario(months.Length, name != "reference"), 10, ["XX-1"],
        [.. months.Select((m, i) => new MonthObservation(i, [CounterSet.Of(m)], CounterSet.Of(new long[Measures.Length]), 0, 1))], "00", [[]], 1);
}
