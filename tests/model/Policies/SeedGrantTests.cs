using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Grants to founders, in a month in which many want to found: high unemployment and much unmet demand.</summary>
public sealed class SeedGrantTests
{
    private const long Grant = 100_000_000;

    [Fact]
    [Shows("seed-grant")]
    public void A_grant_reaches_founders_who_lack_start_capital()
    {
        var alone = Found([], savings: 0);
        var (gaveUp, born) = Count(alone);
        Assert.InRange(gaveUp, 1, long.MaxValue);
        Assert.Equal(0, born);
        // A grant that is more than any start capital: who gave up founds.
        var granted = Found([Island.Instrument("seed-grant", 12, [1_000_000])], savings: 0);
        Assert.Equal((0, gaveUp), Count(granted));
        Assert.Equal(gaveUp * Grant, granted.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        // Registration is paid from it, by all but informal groups.
        var (o, known) = (granted.Organisations, Island.FirstMonth(0).Organisations.Id.ToHashSet());
        var registered = Island.Alive(o).Count(i => !known.Contains(o.Id[i]) && Classification.IsSocialEconomy(o.Form[i]) && o.Formality[i] != Formality.Informal);
        Assert.InRange(registered, gaveUp / 2, gaveUp);
        Assert.Equal(registered * 50_000 - gaveUp * Grant, granted.Ledger.NationalGovernment);
        Assert.Equal(gaveUp, granted.State.Supported.Count);
    }

    [Fact]
    public void Founders_who_had_the_start_capital_get_the_grant_too()
    {
        var (alone, granted) = (Found([]), Found([Island.Instrument("seed-grant", 12, [10_000])]));
        var born = Count(granted).Born;
        Assert.InRange(born, 1, long.MaxValue);
        Assert.Equal(Count(alone).Born, born);
        Assert.Equal(born * 1_000_000, granted.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        // It is on top of what they would have had.
        Assert.Equal(born * 1_000_000, granted.Organisations.DepositCents.Sum() - alone.Organisations.DepositCents.Sum());
    }

    [Fact]
    [Shows("seed-grant")]
    public void A_grant_that_is_too_small_founds_nothing_and_costs_nothing()
    {
        var granted = Found([Island.Instrument("seed-grant", 12, [1])], savings: 0);
        Assert.Equal(Count(Found([], savings: 0)), Count(granted));
        Assert.Equal(0, granted.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
    }

    [Fact]
    public void With_its_budget_spent_founders_are_on_their_own()
    {
        var granted = Found([Island.Instrument("seed-grant", 12, [1_000_000])], savings: 0, allotment: Grant);
        Assert.Equal(1, Count(granted).Born);
        Assert.Equal(Grant, granted.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
    }

    [Fact]
    public void Other_forms_than_those_admitted_get_nothing()
    {
        var firms = Eligibility.SocialEconomy with { Forms = 1u << (int)Form.Conventional };
        var granted = Found([Island.Instrument("seed-grant", 12, [1_000_000], firms)], savings: 0);
        Assert.Equal(0, Count(granted).Born);
        Assert.Equal(granted.Ledger.Counters[Measures.Births.At((int)Form.Conventional)] * Grant, granted.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
    }

    private static TerritoryMonthContext Found(CompiledPolicy[] policies, long savings = 100_000_000, long allotment = long.MaxValue)
    {
        var month = Island.FirstMonth(0, policies, d => policies.Length > 0 ? d with { PolicyAllotments = [allotment] } : d);
        Array.Fill(month.Households.DepositCents, savings);
        // More than a rate can be: so many want to found that some of every kind do.
        Array.Fill(month.State.UnmetShares, 1);
        month.State.UnemploymentRate = 50;
        Founding.Run(month);
        return month;
    }

    private static (long GaveUp, long Born) Count(TerritoryMonthContext month) => (
        Enumerable.Range(1, Classification.FormCount - 2).Sum(f => month.Ledger.Counters[Measures.Abandoned.At(f)]),
        Enumerable.Range(1, Classification.FormCount - 2).Sum(f => month.Ledger.Counters[Measures.Births.At(f)]));
}
