using SseSim.Analysis.Effects;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Sweeps;

/// <summary>A column of a sweep's table that a run gives.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Unit">Of its values; the word <c>currency</c> stands for the economy's own.</param>
public sealed record SweepOutcome(string Name, string Unit);

/// <summary>What a sweep keeps of each pair of runs.</summary>
public static class SweepOutcomes
{
    private static readonly string[] Levels = ["economy.jobs", "sse.employment", "sse.entities", "sse.employment-share", "economy.unemployment-rate"];

    /// <summary>Outcomes of a policy run against its reference: jobs over the run, money over the run, and levels in the last month.</summary>
    public static IReadOnlyList<SweepOutcome> OfPairs { get; } =
    [
        new("net-jobs", "FTE-years"), new("gross-jobs", "FTE-years"), new("deadweight", "FTE-years"), new("displacement", "FTE-years"),
        new("substitution", "FTE-years"), new("spillover", "FTE-years"), new("net-fiscal-cost", "currency"), new("gross-outlay", "currency"),
        new("tax-expenditure", "currency"), new("guarantee-calls", "currency"), new("clawback", "currency"),
        .. Levels.Select(id => new SweepOutcome(id, UnitOf(id))), .. Levels.Select(id => new SweepOutcome(id + ".change", UnitOf(id))),
    ];

    /// <summary>Outcomes of a run without a reference.</summary>
    public static IReadOnlyList<SweepOutcome> OfRuns { get; } = [.. Levels.Select(id => new SweepOutcome(id, UnitOf(id)))];

    /// <summary>Values in the order of <see cref="OfPairs"/> or <see cref="OfRuns"/>; NaN where a rate is over nothing.</summary>
    public static double[] Of(RunResult policy, RunResult? reference, string currency)
    {
        double[] levels = [.. Levels.Select(id => AtEnd(policy, id))];
        if (reference is null)
        {
            return levels;
        }

        var effect = EffectBridge.Compute([policy], [reference], currency);
        var (jobs, cost) = (effect.Jobs, effect.Cost);
        return
        [
            jobs.Net.Mean, jobs.Gross.Mean, jobs.Deadweight.Mean, jobs.Displacement.Mean, jobs.Substitution.Mean, jobs.Spillover.Mean,
            cost.NetFiscal.Mean, cost.GrossOutlay.Mean, cost.TaxExpenditure.Mean, cost.GuaranteeCalls.Mean, cost.Clawback.Mean,
            .. levels, .. Levels.Select((id, i) => levels[i] - AtEnd(reference, id)),
        ];
    }

    private static string UnitOf(string indicator) => IndicatorCatalog.Find(indicator)!.Unit;

    private static double AtEnd(RunResult run, string indicator) => IndicatorCatalog.Find(indicator)!.Total(
        new IndicatorContext(run.Months[^1].Nation(), run.Scale, IsNation: true, [.. run.Scenario.Policies.Select(p => p.Name)])) ?? double.NaN;
}
