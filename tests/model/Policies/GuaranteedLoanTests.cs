using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>A guaranteed loan from being paid out to being written off, in the books of one territory.</summary>
public sealed class GuaranteedLoanTests
{
    [Fact]
    [Shows("guarantee-fund", "credit-guarantee")]
    public void An_endowment_leaves_the_governments_account_for_the_fund()
    {
        var month = Lent(out var place);
        Assert.Equal(-187_500, month.Ledger.NationalGovernment);
        Assert.Equal(187_500, month.Ledger.Financiers[Lender.GuaranteeFund]);
        Assert.Equal(187_500, month.Ledger.Lenders[Lender.GuaranteeFund].EndowmentsByPolicy[0]);
        Assert.Equal(-Lender.Amount, month.Ledger.Financiers[Lender.HarbourBank]);
        Assert.Equal(187_500, month.Ledger.PolicySpending[0]);
        Assert.Equal(187_500, month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        Assert.Equal(1u, month.Organisations.SupportedBy[place]);
        Assert.Equal(month.Organisations.Id[place], month.State.Supported.Single().Organisation);
    }

    [Fact]
    public void An_offer_to_an_organisation_that_has_closed_lapses_and_is_not_endowed()
    {
        var month = Lent(out _, closed: true);
        Assert.Equal(0, month.Ledger.NationalGovernment);
        Assert.Equal(0, month.Ledger.Counters[Measures.CreditGranted.At(1)]);
    }

    [Fact]
    public void The_borrower_pays_the_fee_on_what_is_guaranteed()
    {
        var month = Lent(out var place);
        month.Organisations.DepositCents[place] += 10 * Lender.Amount;
        var row = Row(month, place);
        var owed = month.State.Loans.PrincipalCents[row];
        Step07Credit.Run(month);
        // 0.75 x 1 % / 12 of the principal, to the fund; interest is counted with it.
        var fee = (long)(owed * (0.75 * 0.01 / 12));
        Assert.InRange(fee, 1, long.MaxValue);
        Assert.Equal(fee, month.Ledger.Lenders[Lender.GuaranteeFund].FeesByPolicy[0]);
        Assert.Equal(187_500 + fee, month.Ledger.Financiers[Lender.GuaranteeFund]);
        Assert.Equal(fee, month.Ledger.Counters[Measures.PolicyGuaranteeFees.At(0)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Shows("guarantee-fund")]
    public void The_fund_takes_its_share_of_a_loss_as_long_as_calls_are_honoured(bool honoured)
    {
        var month = Lent(out var place, honoured: honoured);
        // Nothing to sell and no cash: the whole loan is lost.
        month.Organisations.DepositCents[place] = 0;
        month.Organisations.CapitalCents[place] = 0;
        var (fund, bank) = (month.Ledger.Financiers[Lender.GuaranteeFund], month.Ledger.Financiers[Lender.HarbourBank]);
        LoanLosses.WriteOff(month, Row(month, place));
        var call = honoured ? 750_000 : 0;
        Assert.Equal(call, month.Ledger.Counters[Measures.PolicyGuaranteeCalls.At(0)]);
        Assert.Equal(call, month.Ledger.Lenders[Lender.GuaranteeFund].CallsByPolicy[0]);
        Assert.Equal(fund - call, month.Ledger.Financiers[Lender.GuaranteeFund]);
        Assert.Equal(bank + call, month.Ledger.Financiers[Lender.HarbourBank]);
        Assert.Equal(Lender.Amount, month.Ledger.Lenders[Lender.HarbourBank].WrittenOff);
    }

    /// <summary>Collateral first: the guarantee is for what is lost, not for what is owed.</summary>
    [Fact]
    public void The_fund_pays_nothing_for_what_the_borrower_can_still_pay()
    {
        var month = Lent(out var place);
        month.Organisations.DepositCents[place] = 2 * Lender.Amount;
        LoanLosses.WriteOff(month, Row(month, place));
        Assert.Equal(0, month.Ledger.Counters[Measures.PolicyGuaranteeCalls.At(0)]);
        Assert.Equal(Lender.Amount, month.Ledger.Lenders[Lender.HarbourBank].Recovered);
    }

    /// <summary>The first month of a territory in which one entity, without its other loans, receives the guaranteed loan of <see cref="Lender.Risky"/>.</summary>
    private static TerritoryMonthContext Lent(out int place, bool honoured = true, bool closed = false)
    {
        var policy = Island.Guarantee(12, fee: 0.01);
        var state = Island.Settled().States[0];
        var borrower = Island.Alive(state.Organisations)
            .First(i => Classification.IsSocialEconomy(state.Organisations.Form[i]) && !state.Organisations.VolunteerRun[i]);
        place = borrower;
        var answer = Lender.Open(Island.Scenario(12, policy)).Decide(Lender.Batch(Lender.Risky() with
        {
            Organisation = state.Organisations.Id[borrower] + (closed ? 1UL : 0),
            Place = borrower,
        })).Credit;
        Assert.True(answer[0].Single().Granted);
        var month = Island.FirstMonth(0, [policy], d => d with { Credit = answer, CallsPayable = [honoured ? long.MaxValue : 0] });
        // It owes nobody else.
        month.State.Loans.RemoveWhere(row => month.State.Loans.Organisation[row] == borrower);
        (month.Organisations.LoanCents[borrower], month.Organisations.InstalmentCents[borrower]) = (0, 0);
        Step07Credit.PayOut(month);
        return month;
    }

    private static int Row(TerritoryMonthContext month, int place) =>
        Enumerable.Range(0, month.State.Loans.Count).Single(row => month.State.Loans.Organisation[row] == place);
}
