using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Goals;

/// <summary>What carries a total of the base year through a run: the social economy's entities, or its paid jobs, in one sector.</summary>
/// <param name="Sector">Where they are.</param>
/// <param name="IsJobs">Paid jobs; entities otherwise.</param>
public sealed record GoalCarrier(Sector Sector, bool IsJobs)
{
    /// <summary>Counters [form, sector] of it.</summary>
    public Measure Counted => IsJobs ? Measures.Jobs : Measures.Entities;

    public string SectorName => Classification.Sectors[(int)Sector];

    public string Words => $"{(IsJobs ? "paid jobs" : "entities")} in {SectorName}";

    /// <summary>How much of it the economy file has of a form.</summary>
    public double BaseIn(EconomyDefinition economy, string form) => economy.SocialEconomy.Where(f => f.Form == form)
        .Sum(f => IsJobs ? f.PaidEmployment * f.JobsBySector[SectorName] : f.Entities * f.EntitiesBySector[SectorName]);
}
