using SseSim.Model.Policies;

namespace SseSim.Scenarios.Quantities;

/// <summary>The unit that a number was written with, after multiples (k, M, bn, years) were worked into the number.</summary>
internal enum QuantityUnit { None, Percent, PercentOfGdp, Money, Months, Days, Hours }

/// <summary>Over what time an amount is meant.</summary>
internal enum QuantityPeriod { Unsaid, PerYear, PerMonth, InAll }

/// <summary>A number with its unit. Percentages are fractions of 1, years are months.</summary>
/// <param name="Number">In the unit.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Currency">Of money.</param>
/// <param name="Period">Over what time.</param>
/// <param name="PriceYear">The year in whose prices money is meant; null where it is not said.</param>
internal readonly record struct Quantity(
    double Number, QuantityUnit Unit, string Currency = "", QuantityPeriod Period = QuantityPeriod.Unsaid, int? PriceYear = null)
{
    /// <summary>Whether a key of that dimension takes it. A bare number is in the key's own unit; money always names its currency.</summary>
    public bool Fits(Dimension dimension) => dimension switch
    {
        Dimension.Share => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Percent),
        Dimension.RatePerYear => (Unit is QuantityUnit.None or QuantityUnit.Percent) && (Period is QuantityPeriod.Unsaid or QuantityPeriod.PerYear),
        Dimension.Money => Unit is QuantityUnit.Money && Period == QuantityPeriod.Unsaid,
        Dimension.Months => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Months),
        Dimension.Days => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Days),
        Dimension.Hours => (Period is QuantityPeriod.Unsaid or QuantityPeriod.PerYear) && (Unit is QuantityUnit.None or QuantityUnit.Hours),
        Dimension.Number => Period == QuantityPeriod.Unsaid && Unit is QuantityUnit.None,
        _ => false,
    };

    /// <summary>What it measures, in words.</summary>
    public string Kind => (Unit switch
    {
        QuantityUnit.Percent => "a percentage",
        QuantityUnit.PercentOfGdp => "a share of GDP",
        QuantityUnit.Money => "an amount of money",
        QuantityUnit.Months => "a length of time in months",
        QuantityUnit.Days => "a length of time in days",
        QuantityUnit.Hours => "a number of hours",
        _ => "a plain number",
    }) + Period switch
    {
        QuantityPeriod.PerYear => " per year",
        QuantityPeriod.PerMonth => " per month",
        QuantityPeriod.InAll => " in all",
        _ => "",
    };
}
