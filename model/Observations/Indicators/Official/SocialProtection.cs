using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>1.3.1, for the branches that the model has: pensions, unemployment and family benefits, and contributions.</summary>
internal static class SocialProtection
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.1.3.1", Title = "Population covered by social protection (branches modelled)", Unit = "%", OfficialCode = "1.3.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of population covered by social protection floors/systems, by sex, distinguishing children, "
            + "unemployed persons, older persons, persons with disabilities, pregnant women, newborns, work-injury victims and the poor and the vulnerable",
        Definition = "Persons who pay contributions or receive a pension, unemployment benefit or family benefit / persons, in December, by sex, age and disability; and of "
            + "unemployed persons those with a benefit, of persons from 65 those with a pension.",
        Differs = "Partial: maternity, work injury, sickness, disability and assistance benefits are not modelled.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfIncomes(c, incomes =>
        Shares(g => incomes.Nation[IncomeMeasures.Covered.At(g)], g => PersonsIn(incomes, g), ["sex", "age", "disability"])
            .Where(row => row.Breakdown != "disability=no")
            .Concat(Ratio("group=unemployed", incomes.Nation[IncomeMeasures.Unemployed.At(1)], incomes.Nation[IncomeMeasures.Unemployed.At(0)]))
            .Concat(Ratio("group=older", incomes.Nation[IncomeMeasures.Older.At(1)], incomes.Nation[IncomeMeasures.Older.At(0)])));
}
