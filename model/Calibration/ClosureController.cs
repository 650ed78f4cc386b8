using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Keeps closures of conventional firms in the range of the file's turnover rate by a factor on their hazard. The hazards were chosen for firms like those of a
/// rich country: where nearly all are small, so many would close that none of the larger ones could grow back.</summary>
internal sealed class ClosureController(EconomyStructure structure)
{
    /// <summary>Range of a rate that the file gives without one.</summary>
    private const double Usual = 0.25;
    private const double Integral = 0.15;
    /// <summary>Months over which closures are averaged, about.</summary>
    private const double Memory = 12;
    private const double Least = 0.1, Most = 3;
    /// <summary>Closures a year that count as none: a rate of nothing cannot be divided by.</summary>
    private const double None = 0.001;
    private readonly double _low = Range(structure.Economy.Firms.TurnoverRate, f => f.Low, 1 - Usual);
    private readonly double _high = Range(structure.Economy.Firms.TurnoverRate, f => f.High, 1 + Usual);
    private double? _rate;
    private double _sum;
    private int _months;

    public void Adjust(long[] nation)
    {
        long firms = 0;
        for (var s = 0; s < Classification.SectorCount; s++)
        {
            firms += nation[Measures.Entities.At((int)Form.Conventional, s)];
        }

        var rate = 12.0 * nation[Measures.Deaths.At((int)Form.Conventional)] / Math.Max(firms, 1);
        _rate = _rate is { } before ? before + (rate - before) / Memory : rate;
        var error = Math.Max(_rate.Value, None) / Math.Max(Math.Clamp(_rate.Value, _low, _high), None) - 1;
        structure.ExitFactor = Math.Clamp(structure.ExitFactor * (1 - Integral * Math.Clamp(error, -0.5, 0.5)), Least, Most);
    }

    public void Average()
    {
        _months++;
        _sum += structure.ExitFactor;
    }

    public void Freeze() => structure.ExitFactor = _sum / _months;

    private static double Range(Figure figure, Func<Figure, double?> bound, double usual) => bound(figure) ?? figure.Value * usual;
}
