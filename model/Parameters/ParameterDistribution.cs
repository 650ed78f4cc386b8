namespace SseSim.Model.Parameters;

/// <summary>How an uncertain parameter is spread over its range.</summary>
public enum DistributionShape : byte
{
    /// <summary>Rises in a straight line to the mode and falls from there.</summary>
    Triangular,
    /// <summary>Every value of the range alike.</summary>
    Uniform,
}

/// <summary>What an uncertain parameter is drawn from, in the parameter's unit.</summary>
/// <param name="Shape">How it is spread.</param>
/// <param name="Low">Smallest value.</param>
/// <param name="Mode">Most likely value of a triangular distribution, between the ends.</param>
/// <param name="High">Largest value.</param>
public sealed record ParameterDistribution(DistributionShape Shape, double Low, double Mode, double High)
{
    /// <summary>The parameter table's own: triangular over the range of the table with its mode at the default. An assumption, as are most of the ranges.</summary>
    public static ParameterDistribution Of(ParameterDeclaration parameter) =>
        new(DistributionShape.Triangular, parameter.Minimum, parameter.Default, parameter.Maximum);

    /// <summary>The value below which a share <paramref name="probability"/> (0..1) of the distribution lies.</summary>
    public double Quantile(double probability)
    {
        var width = High - Low;
        if (width <= 0)
        {
            return Low;
        }

        if (Shape == DistributionShape.Uniform)
        {
            return Math.Min(High, Low + probability * width);
        }

        var rise = (Mode - Low) / width;
        var value = probability < rise
            ? Low + Math.Sqrt(probability * width * (Mode - Low))
            : High - Math.Sqrt((1 - probability) * width * (High - Mode));
        return Math.Clamp(value, Low, High);
    }
}
