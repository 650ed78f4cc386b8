using SseSim.Model.Policies;

namespace SseSim.Scenarios.Quantities;

/// <summary>The unit that a number was written with, after multiples (k, M, bn, years) were worked into the number.</summary>
internal enum QuantityUnit { None, Percent, Money, Months, Days, Hours }

/// <summary>Over what time an amount is meant.</summary>
internal enum QuantityPeriod { Unsaid, PerYear, InAll }

/// <summary>A number with its unit. Percentages are fractions of 1, years are months.</summary>
internal readonly record struct Quantity(double Number, QuantityUnit Unit, string Currency = "", QuantityPeriod Period = QuantityPeriod.Unsaid)
{
    /// <summary>Whether a key of that dimension takes it. A bare number is in the key's own unit; money always names its currency.</summary>
    public bool Fits(Dimension dimension) => dimension switch
    {
        Dimension.Share => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Percent),
        Dimension.RatePerYear => (Unit is QuantityUnit.None or QuantityUnit.Percent) && Period != QuantityPeriod.InAll,
        Dimension.Money => Unit is QuantityUnit.Money,
        Dimension.Months => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Months),
        Dimension.Days => Period == QuantityPeriod.Unsaid && (Unit is QuantityUnit.None or QuantityUnit.Days),
        Dimension.Hours => Period != QuantityPeriod.InAll && (Unit is QuantityUnit.None or QuantityUnit.Hours),
        Dimension.Number => Period == QuantityPeriod.Unsaid && Unit is QuantityUnit.None,
        _ => false,
    };

    /// <summary>What it measures, in words.</summary>
    public string Kind => Unit switch
    {
        QuantityUnit.Percent => "a percentage",
        QuantityUnit.Money => "an amount of money",
        QuantityUnit.Months => "a length of time in months",
        QuantityUnit.Days => "a length of time in days",
        QuantityUnit.Hours => "a number of hours",
        _ => "a plain number",
    };
}
