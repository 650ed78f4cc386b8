namespace SseSim.Model.Policies;

/// <summary>What a key's number measures; the scenario language accepts the units that go with it.</summary>
public enum Dimension
{
    /// <summary>0..1; files write <c>80 %</c> or <c>0.8</c>.</summary>
    Share,
    /// <summary>A year, 0..1; files write <c>6 %</c> or <c>0.06</c>.</summary>
    RatePerYear,
    /// <summary>Currency units; files write <c>20 M EUR</c>.</summary>
    Money,
    /// <summary>Months; files write <c>18 months</c> or <c>2 years</c>.</summary>
    Months,
    Days,
    Hours,
    /// <summary>A plain count.</summary>
    Number,
    /// <summary>0 or 1; files write <c>true</c> or <c>false</c>.</summary>
    Flag,
}

/// <summary>One key of an instrument: all that the validator, the schema, <c>explain</c> and <c>list instrument</c> know of it.</summary>
/// <param name="Name">Kebab-case name in scenario files.</param>
/// <param name="Dimension">What its number measures.</param>
/// <param name="Default">Value where the file gives none; null where the file must give one.</param>
/// <param name="Minimum">Smallest value allowed.</param>
/// <param name="Maximum">Largest value allowed.</param>
/// <param name="Description">One sentence for users.</param>
/// <param name="Ramps">Whether <c>ramp</c> raises this key from zero (true for what the policy gives, false for what describes it).</param>
public sealed record InstrumentKey(
    string Name, Dimension Dimension, double? Default, double Minimum, double Maximum, string Description, bool Ramps = false);

/// <summary>What an instrument's budget pays for, if it can have one.</summary>
public enum BudgetUse
{
    /// <summary>The instrument has no budget: giving one is an error.</summary>
    None,
    /// <summary>Tax forgone is counted against it.</summary>
    TaxExpenditure,
    /// <summary>Money paid out is counted against it.</summary>
    Outlay,
}
