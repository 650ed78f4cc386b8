using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Simulation;
using SseSim.Scenarios;

namespace SseSim.Grains.Tests;

/// <summary>The teaching economy of the library with a guarantee from its first month: real input for the tests.</summary>
internal static class Island
{
    public const int Months = 6;

    /// <summary>A quarter of the island, which is quick to settle.</summary>
    public const int Residents = 1250;

    private static readonly Lazy<RunResult> BareRun = new(() => RunBare(Run()));

    public static EconomyDefinition Economy { get; } = Load();

    public static ModelParameters Parameters { get; } = new();

    public static CompiledScenario Scenario(int months = Months) => new(
        "guarantee", 2011, 1, months, Residents, [Guarantee(months)], new Dictionary<string, double>());

    public static RunKey Key(ulong seed = 1, string run = "guarantee") => new(run, 0, seed, []);

    public static RunSpecification Run(ulong seed = 1, int months = Months) =>
        new() { Economy = Economy, Scenario = Scenario(months), Parameters = Parameters, Key = Key(seed) };

    public static ExperimentRequest Experiment(int months = Months, params ulong[] seeds) => new()
    {
        Economy = Economy,
        Scenario = Scenario(months),
        Reference = Scenario(months).WithoutPolicies(),
        Parameters = Parameters,
        Seeds = seeds.Length == 0 ? [1] : seeds,
    };

    /// <summary>The standard run without grains.</summary>
    public static RunResult Bare => BareRun.Value;

    /// <summary>A run without grains.</summary>
    public static RunResult RunBare(RunSpecification run, int threads = 2)
    {
        using var pool = new ComputePool(threads);
        void Each(int count, Action<int> body) => pool.ForEach(count, body);
        var settled = SettledEconomy.Prepare(run.Economy, run.Scenario.Residents, run.Key.Seed, run.Parameters, Each);
        return EconomyRun.Run(settled.Start(run.Scenario, run.Key), Each);
    }

    private static CompiledPolicy Guarantee(int months)
    {
        var values = new double[CreditGuarantee.Declaration.Keys.Count];
        values[CreditGuarantee.Coverage] = 0.8;
        values[CreditGuarantee.Fee] = 0.01;
        values[CreditGuarantee.LossCap] = 0.15;
        return new CompiledPolicy(
            "guarantee", CreditGuarantee.Declaration.Name, Eligibility.SocialEconomy,
            [.. values.Select(v => Enumerable.Repeat(v, months).ToArray())], 0, months - 1, null, null);
    }

    private static EconomyDefinition Load()
    {
        var loaded = EconomyLoader.Load("island");
        return loaded.Economy ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }
}
