using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>How settling finds what a worker could produce from what the file says that workers do produce.</summary>
public sealed class UtilisationControllerTests
{
    private static readonly int Firms = EconomyStructure.Cell(Sector.BusinessAndDigital, Form.Conventional);
    private static readonly int Cooperatives = EconomyStructure.Cell(Sector.BusinessAndDigital, Form.WorkerCooperative);
    private readonly EconomyStructure _before = Island.Settled().Structure;

    [Fact]
    public void Where_firms_produce_less_a_job_than_the_file_says_a_worker_could_produce_more() => Assert.True(After(produced: 0.9).ProductivityCents[Firms] > _before.ProductivityCents[Firms]);

    [Fact]
    public void Where_they_produce_more_a_worker_could_produce_less() => Assert.True(After(produced: 1.1).ProductivityCents[Firms] < _before.ProductivityCents[Firms]);

    [Fact]
    public void What_they_produce_at_their_utilisation_is_the_files()
    {
        Assert.Equal(_before.ValueAddedCents(Firms), After(produced: 0.9).ValueAddedCents(Firms), _before.ValueAddedCents(Firms) * 1e-9);
        Assert.True(After(produced: 0.9).Utilisation[(int)Sector.BusinessAndDigital] < _before.Utilisation[(int)Sector.BusinessAndDigital]);
    }

    [Fact]
    public void Pay_stays_the_same_part_of_it()
    {
        var after = After(produced: 0.9);
        Assert.Equal(_before.PayCents[Firms] / _before.ProductivityCents[Firms], after.PayCents[Firms] / after.ProductivityCents[Firms], 1e-9);
    }

    [Fact]
    public void The_social_economy_keeps_its_own() => Assert.Equal(_before.ProductivityCents[Cooperatives], After(produced: 0.9).ProductivityCents[Cooperatives]);

    /// <summary>Constants after two years in which firms of all sectors produce a part of what the file says.</summary>
    private EconomyStructure After(double produced)
    {
        var structure = _before.CopyForSettling();
        var controller = new UtilisationController(structure);
        var nation = Island.Run(Island.Scenario(1)).Months[0].Nation();
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            nation[Measures.ValueAdded.At(0, s)] = (long)(produced * nation[Measures.Jobs.At(0, s)] * _before.ValueAddedCents(EconomyStructure.Cell((Sector)s, Form.Conventional)));
        }

        for (var month = 0; month < 24; month++)
        {
            controller.Adjust(nation);
        }

        return structure;
    }
}
