using SseSim.Model.Economy;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>Incomes, poverty and inequality of one December with and without a policy. Two decompositions add up exactly: the poverty rate into what incomes did
/// at the reference's line and what the line itself did, and into the age groups; the Gini coefficient into market incomes and redistribution.</summary>
internal static class IncomeEffects
{
    private const int Deciles = 10;

    private static readonly (string Dimension, string Name, double[] Weights)[] Groups =
    [
        ("all", "all", Only(0, 1, 2, 3, 4, 5, 6)),
        ("sex", "male", Without(IncomeGroup.Women)), ("sex", "female", Only((int)IncomeGroup.Women)),
        .. Classification.AgeBands.Select((name, a) => ("age", name, Only(a))),
        ("disability", "yes", Only((int)IncomeGroup.Disability)), ("disability", "no", Without(IncomeGroup.Disability)),
        ("area", "urban", Only((int)IncomeGroup.Urban)), ("area", "rural", Without(IncomeGroup.Urban)),
    ];

    public static void Add(DistributionRows rows, int december, string currency)
    {
        YearIncomes Of(RunResult run) => run.Months[december].Incomes!;
        foreach (var (dimension, name, weights) in Groups)
        {
            rows.Add(("income", dimension, name, currency + " per month"), (run, _) => Mean(Of(run), weights));
        }

        for (var decile = 1; decile <= Deciles; decile++)
        {
            var (from, to) = ((decile - 1.0) / Deciles, (double)decile / Deciles);
            rows.Add(("income", "decile", decile.ToString(System.Globalization.CultureInfo.InvariantCulture), currency + " per month"),
                (run, _) => Of(run).Equivalised.MeanBetween(from, to) / 100);
        }

        foreach (var (dimension, name, weights) in Groups)
        {
            rows.Add(("poverty", dimension, name, "%"), (run, _) => Rate(Of(run), Of(run).NationalLineCents, weights));
        }

        for (var t = 0; t < rows.First.TerritoryIds.Count; t++)
        {
            var (territory, id) = (t, rows.First.TerritoryIds[t]);
            rows.Add(("income", "territory", id, currency + " per month"), (run, _) => Of(run).MeanOfTerritory(territory) / 100);
            rows.Add(("poverty", "territory", id, "%"),
                (run, _) => Of(run).NationalLineCents is { } line ? 100 * Of(run).OfTerritory(territory).ShareBelow(line) : null);
        }

        Decompose(rows, Of);
    }

    private static void Decompose(DistributionRows rows, Func<RunResult, YearIncomes> of)
    {
        var everybody = Only(0, 1, 2, 3, 4, 5, 6);
        rows.Add(("poverty-change", "part", "incomes", "% points"), (run, reference) => Rate(of(run), of(reference).NationalLineCents, everybody));
        rows.Add(("poverty-change", "part", "line", "% points"), (run, reference) =>
            Rate(of(run), of(run).NationalLineCents, everybody) - Rate(of(run), of(reference).NationalLineCents, everybody));
        for (var age = 0; age < Classification.AgeBandCount; age++)
        {
            var weights = Only(age);
            rows.Add(("poverty-change", "age", Classification.AgeBands[age], "% points"), (run, _) =>
                of(run).NationalLineCents is null ? null
                    : (Rate(of(run), of(run).NationalLineCents, weights) ?? 0) * Persons(of(run), weights) / Persons(of(run), everybody));
        }

        rows.Add(("gini", "income", "disposable", "Gini points"), (run, _) => 100 * of(run).Equivalised.Gini());
        rows.Add(("gini", "part", "market", "Gini points"), (run, _) => 100 * of(run).Market.Gini());
        rows.Add(("gini", "part", "redistribution", "Gini points"), (run, _) => 100 * (of(run).Equivalised.Gini() - of(run).Market.Gini()));
    }

    private static double? Mean(YearIncomes incomes, double[] weights)
    {
        var persons = Persons(incomes, weights);
        return persons == 0 ? null : weights.Select((w, g) => w * incomes.Nation[IncomeMeasures.GroupIncome.At(g)]).Sum() / persons / 100;
    }

    private static double Persons(YearIncomes incomes, double[] weights)
    {
        double persons = 0;
        for (var group = 0; group < weights.Length; group++)
        {
            for (var bin = 0; weights[group] != 0 && bin < IncomeBins.Count; bin++)
            {
                persons += weights[group] * incomes.Nation[IncomeMeasures.Equivalised.At(group, bin)];
            }
        }

        return persons;
    }

    /// <summary>Per cent of a group below a line; null without a line or persons.</summary>
    private static double? Rate(YearIncomes incomes, double? line, double[] weights)
    {
        var persons = Persons(incomes, weights);
        if (line is not { } cents || persons == 0)
        {
            return null;
        }

        var everybody = incomes.Equivalised;
        double below = 0;
        for (var bin = 0; bin < IncomeBins.Count; bin++)
        {
            var part = everybody.PartBelow(bin, cents);
            for (var group = 0; part > 0 && group < weights.Length; group++)
            {
                below += part * weights[group] * incomes.Nation[IncomeMeasures.Equivalised.At(group, bin)];
            }
        }

        return 100 * below / persons;
    }

    /// <summary>[group]: 1 for those asked for.</summary>
    private static double[] Only(params int[] groups)
    {
        var weights = new double[IncomeMeasures.GroupCount];
        foreach (var group in groups)
        {
            weights[group] = 1;
        }

        return weights;
    }

    /// <summary>Everybody less a group.</summary>
    private static double[] Without(IncomeGroup group)
    {
        var weights = Only(0, 1, 2, 3, 4, 5, 6);
        weights[(int)group] = -1;
        return weights;
    }
}
