using SseSim.Model.Economy;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds the social economy's jobs of each market sector at their target by a factor on its weights in the market: the less it sells, the more the factor
/// must move.</summary>
internal sealed class SocialEconomyController(EconomyStructure structure)
{
    private const int Markets = Classification.MarketSectorCount;
    private const double Integral = 0.06;
    private const double Proportional = 0.6;
    private readonly double[] _marketShare = Enumerable.Range(0, Markets).Select(s => MarketShare(structure, s)).ToArray();
    private readonly double[] _target = new double[Markets];
    private readonly double[] _lastError = new double[Markets];
    private readonly double[] _sum = new double[Markets];
    private int _months;

    /// <param name="targetJobs">[market sector]: jobs of the social economy as drawn.</param>
    public void Begin(double[] targetJobs)
    {
        targetJobs.CopyTo(_target, 0);
        Array.Clear(_lastError);
    }

    public void Adjust(long[] nation)
    {
        for (var s = 0; s < Markets; s++)
        {
            if (_target[s] < 1)
            {
                continue;
            }

            var error = SectorJobs.Counted(nation, s, socialEconomyOnly: true) / _target[s] - 1;
            structure.SocialEconomyOffset[s] = Math.Clamp(structure.SocialEconomyOffset[s]
                - (Integral * error + Proportional * (error - _lastError[s])) / _marketShare[s], -2, 2);
            _lastError[s] = error;
        }
    }

    public void Average()
    {
        _months++;
        for (var s = 0; s < Markets; s++)
        {
            _sum[s] += structure.SocialEconomyOffset[s];
        }
    }

    public void Freeze()
    {
        for (var s = 0; s < Markets; s++)
        {
            structure.SocialEconomyOffset[s] = _sum[s] / _months;
        }
    }

    /// <summary>Share of sales in the revenue of the social economy of a sector.</summary>
    private static double MarketShare(EconomyStructure structure, int s)
    {
        double market = 0, all = 0;
        for (var f = 1; f < Classification.FormCount - 1; f++)
        {
            var cell = s * Classification.FormCount + f;
            var revenue = structure.Jobs[cell] * structure.ProductivityCents[cell];
            market += revenue * structure.MarketShare[cell];
            all += revenue;
        }

        return all > 0 ? Math.Max(market / all, 0.1) : 1;
    }
}
