using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Accounts;

/// <summary>The production account of every organisation of a month.</summary>
public sealed class ProductionAccountTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Value_added_is_pay_contributions_interest_depreciation_and_surplus(int territory)
    {
        // Without pay-outs a deposit changes in step 5 by contributions, tax and investment alone, and the books show each of them.
        var month = Island.FirstMonth(territory, parameters: Island.Parameters with { PayoutRate = 0 });
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        var (deposits, capital, losses) = ((long[])o.DepositCents.Clone(), (long[])o.CapitalCents.Clone(), (long[])o.TaxBaseCents.Clone());
        Step05Surplus.Run(month);
        var (contributions, taxes) = (0L, 0L);
        foreach (var i in Island.Alive(o))
        {
            var depreciation = (long)(capital[i] * month.Structure.Depreciation[(int)o.Sector[i]]);
            var invested = o.CapitalCents[i] - capital[i] + depreciation;
            var taxable = losses[i] + o.SurplusCents[i];
            var tax = taxable > 0 && o.Formality[i] != Formality.Informal ? (long)(taxable * month.Structure.CorporateTaxRate[(int)o.Form[i]]) : 0;
            // What left the deposit and is neither investment nor tax is the contributions.
            var contribution = deposits[i] - o.DepositCents[i] - invested - tax;
            Assert.Equal(o.Formality[i] == Formality.Informal ? 0 : (long)(o.WageBillCents[i] * 0.2), contribution);
            Assert.Equal(o.SalesCents[i], o.WageBillCents[i] + contribution + o.InterestCents[i] + depreciation + o.SurplusCents[i]);
            (contributions, taxes) = (contributions + contribution, taxes + tax);
        }

        Assert.Equal(contributions, month.Ledger.Counters[Measures.GovernmentRevenue.At(3)]);
        Assert.Equal(taxes, month.Ledger.Counters[Measures.GovernmentRevenue.At(4)]);
        Assert.InRange(taxes, 1, long.MaxValue);
    }

    [Fact]
    public void The_value_added_of_sellers_is_what_they_sold_and_of_government_what_it_pays()
    {
        var month = Island.FirstMonth(0);
        TerritoryMonth.Run(month, _ => -1);
        var o = month.Organisations;
        var expected = new long[Classification.SectorCount * Classification.FormCount];
        foreach (var i in Island.Alive(o).Where(i => !o.VolunteerRun[i]))
        {
            expected[EconomyStructure.Cell(o.Sector[i], o.Form[i])] += o.SalesCents[i];
        }

        expected[EconomyStructure.Cell(Sector.PublicAdministration, Form.Public)] = (long)(o.WageBillCents[0] * 1.2);
        for (var cell = 0; cell < expected.Length; cell++)
        {
            var (sector, form) = (cell / Classification.FormCount, cell % Classification.FormCount);
            Assert.Equal(expected[cell], month.Ledger.Counters[Measures.ValueAdded.At(form, sector)]);
        }
    }

    [Fact]
    public void What_is_reserved_is_never_paid_out()
    {
        var month = Island.FirstMonth(0);
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        var (deposits, reserves) = ((long[])o.DepositCents.Clone(), (long[])o.ReserveCents.Clone());
        Step05Surplus.Run(month);
        var reserved = Island.Alive(o).Where(i => o.ReserveCents[i] > reserves[i]).ToList();
        Assert.NotEmpty(reserved);
        Assert.All(reserved, i => Assert.Equal((long)(o.SurplusCents[i] * 0.2), o.ReserveCents[i] - reserves[i]));
        Assert.All(Island.Alive(o), i => Assert.InRange(o.ReserveCents[i], reserves[i], long.MaxValue));
        Assert.DoesNotContain(reserved, i => o.Form[i] is Form.Conventional or Form.Public);
        Assert.DoesNotContain(reserved, i => o.DepositCents[i] > deposits[i]);
    }
}
