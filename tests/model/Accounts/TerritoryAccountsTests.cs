using SseSim.Model.Accounts;
using SseSim.Model.Month;
using Xunit;

namespace SseSim.Model.Tests.Accounts;

/// <summary>One month of one territory, one of its books put wrong by a cent (or a job).</summary>
public sealed class TerritoryAccountsTests
{
    private readonly TerritoryMonthContext _month = Island.FirstMonth(1);
    private readonly long _before;

    public TerritoryAccountsTests()
    {
        _before = Held();
        TerritoryMonth.Run(_month, _ => -1);
    }

    [Fact]
    public void The_books_of_a_territorys_month_close() => Assert.Equal(5, TerritoryAccounts.Check(_month, _before, Held()));

    [Fact]
    public void A_cent_from_nowhere_is_found()
    {
        _month.Households.DepositCents[5]++;
        AssertOff("money of territory XI-2", 1);
    }

    [Fact]
    public void A_tax_that_nobody_paid_is_found()
    {
        _month.Ledger.NationalGovernment++;
        AssertOff("money of territory XI-2", 1);
    }

    [Fact]
    public void A_payment_to_a_lender_that_it_never_received_is_found()
    {
        _month.Ledger.Financiers[2]--;
        AssertOff("money of territory XI-2", -1);
    }

    [Fact]
    public void A_purse_that_was_not_spent_is_found()
    {
        _month.Ledger.Market[3]++;
        AssertOff("market purses of territory XI-2", 1);
    }

    [Fact]
    public void A_wage_bill_that_differs_from_the_workers_pay_is_found()
    {
        _month.Organisations.WageBillCents[Island.Alive(_month.Organisations).First()]++;
        AssertOff("wage bills of territory XI-2", 1);
    }

    [Fact]
    public void A_job_without_a_worker_is_found()
    {
        _month.Organisations.Staff[Island.Alive(_month.Organisations).Last()]++;
        AssertOff("staff of territory XI-2", 1);
    }

    private long Held() => _month.State.InTransitCents + _month.Households.DepositCents.Sum()
        + Enumerable.Range(0, _month.Organisations.Count).Sum(i => _month.Organisations.DepositCents[i]);

    private void AssertOff(string account, long difference)
    {
        var error = Assert.Throws<AccountsException>(() => TerritoryAccounts.Check(_month, _before, Held()));
        Assert.Equal((0, account, difference), (error.Month, error.Account, error.Difference));
    }
}
