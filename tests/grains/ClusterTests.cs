using Orleans.TestingHost;
using SseSim.Grains.Experiments;
using SseSim.Grains.Hosting;
using SseSim.Grains.Institutions;
using SseSim.Grains.Territories;
using SseSim.Model.Accounts;

namespace SseSim.Grains.Tests;

/// <summary>Two silos and a client in one process, with messages written and read as between machines.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly PlacementRecorder _placements = new();
    private InProcessTestCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = new InProcessTestClusterBuilder(2)
            .ConfigureSilo((_, silo) => silo.AddSimulation(threads: 1).AddIncomingGrainCallFilter(_placements))
            .ConfigureClient(client => client.Services.AddModelSerialization())
            .Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Two_silos_compute_what_one_computes_with_the_territories_spread_over_both()
    {
        var result = await new ExperimentClient(_cluster.Client).Run("experiment", Island.Experiment(), cancellation: Test);
        var bare = Island.Bare;
        Assert.Equal(bare.ResultHash, result.Runs[0].ResultHash);
        Assert.Equal(bare.Months.Select(m => m.Residual), result.Runs[0].Months.Select(m => m.Residual));
        Assert.Equal(2, _placements.SilosOfTerritories.Distinct().Count());
        Assert.Empty(_placements.GovernmentsAsked);
    }

    [Fact]
    public async Task A_broken_transfer_reaches_the_client_of_a_cluster()
    {
        var accounts = await Assert.ThrowsAsync<AccountsException>(() => new ExperimentClient(_cluster.Client)
            .Run("experiment", Island.Experiment() with { BreakTransferInMonth = 2 }, cancellation: Test));
        Assert.Equal(2, accounts.Month);
    }

    private sealed class PlacementRecorder : IIncomingGrainCallFilter
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<string> _silos = [];

        public IEnumerable<string> SilosOfTerritories => _silos;

        /// <summary>Those that did not decide beside their territory.</summary>
        public System.Collections.Concurrent.ConcurrentBag<long> GovernmentsAsked { get; } = [];

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context is { Grain: GovernmentGrain government, MethodName: nameof(IGovernmentGrain.Decide) })
            {
                GovernmentsAsked.Add(government.GetPrimaryKeyLong(out _));
            }

            if (context.Grain is TerritoryGrain territory)
            {
                _silos.Add(territory.RuntimeIdentity);
            }

            return context.Invoke();
        }
    }
}
