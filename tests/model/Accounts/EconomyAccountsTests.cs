using SseSim.Model.Accounts;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Accounts;

/// <summary>The books of a real month, one of them put wrong by a cent.</summary>
public sealed class EconomyAccountsTests
{
    private readonly TerritoryReport[] _reports;
    private readonly FinancierDecisions[] _financiers;
    private readonly GovernmentDecisions[] _governments;
    private readonly ExchangeState _books;

    public EconomyAccountsTests()
    {
        var run = new IslandRun(Island.Scenario(1));
        run.Step();
        (_reports, _financiers, _governments, _books) = (run.Reports, run.FinancierDecisions, run.GovernmentDecisions, run.Books());
        // The books are those after the month: its debt is checked once more from where it started.
        _books.Accounts.OpenDebt(_governments.Sum(g => g.Balance.Debt - g.Borrowed));
    }

    [Fact]
    public void The_books_of_a_month_close() => Assert.Equal(5 * 3 + 4 * 11 + 6, Check());

    [Fact]
    public void A_loan_that_only_the_borrower_knows_is_found()
    {
        _reports[1].Loans[0]++;
        AssertOff("loans of financier 0: its books against the borrowers'", -1);
    }

    [Fact]
    public void A_deposit_that_the_bank_does_not_know_is_found()
    {
        _reports[2].Deposits[1]++;
        AssertOff("deposits at financier 1: its books against the depositors'", -1);
    }

    [Fact]
    public void A_cent_of_debt_that_nobody_lent_is_found()
    {
        _books.Accounts.OpenDebt(_governments.Sum(g => g.Balance.Debt - g.Borrowed) - 1);
        AssertOff("government debt: change against what was borrowed", 1);
    }

    [Fact]
    public void An_invoice_that_the_government_does_not_know_is_found()
    {
        _reports[0] = _reports[0] with { Claims = _reports[0].Claims + 1 };
        AssertOff("payables of governments: their books against the contractors'", -1);
    }

    [Fact]
    public void A_cent_more_in_a_banks_account_is_found()
    {
        Tamper(2, b => b with { Settlement = b.Settlement + 1 });
        AssertOff("central bank: sum of all accounts against the start", 1);
    }

    [Fact]
    public void A_loan_that_only_the_bank_knows_is_found()
    {
        Tamper(2, b => b with { Loans = b.Loans + 1 });
        AssertOff("loans of financier 2: its books against the borrowers'", 1);
    }

    [Fact]
    public void Own_funds_from_nowhere_are_found()
    {
        Tamper(3, b => b with { OtherAssets = b.OtherAssets + 1 });
        AssertOff("net financial assets of all sectors", 1);
    }

    [Fact]
    public void A_cent_more_in_the_governments_account_is_found()
    {
        var balance = _governments[0].Balance;
        _governments[0] = _governments[0] with { Balance = balance with { Account = balance.Account + 1 } };
        AssertOff("central bank: sum of all accounts against the start", 1);
    }

    [Fact]
    public void A_cent_in_transit_that_nobody_sent_is_found()
    {
        _reports[0] = _reports[0] with { InTransit = _reports[0].InTransit + 1 };
        AssertOff("central bank: sum of all accounts against the start", 1);
    }

    [Fact]
    public void A_cent_that_the_world_was_not_paid_is_found()
    {
        _books.Accounts.RestOfWorld++;
        AssertOff("central bank: sum of all accounts against the start", 1);
    }

    [Fact]
    public void A_sector_of_the_pool_that_does_not_match_its_account_is_found()
    {
        _books.Pool[4]++;
        AssertOff("national pool: account against the sectors", -1);
    }

    private void Tamper(int financier, Func<FinancierBalance, FinancierBalance> change) =>
        _financiers[financier] = _financiers[financier] with { Balance = change(_financiers[financier].Balance) };

    private int Check() => _books.Accounts.Check(11, _reports, _financiers, _governments, _books.Pool);

    private void AssertOff(string account, long difference)
    {
        var error = Assert.Throws<AccountsException>(() => Check());
        Assert.Equal((11, account, difference), (error.Month, error.Account, error.Difference));
    }
}
