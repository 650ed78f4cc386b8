using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>What a guarantee does to a lender's answers.</summary>
public sealed class CreditGuaranteeTests
{
    private static readonly CompiledScenario Without = Island.Scenario(12);
    private static readonly CompiledScenario With = Island.Scenario(12, Island.Guarantee(12, fee: 0.01));

    [Fact]
    [Shows("credit-guarantee", "commercial-bank")]
    public void A_guarantee_grants_what_risk_refused()
    {
        // Expected loss 0.0640 > 0.03 without; with three quarters covered 0.0160 <= 0.03.
        Assert.Equal(RefusalReason.Risk, Answer(Without, Lender.Risky()).Refusal);
        var granted = Answer(With, Lender.Risky());
        Assert.Equal(RefusalReason.None, granted.Refusal);
        Assert.Equal(1.8 / (1 + Math.Exp(3)), granted.ExpectedDefault, 12);
        Assert.Equal((0.75, 0.01, 0, Lender.GuaranteeFund), (granted.Coverage, granted.FeePerYear, granted.GuaranteePolicy, granted.Guarantor));
        Assert.False(granted.WithoutGuarantee);
    }

    [Fact]
    public void A_guarantee_is_endowed_with_loss_cap_times_coverage_times_loan() =>
        // 0.25 x 0.75 x 10,000.00 = 1,875.00
        Assert.Equal(187_500, Answer(With, Lender.Risky()).EndowmentCents);

    [Fact]
    public void A_guarantee_notes_that_the_lender_would_have_lent_anyway()
    {
        Assert.Equal(RefusalReason.None, Answer(Without, Lender.Safe()).Refusal);
        Assert.True(Answer(With, Lender.Safe()).WithoutGuarantee);
    }

    [Fact]
    [Shows("credit-guarantee")]
    public void A_guarantee_changes_nothing_where_liquidity_binds()
    {
        // 5,000 in cash and plenty of other own funds: the loan of 10,000 cannot be paid out.
        var without = Answer(Without, Lender.Safe(), settlement: 500_000, otherAssets: 1_000_000_000);
        Assert.Equal(RefusalReason.Liquidity, without.Refusal);
        Assert.Equal(without, Answer(With, Lender.Safe(), settlement: 500_000, otherAssets: 1_000_000_000));
        // A loan that only the guarantee makes safe enough is refused for the cash instead.
        var risky = Answer(With, Lender.Risky(), settlement: 500_000, otherAssets: 1_000_000_000);
        Assert.Equal((RefusalReason.Liquidity, 0.0, 0L), (risky.Refusal, risky.Coverage, risky.EndowmentCents));
    }

    [Fact]
    [Shows("credit-guarantee")]
    public void A_guarantee_changes_nothing_where_debt_service_binds()
    {
        // 1.1 x 10,000 x (1/96 + 0.06/12) = 169.58 a month; 160 are earned.
        var poor = Lender.Safe() with { DebtCapacityCents = 16_000 };
        var without = Answer(Without, poor);
        Assert.Equal(RefusalReason.DebtService, without.Refusal);
        Assert.Equal(without, Answer(With, poor));
    }

    [Fact]
    public void A_guarantee_changes_nothing_where_own_funds_bind()
    {
        // Own funds of 400 carry 400 / 0.05 = 8,000 of loans.
        var bank = Lender.Open(With, settlement: 2_000_000, otherAssets: -1_960_000);
        Assert.Equal(RefusalReason.Capital, bank.Decide(Lender.Batch(Lender.Risky())).Credit[0].Single().Refusal);
    }

    [Fact]
    [Shows("credit-guarantee")]
    public void A_guarantee_does_nothing_for_who_is_not_ready_for_it_and_that_is_the_reason_of_the_refusal()
    {
        var unready = Lender.Risky() with { Readiness = 0.44 };
        Assert.Equal(RefusalReason.Risk, Answer(Without, unready).Refusal);
        var refused = Answer(With, unready);
        Assert.Equal((RefusalReason.Readiness, 0.0, -1, 0L), (refused.Refusal, refused.Coverage, refused.GuaranteePolicy, refused.EndowmentCents));
        Assert.Equal((RefusalReason.None, 0.75), (Answer(With, unready with { Readiness = 0.45 }).Refusal, Answer(With, unready with { Readiness = 0.45 }).Coverage));
        // Who gets the loan in any case gets it without the guarantee; whom the guarantee would not have helped either was refused for risk.
        Assert.Equal((RefusalReason.None, 0.0), (Answer(With, Lender.Safe() with { Readiness = 0.44 }).Refusal, Answer(With, Lender.Safe() with { Readiness = 0.44 }).Coverage));
        Assert.Equal(RefusalReason.Risk, Answer(Island.Scenario(12, Island.Guarantee(12, coverage: 0.125)), unready).Refusal);
    }

    /// <summary>Whose loan risk stops and who is not ready: each instrument alone leaves the other obstacle, which then is the reason of the refusal.</summary>
    [Theory]
    [InlineData(false, false, RefusalReason.Risk)]
    [InlineData(true, false, RefusalReason.Readiness)]
    [InlineData(false, true, RefusalReason.Risk)]
    [InlineData(true, true, RefusalReason.None)]
    [Shows("credit-guarantee", "investment-readiness")]
    public void A_guarantee_and_advice_together_bring_a_loan_that_neither_brings_alone(bool guarantee, bool advice, RefusalReason reason) =>
        Assert.Equal(reason, Answer(guarantee ? With : Without, Lender.Risky() with { Readiness = advice ? 0.6 : 0.4 }).Refusal);

    [Theory]
    [InlineData("form")]
    [InlineData("territory")]
    [InlineData("month")]
    public void A_guarantee_is_only_for_those_whom_it_admits(string condition)
    {
        var policy = condition switch
        {
            "form" => Island.Guarantee(12, eligible: Eligibility.SocialEconomy with { Forms = 1u << (int)Form.Association }),
            "territory" => Island.Guarantee(12, eligible: Eligibility.SocialEconomy with { Territories = [1, 2] }),
            _ => Island.Guarantee(12, from: 2),
        };
        Assert.Equal(RefusalReason.Risk, Answer(Island.Scenario(12, policy), Lender.Risky()).Refusal);
    }

    [Fact]
    public void Of_two_guarantees_the_one_that_covers_more_is_given()
    {
        var answer = Answer(Island.Scenario(12, Island.Guarantee(12, 0.5), Island.Guarantee(12, 0.75)), [long.MaxValue, long.MaxValue], Lender.Risky()).Single();
        Assert.Equal((1, 0.75), (answer.GuaranteePolicy, answer.Coverage));
    }

    [Fact]
    public void A_guarantee_stops_when_its_budget_is_spent()
    {
        // Each takes 1,875.00; what is left after two, 1,874.99, is a cent too little for the third.
        var answers = Answer(With, [3 * 187_500 - 1], Lender.Risky(1), Lender.Risky(2), Lender.Risky(3));
        Assert.Equal(2, answers.Count(a => a.Granted));
        var refused = answers.Single(a => !a.Granted);
        Assert.Equal((RefusalReason.Risk, -1, 0L), (refused.Refusal, refused.GuaranteePolicy, refused.EndowmentCents));
        Assert.All(Answer(With, [3 * 187_500], Lender.Risky(1), Lender.Risky(2), Lender.Risky(3)), a => Assert.True(a.Granted));
    }

    [Fact]
    public void Without_budget_left_a_safe_borrower_still_gets_its_loan_but_no_guarantee()
    {
        var answer = Answer(With, [0], Lender.Safe()).Single();
        Assert.Equal((RefusalReason.None, 0.0, 0.0, -1, 0L),
            (answer.Refusal, answer.Coverage, answer.FeePerYear, answer.GuaranteePolicy, answer.EndowmentCents));
    }

    [Fact]
    public void Calls_stop_when_endowments_and_fees_are_spent()
    {
        var fund = Lender.Open(With, index: Lender.GuaranteeFund);
        Assert.False(Honours(fund), "Nothing has been paid in.");
        Assert.True(Honours(fund, endowment: 100));
        Assert.True(Honours(fund, fee: 20, call: 119));
        Assert.False(Honours(fund, call: 1));
        Assert.True(Honours(fund, fee: 1));
    }

    private static bool Honours(LenderAndBranch fund, long endowment = 0, long fee = 0, long call = 0)
    {
        var record = Lender.Record();
        (record.EndowmentsByPolicy[0], record.FeesByPolicy[0], record.CallsByPolicy[0]) = (endowment, fee, call);
        return fund.Decide(Lender.Batch() with { Records = [record] }).CallsPayable.Single() > 0;
    }

    private static CreditDecision Answer(CompiledScenario scenario, CreditApplication application, long settlement = 1_000_000_000, long otherAssets = 0) =>
        Lender.Open(scenario, settlement, otherAssets).Decide(Lender.Batch(application)).Credit[0].Single();

    private static List<CreditDecision> Answer(CompiledScenario scenario, long[] allotments, params CreditApplication[] applications) =>
        Lender.Open(scenario).Decide(Lender.Batch(applications) with { GuaranteeAllotments = allotments }).Credit[0];
}
