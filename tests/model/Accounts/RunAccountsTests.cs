using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Accounts;

public sealed class RunAccountsTests
{
    [Fact]
    public void The_books_close_every_month_with_every_instrument_on()
    {
        var months = Island.Run(Island.Scenario(24, [.. InstrumentCatalog.All.Select(i => Island.Acting(i.Name, 24))])).Months;
        Assert.Equal(Enumerable.Range(0, 24), months.Select(m => m.Month));
        // Five accounts a territory, four a financier, and the central bank, the pool, the net financial assets,
        // the payables, the debt and the loans to financiers.
        var accounts = 5 * Island.Settled().TerritoryCount + 4 * Island.Settled().FinancierCount + 6;
        Assert.All(months, m => Assert.Equal((0, accounts), (m.Residual, m.Checks)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_cent_from_nowhere_stops_the_run_in_its_month(int month)
    {
        var seen = new List<int>();
        var start = Island.Start(Island.Scenario(4), breakTransferInMonth: month);
        var error = Assert.Throws<AccountsException>(() => EconomyRun.Run(start, EconomyRun.Sequentially, m => seen.Add(m.Month)));
        Assert.Equal(month, error.Month);
        Assert.Equal(1, error.Difference);
        Assert.Equal("money of territory XI-1", error.Account);
        Assert.Equal($"month {month}: account 'money of territory XI-1' does not close: difference 1 minor units", error.Message);
        Assert.Equal(Enumerable.Range(0, month), seen);
    }

    [Fact]
    public void Deposits_are_never_created()
    {
        // Everything held with the central bank is there from the start; a deposit is always some bank's liability.
        var run = new IslandRun(Island.Scenario(6, Island.Guarantee(6)));
        var before = CentralBank(run, governments: Island.Settled().Nation.Governments.Sum(g => g.Account));
        for (var month = 0; month < 6; month++)
        {
            run.Step();
            Assert.Equal(before, CentralBank(run, run.Governments.Sum(g => g.Balance.Account)));
            var held = run.States.Sum(s => s.Households.DepositCents.Sum() + Enumerable.Range(0, s.Organisations.Count).Sum(i => s.Organisations.DepositCents[i]));
            Assert.Equal(held, run.Financiers.Sum(f => f.Balance.Deposits));
            var owed = run.States.Sum(s => Enumerable.Range(0, s.Loans.Count).Sum(i => s.Loans.PrincipalCents[i]));
            Assert.Equal(owed, run.Financiers.Sum(f => f.Balance.Loans));
        }
    }

    [Fact]
    public void The_rest_of_the_world_receives_imports_and_interest_and_pays_exports_loans_and_what_residents_receive()
    {
        var structure = Island.Settled().Structure;
        Assert.Equal(0, structure.PutAbroad);
        var run = new IslandRun(Island.Scenario(3));
        for (var month = 0; month < 3; month++)
        {
            var before = run.Books().Accounts.RestOfWorld;
            var nation = run.Step().Nation();
            // What is imported for exports never passes through the account: it is taken off what the world pays for them.
            var trade = nation[Measures.Imports.At()] - nation[Measures.Exports.At()];
            var lending = run.GovernmentDecisions.Sum(g => g.Interest - g.Borrowed);
            Assert.Equal(trade + lending - structure.FromAbroadCents * structure.Residents, run.Books().Accounts.RestOfWorld - before);
        }
    }

    [Fact]
    public void Government_debt_grows_by_what_is_spent_beyond_revenue()
    {
        var run = new IslandRun(Island.Scenario(3, Island.Guarantee(3)));
        for (var month = 0; month < 3; month++)
        {
            var before = run.Governments.Sum(g => g.Balance.Debt);
            var nation = run.Step().Nation();
            var revenue = Enumerable.Range(0, 6).Sum(i => nation[Measures.GovernmentRevenue.At(i)]);
            var spending = Enumerable.Range(0, 8).Sum(i => nation[Measures.GovernmentSpending.At(i)]);
            Assert.Equal(spending - revenue, run.Governments.Sum(g => g.Balance.Debt) - before);
            Assert.Equal(revenue - spending, nation[Measures.GovernmentBalance.At()]);
        }
    }

    [Fact]
    public void Entities_change_by_births_deaths_and_conversions()
    {
        var run = new IslandRun(Island.Scenario(12));
        var before = Count(run);
        for (var month = 0; month < 12; month++)
        {
            var nation = run.Step().Nation();
            for (var f = 0; f < Classification.FormCount; f++)
            {
                var converted = (Form)f switch
                {
                    Form.WorkerCooperative => nation[Measures.Conversions.At(f)],
                    Form.Conventional => -nation[Measures.Conversions.At((int)Form.WorkerCooperative)],
                    _ => 0,
                };
                before[f] += nation[Measures.Births.At(f)] - nation[Measures.Deaths.At(f)] + converted;
            }

            Assert.Equal(Count(run), before);
        }
    }

    private static long[] Count(IslandRun run)
    {
        var count = new long[Classification.FormCount];
        foreach (var organisations in run.States.Select(s => s.Organisations))
        {
            count[(int)Form.Public]++;
            foreach (var i in Island.Alive(organisations))
            {
                count[(int)organisations.Form[i]]++;
            }
        }

        return count;
    }

    private static long CentralBank(IslandRun run, long governments)
    {
        var books = run.Books().Accounts;
        return books.RestOfWorld + books.NationalPool + governments + run.Financiers.Sum(f => f.Balance.Settlement) + run.States.Sum(s => s.InTransitCents);
    }
}
