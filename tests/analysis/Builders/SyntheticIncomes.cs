using SseSim.Model.Observations.Incomes;

namespace SseSim.Analysis.Tests.Builders;

/// <summary>A plausible spread of incomes: each age band has a bell over classes of income, women and persons with a disability stand a little lower, and a
/// policy lifts a part of the poorer half by a class.</summary>
internal static class SyntheticIncomes
{
    private static readonly int Middle = IncomeBins.Of(110_000);

    public static YearIncomes Of(MonthPlace place, int territories)
    {
        var nation = new long[IncomeMeasures.Length];
        for (var group = 0; group < IncomeMeasures.GroupCount; group++)
        {
            var everybody = group < (int)IncomeGroup.Women;
            var share = everybody ? 1 : group == (int)IncomeGroup.Women ? 3.6 : group == (int)IncomeGroup.Disability ? 0.7 : 4;
            for (var step = -30; step <= 30; step++)
            {
                var lift = place.Reach > 0 && step < 0 && step % 3 == 0 ? 1 : 0;
                var bin = Middle + step + lift - (group == (int)IncomeGroup.Women ? 1 : group == (int)IncomeGroup.Disability ? 3 : 0);
                var persons = (long)(territories * share * place.Noise(300 + group, 0.01) * 60 * Math.Exp(-step * step / 220.0));
                var cents = (long)(IncomeBins.Low(bin) + IncomeBins.Low(bin + 1)) / 2;
                Add(nation, group, bin, persons, cents, everybody);
            }
        }

        nation[IncomeMeasures.Adults.At(0, 0)] = nation[IncomeMeasures.Adults.At(0, 1)] = 1000L * territories;
        nation[IncomeMeasures.Adults.At(1, 0)] = nation[IncomeMeasures.Adults.At(1, 1)] = 300L * territories;
        (nation[IncomeMeasures.Unemployed.At(0)], nation[IncomeMeasures.Unemployed.At(1)]) = (100L * territories, 60L * territories);
        (nation[IncomeMeasures.Older.At(0)], nation[IncomeMeasures.Older.At(1)]) = (600L * territories, 560L * territories);
        return new(nation, [.. Enumerable.Range(0, territories).Select(t => Territory(nation, territories, t))], 0.6, true);
    }

    private static void Add(long[] nation, int group, int bin, long persons, long cents, bool everybody)
    {
        nation[IncomeMeasures.Equivalised.At(group, bin)] += persons;
        nation[IncomeMeasures.PerCapita.At(group, bin - 8)] += persons;
        nation[IncomeMeasures.GroupIncome.At(group)] += persons * cents;
        nation[IncomeMeasures.BelowInternationalLine.At(group)] += bin < Middle - 28 ? persons : 0;
        nation[IncomeMeasures.Covered.At(group)] += persons * 4 / 5;
        if (everybody)
        {
            nation[IncomeMeasures.EquivalisedSums.At(bin)] += persons * cents;
            nation[IncomeMeasures.PerCapitaSums.At(bin - 8)] += persons * (long)IncomeBins.Low(bin - 8);
            var market = bin < Middle ? bin - 12 : bin + 3;
            nation[IncomeMeasures.Market.At(market)] += persons;
            nation[IncomeMeasures.MarketSums.At(market)] += persons * (long)IncomeBins.Low(market);
        }
    }

    private static long[] Territory(long[] nation, int territories, int territory)
    {
        var kept = new long[IncomeMeasures.TerritoryLength];
        for (var bin = territory; bin < IncomeBins.Count; bin++)
        {
            for (var age = 0; age < (int)IncomeGroup.Women; age++)
            {
                kept[bin - territory] += nation[IncomeMeasures.Equivalised.At(age, bin)] / territories;
            }

            kept[^1] += kept[bin - territory] * (long)IncomeBins.Low(bin - territory);
        }

        return kept;
    }
}
