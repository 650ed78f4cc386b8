using System.Globalization;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Folders;

/// <summary>Months in a row in which the rule of a policy held.</summary>
/// <param name="From">First, such as 2013-01.</param>
/// <param name="Until">Last.</param>
/// <param name="Months">How many.</param>
public sealed record RuleSpan(string From, string Until, int Months);

/// <summary>Says when the rule of a policy held.</summary>
public static class RuleWords
{
    /// <summary>[run]: spans in order; null where the policy has no rule.</summary>
    /// <param name="runs">Policy runs, by replicate.</param>
    /// <param name="policy">Its number.</param>
    internal static IReadOnlyList<IReadOnlyList<RuleSpan>>? SpansIn(IReadOnlyList<RunResult> runs, int policy) =>
        runs.Count == 0 || policy >= runs[0].Scenario.Policies.Count || runs[0].Scenario.Policies[policy].Rule is null || runs.Any(r => r.RulesHeld.Count <= policy)
            ? null
            : [.. runs.Select(run => Spans(run, run.RulesHeld[policy]))];

    /// <summary>Spans of one run in words, such as <c>2013-01 to 2014-06, 2016-02 (19 of 96 months)</c>.</summary>
    public static string Of(ReportLanguage language, IReadOnlyList<RuleSpan> spans, int months) => spans.Count == 0
        ? language.Text("rule.never")
        : language.Text("rule.months",
            ("spans", string.Join(language.Text("list.separator"), spans.Select(s => s.Months == 1 ? s.From : language.Text("rule.span", ("from", s.From), ("until", s.Until))))),
            ("months", Number(spans.Sum(s => s.Months))), ("all", Number(months)));

    /// <summary>Of all replicates of a policy: the one text where they are alike, otherwise how far they differ and the first.</summary>
    public static string In(ReportLanguage language, PolicyRecord policy, int months)
    {
        if (policy.RuleSpans is not { Count: > 0 } spans)
        {
            // A folder of an earlier version has the English texts alone.
            return policy.RuleHeld is { Count: > 0 } held ? held[0] : "";
        }

        var first = Of(language, spans[0], months);
        if (spans.All(s => s.SequenceEqual(spans[0])))
        {
            return first;
        }

        int[] counts = [.. spans.Select(s => s.Sum(span => span.Months))];
        return language.Text("rule.differs", ("mean", language.Numbers.Fixed(counts.Average(), 1)), ("least", Number(counts.Min())), ("most", Number(counts.Max())),
            ("all", Number(months)), ("first", first));
    }

    private static List<RuleSpan> Spans(RunResult run, IReadOnlyList<bool> held)
    {
        var spans = new List<RuleSpan>();
        for (var month = 0; month < held.Count; month++)
        {
            if (!held[month])
            {
                continue;
            }

            var first = month;
            while (month + 1 < held.Count && held[month + 1])
            {
                month++;
            }

            spans.Add(new(MonthLabel.Of(run.Scenario, first), MonthLabel.Of(run.Scenario, month), month - first + 1));
        }

        return spans;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
