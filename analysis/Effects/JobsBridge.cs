namespace SseSim.Analysis.Effects;

/// <summary>From gross to net jobs. Means add up exactly, in floating point too: they are multiples of 1/1024 of a job.</summary>
public sealed record JobsBridge(
    Estimate Gross, Estimate Deadweight, Estimate Displacement, Estimate Substitution, Estimate Spillover, Estimate Net)
{
    private const double Steps = 1024;

    /// <summary>Estimates over replicates.</summary>
    /// <param name="replicates">Counters of each replicate.</param>
    /// <param name="factor">From counters of the sample to jobs of the whole economy.</param>
    internal static JobsBridge Of(IReadOnlyList<BridgeCounts> replicates, double factor)
    {
        Estimate Row(Func<BridgeCounts, long> row) => Estimate.Of([.. replicates.Select(r => row(r) * factor)], Round);

        Estimate gross = Row(r => r.Gross), deadweight = Row(r => r.Deadweight), displacement = Row(r => r.Displacement);
        Estimate substitution = Row(r => r.Substitution), net = Row(r => r.Net), spillover = Row(r => r.Spillover);
        var rest = net.Mean - gross.Mean + deadweight.Mean + displacement.Mean + substitution.Mean;
        var shift = rest - spillover.Mean;
        return new(gross, deadweight, displacement, substitution,
            new(rest, spillover.Low + shift, spillover.High + shift), net);
    }

    private static double Round(double value) => Math.Round(value * Steps) / Steps + 0.0;
}

/// <summary>Both measures of the bridge: over the run and at its end.</summary>
/// <param name="Name">Territory id, or sex.</param>
/// <param name="FteYears">Weekly hours / 40, added over months, / 12.</param>
/// <param name="HeadcountAtEnd">Jobs in the last month.</param>
public sealed record NamedBridge(string Name, JobsBridge FteYears, JobsBridge HeadcountAtEnd);

/// <summary>The counters of one replicate, for anyone who wants to add them up.</summary>
/// <param name="Replicate">As numbered by the run.</param>
/// <param name="WeeklyHourMonths">Weekly hours in the sample, added over months.</param>
/// <param name="HeadcountAtEnd">Jobs in the sample in the last month.</param>
public sealed record ReplicateBridge(int Replicate, BridgeCounts WeeklyHourMonths, BridgeCounts HeadcountAtEnd);
