using SseSim.Model.Parameters;
using SseSim.Scenarios;

namespace SseSim.Grains.Experiments;

/// <summary>Turns a scenario into the runs that answer it: for each replicate the policy run and its reference.</summary>
public static class Experiment
{
    /// <summary>A month (from 0) in which a transfer is broken on purpose, for the test of the accounts' check.</summary>
    public const string BreakTransferVariable = "SSESIM_TEST_BREAK_TRANSFER";

    /// <param name="scenario">What to run.</param>
    /// <param name="withReference">Whether its reference runs too; a scenario without policies is its own.</param>
    public static ExperimentRequest Of(ResolvedScenario scenario, bool withReference) => new()
    {
        Economy = scenario.Economy,
        Scenario = scenario.Compile(),
        Reference = withReference && HasReference(scenario) ? scenario.ReferenceScenario.Compile() : null,
        Parameters = ParameterCatalog.With(scenario.Parameters),
        ParametersByReplicate = scenario.Uncertain.Count == 0
            ? null
            : [.. Enumerable.Range(0, scenario.Replicates).Select(r => ParameterCatalog.With(scenario.ParametersOf(r)))],
        Seeds = ReplicateSeeds.Of(scenario.Seed, scenario.Replicates),
        BreakTransferInMonth = int.TryParse(Environment.GetEnvironmentVariable(BreakTransferVariable), out var month) ? month : null,
    };

    /// <summary>One replicate of a scenario alone: the same runs, to the bit, as among the others.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="replicate">From 0.</param>
    public static ExperimentRequest OfReplicate(ResolvedScenario scenario, int replicate) => Of(scenario with { Replicates = 1 }, withReference: true) with
    {
        Seeds = [ReplicateSeeds.Of(scenario.Seed, replicate + 1)[replicate]],
        Parameters = ParameterCatalog.With(scenario.ParametersOf(replicate)),
        ParametersByReplicate = null,
    };

    /// <summary>Runs of the request in all.</summary>
    public static int RunsOf(ExperimentRequest request) => request.Seeds.Count * (request.Reference is null ? 1 : 2);

    public static bool HasReference(ResolvedScenario scenario) => scenario.Policies.Count > 0 || scenario.Reference is not null;
}
