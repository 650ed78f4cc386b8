using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Calibration;

/// <summary>Paid jobs of a market sector: as a register was drawn, which is the target, and as a month was counted.</summary>
internal static class SectorJobs
{
    private const int Markets = Classification.MarketSectorCount;

    /// <summary>[market sector]: jobs as drawn, of the social economy alone or of all organisations that sell.</summary>
    public static double[] Drawn(TerritoryState[] states, bool socialEconomyOnly)
    {
        var jobs = new double[Markets];
        foreach (var o in states.Select(s => s.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                jobs[(int)o.Sector[i]] += !socialEconomyOnly || Classification.IsSocialEconomy(o.Form[i]) ? o.Staff[i] : 0;
            }
        }

        return jobs;
    }

    /// <summary>Jobs of a sector in a month's national counters.</summary>
    public static double Counted(long[] nation, int sector, bool socialEconomyOnly)
    {
        long jobs = 0;
        for (var f = socialEconomyOnly ? 1 : 0; f < Classification.FormCount - 1; f++)
        {
            jobs += nation[Measures.Jobs.At(f, sector)];
        }

        return jobs;
    }
}
