using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Investors: what they offer to whom at which stage, and their titles from being bought to being redeemed or lost.</summary>
public sealed class InvestorTests
{
    [Theory]
    [InlineData(Lender.ImpactFund, Stage.StartUp, Product.Equity)]
    [InlineData(Lender.ImpactFund, Stage.Growth, Product.Mezzanine)]
    [InlineData(Lender.Crowd, Stage.Growth, Product.CommunityBond)]
    [InlineData(Lender.SolidaritySavings, Stage.StartUp, Product.QuasiEquity)]
    [InlineData(Lender.SolidaritySavings, Stage.Growth, Product.QuasiEquity)]
    [InlineData(Lender.StartProgramme, Stage.PreStart, Product.RepayableGrant)]
    [InlineData(Lender.StartProgramme, Stage.Growth, Product.QuasiEquity)]
    [Shows("impact-investor", "crowdfunding-platform", "solidarity-savings-fund", "government-programme")]
    public void Each_stage_of_life_gets_the_product_that_is_for_it(int investor, Stage stage, Product product)
    {
        var answer = Ask(investor, Ready() with { Stage = stage });
        Assert.Equal((RefusalReason.None, product), (answer.Refusal, answer.Product));
    }

    [Theory]
    [InlineData(Lender.ImpactFund, Stage.Mature)]
    [InlineData(Lender.SolidaritySavings, Stage.Mature)]
    [InlineData(Lender.StartProgramme, Stage.Mature)]
    [InlineData(Lender.Crowd, Stage.StartUp)]
    [InlineData(Lender.Crowd, Stage.PreStart)]
    public void The_wrong_stage_of_life_is_refused_with_that_reason(int investor, Stage stage) =>
        Assert.Equal(RefusalReason.Stage, Ask(investor, Ready() with { Stage = stage }).Refusal);

    [Theory]
    [InlineData(Form.Association)]
    [InlineData(Form.Mutual)]
    [InlineData(Form.Foundation)]
    [Shows("impact-investor", "solidarity-savings-fund")]
    public void Who_has_no_shares_gets_quasi_equity_and_no_equity(Form form)
    {
        var application = Ready() with { Form = form, Stage = Stage.StartUp };
        Assert.Equal(RefusalReason.Product, Ask(Lender.ImpactFund, application).Refusal);
        Assert.Equal(Product.QuasiEquity, Ask(Lender.SolidaritySavings, application).Product);
    }

    [Fact]
    [Shows("impact-investor", "government-programme")]
    public void Investors_ask_for_readiness_and_a_programme_of_advances_does_not()
    {
        var unready = Ready() with { Readiness = 0.3, Stage = Stage.StartUp };
        Assert.Equal(RefusalReason.Readiness, Ask(Lender.ImpactFund, unready).Refusal);
        Assert.Equal(Product.RepayableGrant, Ask(Lender.StartProgramme, unready).Product);
    }

    [Fact]
    public void Conventional_firms_get_nothing_from_investors() =>
        Assert.Equal(RefusalReason.Product, Ask(Lender.ImpactFund, Ready() with { Form = Form.Conventional, Stage = Stage.StartUp }).Refusal);

    [Fact]
    public void Money_goes_to_the_safest_until_there_is_no_more()
    {
        var investor = Lender.Open(Island.Scenario(12), settlement: Lender.Amount, index: Lender.ImpactFund);
        var answers = investor.Decide(Lender.Batch(Ready(1) with { OrderRatio = 1.1, Stage = Stage.Growth }, Ready(2) with { Stage = Stage.Growth }) with { GuaranteeAllotments = [] }).Credit[0];
        Assert.Equal(RefusalReason.Liquidity, answers[0].Refusal);
        Assert.True(answers[1].Granted);
    }

    [Fact]
    public void What_is_invested_is_no_debt_so_that_a_lender_takes_it_for_less_risky()
    {
        // Five thousand of own funds more: debt over capital falls from a half to a quarter, and lenders refuse no longer.
        var before = Lender.Risky() with { DebtCapacityCents = 100_000, OrderRatio = 1.3 };
        Assert.Equal(RefusalReason.Risk, Bank(before).Refusal);
        Assert.True(Bank(before with { Leverage = 0.25 }).Granted);
    }

    [Fact]
    public void A_title_is_the_investors_asset_and_the_organisations_liability()
    {
        var month = Bought(Product.Equity, out var place);
        Assert.Equal(-Lender.Amount, month.Ledger.Financiers[Lender.ImpactFund]);
        Assert.Equal(Lender.Amount, month.Ledger.Lenders[Lender.ImpactFund].StakesBought);
        Assert.Equal(Lender.Amount, month.Organisations.StakeCents[place]);
        Assert.Equal(Lender.Amount, month.Ledger.Counters[Measures.Invested.At((int)Product.Equity)]);
    }

    [Fact]
    public void Shares_bear_nothing_without_a_surplus_and_a_mezzanine_loan_is_due_in_any_case()
    {
        foreach (var (product, surplus, paid) in new[] { (Product.Equity, 0L, false), (Product.Equity, 10_000_000L, true), (Product.Mezzanine, 0L, true) })
        {
            var month = Bought(product, out var place);
            (month.Organisations.SurplusCents[place], month.Organisations.DepositCents[place]) = (surplus, 100_000_000);
            Stakes.Serve(month);
            // 10,000 at 4 % a year are 33.33 a month.
            Assert.Equal(paid ? 3_333 : 0, month.Ledger.Lenders[Lender.ImpactFund].Interest);
        }
    }

    [Fact]
    public void Shares_are_locked_and_then_redeemed_at_their_nominal_value_out_of_surplus()
    {
        var month = Bought(Product.Equity, out var place);
        var (o, s) = (month.Organisations, month.State.Stakes);
        (o.SurplusCents[place], o.DepositCents[place]) = (10_000_000, 100_000_000);
        for (var locked = 0; locked < 60; locked++)
        {
            Stakes.Serve(month);
        }

        Assert.Equal(Lender.Amount, s.NominalCents[0]);
        for (var redeemed = 0; redeemed < 60; redeemed++)
        {
            Stakes.Serve(month);
        }

        Assert.Equal(0, s.Count);
        Assert.Equal(0, o.StakeCents[place]);
        Assert.Equal(Lender.Amount, month.Ledger.Lenders[Lender.ImpactFund].StakesRedeemed);
    }

    [Fact]
    public void When_an_organisation_closes_investors_share_what_loans_leave_and_lose_the_rest()
    {
        var month = Bought(Product.Equity, out var place);
        month.Organisations.DepositCents[place] = 300_000;
        Stakes.End(month, place, new RowsOfOrganisation(month.State.Stakes.Organisation, month.State.Stakes.Count, month.Organisations.Count));
        var record = month.Ledger.Lenders[Lender.ImpactFund];
        Assert.Equal((300_000, 700_000), (record.StakesRedeemed, record.StakesWrittenOff));
        Assert.Equal(1, record.Defaults[(int)month.Organisations.Form[place]]);
        Assert.Equal((0, 0), (month.Organisations.DepositCents[place], month.Organisations.StakeCents[place]));
    }

    [Fact]
    [Shows("repayable-grant", "government-programme")]
    public void An_endowment_leaves_the_government_and_pays_for_the_product_that_it_is_for()
    {
        var policy = Island.Instrument("repayable-grant", 12, [120_000]);
        var month = Island.FirstMonth(0, [policy]);
        FinancierEndowments.Pay(month);
        // 10,000 a month, of which half the island's residents are in the first territory.
        Assert.Equal(-500_000, month.Ledger.NationalGovernment);
        Assert.Equal(500_000, month.Ledger.Lenders[Lender.StartProgramme].EndowmentsByPolicy[0]);

        var programme = Lender.Open(Island.Scenario(12, policy), settlement: 0, index: Lender.StartProgramme);
        var endowed = Lender.Record() with { NetReceipts = 10 * Lender.Amount, EndowmentsByPolicy = [10 * Lender.Amount] };
        var answers = programme.Decide(Lender.Batch(Ready(1) with { Stage = Stage.StartUp }, Ready(2) with { Stage = Stage.Growth }) with
        {
            Records = [endowed],
        }).Credit[0];
        Assert.Equal((RefusalReason.None, Product.RepayableGrant, 1), (answers[0].Refusal, answers[0].Product, answers[0].Endowment));
        // The programme has no money for quasi-equity, which is what fits growth.
        Assert.Equal(RefusalReason.Liquidity, answers[1].Refusal);
    }

    [Theory]
    [InlineData("equity-fund", Product.Equity)]
    [InlineData("quasi-equity-fund", Product.QuasiEquity)]
    [InlineData("repayable-grant", Product.RepayableGrant)]
    [Shows("equity-fund", "quasi-equity-fund", "repayable-grant")]
    public void A_fund_puts_money_into_entities_whom_lenders_have_refused(string instrument, Product product)
    {
        Assert.True(Invested(Island.Acting(instrument, 24)) > Invested());

        long Invested(params CompiledPolicy[] policies) => Enumerable.Range(1, 6).Sum(seed =>
        {
            var run = new IslandRun(Island.Scenario(24, policies), (ulong)seed);
            foreach (var o in run.States.Select(s => s.Organisations))
            {
                // An island of young entities, in need of equipment and ready for investors.
                foreach (var i in Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]))
                {
                    (o.AgeMonths[i], o.Readiness[i], o.CapitalCents[i]) = ((short)(product == Product.QuasiEquity ? 40 : 6), 0.7, o.CapitalCents[i] / 3);
                }
            }

            return Enumerable.Range(0, 24).Sum(_ => run.Step().Nation()[Measures.Invested.At((int)product)]);
        });
    }

    private static CreditDecision Ask(int investor, CreditApplication application)
    {
        // The programme has no money but endowments.
        var policies = new[] { Island.Instrument("repayable-grant", 12, [1]), Island.Instrument("quasi-equity-fund", 12, [1]) };
        var endowed = Lender.Record() with { NetReceipts = 2_000_000_000, EndowmentsByPolicy = [1_000_000_000, 1_000_000_000] };
        return Lender.Open(Island.Scenario(12, policies), index: investor)
            .Decide(Lender.Batch(application) with { GuaranteeAllotments = [0, 0], Records = [investor == Lender.StartProgramme ? endowed : Lender.Record()] }).Credit[0][0];
    }

    private static CreditDecision Bank(CreditApplication application) =>
        Lender.Open(Island.Scenario(12)).Decide(Lender.Batch(application) with { GuaranteeAllotments = [] }).Credit[0][0];

    /// <summary>A cooperative with few debts, orders and management that an investor likes.</summary>
    private static CreditApplication Ready(ulong organisation = 1) => Lender.Safe(organisation) with { Readiness = 0.7, DebtCapacityCents = 100_000 };

    private static TerritoryMonthContext Bought(Product product, out int place)
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        place = Island.Alive(o).First(i => o.Form[i] is Form.WorkerCooperative or Form.ProducerCooperative or Form.ConsumerCooperative);
        month.State.Stakes.RemoveWhere(_ => true);
        Array.Clear(o.StakeCents);
        var decision = Ask(Lender.ImpactFund, Ready() with { Place = place, Stage = product == Product.Equity ? Stage.StartUp : Stage.Growth });
        Assert.Equal(product, decision.Product);
        Stakes.Buy(month, decision);
        return month;
    }
}
