using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>The way of a closing firm to a worker cooperative, gate by gate.</summary>
public sealed class WorkerBuyoutTests
{
    private static readonly ModelParameters Certain = ClosingFirm.Certain;

    [Fact]
    public void A_firm_whose_workers_know_want_and_can_is_taken_over_with_all_its_staff()
    {
        var (month, firm) = ClosingFirm.Of(Certain);
        var (o, p) = (month.Organisations, month.Persons);
        var staff = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]).ToList();
        Assert.Equal(WorkerBuyout.Outcome.TakenOver, WorkerBuyout.Try(month, firm));
        Assert.Equal((Form.WorkerCooperative, Formality.Recognised, -1), (o.Form[firm], o.Formality[firm], o.Owner[firm]));
        Assert.All(staff, i => Assert.Equal(Status.WorkerMember, p.Status[i]));
        Assert.Equal([1L, 1, 1, 1, 1], ClosingFirm.Pipeline(month));
    }

    [Fact]
    public void A_firm_that_its_workers_take_over_keeps_its_customers_what_its_work_yields_and_its_pay()
    {
        var (month, firm) = ClosingFirm.Of(Certain);
        var (o, p, structure) = (month.Organisations, month.Persons, month.Structure);
        var (before, after) = (EconomyStructure.Cell(o.Sector[firm], Form.Conventional), EconomyStructure.Cell(o.Sector[firm], Form.WorkerCooperative));
        var owner = o.Owner[firm];
        var pay = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != owner).ToDictionary(i => i, i => p.PayCents[i]);
        var expected = o.ExpectedCents[firm];
        var customers = StaffPlanning.WeightOf(structure, month.Parameters, o, firm) * Step03Trade.MarketFactors(structure)[before];
        Assert.Equal(WorkerBuyout.Outcome.TakenOver, WorkerBuyout.Try(month, firm));
        Assert.Equal(Form.WorkerCooperative, o.Form[firm]);
        Assert.Equal(expected, o.ExpectedCents[firm]);
        // Weights are whole numbers.
        Assert.Equal(customers, o.Weight[firm] * Step03Trade.MarketFactors(structure)[after], customers * 0.02);
        Assert.Equal(before, o.TechnologyOf(firm));
        Assert.NotEqual(structure.ProductivityCents[before], structure.ProductivityCents[after]);
        Assert.All(pay, w => Assert.Equal(w.Value, p.PayCents[w.Key]));
        Assert.Equal(o.WageBillCents[firm], pay.Keys.Sum(i => (long)p.PayCents[i]));
    }

    [Fact]
    [Shows("conversion-support")]
    public void Workers_who_do_not_learn_in_time_take_over_nothing_and_first_refusal_tells_them()
    {
        var late = Certain with { ConversionInformed = 0 };
        var (month, firm) = ClosingFirm.Of(late);
        Assert.Equal(WorkerBuyout.Outcome.Closes, WorkerBuyout.Try(month, firm));
        Assert.Equal([1L, 0, 0, 0, 0], ClosingFirm.Pipeline(month));
        (month, firm) = ClosingFirm.Of(late, Island.Instrument("conversion-support", 12, [0, 1]));
        Assert.Equal(WorkerBuyout.Outcome.TakenOver, WorkerBuyout.Try(month, firm));
        Assert.Single(month.State.Supported);
    }

    [Fact]
    [Shows("conversion-support")]
    public void Where_workers_do_not_want_it_nothing_helps()
    {
        var (month, firm) = ClosingFirm.Of(Certain with { ConversionWill = 0 }, Island.Instrument("conversion-support", 12, [100_000, 1, 3]));
        Assert.Equal(WorkerBuyout.Outcome.Closes, WorkerBuyout.Try(month, firm));
        Assert.Equal([1L, 1, 0, 0, 0], ClosingFirm.Pipeline(month));
        Assert.Empty(month.State.Supported);
    }

    [Fact]
    public void Without_advisers_hours_nobody_converts_and_the_policys_hours_run_out_too()
    {
        var hours = Island.Parameters.ConversionHours;
        var (month, firm) = ClosingFirm.Of(Certain, federation: hours - 1);
        Assert.Equal(WorkerBuyout.Outcome.Closes, WorkerBuyout.Try(month, firm));
        Assert.Equal([1L, 1, 1, 0, 0], ClosingFirm.Pipeline(month));

        (month, firm) = ClosingFirm.Of(Certain, Island.Instrument("conversion-support", 12, [100]), federation: hours - 10);
        month.State.ConversionHours[0] = 15;
        Assert.Equal(WorkerBuyout.Outcome.TakenOver, WorkerBuyout.Try(month, firm));
        Assert.Equal((0, 5), (month.State.FederationHours, month.State.ConversionHours[0]));
        // Ten hours at 60 a piece, which advisers spend next month.
        Assert.Equal(60_000, month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        Assert.Equal(60_000, month.State.AdviceInTransitCents);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_owner_receives_the_price_from_workers_and_the_governments_match(double match)
    {
        var (month, firm) = ClosingFirm.Of(Certain, Island.Instrument("conversion-support", 12, [0, 0, match]));
        var (o, h, p) = (month.Organisations, month.Households, month.Persons);
        var owner = p.Household[o.Owner[firm]];
        var price = ClosingFirm.Price(month, firm);
        var spare = (long)Math.Max(0, o.DepositCents[firm] - 0.5 * Step05Surplus.Buffer(month, firm, o.WageBillCents[firm]));
        var (owners, all) = (h.DepositCents[owner], h.DepositCents.Sum() + o.DepositCents.Sum());
        Assert.InRange(price, 1, long.MaxValue);
        Assert.Equal(WorkerBuyout.Outcome.TakenOver, WorkerBuyout.Try(month, firm));
        var granted = month.Ledger.Counters[Measures.PolicyOutlay.At(0)];
        Assert.Equal(price + spare, h.DepositCents[owner] - owners);
        // Workers pay 1 for each `match` of the government.
        Assert.InRange(granted - price * match / (1 + match), -1, 1);
        Assert.Equal(granted, h.DepositCents.Sum() + o.DepositCents.Sum() - all);
        Assert.Equal(-granted, month.Ledger.NationalGovernment);
    }

    [Fact]
    public void Workers_without_savings_cannot_pay_and_a_match_of_nothing_is_nothing()
    {
        var (month, firm) = ClosingFirm.Of(Certain, Island.Instrument("conversion-support", 12, [0, 0, 3]), savings: 0);
        Assert.Equal(WorkerBuyout.Outcome.WaitsForLender, WorkerBuyout.Try(month, firm));
        Assert.Equal([1L, 1, 1, 1, 0], ClosingFirm.Pipeline(month));
        Assert.Equal(0, month.Ledger.NationalGovernment);
    }

    [Fact]
    [Shows("conversion-support")]
    public void A_match_finances_what_workers_alone_could_not()
    {
        Assert.False(Try(0));
        Assert.True(Try(1));

        static bool Try(double match)
        {
            var (month, firm) = ClosingFirm.Of(Certain, Island.Instrument("conversion-support", 12, [0, 0, match]));
            var (o, p) = (month.Organisations, month.Persons);
            var workers = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]).ToList();
            // Three fifths of the price.
            var price = ClosingFirm.Price(month, firm);
            workers.ForEach(i => month.Households.DepositCents[p.Household[i]] = price * 6 / 5 / workers.Count);
            return WorkerBuyout.Try(month, firm) == WorkerBuyout.Outcome.TakenOver;
        }
    }
}
