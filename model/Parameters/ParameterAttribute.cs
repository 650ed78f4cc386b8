namespace SseSim.Model.Parameters;

/// <summary>What the generated parameter table says of one model parameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string symbol, string unit, double minimum, double maximum, string usedBy, string source) : Attribute
{
    /// <summary>Symbol in the model description.</summary>
    public string Symbol { get; } = symbol;
    public string Unit { get; } = unit;
    public double Minimum { get; } = minimum;
    public double Maximum { get; } = maximum;
    /// <summary>Submodel that reads it.</summary>
    public string UsedBy { get; } = usedBy;
    /// <summary>Publication, or "assumed" with the reason.</summary>
    public string Source { get; } = source;
}
