using SseSim.Model.Economy;

namespace SseSim.Model.Month;

/// <summary>Where those who work decide, they adjust their pay before their number: what orders do not fill of the members' time is shared among all of them, each works and
/// draws that much less, down to what members forgo at most. Nobody is laid off before, and who leaves is not replaced.</summary>
internal static class WorkSharing
{
    /// <summary>Forms whose staff are worker-members.</summary>
    public static bool Shares(Form form) => form is Form.WorkerCooperative or Form.SelfHelpGroup;

    /// <summary>Orders a month that the organisation expects and its equipment serves, cents.</summary>
    public static double Served(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        return Math.Min(o.ExpectedCents[i], o.CapitalCents[i] / c.Structure.CapitalMonths[o.TechnologyOf(i)] * (1 + c.Parameters.CapitalHeadroom));
    }

    /// <summary>Share of the month's pay that each of the members goes without because orders do not fill their time; 0 for one who works alone.</summary>
    public static double Forgone(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        if (!Shares(o.Form[i]) || o.Staff[i] < 2)
        {
            return 0;
        }

        var productivity = c.Structure.ProductivityCents[o.TechnologyOf(i)];
        var workers = Math.Max(o.StaffEfficiency[i] / 1000.0 - c.Compliance.WorkersLost(i), 0.001);
        return Math.Clamp(1 - Served(c, i) / (productivity * workers), 0, c.Parameters.MembersForgo);
    }
}
