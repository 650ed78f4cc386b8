using SseSim.Model.Economy;
using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>5.5.2: women among the best paid of each organisation, as many as there are managers.</summary>
internal static class WomenManagers
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.5.5.2", Title = "Women in managerial positions", Unit = "%", OfficialCode = "5.5.2",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of women in managerial positions",
        Definition = "Women / all managers, in December, and by form of the organisation. Managers are the best paid of those who work in an organisation, its owner included, as many as the economy "
            + "file's share of managers (of the sector, where it gives that) makes of its staff.",
        Differs = "Total management alone. Persons have no occupation: the file says how many managers there are, the model's staff and pay who they are. Who founds a firm, is hired or leads is not told "
            + "by sex beyond education, hours and pay, so that women come out too many: some 40 % in Portugal in December 2011, where 35.7 was published for 2010. Not defined where the file has no share.",
        Evaluate = c => !c.IsNation ? OfTerritory(c.Year) : OfIncomes(c, incomes => Share(incomes, "", Enumerable.Range(0, Classification.FormCount))
            .Concat(Enumerable.Range(0, Classification.FormCount).SelectMany(form => Share(incomes, "form=" + Classification.Forms[form], [form])))),
    };

    private static IEnumerable<IndicatorValue> OfTerritory(CalendarYear? year) =>
        year?.Incomes?.TerritoryManagers.ElementAtOrDefault(year.Territory) is { } bySex ? Ratio("", bySex[(int)Sex.Female], bySex[(int)Sex.Female] + bySex[(int)Sex.Male]) : [];

    private static IEnumerable<IndicatorValue> Share(YearIncomes incomes, string breakdown, IEnumerable<int> forms)
    {
        long women = 0, men = 0;
        foreach (var form in forms)
        {
            women += incomes.Nation[IncomeMeasures.Managers.At(form, (int)Sex.Female)];
            men += incomes.Nation[IncomeMeasures.Managers.At(form, (int)Sex.Male)];
        }

        return Ratio(breakdown, women, women + men);
    }
}
