using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Step 5 of one month, with the relief and without it.</summary>
public sealed class CorporateTaxReliefTests
{
    private const int Territory = 0;

    [Fact]
    [Shows("corporate-tax-relief")]
    public void Relief_cuts_the_tax_by_its_share_and_stays_with_the_organisation()
    {
        var (without, taxBase) = Surplus([]);
        var (with, _) = Surplus([Island.Relief(12, 0.25)]);
        var (o, relieved) = (with.Organisations, 0L);
        foreach (var i in Island.Alive(o))
        {
            var taxable = taxBase[i] + o.SurplusCents[i];
            var due = taxable > 0 && o.Formality[i] != Formality.Informal ? (long)(taxable * with.Structure.CorporateTaxRate[(int)o.Form[i]]) : 0;
            var relief = Classification.IsSocialEconomy(o.Form[i]) ? (long)(due * 0.25) : 0;
            relieved += relief;
            // Nothing is paid out here: what is not taxed is in the deposit or has been invested.
            Assert.Equal(relief, Funds(with, i) - Funds(without, i));
            Assert.Equal(relief > 0 ? 1u : 0u, o.SupportedBy[i]);
        }

        Assert.InRange(relieved, 1, long.MaxValue);
        Assert.Equal(relieved, with.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
        Assert.Equal(relieved, with.Ledger.PolicySpending[0]);
        Assert.Equal(relieved, without.Ledger.NationalGovernment - with.Ledger.NationalGovernment);
        Assert.Equal(relieved, Tax(without) - Tax(with));
    }

    [Fact]
    public void Full_relief_leaves_those_whom_it_admits_without_tax()
    {
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        Assert.InRange(Tax(Surplus([]).Month), 1, long.MaxValue);
        Assert.Equal(0, Tax(Surplus([Island.Relief(12, 1, everybody)]).Month));
    }

    [Fact]
    [Shows("corporate-tax-relief")]
    public void Relief_without_surplus_changes_nothing()
    {
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        var without = Surplus([], sales: 0).Month;
        var with = Surplus([Island.Relief(12, 1, everybody)], sales: 0).Month;
        Assert.All(Island.Alive(with.Organisations), i => Assert.InRange(with.Organisations.SurplusCents[i], long.MinValue, 0));
        Assert.Equal(without.State.Hash(), with.State.Hash());
        Assert.Equal(without.Ledger.Counters, with.Ledger.Counters);
        Assert.Empty(with.State.Supported);
    }

    [Fact]
    public void Losses_carried_forward_are_taken_off_before_anything_is_relieved()
    {
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        var month = Surplus([Island.Relief(12, 1, everybody)], losses: -1_000_000_000_000).Month;
        Assert.Contains(Island.Alive(month.Organisations), i => month.Organisations.SurplusCents[i] > 0);
        Assert.Equal(0, month.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
    }

    [Fact]
    public void Relief_ends_with_its_budget()
    {
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        var tax = Tax(Surplus([]).Month);
        var month = Surplus([Island.Relief(12, 1, everybody)], allotment: tax / 3).Month;
        Assert.Equal(tax / 3, month.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
        Assert.Equal(tax - tax / 3, Tax(month));
    }

    [Fact]
    public void Two_reliefs_together_never_forgive_more_than_the_tax()
    {
        var tax = Tax(Surplus([]).Month);
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        var month = Surplus([Island.Relief(12, 0.8, everybody), Island.Relief(12, 0.8, everybody)]).Month;
        var first = month.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)];
        var second = month.Ledger.Counters[Measures.PolicyTaxExpenditure.At(1)];
        Assert.Equal(tax, first + second + Tax(month));
        // The second relieves what the first has left: 80 % of the remaining 20 %.
        Assert.Equal(0.8, (double)first / tax, 3);
        Assert.Equal(0.16, (double)second / tax, 3);
    }

    private static (TerritoryMonthContext Month, long[] TaxBase) Surplus(CompiledPolicy[] policies, long? sales = null, long? losses = null, long? allotment = null)
    {
        var month = Island.FirstMonth(Territory, policies,
            d => allotment is { } cents ? d with { PolicyAllotments = [cents] } : d, Island.Parameters with { PayoutRate = 0 });
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        for (var i = 0; i < o.Count; i++)
        {
            o.SalesCents[i] = sales ?? o.SalesCents[i];
            o.TaxBaseCents[i] = losses ?? o.TaxBaseCents[i];
        }

        var taxBase = (long[])o.TaxBaseCents.Clone();
        Step05Surplus.Run(month);
        return (month, taxBase);
    }

    private static long Funds(TerritoryMonthContext month, int i) => month.Organisations.DepositCents[i] + month.Organisations.CapitalCents[i];

    private static long Tax(TerritoryMonthContext month) => month.Ledger.Counters[Measures.GovernmentRevenue.At(4)];
}
