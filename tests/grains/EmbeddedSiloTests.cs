using System.Diagnostics;
using System.Net.NetworkInformation;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class EmbeddedSiloTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_run_comes_with_its_reference_for_each_seed()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var result = await silo.RunAsync(Island.Experiment(3, 1, 2), cancellation: Test);
        Assert.True(result.IsComplete);
        Assert.Empty(result.Unfinished);
        Assert.Equal(
            [("guarantee", 0, 1ul), ("reference", 0, 1ul), ("guarantee", 1, 2ul), ("reference", 1, 2ul)],
            result.Runs.Select(run => (run.Key.Run, run.Key.Replicate, run.Key.Seed)));
        Assert.All(result.Runs, run => Assert.Equal([0, 1, 2], run.Months.Select(month => month.Month)));
        Assert.Empty(result.Runs[1].Scenario.Policies);
    }

    [Fact]
    public async Task The_reference_watches_the_organisations_that_the_policy_reached()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        // The whole island for a year: in the small sample of the other tests nobody may get a guaranteed loan.
        var scenario = Island.Scenario(12) with { Residents = Island.Economy.DefaultResidents };
        var request = Island.Experiment() with { Scenario = scenario, Reference = scenario.WithoutPolicies() };
        var result = await silo.RunAsync(request, cancellation: Test);
        var reached = result.Runs[0].Supported;
        Assert.Contains(reached, territory => territory.Count > 0);
        Assert.Equal(reached.SelectMany(t => t), result.Runs[1].Key.Watch.SelectMany(t => t));
    }

    [Fact]
    public async Task A_second_experiment_in_the_same_process_gives_the_same_hashes()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var first = await silo.RunAsync(Island.Experiment(), cancellation: Test);
        var second = await silo.RunAsync(Island.Experiment(), cancellation: Test);
        Assert.Equal(first.Runs.Select(run => run.ResultHash), second.Runs.Select(run => run.ResultHash));
    }

    [Fact]
    public async Task Two_silos_in_one_process_do_not_meet()
    {
        await using var one = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        await using var other = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        var results = await Task.WhenAll(
            one.RunAsync(Island.Experiment(2), cancellation: Test), other.RunAsync(Island.Experiment(2), cancellation: Test));
        Assert.Equal(results[0].Runs[0].ResultHash, results[1].Runs[0].ResultHash);
    }

    [Fact]
    public async Task Nothing_listens_and_no_socket_is_opened()
    {
        var listening = Listening();
        var sockets = Sockets();
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        await silo.RunAsync(Island.Experiment(2), cancellation: Test);
        Assert.Empty(Listening().Except(listening));
        Assert.Empty(Sockets().Except(sockets));
    }

    [Fact]
    public async Task Progress_tells_of_settling_of_each_month_and_of_the_end()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var progress = new Recorder();
        await silo.RunAsync(Island.Experiment(), progress, cancellation: Test);
        var policy = progress.Steps.Where(step => step.Run == "guarantee").ToList();
        Assert.Equal(RunPhase.Settling, policy[0].Phase);
        Assert.Equal(Enumerable.Range(1, Island.Months), policy.Where(s => s.Phase == RunPhase.Running).Select(s => s.Month));
        Assert.All(policy.Where(s => s.Phase == RunPhase.Running), step => Assert.True(step.MonthsPerSecond > 0));
        Assert.Equal((RunPhase.Completed, 2, 2), (progress.Steps[^1].Phase, progress.Steps[^1].RunsOver, progress.Steps[^1].Runs));
    }

    [Fact]
    public async Task A_broken_transfer_arrives_with_its_month_account_and_difference()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var accounts = await Assert.ThrowsAsync<AccountsException>(
            () => silo.RunAsync(Island.Experiment() with { BreakTransferInMonth = 3 }, cancellation: Test));
        Assert.Equal(3, accounts.Month);
        Assert.NotEmpty(accounts.Account);
        Assert.NotEqual(0, accounts.Difference);
    }

    [Fact]
    public async Task What_the_model_refuses_arrives_with_the_run_and_the_reason()
    {
        await using var silo = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        var experiment = Island.Experiment();
        var economy = experiment.Economy with { Territories = [] };
        var failure = await Assert.ThrowsAsync<RunFailedException>(
            () => silo.RunAsync(experiment with { Economy = economy }, cancellation: Test));
        Assert.Equal("guarantee", failure.Run);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_finished_and_leaves_no_work()
    {
        var silo = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder(step =>
        {
            if (step is { Run: "reference", Month: 5 })
            {
                cancellation.Cancel();
            }
        });
        var result = await silo.RunAsync(Island.Experiment(2000) with { Scenario = Island.Scenario(6) }, progress, cancellation: cancellation.Token);
        var sinceReturn = Stopwatch.StartNew();
        Assert.False(result.IsComplete);
        Assert.Equal("guarantee", Assert.Single(result.Runs).Key.Run);
        Assert.InRange(Assert.Single(result.Unfinished).Months.Count, 5, 1999);
        var seen = progress.Steps.Count;
        // A silo waits for grains that compute: it stops at once only if none does.
        await silo.DisposeAsync();
        Assert.Equal(seen, progress.Steps.Count);
        Assert.InRange(sinceReturn.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Cancelling_while_the_economy_settles_ends_the_experiment()
    {
        await using var silo = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder(_ => cancellation.Cancel());
        var result = await silo.RunAsync(Island.Experiment(), progress, cancellation: cancellation.Token);
        Assert.Empty(result.Runs);
        Assert.Empty(Assert.Single(result.Unfinished).Months);
    }

    private static IEnumerable<string> Listening() =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.ToString()).ToArray();

    /// <summary>Open sockets of this process, where the system tells.</summary>
    private static string[] Sockets() => !OperatingSystem.IsLinux()
        ? []
        : [.. new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
            .Select(descriptor => descriptor.LinkTarget ?? "").Where(target => target.StartsWith("socket:", StringComparison.Ordinal))];

    private sealed class Recorder(Action<ExperimentProgress>? seen = null) : IProgress<ExperimentProgress>
    {
        public List<ExperimentProgress> Steps { get; } = [];

        public void Report(ExperimentProgress value)
        {
            Steps.Add(value);
            seen?.Invoke(value);
        }
    }
}
