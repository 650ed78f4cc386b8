using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>Some months of a story as one row: stocks at their end, flows added up.</summary>
/// <param name="Label">A month or a year.</param>
/// <param name="Last">Its last month.</param>
/// <param name="SalesCents">Orders served.</param>
/// <param name="SurplusCents">Before tax.</param>
/// <param name="ReservedCents">Into the indivisible reserve.</param>
/// <param name="OpeningCents">Deposits before.</param>
/// <param name="LinesCents">[<see cref="StoryLine"/>]: what moved the deposits.</param>
/// <param name="AskedCents">Credit asked for.</param>
/// <param name="Bids">For public tenders.</param>
/// <param name="AdviserHours">Advice received.</param>
public sealed record StoryRow(
    string Label, StoryMonth Last, long SalesCents, long SurplusCents, long ReservedCents, long OpeningCents, IReadOnlyList<long> LinesCents,
    long AskedCents, int Bids, double AdviserHours)
{
    /// <summary>One row a month.</summary>
    public static IReadOnlyList<StoryRow> ByMonth(OrganisationStory story, StoryNames names) => Of(story, month => names.Month(month.Month));

    /// <summary>One row a calendar year.</summary>
    public static IReadOnlyList<StoryRow> ByYear(OrganisationStory story, StoryNames names) => Of(story, month => names.Month(month.Month)[..4]);

    /// <summary>Lines that are not zero in all rows, in their order.</summary>
    public static IReadOnlyList<StoryLine> UsedLines(IReadOnlyList<StoryRow> rows) =>
        [.. Enum.GetValues<StoryLine>().Where(line => rows.Any(row => row.LinesCents[(int)line] != 0))];

    private static StoryRow[] Of(OrganisationStory story, Func<StoryMonth, string> label) =>
    [
        .. story.Months.GroupBy(label).Select(months => new StoryRow(
            months.Key, months.Last(), months.Sum(m => m.SalesCents), months.Sum(m => m.SurplusCents), months.Sum(m => m.ReservedCents),
            months.First().OpeningCents, [.. Enum.GetValues<StoryLine>().Select(line => months.Sum(m => m.LinesCents[(int)line]))],
            months.Sum(m => m.AskedCents), months.Sum(m => m.Bids), months.Sum(m => m.AdviserHours))),
    ];
}
