using System.Collections.Concurrent;
using SseSim.Grains.Institutions;
using SseSim.Grains.Runs;
using SseSim.Grains.Territories;
using SseSim.Model.Economy;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class CallsPerMonthTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_takes_one_call_for_each_group_of_territories()
    {
        var calls = await CallsOf(Island.Run());
        // Three territories of a few thousand residents: a group each.
        Assert.Equal(Island.Months * Island.Economy.Territories.Count, calls[nameof(ITerritoryGroupGrain.BeginMonth)]);
        // Financiers and governments, which answer by a method of the same name, decide without a call where the run is, local governments with their territories.
        Assert.False(calls.ContainsKey(nameof(IFinancierGrain.Decide)));
        Assert.False(calls.ContainsKey(nameof(IStatisticsOfficeGrain.Observe)));
    }

    [Fact]
    public async Task Many_small_territories_share_a_call()
    {
        const int Parts = 40, Months = 2;
        var run = Island.Run(months: Months);
        TerritoryDefinition[] many = [.. run.Economy.Territories.SelectMany(t => Enumerable.Range(0, Parts).Select(i => t with
        {
            Id = $"{t.Id}-{i}", Name = $"{t.Name}-{i}", Residents = t.Residents with { Value = t.Residents.Value / Parts },
        }))];
        var calls = await CallsOf(run with
        {
            Economy = run.Economy with { Territories = many }, Scenario = run.Scenario with { Residents = 8 * run.Scenario.Residents },
        });
        Assert.InRange(calls[nameof(ITerritoryGroupGrain.BeginMonth)], 1, Months * many.Length / 2);
    }

    [Fact]
    public async Task Twice_the_residents_take_no_call_more()
    {
        var run = Island.Run(months: 3);
        var twice = run with { Scenario = run.Scenario with { Residents = 2 * run.Scenario.Residents } };
        Assert.Equal(Total(await CallsOf(run)), Total(await CallsOf(twice)));
    }

    /// <summary>Calls between the grains of a run, by method.</summary>
    private static async Task<ConcurrentDictionary<string, int>> CallsOf(RunSpecification specification)
    {
        var counter = new CallCounter();
        await using var silo = await EmbeddedSilo.StartAsync(2, s => s.AddIncomingGrainCallFilter(counter), cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(specification);
        await foreach (var _ in run.Watch(CancellationToken.None))
        {
        }

        Assert.Null((await run.GetOutcome()).Failure);
        return counter.Calls;
    }

    private static int Total(ConcurrentDictionary<string, int> calls) => calls.Values.Sum();

    private sealed class CallCounter : IIncomingGrainCallFilter
    {
        public ConcurrentDictionary<string, int> Calls { get; } = new();

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is TerritoryGrain or TerritoryGroupGrain or FinancierGrain or GovernmentGrain or StatisticsOfficeGrain)
            {
                Calls.AddOrUpdate(context.MethodName, 1, (_, count) => count + 1);
            }

            return context.Invoke();
        }
    }
}
