using CsCheck;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Scenarios.Describing;

namespace SseSim.Scenarios.Tests.Fuzz;

/// <summary>Files that nobody thought of. <c>bench fuzz</c> does the same with ten thousand.</summary>
public sealed class FuzzTests
{
    private const int Files = 500;

    /// <summary>A run takes the settled economy of one seed: only what acts during the months differs.</summary>
    private static readonly Lazy<SettledEconomy> Settled = new(() =>
    {
        var economy = EconomyLoader.Load("island", ScenarioFolder.Repository).Economy!;
        return SettledEconomy.Prepare(economy, 1250, 1, new ModelParameters(), EconomyRun.Sequentially);
    });

    [Fact]
    public void Any_valid_file_is_read_explained_compiled_and_written_and_runs_a_year() => RandomScenario.Text.Sample(text =>
    {
        using var folder = new ScenarioFolder();
        var loaded = folder.LoadText(text);
        Assert.True(loaded.Scenario is not null, string.Join('\n', folder.Printed(loaded.Diagnostics)) + "\n" + text);
        Assert.NotEmpty(ScenarioExplainer.Explain(loaded.Scenario!));
        var compiled = loaded.Scenario!.Compile();
        folder.Write("scenario.yaml", loaded.Scenario.ToYaml());
        var again = folder.Load("scenario.yaml");
        Assert.True(again.Scenario is not null, string.Join('\n', folder.Printed(again.Diagnostics)) + "\n" + text);
        Assert.Equivalent(compiled, again.Scenario!.Compile(), strict: true);
        if (compiled.Policies.Any(p => p.Target?.Organisation is not null))
        {
            // An identity made up is nobody's: that is found before the first month.
            Assert.Throws<InterventionTargetException>(() => Start(compiled));
            return;
        }

        // Throws where an account does not close.
        Assert.Equal(12, EconomyRun.Run(Start(compiled), EconomyRun.Sequentially).Months.Count);
    }, iter: Files);

    private static RunStart Start(CompiledScenario scenario) => Settled.Value.Start(scenario, new RunKey("my", 0, 1, []));

    [Fact]
    public void Any_damaged_file_is_read_or_refused_with_a_place_and_without_much_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        Mutation.Damaged.Sample(text =>
        {
            using var folder = new ScenarioFolder();
            var loaded = folder.LoadText(text);
            Assert.Equal(loaded.Scenario is null, loaded.Diagnostics.Any(d => d.Severity == Severity.Error));
            Assert.All(folder.Printed(loaded.Diagnostics), d => Assert.Matches(@"^(my\.yaml|island\.yaml|.*/[a-z0-9-]+\.yaml)(:\d+(:\d+)?)?: (error|warning): ", d));
            if (loaded.Scenario is { } scenario)
            {
                _ = scenario.Compile();
                Assert.NotEmpty(ScenarioExplainer.Explain(scenario));
            }
        }, iter: 2 * Files);
        Assert.True((GC.GetTotalAllocatedBytes() - before) / (2 * Files) < 50_000_000, "a file takes too much memory");
    }
}
