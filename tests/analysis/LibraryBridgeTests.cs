using SseSim.Analysis.Effects;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Scenarios;

namespace SseSim.Analysis.Tests;

/// <summary>Every scenario of the library in the island's economy, all its policies in force from the first month: the bridge and the table of who gains add up.</summary>
public sealed class LibraryBridgeTests
{
    private const int Months = 12;
    private const int Residents = 5000;

    private static readonly Lazy<SettledEconomy> Island = new(() =>
        SettledEconomy.Prepare(EconomyLoader.Load("island").Economy!, Residents, 1, new ModelParameters(), EconomyRun.Sequentially));

    public static TheoryData<string> Names =>
        [.. ScenarioLibrary.Discover().Scenarios().Select(s => s.Name).Where(name => ScenarioLoader.Load(name).Scenario!.Policies.Count > 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bridge_adds_up_exactly_in_all_and_by_sex_form_territory_and_policy(string name)
    {
        var (policy, reference) = Pair(name);
        var effect = EffectBridge.Compute([policy], [reference], "EUR");
        var counts = effect.ByReplicate[0].WeeklyHourMonths;
        Assert.Equal(Total(policy) - Total(reference), counts.Net);
        Assert.Equal(counts.Net, counts.Gross - counts.Deadweight - counts.Displacement - counts.Substitution + counts.Spillover);
        foreach (var split in (IReadOnlyList<NamedBridge>[])[effect.BySex, effect.ByForm, effect.ByTerritory, effect.ByPolicy])
        {
            Assert.All(split, b => Assert.True(AddsUp(b.FteYears) && AddsUp(b.HeadcountAtEnd), b.Name));
            SameSum(effect.Jobs, [.. split.Select(b => b.FteYears)]);
            SameSum(effect.HeadcountAtEnd, [.. split.Select(b => b.HeadcountAtEnd)]);
        }

        var gains = effect.Distribution!;
        Assert.Equal("2021-12", gains.IncomesOf);
        double Change(string measure, string dimension, string? group = null) =>
            gains.Rows.Where(r => r.Measure == measure && r.Dimension == dimension && (group is null || r.Group == group)).Sum(r => r.Difference.Mean);
        Assert.Equal(Change("poverty", "all"), Change("poverty-change", "part"), 1e-9);
        Assert.Equal(Change("poverty", "all"), Change("poverty-change", "age"), 1e-9);
        Assert.Equal(Change("gini", "income", "disposable"), Change("gini", "part"), 1e-9);
        Assert.Equal(10 * Change("income", "all"), Change("income", "decile"), 1e-6);
        Assert.Equal(Change("employment", "all"), Change("employment", "sex"), 1e-9);
        Assert.Equal(Change("employment", "all"), Change("employment", "territory"), 1e-9);
    }

    private static (RunResult Policy, RunResult Reference) Pair(string name)
    {
        var loaded = ScenarioLoader.Load(name).Scenario!;
        var scenario = loaded with
        {
            Economy = Island.Value.Structure.Economy, Residents = Residents, Months = Months, Start = new CalendarMonth(2021, 1), Reference = null,
            Policies = [.. loaded.Policies.Select(p => p with { From = null, Until = null, RampMonths = 0, PhaseOutMonths = 0, Rule = null })],
        };
        var policy = EconomyRun.Run(Island.Value.Start(scenario.Compile(), new RunKey(name, 0, 1, [])), EconomyRun.Sequentially);
        var reference = EconomyRun.Run(
            Island.Value.Start(scenario.ReferenceScenario.Compile(), new RunKey("reference", 0, 1, policy.Supported)), EconomyRun.Sequentially);
        return (policy, reference);
    }

    private static bool AddsUp(JobsBridge b) =>
        b.Gross.Mean - b.Deadweight.Mean - b.Displacement.Mean - b.Substitution.Mean + b.Spillover.Mean == b.Net.Mean;

    /// <summary>Each mean is rounded to 1/1024 of a job.</summary>
    private static void SameSum(JobsBridge all, JobsBridge[] parts)
    {
        var tolerance = (parts.Length + 1) * 0.5 / 1024 * 5;
        Assert.Equal(all.Gross.Mean, parts.Sum(p => p.Gross.Mean), tolerance);
        Assert.Equal(all.Substitution.Mean, parts.Sum(p => p.Substitution.Mean), tolerance);
        Assert.Equal(all.Displacement.Mean, parts.Sum(p => p.Displacement.Mean), tolerance);
        Assert.Equal(all.Net.Mean, parts.Sum(p => p.Net.Mean), tolerance);
    }

    private static long Total(RunResult run) => run.Months.Sum(m => m.Territories.Sum(t =>
        Enumerable.Range(Measures.SectorHours.Offset, Measures.SectorHours.Length).Sum(i => t[i])));
}
