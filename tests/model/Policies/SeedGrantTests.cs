using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Grants to founders.</summary>
public sealed class SeedGrantTests
{
    private const int Months = 36;

    [Fact]
    public void A_grant_reaches_founders_who_lack_start_capital_and_those_who_do_not()
    {
        var (reference, granted) = (Runs([]), Runs([Island.Instrument("seed-grant", Months, [20_000])]));
        Assert.InRange(Sum(reference, Measures.Abandoned), 1, long.MaxValue);
        Assert.InRange(Sum(granted, Measures.Abandoned), 0, Sum(reference, Measures.Abandoned) - 1);
        Assert.InRange(Sum(granted, Measures.Births), Sum(reference, Measures.Births) + 1, long.MaxValue);
        // Deadweight is paid too: every founding gets the whole grant.
        Assert.Equal(2_000_000 * Sum(granted, Measures.Births), granted.Sum(r => r.Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)])));
    }

    [Fact]
    public void With_its_budget_spent_founders_are_on_their_own()
    {
        var grants = Runs([Island.Instrument("seed-grant", Months, [20_000], budget: 20_000)]);
        Assert.All(grants, r => Assert.InRange(r.Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)]), 0, 2_000_000));
    }

    [Fact]
    public void Other_forms_than_those_admitted_get_nothing()
    {
        var mutuals = Eligibility.SocialEconomy with { Forms = 1u << (int)Form.Conventional };
        var run = Runs([Island.Instrument("seed-grant", 12, [20_000], mutuals)])[0];
        Assert.InRange(run.Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)]), 1, long.MaxValue);
        Assert.Equal(2_000_000 * run.Months.Sum(m => m.Nation()[Measures.Births.At((int)Form.Conventional)]),
            run.Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)]));
    }

    private static RunResult[] Runs(CompiledPolicy[] policies) =>
        [.. Enumerable.Range(1, 3).Select(seed => Island.Run(Island.Scenario(policies.Length > 0 ? policies[0].ActiveUntil + 1 : Months, policies), (ulong)seed))];

    private static long Sum(RunResult[] runs, Measure byForm) => runs.Sum(r => r.Months.Sum(m =>
    {
        var nation = m.Nation();
        return Enumerable.Range(1, Classification.FormCount - 2).Sum(f => nation[byForm.At(f)]);
    }));
}
