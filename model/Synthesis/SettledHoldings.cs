using SseSim.Model.Economy;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>What the organisations of a sector with paid staff hold in all: ratios of sums, not means of ratios. Organisations are drawn in the sizes that the economy file says, with the holdings of
/// others like them; in a sample that has settled sizes have moved, and two per cent more capital than is wanted are a tenth less investment for years.</summary>
/// <param name="Capital">[sector]: capital over what expected orders want; 0 where nobody wants any.</param>
/// <param name="Deposits">[sector]: deposits of those that have some over a month's labour cost of all; 0 where nobody has.</param>
internal sealed record SettledHoldings(double[] Capital, double[] Deposits)
{
    /// <summary>Most that holdings are changed, either way: a sector of a few organisations has the sum that it has.</summary>
    private const double MostChange = 1.25;

    /// <summary>Holdings of an economy as it stands.</summary>
    public static SettledHoldings Of(EconomyStructure structure, TerritoryState[] states)
    {
        var (capital, wanted, deposits, labour) = (new double[Classification.SectorCount], new double[Classification.SectorCount],
            new double[Classification.SectorCount], new double[Classification.SectorCount]);
        foreach (var o in states.Select(state => state.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                if (Holds(o, i))
                {
                    var s = (int)o.Sector[i];
                    capital[s] += o.CapitalCents[i];
                    wanted[s] += structure.CapitalMonths[o.TechnologyOf(i)] * o.ExpectedCents[i];
                    deposits[s] += Math.Max(o.DepositCents[i], 0);
                    labour[s] += o.WageBillCents[i] * structure.EmployerCost;
                }
            }
        }

        return new([.. capital.Zip(wanted, Ratio)], [.. deposits.Zip(labour, Ratio)]);
    }

    /// <summary>The mean of several times, one of them more.</summary>
    public static SettledHoldings Mean(SettledHoldings? sofar, SettledHoldings now, int times) =>
        new(SettledTraitsPool.Mean(sofar?.Capital, now.Capital, times), SettledTraitsPool.Mean(sofar?.Deposits, now.Deposits, times));

    /// <summary>Gives drawn organisations in all what these hold.</summary>
    public void Fit(EconomyStructure structure, TerritoryState[] states)
    {
        var drawn = Of(structure, states);
        var (capital, deposits) = (Factors(Capital, drawn.Capital), Factors(Deposits, drawn.Deposits));
        foreach (var o in states.Select(state => state.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                if (!Holds(o, i))
                {
                    continue;
                }

                o.CapitalCents[i] = (long)(o.CapitalCents[i] * capital[(int)o.Sector[i]]);
                if (o.DepositCents[i] > 0)
                {
                    o.DepositCents[i] = (long)(o.DepositCents[i] * deposits[(int)o.Sector[i]]);
                }
            }
        }
    }

    private static bool Holds(OrganisationColumns o, int i) => o.Life[i] == Life.Alive && !o.VolunteerRun[i];

    private static double Ratio(double of, double over) => over > 0 ? of / over : 0;

    private static double[] Factors(double[] settled, double[] drawn) =>
        [.. settled.Zip(drawn, (of, over) => of > 0 && over > 0 ? Math.Clamp(of / over, 1 / MostChange, MostChange) : 1)];
}
