using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Incomes;

/// <summary>The yearly observation of incomes, made in December.</summary>
/// <param name="Nation">Laid out by <see cref="IncomeMeasures"/>, all territories together.</param>
/// <param name="Territories">[territory]: <see cref="IncomeMeasures.TerritoryLength"/> counters.</param>
/// <param name="NationalLine">The national poverty line as a share of the median equivalised income; 0 where the economy file has none.</param>
/// <param name="HasInternationalLine">Whether the economy file gives the international poverty line in its own prices.</param>
public sealed record YearIncomes(long[] Nation, long[][] Territories, double NationalLine, bool HasInternationalLine)
{
    /// <summary>[territory][sex]: managers. No part of a run's hash, which has their sum by form and what it is counted from.</summary>
    public long[][] TerritoryManagers { get; init; } = [];

    /// <summary>Adds up what territories report.</summary>
    /// <param name="reports">[territory]: counters laid out by <see cref="IncomeMeasures"/>.</param>
    /// <param name="nationalLine">Share of the median, 0 without.</param>
    /// <param name="hasInternationalLine">Whether persons below it were counted.</param>
    internal static YearIncomes Of(IReadOnlyList<CounterSet> reports, double nationalLine, bool hasInternationalLine)
    {
        var nation = new long[IncomeMeasures.Length];
        var report = new long[IncomeMeasures.Length];
        var (territories, managers) = (new long[reports.Count][], new long[reports.Count][]);
        for (var t = 0; t < territories.Length; t++)
        {
            Array.Clear(report);
            reports[t].AddTo(report);
            reports[t].AddTo(nation);
            (territories[t], managers[t]) = (TerritoryOf(report), ManagersOf(report));
        }

        return new(nation, territories, nationalLine, hasInternationalLine) { TerritoryManagers = managers };
    }

    /// <summary>Everybody's equivalised disposable income.</summary>
    public IncomeDistribution Equivalised => IncomeDistribution.Of(Nation, IncomeMeasures.Equivalised, IncomeMeasures.EquivalisedSums);

    /// <summary>Everybody's disposable income per head of the household.</summary>
    public IncomeDistribution PerCapita => IncomeDistribution.Of(Nation, IncomeMeasures.PerCapita, IncomeMeasures.PerCapitaSums);

    /// <summary>Everybody's equivalised income before taxes, contributions and transfers.</summary>
    public IncomeDistribution Market => new(
        Nation.AsSpan(IncomeMeasures.Market.Offset, IncomeBins.Count).ToArray(), Nation.AsSpan(IncomeMeasures.MarketSums.Offset, IncomeBins.Count).ToArray());

    /// <summary>Everybody of one territory, equivalised; without sums by class.</summary>
    public IncomeDistribution OfTerritory(int territory) => new(Territories[territory].AsSpan(0, IncomeBins.Count).ToArray(), null);

    /// <summary>Mean equivalised income of a territory, cents a month; null where nobody lives.</summary>
    public double? MeanOfTerritory(int territory)
    {
        var persons = Territories[territory].AsSpan(0, IncomeBins.Count).ToArray().Sum();
        return persons == 0 ? null : (double)Territories[territory][IncomeBins.Count] / persons;
    }

    /// <summary>The national poverty line, cents a month of equivalised income; null where there is none, or nobody.</summary>
    public double? NationalLineCents => NationalLine > 0 && Equivalised.Quantile(0.5) is { } median ? NationalLine * median : null;

    private static long[] ManagersOf(long[] report)
    {
        var bySex = new long[Classification.SexCount];
        for (var form = 0; form < Classification.FormCount; form++)
        {
            for (var sex = 0; sex < bySex.Length; sex++)
            {
                bySex[sex] += report[IncomeMeasures.Managers.At(form, sex)];
            }
        }

        return bySex;
    }

    private static long[] TerritoryOf(long[] report)
    {
        var kept = new long[IncomeMeasures.TerritoryLength];
        for (var bin = 0; bin < IncomeBins.Count; bin++)
        {
            for (var age = 0; age < (int)IncomeGroup.Women; age++)
            {
                kept[bin] += report[IncomeMeasures.Equivalised.At(age, bin)];
            }

            kept[IncomeBins.Count] += report[IncomeMeasures.EquivalisedSums.At(bin)];
        }

        return kept;
    }
}
