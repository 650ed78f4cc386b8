using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>The loan for what workers and policies do not bring of the price of a firm that they take over.</summary>
public sealed class ConversionLoanTests
{
    private static readonly CompiledPolicy FirstRefusal = Island.Instrument("conversion-support", 12, [0, 1]);

    [Fact]
    public void Workers_who_cannot_raise_the_price_ask_a_mission_lender_for_what_is_missing()
    {
        var (month, firm) = ClosingFirm.Of(ClosingFirm.Certain, savings: 1_000);
        var (price, asked) = (ClosingFirm.Price(month, firm), Asked(month, firm));
        var brought = price - asked.Application.AmountCents;
        Assert.InRange(brought, 1, price - 1);
        Assert.InRange(asked.Lender, Lender.EthicalBank, Lender.CommunityFund);
        Assert.Equal((Form.WorkerCooperative, true), (asked.Application.Form, asked.Application.ForConversion));
        // The firm lives on under its owner, and nobody has paid anything.
        Assert.Equal((Form.Conventional, Life.Alive), (month.Organisations.Form[firm], month.Organisations.Life[firm]));
        Assert.Equal((1, 0), Loans(month));
    }

    [Fact]
    [Shows("conversion-support", "community-development-institution")]
    public void With_first_refusal_and_a_loan_workers_without_savings_take_the_firm_over_and_the_cooperative_owes_it()
    {
        var late = ClosingFirm.Certain with { ConversionInformed = 0 };
        var (closing, firm) = ClosingFirm.Of(late, FirstRefusal, savings: 0);
        var decision = Decide(Asked(closing, firm).Application, Lender.CommunityFund);
        Assert.True(decision.Granted);

        var (month, _) = ClosingFirm.Of(late, FirstRefusal, savings: 0, decide: d => d with { Credit = [[decision]] });
        var (o, h, loans) = (month.Organisations, month.Households, month.State.Loans);
        var (owner, price) = (month.Persons.Household[o.Owner[firm]], ClosingFirm.Price(month, firm));
        var spare = (long)Math.Max(0, o.DepositCents[firm] - 0.5 * Step05Surplus.Buffer(month, firm, o.WageBillCents[firm]));
        var (ownersBefore, all, rows) = (h.DepositCents[owner], h.DepositCents.Sum() + o.DepositCents.Sum(), loans.Count);
        Step07Credit.PayOut(month);
        Assert.Equal(Form.WorkerCooperative, o.Form[firm]);
        Assert.Equal(price + spare, h.DepositCents[owner] - ownersBefore);
        // The lender's money, of which the cooperative owes every cent.
        Assert.Equal(price, h.DepositCents.Sum() + o.DepositCents.Sum() - all);
        Assert.Equal((-price, price), (month.Ledger.Financiers[Lender.CommunityFund], month.Ledger.Lenders[Lender.CommunityFund].Disbursed));
        Assert.Equal((rows + 1, firm, price), (loans.Count, loans.Organisation[rows], loans.PrincipalCents[rows]));
        Assert.Equal((0, 1), Loans(month));
        Assert.Equal(1, month.Ledger.Counters[Measures.Conversions.At((int)Form.WorkerCooperative)]);
        Assert.Equal(price, month.Ledger.Counters[Measures.CreditGranted.At(1)]);
    }

    [Fact]
    public void Refused_the_owner_closes_the_firm_in_the_month_of_the_answer()
    {
        var (closing, firm) = ClosingFirm.Of(ClosingFirm.Certain, savings: 0);
        // A bank takes the cooperative for too risky.
        var decision = Decide(Asked(closing, firm).Application with { OrderRatio = 0 }, Lender.HarbourBank);
        Assert.Equal(RefusalReason.Risk, decision.Refusal);
        var (month, _) = ClosingFirm.Of(ClosingFirm.Certain, savings: 0, decide: d => d with { Credit = [[decision]] });
        Step07Credit.PayOut(month);
        Assert.Equal(Form.Conventional, month.Organisations.Form[firm]);
        Closing.Run(month);
        Assert.NotEqual(decision.Organisation, month.Organisations.Id[firm]);
        Assert.Equal(1, month.Ledger.Counters[Measures.Refusals.At(1, (int)RefusalReason.Risk)]);
    }

    [Fact]
    public void An_offer_lapses_where_more_is_missing_than_was_asked_for()
    {
        var (closing, firm) = ClosingFirm.Of(ClosingFirm.Certain, savings: 2_000);
        var decision = Decide(Asked(closing, firm).Application, Lender.CommunityFund);
        var (month, _) = ClosingFirm.Of(ClosingFirm.Certain, savings: 0, decide: d => d with { Credit = [[decision]] });
        Step07Credit.PayOut(month);
        Assert.Equal((Form.Conventional, 0), (month.Organisations.Form[firm], month.Ledger.Financiers[Lender.CommunityFund]));
        Assert.Contains(firm, month.GivenUp);
    }

    [Fact]
    public void In_the_economy_loans_bring_conversions_where_workers_can_bring_nothing()
    {
        var poor = ClosingFirm.Certain with { MemberCapitalMonths = 0 };
        var settled = SettledEconomy.Prepare(Island.Economy, 5000, 1, poor, EconomyRun.Sequentially);
        var scenario = Island.Scenario(48, Island.Instrument("conversion-support", 48, [5_000, 1]));
        var months = EconomyRun.Run(settled.Start(scenario, new RunKey("test", 0, 1, [])), EconomyRun.Sequentially).Months.Select(m => m.Nation()).ToList();
        var asked = months.Sum(m => m[Measures.ConversionPipeline.At((int)WorkerBuyout.Gate.LoanAsked)]);
        var granted = months.Sum(m => m[Measures.ConversionPipeline.At((int)WorkerBuyout.Gate.LoanGranted)]);
        Assert.InRange(granted, 1, asked);
        Assert.InRange(months.Sum(m => m[Measures.Conversions.At((int)Form.WorkerCooperative)]), granted, long.MaxValue);
    }

    private static (int Lender, CreditApplication Application) Asked(TerritoryMonthContext month, int firm)
    {
        Assert.Equal(WorkerBuyout.Outcome.WaitsForLender, WorkerBuyout.Try(month, firm));
        return month.Applications.SelectMany((a, lender) => a.Select(x => (lender, x))).Single();
    }

    private static CreditDecision Decide(CreditApplication application, int lender) => Lender.Open(Island.Scenario(12, FirstRefusal), settlement: 100_000_000_000, index: lender)
        .Decide(Lender.Batch(application)).Credit[0].Single();

    private static (long Asked, long Granted) Loans(TerritoryMonthContext month) => (
        month.Ledger.Counters[Measures.ConversionPipeline.At((int)WorkerBuyout.Gate.LoanAsked)],
        month.Ledger.Counters[Measures.ConversionPipeline.At((int)WorkerBuyout.Gate.LoanGranted)]);
}
