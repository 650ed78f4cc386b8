using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Lenders for those whom banks refuse, and subsidised interest.</summary>
public sealed class MissionLenderTests
{
    [Fact]
    [Shows("ethical-bank")]
    public void An_ethical_bank_refuses_debt_before_there_is_revenue_with_that_reason()
    {
        Assert.Equal(RefusalReason.Stage, Ask(Lender.EthicalBank, Lender.Safe() with { Stage = Stage.PreStart }).Refusal);
        Assert.True(Ask(Lender.EthicalBank, Lender.Safe() with { Stage = Stage.StartUp }).Granted);
        Assert.True(Ask(Lender.Microfinance, Lender.Safe() with { Stage = Stage.PreStart }).Granted);
    }

    [Fact]
    [Shows("ethical-bank")]
    public void An_ethical_bank_lends_to_the_social_economy_alone() =>
        Assert.Equal(RefusalReason.Product, Ask(Lender.EthicalBank, Lender.Safe() with { Form = Form.Conventional }).Refusal);

    [Fact]
    [Shows("microfinance-institution")]
    public void A_microfinance_institution_lends_small_sums_to_small_organisations()
    {
        Assert.True(Ask(Lender.Microfinance, Lender.Safe()).Granted);
        Assert.Equal(RefusalReason.Product, Ask(Lender.Microfinance, Lender.Safe() with { Size = SizeClass.From10To49 }).Refusal);
        Assert.Equal(RefusalReason.Product, Ask(Lender.Microfinance, Lender.Safe() with { AmountCents = 2_500_001, DebtCapacityCents = 10_000_000 }).Refusal);
    }

    [Fact]
    [Shows("community-development-institution")]
    public void A_community_development_institution_takes_a_risk_that_the_bank_refuses()
    {
        Assert.Equal(RefusalReason.Risk, Ask(Lender.HarbourBank, Lender.Risky()).Refusal);
        Assert.True(Ask(Lender.CommunityFund, Lender.Risky()).Granted);
    }

    [Fact]
    [Shows("cooperative-bank")]
    public void A_cooperative_bank_knows_cooperatives_and_lends_to_one_that_a_commercial_bank_takes_for_too_risky()
    {
        // Three tenths more orders than expected: logistic(-3.45) = 0.0308 a year. The bank takes that for 1.8 times as much and loses three quarters: 0.0416 of
        // at most 0.03; the cooperative bank for 1.3 times as much: 0.0300 of at most 0.035.
        var application = Lender.Risky() with { OrderRatio = 1.3 };
        Assert.Equal(RefusalReason.Risk, Ask(Lender.HarbourBank, application).Refusal);
        Assert.True(Ask(Lender.CooperativeBank, application).Granted);
    }

    [Fact]
    [Shows("development-bank")]
    public void A_development_bank_lends_at_a_rate_that_borrowers_earn_and_takes_more_risk()
    {
        // 104.17 of principal a month; at 4 % 33.33 of interest, at 6 % 50; each x 1.1.
        var application = Lender.Safe() with { DebtCapacityCents = 16_000 };
        Assert.Equal(RefusalReason.DebtService, Ask(Lender.HarbourBank, application).Refusal);
        Assert.True(Ask(Lender.DevelopmentBank, application).Granted);
        Assert.Equal(RefusalReason.Risk, Ask(Lender.HarbourBank, Lender.Risky()).Refusal);
        Assert.True(Ask(Lender.DevelopmentBank, Lender.Risky()).Granted);
    }

    [Fact]
    public void Whom_its_lender_has_refused_asks_a_mission_lender_next_and_its_lender_again_after_that()
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        Array.Fill(o.RefusedFor, RefusalReason.Risk);
        Array.Fill(o.AskedTier, LenderTier.OwnLender);
        CreditApplications.Run(month);
        Assert.NotEmpty(month.Applications.SelectMany(a => a));
        Assert.Empty(month.Applications[..Lender.EthicalBank].SelectMany(a => a));

        var again = Island.FirstMonth(0);
        Array.Fill(again.Organisations.RefusedFor, RefusalReason.Risk);
        Array.Fill(again.Organisations.AskedTier, LenderTier.MissionLender);
        CreditApplications.Run(again);
        Assert.NotEmpty(again.Applications[Lender.HarbourBank]);
    }

    [Fact]
    [Shows("concessional-loan")]
    public void A_subsidised_rate_makes_debt_service_earned_and_nothing_else()
    {
        // 10,000 over eight years at 6 %: 104.17 + 50 a month, x 1.1; at 0 % 104.17 x 1.1.
        var application = Lender.Safe() with { DebtCapacityCents = 14_000 };
        var scenario = Island.Scenario(12, Island.Instrument("concessional-loan", 12, [0, 10_000]));
        Assert.Equal(RefusalReason.DebtService, Ask(Lender.HarbourBank, application).Refusal);
        var granted = Ask(Lender.HarbourBank, application, scenario);
        Assert.True(granted.Granted);
        Assert.Equal((1, 0.06), (granted.Concession, granted.SubsidyPerYear));
        Assert.Equal(RefusalReason.Risk, Ask(Lender.HarbourBank, Lender.Risky(), scenario).Refusal);
        // Beyond the cap the application is like any other.
        var capped = Island.Scenario(12, Island.Instrument("concessional-loan", 12, [0, 9_999]));
        Assert.Equal(RefusalReason.DebtService, Ask(Lender.HarbourBank, application, capped).Refusal);
    }

    [Theory]
    [InlineData(long.MaxValue, 4_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(0, 0)]
    public void The_government_pays_the_lender_what_the_borrower_does_not_as_far_as_the_budget_goes(long allotment, long subsidy)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("concessional-loan", 12, [0.02])], d => d with { PolicyAllotments = [allotment] });
        var (o, loans) = (month.Organisations, month.State.Loans);
        loans.RemoveWhere(_ => true);
        month.State.Stakes.RemoveWhere(_ => true);
        var place = Island.Alive(o).First(i => o.Form[i] == Form.WorkerCooperative);
        var row = loans.Add();
        (loans.Organisation[row], loans.PrincipalCents[row], loans.InstalmentCents[row]) = (place, 1_200_000, 12_500);
        (loans.RatePerYear[row], loans.Concession[row], loans.SubsidyPerYear[row], loans.Guarantor[row], loans.Policy[row]) = (0.06, 1, 0.04, -1, -1);
        (o.DepositCents[place], o.InterestCents[place]) = (10_000_000, 0);
        Step07Credit.Run(month);
        // 6 % of 12,000 is 60 a month, of which the policy pays 4 %: 40.
        Assert.Equal(6_000 - subsidy, o.InterestCents[place]);
        Assert.Equal(-subsidy, month.Ledger.NationalGovernment);
        Assert.Equal(12_500 + 6_000, month.Ledger.Financiers[0]);
        Assert.Equal(10_000_000 - 12_500 - 6_000 + subsidy, o.DepositCents[place]);
    }

    private static CreditDecision Ask(int lender, CreditApplication application, CompiledScenario? scenario = null) =>
        Lender.Open(scenario ?? Island.Scenario(12, Island.Guarantee(12, 0)), index: lender).Decide(Lender.Batch(application)).Credit[0][0];
}
