using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Step 5 of one month: surplus that is reinvested, or put into the indivisible reserve, is taken out of the tax base.</summary>
public sealed class SurplusDeductionTests
{
    /// <summary>Cents on everybody's account: more than anybody keeps as a buffer, so that whose year ends has something to share out.</summary>
    private const long Plenty = 100_000_000_000;
    private static readonly Eligibility Everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };

    [Fact]
    [Shows("reinvested-surplus-exemption")]
    public void Surplus_that_enlarges_capital_is_exempt_by_the_share()
    {
        // Nothing is paid out here: what is not taxed is in the deposit or has been invested.
        var without = Surplus([], paysOut: false);
        var with = Surplus([Island.Instrument("reinvested-surplus-exemption", 12, [0.5], Everybody)], paysOut: false);
        var o = without.Month.Organisations;
        var relieved = 0L;
        foreach (var i in Island.Alive(o))
        {
            // Under full tax: what capital gained is the investment beyond depreciation.
            var grown = Math.Max(0, o.CapitalCents[i] - without.Capital[i]);
            var expected = Taxable(without, i) > 0 ? (long)(Rate(without.Month, i) * (0.5 * Math.Min(grown, Taxable(without, i)))) : 0;
            relieved += expected;
            Assert.Equal(expected, Funds(with.Month, i) - Funds(without.Month, i));
        }

        Assert.InRange(relieved, 1, long.MaxValue);
        AssertForgone(relieved, without.Month, with.Month);
    }

    [Fact]
    [Shows("reinvested-surplus-exemption")]
    public void Who_does_not_grow_pays_the_full_tax()
    {
        // No orders expected: nobody invests more than depreciation takes.
        var exemption = Island.Instrument("reinvested-surplus-exemption", 12, [1], Everybody);
        var with = Surplus([exemption], expected: 0).Month;
        Assert.InRange(Tax(with), 1, long.MaxValue);
        Assert.Equal(0, with.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
        Assert.Empty(with.State.Supported);
    }

    [Fact]
    [Shows("indivisible-reserve-deduction")]
    public void What_goes_into_the_indivisible_reserve_is_not_taxed()
    {
        var without = Surplus([], deposits: Plenty);
        var with = Surplus([Island.Instrument("indivisible-reserve-deduction", 12, [1], Everybody)], deposits: Plenty);
        var o = without.Month.Organisations;
        var relieved = 0L;
        foreach (var i in Island.Alive(o))
        {
            var reserved = o.ReserveCents[i] - without.Reserve[i];
            var expected = Taxable(without, i) > 0 ? (long)(Rate(without.Month, i) * Math.Min(reserved, Taxable(without, i))) : 0;
            relieved += expected;
            Assert.Equal(expected > 0 ? 1u : 0u, with.Month.Organisations.SupportedBy[i]);
            Assert.InRange(with.Month.Organisations.ReserveCents[i], o.ReserveCents[i], long.MaxValue);
        }

        Assert.InRange(relieved, 1, long.MaxValue);
        AssertForgone(relieved, without.Month, with.Month);
    }

    [Fact]
    [Shows("indivisible-reserve-deduction")]
    public void Conventional_firms_have_no_indivisible_reserve_to_deduct()
    {
        var with = Surplus([Island.Instrument("indivisible-reserve-deduction", 12, [1], Everybody)], deposits: Plenty).Month;
        Assert.NotEmpty(with.State.Supported);
        Assert.DoesNotContain(Island.Alive(with.Organisations), i => with.Organisations.Form[i] == Form.Conventional && with.Organisations.SupportedBy[i] != 0);
    }

    [Fact]
    public void Who_has_nothing_to_share_out_reserves_nothing_and_is_not_relieved()
    {
        var with = Surplus([Island.Instrument("indivisible-reserve-deduction", 12, [1], Everybody)], deposits: 0).Month;
        Assert.Equal(0, with.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
        Assert.InRange(Tax(with), 1, long.MaxValue);
    }

    [Fact]
    public void All_reliefs_together_never_forgive_more_than_the_tax()
    {
        var full = Tax(Surplus([]).Month);
        var with = Surplus([
            Island.Instrument("reinvested-surplus-exemption", 12, [1], Everybody), Island.Instrument("indivisible-reserve-deduction", 12, [1], Everybody),
            Island.Relief(12, 1, Everybody)]).Month;
        Assert.Equal(0, Tax(with));
        Assert.Equal(full, Enumerable.Range(0, 3).Sum(p => with.Ledger.Counters[Measures.PolicyTaxExpenditure.At(p)]));
    }

    private sealed record Step(TerritoryMonthContext Month, long[] TaxBase, long[] Capital, long[] Reserve);

    private static Step Surplus(CompiledPolicy[] policies, double? expected = null, long? deposits = null, bool paysOut = true)
    {
        var month = Island.FirstMonth(0, policies, parameters: paysOut ? null : Island.Parameters with { PayoutRate = 0 });
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        for (var i = 0; i < o.Count; i++)
        {
            o.ExpectedCents[i] = expected ?? o.ExpectedCents[i];
            o.DepositCents[i] = deposits ?? o.DepositCents[i];
        }

        var step = new Step(month, (long[])o.TaxBaseCents.Clone(), (long[])o.CapitalCents.Clone(), (long[])o.ReserveCents.Clone());
        Step05Surplus.Run(month);
        return step;
    }

    private static long Taxable(Step step, int i) =>
        step.Month.Organisations.Formality[i] == Formality.Informal ? 0 : step.TaxBase[i] + step.Month.Organisations.SurplusCents[i];

    private static double Rate(TerritoryMonthContext month, int i) => month.Structure.CorporateTaxRate[(int)month.Organisations.Form[i]];

    private static void AssertForgone(long relieved, TerritoryMonthContext without, TerritoryMonthContext with)
    {
        Assert.Equal(relieved, with.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
        Assert.Equal(relieved, with.Ledger.PolicySpending[0]);
        Assert.Equal(relieved, Tax(without) - Tax(with));
    }

    private static long Funds(TerritoryMonthContext month, int i) => month.Organisations.DepositCents[i] + month.Organisations.CapitalCents[i];

    private static long Tax(TerritoryMonthContext month) => month.Ledger.Counters[Measures.GovernmentRevenue.At(4)];
}
