using SseSim.Model.Economy;
using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What yearly declarations share. Without a year, or without what it must hold, there are no rows.</summary>
internal static class YearlyFormulas
{
    private static readonly (string Breakdown, int Group)[] Groups =
    [
        ("sex=female", (int)IncomeGroup.Women),
        .. Enumerable.Range(0, Classification.AgeBandCount).Select(a => ("age=" + Classification.AgeBands[a], a)),
        ("disability=yes", (int)IncomeGroup.Disability),
        ("area=urban", (int)IncomeGroup.Urban),
        ("status=employed", (int)IncomeGroup.Employed),
    ];

    /// <summary>Groups that have a complement among everybody.</summary>
    private static readonly Dictionary<string, string> Complements = new()
    {
        ["sex=female"] = "sex=male", ["area=urban"] = "area=rural", ["disability=yes"] = "disability=no",
    };

    /// <summary>Rows of a complete year of the nation.</summary>
    public static IEnumerable<IndicatorValue> OfYear(IndicatorContext c, Func<CalendarYear, IEnumerable<IndicatorValue>> rows) =>
        c.IsNation && c.Year is { IsComplete: true } year ? rows(year) : [];

    /// <summary>Rows of the nation's incomes observed in December.</summary>
    public static IEnumerable<IndicatorValue> OfIncomes(IndicatorContext c, Func<YearIncomes, IEnumerable<IndicatorValue>> rows) =>
        c.IsNation && c.Year?.Incomes is { } incomes ? rows(incomes) : [];

    /// <summary>Growth of a ratio of two counters' sums over the year before, per cent; no row without two complete years.</summary>
    public static IEnumerable<IndicatorValue> Growth(string breakdown, CalendarYear year, Func<CalendarYear, double> numerator, Func<CalendarYear, double> denominator) =>
        year.Before is not { IsComplete: true } before || denominator(year) == 0 || denominator(before) == 0 ? []
            : Ratio(breakdown, numerator(year) / denominator(year) - numerator(before) / denominator(before), numerator(before) / denominator(before));

    /// <summary>A row with the value, none where it is not defined.</summary>
    public static IEnumerable<IndicatorValue> Row(string breakdown, double? value)
    {
        if (value is { } defined)
        {
            yield return new(breakdown, defined);
        }
    }

    /// <summary>Share of persons by group: the total, then by sex, age, disability, area and employment as far as asked for; a prefix goes before each.</summary>
    /// <param name="part">[group]: persons in the numerator.</param>
    /// <param name="whole">[group]: persons in the denominator.</param>
    /// <param name="dimensions">Such as <c>sex</c>.</param>
    /// <param name="prefix">Part of every breakdown; empty for none.</param>
    public static IEnumerable<IndicatorValue> Shares(Func<int, double> part, Func<int, double> whole, IReadOnlyList<string> dimensions, string prefix = "")
    {
        double all = 0, everybody = 0;
        for (var age = 0; age < Classification.AgeBandCount; age++)
        {
            all += part(age);
            everybody += whole(age);
        }

        string Named(string breakdown) => prefix.Length == 0 ? breakdown : breakdown.Length == 0 ? prefix : prefix + ";" + breakdown;
        foreach (var row in Ratio(Named(""), all, everybody))
        {
            yield return row;
        }

        foreach (var (breakdown, group) in Groups.Where(g => dimensions.Contains(g.Breakdown.Split('=')[0])))
        {
            foreach (var row in Ratio(Named(breakdown), part(group), whole(group)))
            {
                yield return row;
            }

            if (Complements.TryGetValue(breakdown, out var other))
            {
                foreach (var row in Ratio(Named(other), all - part(group), everybody - whole(group)))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Persons of a group in the yearly observation.</summary>
    public static double PersonsIn(YearIncomes incomes, int group)
    {
        double persons = 0;
        for (var bin = 0; bin < IncomeBins.Count; bin++)
        {
            persons += incomes.Nation[IncomeMeasures.PerCapita.At(group, bin)];
        }

        return persons;
    }

    /// <summary>Persons of a group below a line of a block [group, class], taken from the classes: within one as evenly spread as everybody in it.</summary>
    public static double BelowIn(YearIncomes incomes, Measure block, int group, double line, IncomeDistribution everybody)
    {
        double below = 0;
        for (var bin = 0; bin < IncomeBins.Count; bin++)
        {
            below += incomes.Nation[block.At(group, bin)] * everybody.PartBelow(bin, line);
        }

        return below;
    }
}
