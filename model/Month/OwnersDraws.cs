using SseSim.Model.Economy;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>An owner who works in the firm draws the pay of a hired worker, or less where expected orders do not carry it: the self-employed cannot lay themselves
/// off, they earn less (never below a share of that pay).</summary>
internal static class OwnersDraws
{
    /// <param name="c">The month.</param>
    /// <param name="places">Firms whose owners look at their draw this month.</param>
    public static void Adjust(TerritoryMonthContext c, List<int> places)
    {
        var (o, p) = (c.Organisations, c.Persons);
        var working = new List<int>(places.Count);
        foreach (var place in places)
        {
            var owner = o.Owner[place];
            if (owner >= 0 && p.Employer[owner] == place && p.Status[owner] is (Status.OwnAccountFormal or Status.OwnAccountInformal))
            {
                working.Add(place);
            }
        }

        foreach (var place in working)
        {
            var owner = o.Owner[place];
            var productivity = c.Structure.ProductivityCents[EconomyStructure.Cell(o.Sector[place], o.Form[place])];
            var carried = o.ExpectedCents[place] / (productivity * Math.Max(o.StaffEfficiency[place], 1) / 1000);
            var draw = (int)(Employment.PayOf(c.Structure, p, o, owner, place, 1) * Math.Clamp(carried, c.Parameters.OwnersDrawFloor, 1));
            o.WageBillCents[place] += draw - p.PayCents[owner];
            p.PayCents[owner] = draw;
        }
    }
}
