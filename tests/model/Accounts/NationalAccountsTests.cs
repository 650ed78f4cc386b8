using SseSim.Model.Economy;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Accounts;

/// <summary>Output is counted where it is sold and where it is bought; both are the same.</summary>
public sealed class NationalAccountsTests
{
    private const int Years = 4, MonthsInYear = 12;

    [Fact]
    public void What_is_spent_in_some_years_is_what_is_produced()
    {
        var run = new IslandRun(Island.Scenario(Years * MonthsInYear));
        var (sold, spent, closed) = (0.0, 0.0, 0L);
        for (var month = 0; month < Years * MonthsInYear; month++)
        {
            var nation = run.Step().Nation();
            sold += Enumerable.Range(0, Classification.FormCount - 1).Sum(f => nation[Measures.Turnover.At(f)]);
            closed += Enumerable.Range(0, Classification.FormCount).Sum(f => nation[Measures.Deaths.At(f)]);
            spent += nation[Measures.HouseholdConsumption.At()] - nation[Measures.ProductTaxes.At()] + nation[Measures.Investment.At()] + nation[Measures.Exports.At()]
                + nation[Measures.Spending(SpendingPurpose.Procurement)] + nation[Measures.Spending(SpendingPurpose.ServiceAgreements)]
                + Enumerable.Range(0, Classification.FormCount).Sum(f => nation[Measures.CommunitySpending.At(f)]) - nation[Measures.Imports.At()];
        }

        // Organisations that close and equipment that lenders sell: each would leave a gap. Orders take a month to arrive, invoices some more to be paid.
        Assert.InRange(closed, 50, long.MaxValue);
        Assert.Equal(1, sold / spent, 0.001);
    }
}
