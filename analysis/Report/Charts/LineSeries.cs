using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Charts;

/// <summary>How a line looks: colour and dash together, so that neither is needed alone.</summary>
internal sealed record LineStyle(string Color, string BandColor, string PlotlyDash, string SvgDash)
{
    public static LineStyle Policy { get; } = new(ChartPalette.Policy, ChartPalette.PolicyBand, "solid", "");
    public static LineStyle Reference { get; } = new(ChartPalette.Reference, ChartPalette.ReferenceBand, "dash", "7 4");
    public static LineStyle Second { get; } = new(ChartPalette.Second, ChartPalette.SecondBand, "solid", "");
    public static LineStyle SecondDotted { get; } = new(ChartPalette.Second, ChartPalette.SecondBand, "dot", "2 3");
    public static LineStyle SecondDashed { get; } = new(ChartPalette.Second, ChartPalette.SecondBand, "dashdot", "8 3 2 3");
    public static LineStyle Thin { get; } = new(ChartPalette.Second, "", "dot", "2 3");
    public static LineStyle ThinReference { get; } = new(ChartPalette.Third, "", "dashdot", "8 3 2 3");

    /// <summary>One of several scenarios, told apart by colour and dash.</summary>
    public static LineStyle OfScenario(int index) => Scenarios[index % Scenarios.Length];

    private static LineStyle[] Scenarios { get; } =
    [
        new(ChartPalette.Policy, ChartPalette.PolicyBand, "solid", ""), new(ChartPalette.Second, ChartPalette.SecondBand, "dot", "2 3"),
        new(ChartPalette.Third, ChartPalette.ThirdBand, "dashdot", "8 3 2 3"), new(ChartPalette.Loss, ChartPalette.LossBand, "longdash", "12 4"),
        new(ChartPalette.Fourth, ChartPalette.FourthBand, "longdashdot", "12 3 2 3"), new(ChartPalette.Fifth, ChartPalette.FifthBand, "solid", ""),
    ];
}

/// <summary>A line over months with its band over replicates.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="ByMonth">One a month, null where undefined.</param>
/// <param name="Style">How it looks.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<Estimate?> ByMonth, LineStyle Style)
{
    /// <summary>Mean and 95 % interval over replicates in every month, over the replicates in which the value is defined.</summary>
    public static LineSeries Of(string name, double[][] byReplicate, LineStyle style) => new(
        name, byReplicate.All(r => r.All(v => !(v < 0))) ? [.. Estimates(byReplicate).Select(e => e?.AtLeastZero())] : Estimates(byReplicate), style);

    /// <summary>The same of changes, which may be negative even where none of them is.</summary>
    public static LineSeries OfChange(string name, double[][] byReplicate, LineStyle style) => new(name, Estimates(byReplicate), style);

    /// <summary>Paired differences by month.</summary>
    public static LineSeries Difference(string name, double[][] with, double[][] without, LineStyle style) =>
        new(name, Estimates([.. with.Zip(without, (a, b) => a.Zip(b, (x, y) => x - y).ToArray())]), style);

    public bool HasBand => Style.BandColor.Length > 0 && ByMonth.Any(e => e is not null && e.Low != e.High);

    public LegendEntry Legend => new(Name, Style.Color, Style.SvgDash);

    private static Estimate?[] Estimates(double[][] byReplicate) =>
    [
        .. Enumerable.Range(0, byReplicate[0].Length).Select(m =>
        {
            double[] known = [.. byReplicate.Select(r => r[m]).Where(v => !double.IsNaN(v))];
            return known.Length == 0 ? null : Estimate.Of(known);
        }),
    ];
}
