using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>An owner who works in the firm draws the pay of a hired worker, or less where expected orders do not carry it: the self-employed cannot lay themselves
/// off, they earn less (never below a share of that pay). So does the founder of a social economy entity who works in it.</summary>
internal static class OwnersDraws
{
    /// <param name="c">The month.</param>
    /// <param name="places">Organisations whose owners or founders look at their draw this month.</param>
    public static void Adjust(TerritoryMonthContext c, ReadOnlySpan<int> places)
    {
        var (o, p) = (c.Organisations, c.Persons);
        var lent = ArrayPool<(int Place, int Person)>.Shared.Rent(places.Length);
        var working = 0;
        foreach (var place in places)
        {
            var owner = o.Owner[place];
            var founder = o.Founder[place] - 1;
            if (owner >= 0 && p.Employer[owner] == place && p.Status[owner] is (Status.OwnAccountFormal or Status.OwnAccountInformal))
            {
                lent[working++] = (place, owner);
            }
            else if (founder >= 0 && p.Employer[founder] == place)
            {
                lent[working++] = (place, founder);
            }
        }

        foreach (var (place, owner) in lent.AsSpan(0, working))
        {
            var draw = (int)(Employment.PayOf(c.Structure, p, o, owner, place, 1) * ShareOf(c, place, o.Owner[place] == owner, o.StaffEfficiency[place]));
            o.WageBillCents[place] += draw - p.PayCents[owner];
            p.PayCents[owner] = draw;
        }

        ArrayPool<(int Place, int Person)>.Shared.Return(lent);
    }

    /// <summary>Share of a hired worker's pay that expected orders carry.</summary>
    public static double ShareOf(TerritoryMonthContext c, int place, bool owner, int efficiency)
    {
        var o = c.Organisations;
        // A founder's entity grows into a niche that is larger than its equipment: orders that it cannot serve yet carry nobody.
        var served = owner ? o.ExpectedCents[place] : WorkSharing.Served(c, place);
        return Math.Clamp(served / (c.Structure.ProductivityCents[o.TechnologyOf(place)] * Math.Max(efficiency, 1) / 1000), c.Parameters.OwnersDrawFloor, 1);
    }
}
