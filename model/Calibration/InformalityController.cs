using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds informal jobs at what was drawn by what registering costs in the eyes of those who have not: where own funds are short credit would lure nearly all of
/// them into registering, and contributions would then weigh on firms that pay none by the economy file.</summary>
internal sealed class InformalityController(EconomyStructure structure)
{
    private const double Integral = 0.1;
    /// <summary>Informal jobs of a sample below which their number is chance.</summary>
    private const double Fewest = 50;
    private const double Least = 0.3, Most = 30;
    private double _target;
    private double _sum;
    private int _months;

    public void Begin(TerritoryState[] states) => _target = states.Select(s => s.Organisations).Sum(o => Enumerable.Range(1, o.Count - 1)
        .Where(i => o.Life[i] == Life.Alive && o.Formality[i] == Formality.Informal).Sum(i => (double)o.Staff[i]));

    public void Adjust(long[] nation)
    {
        if (_target < Fewest)
        {
            return;
        }

        double informal = 0;
        for (var s = 0; s < Classification.SectorCount; s++)
        {
            informal += nation[Measures.InformalJobs.At(s, 0)] + nation[Measures.InformalJobs.At(s, 1)];
        }

        structure.RegistrationReluctance = Math.Clamp(
            structure.RegistrationReluctance * (1 - Integral * Math.Clamp(informal / _target - 1, -0.5, 0.5)), Least, Most);
    }

    public void Average()
    {
        _months++;
        _sum += structure.RegistrationReluctance;
    }

    public void Freeze() => structure.RegistrationReluctance = _sum / _months;
}
