using SseSim.Model.Simulation;

namespace SseSim.Model.Month;

/// <summary>Notes which organisations a policy has reached, for the bridge from gross to net.</summary>
internal static class PolicySupport
{
    public static void Mark(TerritoryMonthContext c, int place, int policy)
    {
        var o = c.Organisations;
        if (o.SupportedBy[place] == 0)
        {
            c.State.Supported.Add(new SupportedOrganisation(o.Id[place], c.Month, policy));
        }

        o.SupportedBy[place] |= 1u << policy;
        c.State.PoliciesMet |= 1u << policy;
    }
}
