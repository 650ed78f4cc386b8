namespace SseSim.Model.Month;

/// <summary>Step 8, labour: expectations and staff plans, separations and flows between participation and its absence, applications and hires.</summary>
internal static class Step08Labour
{
    public static void Run(TerritoryMonthContext c)
    {
        Reputation.Run(c);
        StaffPlanning.Run(c);
        LabourFlows.Run(c);
        JobMatching.Run(c);
    }
}
