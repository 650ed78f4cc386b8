using System.Reflection;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Institutions;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

/// <summary>A policy run and its reference go through the months together until their policies first differ, and nobody can tell from the results.</summary>
public sealed class CommonHistoryTests
{
    private const int Months = 10;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    public static TheoryData<string> Instruments() => [.. InstrumentCatalog.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Instruments))]
    public async Task Whatever_the_instrument_the_reference_comes_out_as_if_it_had_run_alone(string instrument)
    {
        var request = Request([Policy(instrument, from: 4)], []);
        Assert.Equal(3, request.Scenario.MonthsSharedWith(request.Reference!));
        await RequireSame(request, stepped: 2 * Months - 3);
    }

    [Fact]
    public async Task A_policy_from_the_first_month_shares_nothing() =>
        await RequireSame(Request([Policy("credit-guarantee", from: 0)], []), stepped: 2 * Months);

    [Fact]
    public async Task A_policy_that_never_acts_shares_everything() =>
        await RequireSame(Request([Policy("credit-guarantee", from: Months)], []), stepped: Months);

    [Fact]
    public async Task A_reference_with_policies_of_its_own_shares_the_months_in_which_they_act_alike()
    {
        var both = Policy("procurement-quota", from: 0);
        var request = Request([both, Policy("corporate-tax-relief", from: 6)], [both]);
        await RequireSame(request, stepped: 2 * Months - 5);
    }

    [Fact]
    public async Task A_history_that_went_otherwise_is_noticed_and_all_months_are_gone_through()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var history = new CommonHistory("foreign", [3]);
        await RunAsync(silo, "kept", Island.Run() with { Keeps = history });
        // Another seed: from the first month on, its institutions decide otherwise.
        var outcome = await RunAsync(silo, "continued", Island.Run(seed: 2) with { Continues = history });
        Assert.Equal(2, outcome.Status.Epoch);
        Assert.Equal(Island.RunBare(Island.Run(seed: 2)).ResultHash, outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task A_history_that_is_not_here_is_done_without()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var outcome = await RunAsync(silo, "continued", Island.Run() with { Continues = new CommonHistory("nowhere", [3]) });
        Assert.Equal(1, outcome.Status.Epoch);
        Assert.Equal(Island.Bare.ResultHash, outcome.Summary!.ResultHash);
    }

    [Fact]
    public void Scenarios_share_the_months_before_the_first_in_which_a_value_an_eligibility_or_a_budget_differs()
    {
        var policy = Policy("credit-guarantee", from: 2);
        var raised = policy with { ValuesByMonth = [.. policy.ValuesByMonth.Select(v => v.Select((x, m) => m < 5 ? x : x / 2).ToArray())] };
        var somewhere = policy with { For = policy.For with { Territories = [0] } };
        Assert.Equal(4, Shared(policy, raised));
        // In the month before, lenders' branches assess loans for it.
        Assert.Equal(1, Shared(policy, somewhere));
        Assert.Equal(Months, Shared(somewhere, policy with { For = policy.For with { Territories = [0] } }));
        Assert.Equal(1, Shared(policy, policy with { BudgetInAll = 1 }));
        Assert.Equal(2, Shared(policy, policy with { ActiveUntil = 2 }));
        Assert.Equal(3, Shared(policy, policy with { Rests = [.. Enumerable.Range(0, Months).Select(m => m == 4)] }));
        var rule = new PolicyRule("unemployment", new Threshold(Comparison.Above, 0.1), null, 0);
        Assert.Equal(1, Shared(policy, policy with { Rule = rule }));
        Assert.Equal(Months, Shared(policy with { Rule = rule }, policy with { Rule = rule with { } }));
        Assert.Equal(0, Scenario(policy).MonthsSharedWith(Scenario(policy) with { StartMonth = 2 }));

        static int Shared(CompiledPolicy one, CompiledPolicy other) => Scenario(one).MonthsSharedWith(Scenario(other));
    }

    [Fact]
    public void Any_difference_in_what_a_territory_is_told_is_noticed_apart_from_what_is_said_of_each_policy()
    {
        var told = (TerritoryDecisions)new MessageMaker(3).Make(typeof(TerritoryDecisions))!;
        string[] byPolicy = [nameof(TerritoryDecisions.PolicyAllotments), nameof(TerritoryDecisions.CallsPayable), nameof(TerritoryDecisions.RulesHold)];
        foreach (var property in typeof(TerritoryDecisions).GetProperties().Where(p => p.GetMethod!.IsPublic && p.CanWrite))
        {
            var other = told with { };
            Assert.True(told.AgreesWith(other));
            property.SetValue(other, Changed(property, property.GetValue(told)!));
            Assert.True(told.AgreesWith(other) == byPolicy.Contains(property.Name), property.Name);
        }
    }

    private static object Changed(PropertyInfo property, object value) => value switch
    {
        int number => number + 1,
        long number => number + 1,
        Array array => Array.CreateInstance(property.PropertyType.GetElementType()!, array.Length + 1),
        List<ContractAward> awards => awards.Append(default).ToList(),
        _ => throw new NotSupportedException($"{property.Name}: say here what another value is"),
    };

    /// <summary>Runs an experiment with and without a common history: all hashes and observations must be the same, and so many months of territories
    /// have been stepped with it.</summary>
    private static async Task RequireSame(ExperimentRequest request, int stepped)
    {
        var counter = new StepCounter();
        await using var silo = await EmbeddedSilo.StartAsync(2, s => s.AddIncomingGrainCallFilter(counter), cancellation: Test);
        var alone = await silo.RunAsync(request with { SharesHistory = false }, cancellation: Test);
        counter.Months = 0;
        var together = await silo.RunAsync(request, cancellation: Test);
        Assert.Equal(alone.Runs.Select(r => (r.Key.Run, r.ResultHash)), together.Runs.Select(r => (r.Key.Run, r.ResultHash)));
        Assert.Equal(alone.Runs.SelectMany(r => r.Supported.SelectMany(t => t)), together.Runs.SelectMany(r => r.Supported.SelectMany(t => t)));
        Assert.Equal(stepped * request.Economy.Territories.Count, counter.Months);
    }

    private static async Task<RunOutcome> RunAsync(EmbeddedSilo silo, string id, RunSpecification specification)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(specification);
        await foreach (var _ in run.Watch(CancellationToken.None))
        {
        }

        return await run.GetOutcome();
    }

    private static ExperimentRequest Request(CompiledPolicy[] policies, CompiledPolicy[] reference) =>
        Island.Experiment() with { Scenario = Scenario(policies), Reference = Scenario(reference) };

    private static CompiledScenario Scenario(params CompiledPolicy[] policies) => Island.Scenario(Months) with { Policies = policies };

    /// <summary>An instrument with every key at a third of what it may be at most, or at its default.</summary>
    private static CompiledPolicy Policy(string instrument, int from)
    {
        var declaration = InstrumentCatalog.Find(instrument)!;
        var values = declaration.Keys.Select(k => k.Ramps ? k.Minimum + (Math.Min(k.Maximum, 3) - k.Minimum) / 3 : k.Default ?? k.Minimum);
        return new CompiledPolicy(
            instrument, instrument, declaration.DefaultEligibility, [.. values.Select(v => Enumerable.Repeat(v, Months).ToArray())], from, Months - 1,
            declaration.BudgetUse == BudgetUse.None ? null : 1e6, null);
    }

    private sealed class StepCounter : IIncomingGrainCallFilter
    {
        public int Months;

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Request.GetArgumentCount() > 3 && context.Request.GetArgument(3) is Territories.GroupDecisions group)
            {
                Interlocked.Add(ref Months, group.Territories.Length);
            }

            return context.Invoke();
        }
    }
}
