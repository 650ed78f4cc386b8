using System.Collections.Concurrent;
using SseSim.Grains.Institutions;
using SseSim.Grains.Runs;
using SseSim.Grains.Territories;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class CallsPerMonthTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_takes_one_call_for_each_territory_financier_government_and_the_statistics_office()
    {
        var territories = Island.Economy.Territories.Count;
        var calls = await CallsOf(Island.Run());
        Assert.Equal(Island.Months * territories, calls[nameof(ITerritoryGrain.BeginMonth)]);
        // Financiers and governments (one national, one for each territory) answer by a method of the same name.
        Assert.Equal(
            Island.Months * (Island.Economy.Credit.Financiers.Count + 1 + territories), calls[nameof(IFinancierGrain.Decide)]);
        Assert.Equal(Island.Months, calls[nameof(IStatisticsOfficeGrain.Observe)]);
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

        return counter.Calls;
    }

    private static int Total(ConcurrentDictionary<string, int> calls) => calls.Values.Sum();

    private sealed class CallCounter : IIncomingGrainCallFilter
    {
        public ConcurrentDictionary<string, int> Calls { get; } = new();

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is TerritoryGrain or FinancierGrain or GovernmentGrain or StatisticsOfficeGrain)
            {
                Calls.AddOrUpdate(context.MethodName, 1, (_, count) => count + 1);
            }

            return context.Invoke();
        }
    }
}
