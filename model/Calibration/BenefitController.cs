using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds what an unemployed person receives on average at the file's share of GDP over the file's unemployed, by who is insured and, where all are, by the replacement
/// rate: with fewer or more unemployed than the file's, benefits are to move with them.</summary>
internal sealed class BenefitController(EconomyStructure structure)
{
    private const double Integral = 0.1;
    private readonly double _target = structure.UnemploymentBenefitsCents;
    private double _targetUnemployed;
    private double _sum;
    private int _months;

    public void Begin(TerritoryState[] states) =>
        _targetUnemployed = states.Sum(s => s.Persons.Status.AsSpan(0, s.Persons.Count).Count(Status.Unemployed));

    public void Adjust(long[] nation)
    {
        var wanted = _target * PersonCounts.Of(nation, Status.Unemployed) / Math.Max(_targetUnemployed, 1);
        if (wanted > 0)
        {
            var error = nation[Measures.Spending(SpendingPurpose.UnemploymentBenefits)] / wanted - 1;
            structure.BenefitFactor = Math.Clamp(structure.BenefitFactor * (1 - Integral * Math.Clamp(error, -0.5, 0.5)), 0, structure.LargestBenefitFactor);
        }
    }

    public void Average()
    {
        _months++;
        _sum += structure.BenefitFactor;
    }

    public void Freeze() => structure.BenefitFactor = _sum / _months;
}
