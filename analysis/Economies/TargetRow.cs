namespace SseSim.Analysis.Economies;

/// <summary>One target of an economy file beside what was synthesised.</summary>
/// <param name="Group">Such as <c>People</c>.</param>
/// <param name="Label">What it is.</param>
/// <param name="Unit">Of both values.</param>
/// <param name="Target">From the economy file, for the whole economy.</param>
/// <param name="Synthesised">In the first month after settling, or of the first year where a target is a year's sum, multiplied back to the whole economy.</param>
/// <param name="Basis">Year of the target and its status (published, estimated, assumed); its source is in the economy file.</param>
public sealed record TargetRow(string Group, string Label, string Unit, double Target, double Synthesised, string Basis)
{
    /// <summary>In percent of the target; for rates in percent, points. Null where the target is zero.</summary>
    public double? Deviation => Unit == "%" ? Synthesised - Target : Target == 0 ? null : (Synthesised / Target - 1) * 100;
}
