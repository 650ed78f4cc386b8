using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds the jobs of each market sector at their target by the part of demand that stays at home: proportional and integral on imports, and where a
/// sector imports nothing more that could stay, on its share in household consumption.</summary>
internal sealed class DemandController(EconomyStructure structure)
{
    private const int Markets = Classification.MarketSectorCount;
    private const double Integral = 0.1;
    private const double Proportional = 0.5;
    /// <summary>Change of domestic demand that closes a gap in employment, found by trying: demand multiplies.</summary>
    private const double Response = 0.8;
    /// <summary>Unserved demand over value added from which on a sector lacks supply; usually it is some hundredths, in a village a tenth.</summary>
    private const double LargestUnmet = 0.2;
    private readonly double[] _consumptionShares = (double[])structure.ConsumptionShares.Clone();
    private readonly double[] _domestic = structure.ImportShares.Select(share => 1 - share).ToArray();
    private readonly double[] _target = new double[Markets];
    private readonly double[] _lastError = new double[Markets];
    private readonly double[] _domesticSum = new double[Markets];
    private readonly double[] _errorSum = new double[Markets];
    private int _months;

    /// <param name="targetJobs">[market sector]: jobs as drawn.</param>
    public void Begin(double[] targetJobs)
    {
        targetJobs.CopyTo(_target, 0);
        Array.Clear(_lastError);
    }

    public void Adjust(long[] nation)
    {
        for (var s = 0; s < Markets; s++)
        {
            var error = SectorJobs.Counted(nation, s, socialEconomyOnly: false) / Math.Max(_target[s], 1) - 1;
            // Where demand goes unserved it is not demand that is missing: a large firm has closed, and what replaces it has yet to grow.
            if (error > 0 || nation[Measures.UnmetDemand.At(s)] < LargestUnmet * ValueAdded(nation, s))
            {
                _domestic[s] = Math.Clamp(_domestic[s] * (1 - Integral * error - Proportional * (error - _lastError[s])), 0.02, 3);
            }

            _lastError[s] = error;
        }

        Apply(_domestic);
    }

    public void Average()
    {
        _months++;
        for (var s = 0; s < Markets; s++)
        {
            _domesticSum[s] += _domestic[s];
            _errorSum[s] += _lastError[s];
        }
    }

    /// <summary>Freezes at the mean; what jobs still lacked on average is made up for in proportion.</summary>
    public void Freeze() => Apply(_domesticSum.Select((sum, s) => sum / _months * (1 - Response * _errorSum[s] / _months)).ToArray());

    private static double ValueAdded(long[] nation, int sector) => Enumerable.Range(0, Classification.FormCount - 1).Sum(form => (double)nation[Measures.ValueAdded.At(form, sector)]);

    private void Apply(double[] domestic)
    {
        var total = _consumptionShares.Select((share, s) => share * Math.Max(domestic[s], 1)).Sum();
        for (var s = 0; s < Markets; s++)
        {
            structure.ImportShares[s] = Math.Max(1 - domestic[s], 0);
            structure.ConsumptionShares[s] = _consumptionShares[s] * Math.Max(domestic[s], 1) / total;
        }
    }
}
