using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Adviser-hours, and what readiness does with them.</summary>
public sealed class SupportTests
{
    [Fact]
    public void Hours_run_out_and_nobody_gets_more_than_asked()
    {
        var month = Support(Island.Instrument("business-support", 12, [1200, 30]));
        // 1,200 hours a year are 100 a month; the territory has its residents' part of them.
        var hours = 100.0 * month.Persons.Count / 5000;
        Assert.InRange(month.Ledger.Counters[Measures.PolicyAdviserHours.At(0)], (long)hours - 2, (long)hours + 2);
        Assert.InRange(month.State.Supported.Count, (int)Math.Ceiling(hours / 30), (int)Math.Ceiling(hours / 30));
    }

    [Fact]
    [Shows("business-support")]
    public void Readiness_rises_with_hours_less_where_it_is_high_and_decays_afterwards()
    {
        var month = Island.FirstMonth(0);
        var (o, p) = (month.Organisations, month.Parameters);
        var (low, high) = (Island.Alive(o).First(), Island.Alive(o).Skip(1).First());
        (o.Readiness[low], o.Readiness[high]) = (0.2, 0.8);
        AdviserHours.Advise(month, low, 50);
        AdviserHours.Advise(month, high, 50);
        // 50 hours x 0.004 x (1 - readiness).
        Assert.Equal(0.2 + 0.2 * 0.8, o.Readiness[low], 12);
        Assert.Equal(0.8 + 0.2 * 0.2, o.Readiness[high], 12);
        Step10Support.Run(month);
        Assert.InRange(o.Readiness[high], 0.5, 0.84 - 1e-9);
    }

    [Fact]
    public void Without_advice_and_peers_each_returns_to_what_it_knows_by_itself_and_some_stay_below_what_investors_ask_for()
    {
        var month = Island.FirstMonth(0, parameters: Island.Parameters with { ReadinessFromPeers = 0, ReadinessDecay = 0.2 }, decide: d => d with { SupportHours = 0 });
        var (o, rests) = (month.Organisations, Step10Support.RestsOf(month.Seed));
        for (var n = 0; n < 100; n++)
        {
            Step10Support.Run(month);
        }

        var small = Island.Alive(o).Where(i => o.Staff[i] < 10).ToList();
        Assert.All(Island.Alive(o), i => Assert.Equal(Step10Support.RestOf(rests, o.Id[i], o.Staff[i]), o.Readiness[i], 6));
        Assert.InRange(small.Average(i => o.Readiness[i]), 0.43, 0.47);
        Assert.InRange(small.Count(i => o.Readiness[i] < month.Parameters.InvestmentReadiness), small.Count / 3, small.Count * 2 / 3);
    }

    [Fact]
    public void Those_who_know_less_learn_from_their_peers_and_nobody_else_does()
    {
        var (with, without) = (Island.FirstMonth(0), Island.FirstMonth(0, parameters: Island.Parameters with { ReadinessFromPeers = 0 }));
        Step10Support.Run(with);
        Step10Support.Run(without);
        var (o, start) = (with.Organisations, Island.Settled().States[0].Organisations);
        var means = Island.Alive(o).Where(i => !o.VolunteerRun[i]).GroupBy(i => o.Form[i])
            .ToDictionary(g => g.Key, g => g.Average(i => start.Readiness[i]));
        var learned = Island.Alive(o).Where(i => o.Readiness[i] > without.Organisations.Readiness[i] + 1e-12).ToList();
        Assert.NotEmpty(learned);
        Assert.All(learned, i => Assert.True(Classification.IsSocialEconomy(o.Form[i]) && start.Readiness[i] < means[o.Form[i]]));
    }

    [Fact]
    public void Hours_are_paid_by_the_government_and_buy_business_services_next_month()
    {
        var month = Support(Island.Instrument("business-support", 12, [1200, 30, 50]));
        var paid = month.Ledger.Counters[Measures.PolicyOutlay.At(0)];
        Assert.InRange(paid, 1, long.MaxValue);
        Assert.Equal(-paid, month.Ledger.NationalGovernment);
        Assert.Equal(paid, month.State.AdviceInTransitCents);
        var demand = month.Ledger.Market[(int)Sector.BusinessAndDigital];
        Step02Orders.Run(month);
        Assert.Equal(0, month.State.AdviceInTransitCents);
        Assert.InRange(month.Ledger.Market[(int)Sector.BusinessAndDigital], demand + paid, long.MaxValue);
    }

    [Fact]
    [Shows("business-support")]
    public void Hours_end_with_the_budget()
    {
        var month = Support(Island.Instrument("business-support", 12, [1200, 30, 50]), 100_000);
        // 1,000 units at 50 an hour.
        Assert.Equal(100_000, month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        Assert.InRange(month.Ledger.Counters[Measures.PolicyAdviserHours.At(0)], 19, 21);
    }

    [Theory]
    [InlineData(RefusalReason.Risk, true)]
    [InlineData(RefusalReason.Readiness, true)]
    [InlineData(RefusalReason.DebtService, false)]
    [InlineData(RefusalReason.Liquidity, false)]
    [InlineData(RefusalReason.None, false)]
    [Shows("investment-readiness")]
    public void Investment_readiness_reaches_those_refused_for_risk_or_readiness_and_once(RefusalReason reason, bool advised)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("investment-readiness", 12, [12000, 20])]);
        var o = month.Organisations;
        Array.Fill(o.RefusedFor, RefusalReason.None);
        Array.Fill(o.AdvisedSince, false);
        var place = Island.Alive(o).First(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]);
        o.RefusedFor[place] = reason;
        Step10Support.Run(month);
        Assert.Equal(advised ? 20 : 0, month.Ledger.Counters[Measures.PolicyAdviserHours.At(0)]);
        Step10Support.Run(month);
        Assert.Equal(advised ? 20 : 0, month.Ledger.Counters[Measures.PolicyAdviserHours.At(0)]);
        // It still was refused, and goes on to the next lender.
        Assert.Equal(reason, o.RefusedFor[place]);
    }

    [Fact]
    [Shows("investment-readiness")]
    public void Readiness_brings_a_loan_where_risk_was_the_obstacle()
    {
        // The cooperative of these tests with readiness r: p = logistic(-3 - 1.2 (r - 1/2)) x 1.8, of which 0.75 is lost.
        CreditDecision Ask(double readiness) => Lender.Open(Island.Scenario(12)).Decide(
            Lender.Batch(Lender.Risky() with { Readiness = readiness, OrderRatio = 1.4 }) with { GuaranteeAllotments = [] }).Credit[0][0];
        Assert.Equal(RefusalReason.Risk, Ask(0.45).Refusal);
        Assert.Equal(RefusalReason.None, Ask(0.7).Refusal);
    }

    private static TerritoryMonthContext Support(CompiledPolicy policy, long allotment = long.MaxValue)
    {
        var month = Island.FirstMonth(0, [policy], d => d with { PolicyAllotments = [allotment] });
        Array.Fill(month.Organisations.Readiness, 0.3);
        Array.Fill(month.Organisations.Staff, 1);
        // Everybody's own month.
        foreach (var i in Island.Alive(month.Organisations))
        {
            month.Organisations.Id[i] = (ulong)i * 144;
        }

        Step10Support.Run(month);
        return month;
    }
}
