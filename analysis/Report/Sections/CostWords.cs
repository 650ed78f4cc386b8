using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Sections;

/// <summary>What a cost per job means where it is not a plain price: none was found, or the budget gains.</summary>
internal static class CostWords
{
    /// <summary>The budget ends better off with the policy: what comes back exceeds what it costs.</summary>
    public static bool PaysForItself(FiscalCost cost) => cost.NetFiscal.Mean < 0;

    /// <summary>The same with no doubt left by chance: the whole interval is a gain. One history has none.</summary>
    public static bool ClearlyPaysForItself(FiscalCost cost, int replicates) => replicates > 1 && cost.NetFiscal is { High: < 0 };

    /// <summary>A paragraph where the cost per job is negative; nothing where it reads as a price, or where one history gives none.</summary>
    public static string Flag(ReportContext context, FiscalCost cost, int replicates) => replicates > 1 && PaysForItself(cost)
        ? $"<p class=\"flag\">{Html.Text(Words(context, cost, replicates))}</p>\n"
        : "";

    private static string Words(ReportContext context, FiscalCost cost, int replicates) => ClearlyPaysForItself(cost, replicates) ? context.Text("money.negative")
        : cost.PerNetFteYear is null ? context.Text("money.negative-unclear")
        : context.Text("money.negative-unclear") + context.Text("sentence.space") + context.Text("money.negative-price");
}
