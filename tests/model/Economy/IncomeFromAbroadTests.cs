using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>What residents receive from abroad beside exports, and what foreign owners receive, on an island of which all books close.</summary>
public sealed class IncomeFromAbroadTests
{
    private static EconomyDefinition With(double share) =>
        Island.Economy with { Accounts = Island.Economy.Accounts with { IncomeFromAbroad = Figure.Of(share) } };

    private static SettledEconomy Settled(EconomyDefinition economy) => SettledEconomy.Prepare(economy, 5000, 1, Island.Parameters, EconomyRun.Sequentially);

    /// <summary>With the file's income alone: what settling has found beside it is taken out.</summary>
    private static IslandRun Run(EconomyDefinition economy)
    {
        var settled = Settled(economy);
        settled.Structure.FromAbroadCents = BaseEquilibrium.Solve(economy, 5000, Island.Parameters).FromAbroadCents;
        settled.Structure.PutAbroad = 0;
        return new(settled.Start(Island.Scenario(3), new RunKey("test", 0, 1, [])));
    }

    /// <summary>What the rest of the world received in a month beyond trade and lending, cents.</summary>
    private static long ReceivedBesideTrade(IslandRun run, out long[] nation)
    {
        var before = run.Books().Accounts.RestOfWorld;
        nation = run.Step().Nation();
        var trade = nation[Measures.Imports.At()] - nation[Measures.Exports.At()];
        return run.Books().Accounts.RestOfWorld - before - trade - run.GovernmentDecisions.Sum(g => g.Interest - g.Borrowed);
    }

    [Fact]
    public void Remittances_of_an_eighth_of_output_reach_every_resident_every_month()
    {
        // 75 M EUR x 12 % / 12 months / 5,000 residents = 150 EUR.
        var run = Run(With(0.12));
        for (var month = 0; month < 3; month++)
        {
            Assert.Equal(-5000 * 150_00, ReceivedBesideTrade(run, out _));
        }
    }

    [Fact]
    public void Foreign_owners_receive_their_share_of_what_firms_pay_out()
    {
        var economy = With(-0.03);
        var owned = ExternalBalance.Of(economy).ForeignOwnership;
        Assert.InRange(owned, 0.3, 0.9);
        var run = Run(economy);
        var abroad = ReceivedBesideTrade(run, out var nation);
        Assert.True(abroad > 0, $"{abroad}");
        Assert.Equal(owned, (double)abroad / (abroad + nation[Measures.Distributed.At((int)Form.Conventional)]), 0.001);
    }

    [Fact]
    public void Without_such_income_nothing_is_paid()
    {
        var structure = BaseEquilibrium.Solve(Island.Economy, 5000, new ModelParameters());
        Assert.Equal((0, 0.0), (structure.FromAbroadCents, structure.ForeignOwnership));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.12)]
    [InlineData(-0.03)]
    public void Households_consume_and_import_what_the_file_says_whatever_its_accounts_with_abroad_leave(double income)
    {
        const int Months = 24;
        var settled = Settled(With(income));
        var run = new IslandRun(settled.Start(Island.Scenario(Months), new RunKey("test", 0, 1, [])));
        double consumed = 0, imported = 0;
        for (var month = 0; month < Months; month++)
        {
            var nation = run.Step().Nation();
            (consumed, imported) = (consumed + nation[Measures.HouseholdConsumption.At()], imported + nation[Measures.Imports.At()]);
        }

        var accounts = Island.Economy.Accounts;
        var product = accounts.GrossDomesticProduct * 100 * Months / 12;
        Assert.Equal(1, consumed / (product * accounts.HouseholdConsumption), 0.05);
        Assert.Equal(1, imported / (product * accounts.Imports), 0.08);
        Assert.Equal(income > 0.1, settled.Structure.PutAbroad > 0);
    }

    [Fact]
    public void A_trade_deficit_is_lent_to_the_government_or_comes_out_of_deposits()
    {
        var balance = ExternalBalance.Of(Island.Economy);
        Assert.Equal(0.05, balance.TradeDeficit, 1e-9);
        Assert.Equal(balance.TradeDeficit - balance.GovernmentDeficit, balance.TakenFromDeposits, 1e-9);
        Assert.Equal(balance.TakenFromDeposits - 0.04, ExternalBalance.Of(With(0.04)).TakenFromDeposits, 1e-9);
    }
}
