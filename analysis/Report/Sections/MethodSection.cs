namespace SseSim.Analysis.Report.Sections;

/// <summary>How the numbers came about and what they must not be taken for.</summary>
internal static class MethodSection
{
    public static string Build(ReportContext context)
    {
        string[] method =
        [
            .. new[] { "agents", "pairs", "gross", "displacement", "fte", "money" }.Select(key => context.Text("method." + key)),
            context.Run.Replicates > 1
                ? context.Text("method.intervals", ("count", context.Numbers.Fixed(context.Run.Replicates, 0)))
                : context.Text("method.no-intervals"),
        ];
        return Html.Section("method", context.Text("section.method"),
            Html.Heading(context.Text("method.method")) + Html.List(method)
            + Html.Heading(context.Text("method.limits")) + Html.List(new[] { "forecast", "sample", "prices", "stacked" }.Select(key => context.Text("limits." + key))));
    }
}
