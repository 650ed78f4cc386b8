using CsCheck;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Savers of solidarity funds and platforms, what a tax credit and a match add, and what wholesale money does for mission lenders.</summary>
public sealed class SolidaritySavingTests
{
    [Fact]
    [Shows("solidarity-savings", "solidarity-savings-fund")]
    public void A_fund_that_nobody_is_offered_collects_nothing_and_one_that_all_are_offered_does()
    {
        Assert.Equal(0, Save().Lenders[Lender.SolidaritySavings].UnitsIssued);
        var ledger = Save(Island.Instrument("solidarity-savings", 12, [1, 0.1]));
        var units = ledger.Lenders[Lender.SolidaritySavings].UnitsIssued;
        Assert.InRange(units, 1, long.MaxValue);
        // A unit costs one currency unit before the fund has put anything in.
        Assert.Equal(units * 100, ledger.Financiers[Lender.SolidaritySavings]);
        Assert.Equal(0, ledger.NationalGovernment);
    }

    [Fact]
    public void Only_the_part_for_the_social_economy_leaves_the_deposits()
    {
        var tenth = Save(Island.Instrument("solidarity-savings", 12, [1, 0.1])).Financiers[Lender.SolidaritySavings];
        var all = Save(Island.Instrument("solidarity-savings", 12, [1, 1])).Financiers[Lender.SolidaritySavings];
        Assert.InRange((double)tenth / all, 0.099, 0.101);
    }

    [Fact]
    [Shows("investor-tax-credit")]
    public void A_tax_credit_brings_more_savers_and_reaches_those_who_would_have_saved_anyway()
    {
        var alone = Save(Island.Instrument("solidarity-savings", 12, [1, 1]));
        var credited = Save(Island.Instrument("solidarity-savings", 12, [1, 1]), Island.Instrument("investor-tax-credit", 12, [0.25, 50_000]));
        var (before, after) = (alone.Counters[Measures.Savings.At(0)], credited.Counters[Measures.Savings.At(0)]);
        Assert.InRange(after, before + 1, long.MaxValue);
        var forgone = credited.Counters[Measures.PolicyTaxExpenditure.At(1)];
        Assert.InRange(forgone, (long)(0.25 * before), (long)(0.25 * after));
        Assert.Equal(-forgone, credited.NationalGovernment);
        Assert.Equal(-forgone, credited.Counters[Measures.GovernmentRevenue.At(1)]);
    }

    [Fact]
    public void Beyond_the_cap_nothing_comes_back()
    {
        long Forgone(double cap) => Save(Island.Instrument("solidarity-savings", 12, [1, 1]), Island.Instrument("investor-tax-credit", 12, [0.25, cap]))
            .Counters[Measures.PolicyTaxExpenditure.At(1)];
        Assert.Equal(0, Forgone(0));
        Assert.InRange(Forgone(100), 1, Forgone(50_000) - 1);
    }

    [Fact]
    public void More_reach_a_larger_credit_and_a_larger_part_never_collect_less() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.01, 1], Gen.Double[0, 1]).Sample((a, b, part, credit) =>
        {
            long Collected(double reach, double share, double rate) => Save(Island.Instrument("solidarity-savings", 12, [reach, share]),
                Island.Instrument("investor-tax-credit", 12, [rate, 1_000])).Counters[Measures.Savings.At(0)];
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            return Collected(low, part, credit) <= Collected(high, part, credit)
                && Collected(high, part / 2, credit) <= Collected(high, part, credit)
                && Collected(high, part, credit / 2) <= Collected(high, part, credit);
        }, iter: 5);

    [Fact]
    [Shows("solidarity-savings-fund")]
    public void Savers_bear_the_funds_losses_in_the_price_of_their_units()
    {
        var fund = Lender.Open(Island.Scenario(12), settlement: 0, index: Lender.SolidaritySavings);
        Decide(Lender.Record() with { NetReceipts = 1_000_000, UnitsIssued = 10_000 });
        Assert.Equal(100, fund.Balance.UnitPriceCents);
        Decide(Lender.Record() with { NetReceipts = -400_000, Stakes = new StakeFlows(400_000, 0, 0) });
        Assert.Equal(100, fund.Balance.UnitPriceCents);
        Decide(Lender.Record() with { Stakes = new StakeFlows(0, 0, 400_000) });
        Assert.Equal(60, fund.Balance.UnitPriceCents);

        void Decide(LenderRecord record) => fund.Decide(Lender.Batch() with { Records = [record], GuaranteeAllotments = [] });
    }

    [Fact]
    public void A_saver_short_of_a_months_income_gives_units_back_as_far_as_the_fund_has_cash()
    {
        var month = Island.FirstMonth(0, decide: d => d with
        {
            UnitPricesCents = [.. Enumerable.Repeat(80.0, 11)],
            RedeemableCents = [.. Enumerable.Repeat(5_000L, 11)],
        });
        var h = month.Households;
        Array.Fill(h.SavingsUnits, 1_000);
        Array.Fill(h.DepositCents, 0);
        Array.Fill(h.LastIncomeCents, 4_000);
        SolidaritySaving.Run(month);
        var vehicles = new[] { Lender.SolidaritySavings, Lender.Crowd };
        // Two vehicles with fifty each to give back; a unit is worth 80 cents, and each saver wants 40.
        Assert.InRange(month.Ledger.Counters[Measures.Savings.At(1)], 9_000, 10_000);
        Assert.All(vehicles, v => Assert.InRange(-month.Ledger.Lenders[v].UnitsIssued, 50, 62));
    }

    [Fact]
    [Shows("match-funding", "crowdfunding-platform")]
    public void A_match_lets_the_same_crowd_carry_more_campaigns()
    {
        var campaign = Lender.Safe() with { Readiness = 0.7, DebtCapacityCents = 100_000 };
        List<CreditDecision> Ask(params CompiledPolicy[] policies) => Lender.Open(Island.Scenario(12, policies), settlement: Lender.Amount, index: Lender.Crowd)
            .Decide(Lender.Batch(campaign, campaign with { Organisation = 2 }) with
            {
                GuaranteeAllotments = new long[policies.Length],
                Records = [Lender.Record() with { StakesByPolicy = new long[policies.Length], WholesaleByPolicy = new long[policies.Length] }],
            }).Credit[0];
        Assert.Single(Ask(), d => d.Granted);
        var matched = Ask(Island.Instrument("match-funding", 12, [1, 20_000]));
        Assert.All(matched, d => Assert.Equal((Lender.Amount / 2, Lender.Amount / 2, 1), (d.AmountCents, d.MatchCents, d.Match)));
        Assert.Equal(100_000, Ask(Island.Instrument("match-funding", 12, [1, 1_000]))[0].MatchCents);
    }

    [Fact]
    [Shows("match-funding")]
    public void Nothing_is_matched_where_no_household_subscribes()
    {
        var answer = Lender.Open(Island.Scenario(12, Island.Instrument("match-funding", 12, [1])), settlement: 0, index: Lender.Crowd)
            .Decide(Lender.Batch(Lender.Safe() with { Readiness = 0.7, DebtCapacityCents = 100_000 })).Credit[0][0];
        Assert.Equal((RefusalReason.Liquidity, 0), (answer.Refusal, answer.MatchCents));
    }

    [Fact]
    [Shows("wholesale-fund")]
    public void Wholesale_money_lets_a_lender_without_cash_or_own_funds_lend()
    {
        // 500 of own funds carry loans of 10,000; there is no cash.
        var poor = Lender.Open(Island.Scenario(12, Wholesale), settlement: 0, otherAssets: 50_000, index: Lender.CommunityFund);
        Assert.Equal(RefusalReason.Liquidity, poor.Decide(Lender.Batch(Lender.Safe())).Credit[0][0].Refusal);
        var lent = Lender.Record() with { NetReceipts = 2 * Lender.Amount, WholesaleByPolicy = [2 * Lender.Amount] };
        var decisions = poor.Decide(Lender.Batch(Lender.Safe()) with { Records = [lent] });
        Assert.True(decisions.Credit[0][0].Granted);
        Assert.Equal(2 * Lender.Amount, decisions.Balance.Borrowed);
        // One part in 120 and a twelfth of 1 % of 20,000.
        Assert.Equal(new WholesalePayment(Lender.CommunityFund, 0, 16_667, 1_666), decisions.WholesaleDue.Single());
    }

    [Fact]
    [Shows("wholesale-fund")]
    public void Wholesale_money_is_lent_on_to_those_whom_the_policy_admits_and_to_nobody_else()
    {
        var lender = Lender.Open(Island.Scenario(12, Wholesale), settlement: 0, otherAssets: 100_000_000, index: Lender.CommunityFund);
        var lent = Lender.Record() with { NetReceipts = 3 * Lender.Amount, WholesaleByPolicy = [3 * Lender.Amount] };
        var firm = Lender.Safe(2) with { Form = Form.Conventional };
        var credit = lender.Decide(Lender.Batch(Lender.Safe(), firm) with { Records = [lent] }).Credit[0];
        Assert.Equal([RefusalReason.None, RefusalReason.Liquidity], credit.Select(d => d.Refusal));
        // One loan is paid out and half of it comes back: that half is the lender's own, and the firm may have it if it asks for no more.
        var next = Lender.Record() with { NetReceipts = -Lender.Amount / 2, Disbursed = Lender.Amount, PrincipalRepaid = Lender.Amount / 2 };
        credit = lender.Decide(Lender.Batch(firm, firm with { Organisation = 3, AmountCents = Lender.Amount / 2 }) with { Records = [next] }).Credit[0];
        Assert.Equal([RefusalReason.Liquidity, RefusalReason.None], credit.Select(d => d.Refusal));
    }

    [Fact]
    [Shows("wholesale-fund")]
    public void Wholesale_money_changes_nothing_for_a_lender_that_has_enough()
    {
        var rich = Lender.Open(Island.Scenario(12, Wholesale), index: Lender.CommunityFund).Decide(Lender.Batch(Lender.Safe(), Lender.Risky(2)));
        var more = Lender.Open(Island.Scenario(12, Wholesale), index: Lender.CommunityFund).Decide(Lender.Batch(Lender.Safe(), Lender.Risky(2)) with
        {
            Records = [Lender.Record() with { NetReceipts = Lender.Amount, WholesaleByPolicy = [Lender.Amount] }],
        });
        Assert.Equal(rich.Credit[0], more.Credit[0]);
    }

    [Fact]
    public void What_the_government_lends_it_owns_and_gets_back_with_interest()
    {
        var run = new IslandRun(Island.Scenario(24, Island.Acting("wholesale-fund", 12)));
        long peak = 0;
        for (var month = 0; month < 24; month++)
        {
            run.Step();
            var lent = run.Governments[0].Balance.Lent;
            Assert.Equal(run.Financiers.Sum(f => f.Balance.Borrowed), lent);
            peak = Math.Max(peak, lent);
        }

        Assert.InRange(run.Governments[0].Balance.Lent, 1, peak - 1);
    }

    [Theory]
    [InlineData(0, 750_000, 0)]
    [InlineData(0.8, 150_000, 600_000)]
    public void Under_a_counter_guarantee_a_call_is_paid_from_abroad_for_its_share(double share, long fund, long abroad)
    {
        var policy = Island.Instrument("credit-guarantee", 12, [0.75, 0, 0.25, share]);
        var month = Island.FirstMonth(0, [policy], d => d with { CallsPayable = [long.MaxValue / 8] });
        var (o, loans) = (month.Organisations, month.State.Loans);
        loans.RemoveWhere(_ => true);
        var place = Island.Alive(o).First(i => o.Form[i] == Form.WorkerCooperative);
        var row = loans.Add();
        (loans.Organisation[row], loans.PrincipalCents[row], loans.Coverage[row], loans.Guarantor[row]) = (place, Lender.Amount, 0.75, Lender.GuaranteeFund);
        (o.DepositCents[place], o.CapitalCents[place]) = (0, 0);
        LoanLosses.WriteOff(month, row);
        Assert.Equal(-fund, month.Ledger.Financiers[Lender.GuaranteeFund]);
        Assert.Equal(-abroad, month.Ledger.RestOfWorld);
        Assert.Equal(750_000, month.Ledger.Financiers[Lender.HarbourBank]);
        // The government sets aside a quarter of what is covered, or a fifth of that where four fifths are paid from abroad.
        var endowment = Lender.Open(Island.Scenario(12, policy)).Decide(Lender.Batch(Lender.Risky())).Credit[0][0].EndowmentCents;
        Assert.Equal(187_500 * (1 - share), endowment, 1.0);
    }

    private static CompiledPolicy Wholesale => Island.Instrument("wholesale-fund", 12, [100_000]);

    private static MonthLedger Save(params CompiledPolicy[] policies)
    {
        var month = Island.FirstMonth(0, policies);
        Array.Fill(month.Households.LastIncomeCents, 100_000);
        Array.Fill(month.Households.DepositCents, 5_000_000);
        SolidaritySaving.Run(month);
        return month.Ledger;
    }
}
