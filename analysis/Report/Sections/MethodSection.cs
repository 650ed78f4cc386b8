namespace SseSim.Analysis.Report.Sections;

/// <summary>How the numbers came about and what they must not be taken for.</summary>
internal static class MethodSection
{
    public static string Build(ReportContext context)
    {
        string[] method =
        [
            "Persons, households, organisations, financiers and governments are simulated month by month as agents. All accounts close to the cent in every month.",
            "Policy and reference run on the same seeds: each chance event is drawn by who it happens to and not in a sequence, so that the two runs differ only where the policy reaches.",
            "Gross jobs are all paid work in organisations from the month in which a policy reached them. Deadweight is the paid work of the same organisations in the reference.",
            "Displacement is the fall of paid work in unsupported organisations of a sector and territory in which organisations were supported, decided over the whole run. "
                + "Spill-over is the rest: other markets and territories, and gains of unsupported organisations. Net is the difference in all paid work.",
            "FTE-years are weekly paid hours / 40, added over the months, / 12.",
            "Tax forgone is added back before taxes are compared, so that it is counted once. Endowments of guarantee funds count when a loss is paid. Present values are "
                + "discounted monthly at 3.5 % a year to the first month.",
            context.Run.Replicates > 1
                ? $"Intervals are 95 % Student-t intervals over {context.Run.Replicates} replicates, each with its own seed for drawing the population and for the months; for ratios, Fieller's."
                : "There is one replicate, so no intervals.",
        ];
        string[] limits =
        [
            "This is a model's answer to a question of the form \u201cwhat if\u201d, and not a forecast. Intervals hold chance and sampling, not errors of the model or of its data.",
            "The economy is drawn as a sample of its residents where the scale is not 1:1; sums are multiplied back. Results for small territories and rare forms rest on few agents.",
            "Prices stay at base-year level, persons do not age; guarantees still outstanding at the end of the run may be called later and are not in the cost.",
            "Where several policies run together the effect is that of all of them; it is not divided among them.",
        ];
        return Html.Section("method", "Method and limits", "<h3>Method</h3>\n" + List(method) + "<h3>Limits</h3>\n" + List(limits));
    }

    private static string List(IEnumerable<string> items) => "<ul>\n" + string.Concat(items.Select(i => $"<li>{Html.Text(i)}</li>\n")) + "</ul>\n";
}
