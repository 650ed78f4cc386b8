using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>How settling holds the jobs of a sector.</summary>
public sealed class DemandControllerTests
{
    private static readonly int Energy = (int)Sector.EnergyWaterWaste;
    private readonly EconomyStructure _structure = Island.Settled().Structure.CopyForSettling();
    private readonly long[] _nation = Island.Run(Island.Scenario(1)).Months[0].Nation();

    [Fact]
    public void Where_jobs_are_missing_more_is_bought_at_home() => Assert.True(ImportsAfter(unmet: 0) < _structure.ImportShares[Energy], "as much is imported");

    [Fact]
    public void Where_demand_goes_unserved_no_more_of_it_is_sent_there() => Assert.Equal(_structure.ImportShares[Energy], ImportsAfter(unmet: 1), 1e-12);

    /// <summary>Share of imports after two years in which a third of the sector's jobs are missing.</summary>
    /// <param name="unmet">Demand unserved, over the sector's value added.</param>
    private double ImportsAfter(double unmet)
    {
        var structure = _structure.CopyForSettling();
        var nation = (long[])_nation.Clone();
        nation[Measures.UnmetDemand.At(Energy)] = (long)(unmet * Enumerable.Range(0, Classification.FormCount - 1).Sum(form => (double)nation[Measures.ValueAdded.At(form, Energy)]));
        var controller = new DemandController(structure);
        controller.Begin([.. Enumerable.Range(0, Classification.MarketSectorCount).Select(s => SectorJobs.Counted(nation, s, socialEconomyOnly: false) * (s == Energy ? 1.5 : 1))]);
        for (var month = 0; month < 24; month++)
        {
            controller.Adjust(nation);
        }

        return structure.ImportShares[Energy];
    }
}
