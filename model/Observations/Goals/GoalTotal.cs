using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Goals;

/// <summary>Which value of a range.</summary>
public enum RangeEnd { Low, Middle, High }

/// <summary>A total of the economy file, per entity or paid job of each form, and what nothing carries: an input that a run moves with its own entities or jobs.</summary>
public sealed class GoalTotal
{
    private readonly GoalCarrier _carrier;
    /// <summary>[end][form].</summary>
    private readonly double[][] _perUnit;
    /// <summary>[end].</summary>
    private readonly double[] _fixed;

    private GoalTotal(EconomyDefinition economy, FigureTable table, GoalCarrier carrier)
    {
        _carrier = carrier;
        HasRange = table.HasRange;
        _fixed = [.. table.Ends.Select(value => value(GoalsDefinition.Fixed))];
        _perUnit = [.. table.Ends.Select(value => Classification.Forms.Select(form => Ratio(value(form), carrier.BaseIn(economy, form))).ToArray())];
    }

    /// <summary>Whether the file gives low or high values.</summary>
    public bool HasRange { get; }

    /// <summary>Null where the file does not give it.</summary>
    public static GoalTotal? Of(EconomyDefinition economy, FigureTable table, GoalCarrier carrier) => table.IsGiven ? new(economy, table, carrier) : null;

    /// <summary>Whether it follows paid jobs, which stand where the work is done. An average entity says nothing of the land, water, power, dwellings or boats of a place.</summary>
    public bool HasTerritories => _carrier.IsJobs;

    /// <summary>What it comes to in a month of the whole economy; in a territory what its own jobs or entities carry.</summary>
    public double In(IndicatorContext c, RangeEnd end = RangeEnd.Middle)
    {
        var total = c.IsNation ? _fixed[(int)end] : 0;
        for (var form = 0; form < Classification.FormCount; form++)
        {
            total += Of(c, form, end);
        }

        return total;
    }

    /// <summary>Sum of the same with a weight to each form, and one to what nothing carries.</summary>
    public double Weighted(IndicatorContext c, IReadOnlyList<double> ofForm, double ofFixed)
    {
        var total = ofFixed * _fixed[(int)RangeEnd.Middle];
        for (var form = 0; form < Classification.FormCount; form++)
        {
            total += ofForm[form] * Of(c, form, RangeEnd.Middle);
        }

        return total;
    }

    private double Of(IndicatorContext c, int form, RangeEnd end) => _perUnit[(int)end][form] * c.Count(_carrier.Counted.At(form, (int)_carrier.Sector));

    /// <summary>A form without a base has no total either: files that say otherwise are refused.</summary>
    private static double Ratio(double total, double units) => units > 0 ? total / units : 0;
}
