using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Stories;

/// <summary>Which organisations to list when a run is over.</summary>
/// <param name="Forms">Bit n: form n.</param>
/// <param name="Sectors">Bit n: sector n.</param>
/// <param name="Territory">Index; null for all.</param>
/// <param name="Most">Organisations listed of each territory, those with most staff first.</param>
public sealed record RosterRequest(uint Forms, uint Sectors, int? Territory, int Most);

/// <summary>Organisations of one territory.</summary>
/// <param name="Count">How many there are, listed or not.</param>
/// <param name="Organisations">By staff, then identity.</param>
public sealed record Roster(int Count, RosterEntry[] Organisations);

/// <summary>An organisation in a list.</summary>
/// <param name="Organisation">Its identity.</param>
/// <param name="Territory">Index of its territory.</param>
/// <param name="Form">Legal form.</param>
/// <param name="Sector">Of its production.</param>
/// <param name="Formality">Whether it is registered and recognised.</param>
/// <param name="AgeMonths">Since its founding.</param>
/// <param name="Staff">Paid staff.</param>
/// <param name="Policies">Bit n: policy n has reached it.</param>
public readonly record struct RosterEntry(
    ulong Organisation, int Territory, Form Form, Sector Sector, Formality Formality, int AgeMonths, int Staff, uint Policies)
{
    internal static Roster Of(TerritoryState state, RosterRequest request)
    {
        var o = state.Organisations;
        var found = new List<RosterEntry>();
        for (var i = 1; i < o.Count && (request.Territory ?? state.Index) == state.Index; i++)
        {
            if (o.Life[i] == Life.Alive && (request.Forms >> (int)o.Form[i] & 1) != 0 && (request.Sectors >> (int)o.Sector[i] & 1) != 0)
            {
                found.Add(new(o.Id[i], state.Index, o.Form[i], o.Sector[i], o.Formality[i], o.AgeMonths[i], o.Staff[i], o.SupportedBy[i]));
            }
        }

        return new(found.Count, [.. found.OrderByDescending(e => e.Staff).ThenBy(e => e.Organisation).Take(request.Most)]);
    }
}
