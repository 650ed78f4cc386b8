namespace SseSim.Analysis.Report.Charts;

/// <summary>Colours as names that the page's script looks up in its style sheet, so that a chart follows dark, light and print. Okabe and Ito's
/// palette, told apart by the colour-blind; every series also differs by dash or pattern.</summary>
internal static class ChartPalette
{
    public const string Policy = "@policy";
    public const string PolicyBand = "@policy-band";
    public const string Reference = "@reference";
    public const string ReferenceBand = "@reference-band";
    public const string Second = "@second";
    public const string SecondBand = "@second-band";
    public const string Third = "@third";
    public const string ThirdBand = "@third-band";
    public const string Fourth = "@fourth";
    public const string FourthBand = "@fourth-band";
    public const string Fifth = "@fifth";
    public const string FifthBand = "@fifth-band";
    public const string LossBand = "@loss-band";
    public const string Loss = "@loss";
    public const string Ink = "@ink";
    public const string None = "rgba(0,0,0,0)";
}
