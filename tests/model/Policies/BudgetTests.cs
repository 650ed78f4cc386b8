using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Budgets of policies; the months begin with a January.</summary>
public sealed class BudgetTests
{
    [Fact]
    public void A_budget_of_a_year_is_spent_down_and_begins_anew_in_January()
    {
        var government = Open(Island.Relief(24, 1) with { BudgetPerYear = 1000 });
        Assert.Equal(70_000, Spend(government, 0, 30_000));
        Assert.Equal(0, Spend(government, 1, 80_000));
        Assert.Equal(0, Spend(government, 2, 0));
        Assert.Equal(100_000, Spend(government, 11, 0));
        Assert.Equal(95_000, Spend(government, 12, 5_000));
    }

    [Fact]
    public void A_budget_in_all_never_begins_anew()
    {
        var government = Open(Island.Relief(24, 1) with { BudgetInAll = 1000 });
        Assert.Equal(70_000, Spend(government, 0, 30_000));
        Assert.Equal(70_000, Spend(government, 11, 0));
        Assert.Equal(65_000, Spend(government, 12, 5_000));
    }

    [Fact]
    public void Of_two_budgets_the_smaller_rest_counts()
    {
        var government = Open(Island.Relief(24, 1) with { BudgetPerYear = 1000, BudgetInAll = 1500 });
        Assert.Equal(20_000, Spend(government, 0, 80_000));
        Assert.Equal(70_000, Spend(government, 11, 0));
    }

    [Fact]
    public void Without_a_budget_there_is_no_limit() => Assert.Equal(long.MaxValue, Spend(Open(Island.Relief(24, 1)), 0, 30_000));

    [Fact]
    public void In_the_economy_guarantees_are_endowed_up_to_their_budget_and_no_further()
    {
        var free = Outlay(Island.Guarantee(12, 1, lossCap: 1));
        // A third of what would be spent.
        var budget = Math.Floor(free / 300.0);
        var limited = Outlay(Island.Guarantee(12, 1, lossCap: 1, budget: budget));
        Assert.InRange(free, 1, long.MaxValue);
        Assert.InRange(limited, 1, (long)(budget * 100));
    }

    [Fact]
    public void In_the_economy_tax_is_forgiven_up_to_the_budget_and_no_further()
    {
        long Forgiven(CompiledPolicy policy) =>
            Island.Run(Island.Scenario(6, policy)).Months.Sum(m => m.Nation()[Measures.PolicyTaxExpenditure.At(0)]);
        var free = Forgiven(Island.Relief(6, 1));
        var budget = Math.Floor(free / 300.0);
        Assert.InRange(Forgiven(Island.Relief(6, 1) with { BudgetInAll = budget }), 1, (long)(budget * 100));
    }

    private static long Outlay(CompiledPolicy policy) =>
        Island.Run(Island.Scenario(12, policy)).Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)]);

    private static Government Open(CompiledPolicy policy) => new(0, Island.Settled().Structure, Island.Parameters, Island.Scenario(24, policy), default,
        new long[Classification.MarketSectorCount], new Procurement { ShareOfAll = 1 });

    /// <summary>What is left for the month after.</summary>
    private static long Spend(Government government, int month, long cents) => government.Decide(new GovernmentBatch
    {
        Month = month,
        Receipts = [0],
        LocalReceipts = [0],
        Bids = [],
        RunningContracts = new long[Classification.MarketSectorCount],
        ServableLots = new long[Classification.MarketSectorCount],
        PolicySpending = [cents],
    }).Remaining.Single();
}
