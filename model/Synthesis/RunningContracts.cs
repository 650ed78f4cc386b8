using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Synthesis;

/// <summary>What governments pay for running contracts, of conventional firms and of the social economy by sector.</summary>
internal static class RunningContracts
{
    private const int Markets = Classification.MarketSectorCount;
    /// <summary>Most that a contractor's contracts grow so that those of all meet the settled share: few contractors cannot carry what many did.</summary>
    private const double MostGrowth = 2;

    /// <summary>[conventional firms by sector, then the social economy]: payments a month of a territory's running contracts, cents.</summary>
    public static long[] Of(TerritoryState state, bool local)
    {
        var running = new long[2 * Markets];
        var k = state.Contracts;
        for (var row = 0; row < k.Count; row++)
        {
            running[Group(state.Organisations, k.Organisation[row])] += k.Local[row] == local ? k.CentsPerMonth[row] : 0;
        }

        return running;
    }

    /// <summary>Payments of a sector.</summary>
    public static long InSector(long[] running, int sector) => running[sector] + running[Markets + sector];

    /// <summary>Running contracts take the share of what a government buys in a sector that they take in the settled economy, firms' theirs and the social economy's theirs, and never more than
    /// all; invoices that it has not paid yet go with them. Who is drawn has not the sizes that have settled, and large firms have most contracts: were only the sum of a sector the settled one, the
    /// social economy would begin with contracts of firms, and lose them in the tenders to come.</summary>
    /// <param name="states">The economy as drawn.</param>
    /// <param name="procurement">[government][sector]: purchases a month, cents.</param>
    /// <param name="nationalShares">[conventional firms by sector, then the social economy]: share of the national government's purchases.</param>
    /// <param name="localShares">The same of each local government's.</param>
    public static void Fit(TerritoryState[] states, long[][] procurement, double[] nationalShares, double[] localShares)
    {
        var running = states.Select(s => (National: Of(s, local: false), Local: Of(s, local: true))).ToArray();
        var national = Factors(nationalShares, procurement[0], group => running.Sum(r => r.National[group]));
        for (var t = 0; t < states.Length; t++)
        {
            var (k, o) = (states[t].Contracts, states[t].Organisations);
            var local = Factors(localShares, procurement[t + 1], group => running[t].Local[group]);
            for (var row = 0; row < k.Count; row++)
            {
                k.CentsPerMonth[row] = (long)(k.CentsPerMonth[row] * (k.Local[row] ? local : national)[Group(o, k.Organisation[row])]);
            }

            for (var i = 1; i < o.Count; i++)
            {
                o.NationalClaimsCents[i] = (long)(o.NationalClaimsCents[i] * national[Group(o, i)]);
                o.LocalClaimsCents[i] = (long)(o.LocalClaimsCents[i] * local[Group(o, i)]);
            }
        }
    }

    private static int Group(OrganisationColumns o, int place) => (Classification.IsSocialEconomy(o.Form[place]) ? Markets : 0) + (int)o.Sector[place];

    private static double[] Factors(double[] shares, long[] budget, Func<int, long> running) => [.. Enumerable.Range(0, 2 * Markets).Select(group =>
    {
        var (now, sector) = (running(group), group % Markets);
        var share = shares[group] / Math.Max(shares[sector] + shares[Markets + sector], 1);
        return now > 0 ? Math.Min(share * budget[sector], MostGrowth * now) / now : 1;
    })];
}
