using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>The way of a closing firm to a worker cooperative, gate by gate.</summary>
public sealed class WorkerBuyoutTests
{
    private static readonly ModelParameters Certain = Island.Parameters with { ConversionInformed = 1, ConversionWill = 1 };

    [Fact]
    public void A_firm_whose_workers_know_want_and_can_is_taken_over_with_all_its_staff()
    {
        var (month, firm) = Closing(Certain);
        var (o, p) = (month.Organisations, month.Persons);
        var staff = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]).ToList();
        Assert.True(WorkerBuyout.Succeeds(month, firm));
        Assert.Equal((Form.WorkerCooperative, Formality.Recognised, -1), (o.Form[firm], o.Formality[firm], o.Owner[firm]));
        Assert.All(staff, i => Assert.Equal(Status.WorkerMember, p.Status[i]));
        Assert.Equal([1L, 1, 1, 1, 1], Pipeline(month));
    }

    [Fact]
    [Shows("conversion-support")]
    public void Workers_who_do_not_learn_in_time_take_over_nothing_and_first_refusal_tells_them()
    {
        var late = Certain with { ConversionInformed = 0 };
        var (month, firm) = Closing(late);
        Assert.False(WorkerBuyout.Succeeds(month, firm));
        Assert.Equal([1L, 0, 0, 0, 0], Pipeline(month));
        (month, firm) = Closing(late, Island.Instrument("conversion-support", 12, [0, 1]));
        Assert.True(WorkerBuyout.Succeeds(month, firm));
        Assert.Single(month.State.Supported);
    }

    [Fact]
    [Shows("conversion-support")]
    public void Where_workers_do_not_want_it_nothing_helps()
    {
        var (month, firm) = Closing(Certain with { ConversionWill = 0 }, Island.Instrument("conversion-support", 12, [100_000, 1, 3]));
        Assert.False(WorkerBuyout.Succeeds(month, firm));
        Assert.Equal([1L, 1, 0, 0, 0], Pipeline(month));
        Assert.Empty(month.State.Supported);
    }

    [Fact]
    public void Without_advisers_hours_nobody_converts_and_the_policys_hours_run_out_too()
    {
        var hours = Island.Parameters.ConversionHours;
        var (month, firm) = Closing(Certain, federation: hours - 1);
        Assert.False(WorkerBuyout.Succeeds(month, firm));
        Assert.Equal([1L, 1, 1, 0, 0], Pipeline(month));

        (month, firm) = Closing(Certain, Island.Instrument("conversion-support", 12, [100]), federation: hours - 10);
        month.State.ConversionHours[0] = 15;
        Assert.True(WorkerBuyout.Succeeds(month, firm));
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
        var (month, firm) = Closing(Certain, Island.Instrument("conversion-support", 12, [0, 0, match]));
        var (o, h, p) = (month.Organisations, month.Households, month.Persons);
        var owner = p.Household[o.Owner[firm]];
        var price = Price(month, firm);
        var spare = (long)Math.Max(0, o.DepositCents[firm] - 0.5 * Step05Surplus.Buffer(month, firm, o.WageBillCents[firm]));
        var (owners, all) = (h.DepositCents[owner], h.DepositCents.Sum() + o.DepositCents.Sum());
        Assert.InRange(price, 1, long.MaxValue);
        Assert.True(WorkerBuyout.Succeeds(month, firm));
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
        var (month, firm) = Closing(Certain, Island.Instrument("conversion-support", 12, [0, 0, 3]), savings: 0);
        Assert.False(WorkerBuyout.Succeeds(month, firm));
        Assert.Equal([1L, 1, 1, 1, 0], Pipeline(month));
    }

    [Fact]
    [Shows("conversion-support")]
    public void A_match_finances_what_workers_alone_could_not()
    {
        Assert.False(Try(0));
        Assert.True(Try(1));

        static bool Try(double match)
        {
            var (month, firm) = Closing(Certain, Island.Instrument("conversion-support", 12, [0, 0, match]));
            var (o, p) = (month.Organisations, month.Persons);
            var workers = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]).ToList();
            // Three fifths of the price.
            var price = Price(month, firm);
            workers.ForEach(i => month.Households.DepositCents[p.Household[i]] = price * 6 / 5 / workers.Count);
            return WorkerBuyout.Succeeds(month, firm);
        }
    }

    private static long[] Pipeline(TerritoryMonthContext month) => month.Ledger.Counters[Measures.ConversionPipeline.Offset..][..5];

    /// <summary>A fifth of what its equipment would cost new, less its loans.</summary>
    private static long Price(TerritoryMonthContext month, int firm) =>
        (long)Math.Max(0, 0.2 * month.Organisations.CapitalCents[firm] - month.Organisations.LoanCents[firm]);

    /// <summary>A firm that could convert, and federations with the hours for it.</summary>
    private static (TerritoryMonthContext Month, int Firm) Closing(
        ModelParameters parameters, CompiledPolicy? policy = null, double? federation = null, long savings = 10_000_000)
    {
        var month = Island.FirstMonth(0, policy is null ? [] : [policy], parameters: parameters);
        var (o, p) = (month.Organisations, month.Persons);
        month.State.FederationHours = federation ?? parameters.ConversionHours;
        var firm = Island.Alive(o).First(i => o.Form[i] == Form.Conventional && o.Formality[i] == Formality.Formal && o.Staff[i] is >= 3 and <= 50
            && o.DepositCents[i] > 0 && Price(month, i) > 1000
            && Price(month, i) < 6 * (o.WageBillCents[i] - (p.Employer[o.Owner[i]] == i ? p.PayCents[o.Owner[i]] : 0)));
        foreach (var worker in Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]))
        {
            month.Households.DepositCents[p.Household[worker]] = savings;
        }

        return (month, firm);
    }
}
