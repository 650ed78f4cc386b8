using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>How settling finds how many of the old who leave the labour force retire with a pension. Of those outside it at 55 to 64 the island's file gives 60 % one.</summary>
public sealed class RetirementControllerTests
{
    private const int Age = (int)AgeBand.From55To64;
    private const double FilesShare = 0.6, Outside = 10_000;
    private readonly EconomyStructure _structure = Island.Settled().Structure.CopyForSettling();
    private readonly RetirementController _controller;
    private double _retired = FilesShare * Outside, _others = (1 - FilesShare) * Outside;

    public RetirementControllerTests()
    {
        _structure.RetiringShare = [.. Classification.AgeBands.Select(age => _structure.Economy.Labour.RetiredShare[age])];
        _controller = new(_structure);
        _controller.Begin();
    }

    /// <summary>Months in which such parts of each leave for work, and as many come back from it.</summary>
    private void Live(int months, double retiredLeave, double othersLeave)
    {
        for (var month = 0; month < months; month++)
        {
            var (retired, others) = (_retired * retiredLeave, _others * othersLeave);
            var retiring = (retired + others) * _structure.RetiringShare[Age];
            _retired += retiring - retired;
            _others += retired + others - retiring - others;
            var nation = new long[Measures.Length];
            nation[Measures.Persons.At((int)Status.Retired, (int)Sex.Male, Age)] = (long)_retired;
            nation[Measures.Persons.At((int)Status.Inactive, (int)Sex.Female, Age)] = (long)_others;
            _controller.Adjust(nation);
        }
    }

    [Fact]
    public void Where_those_without_a_pension_leave_more_often_fewer_of_those_who_come_retire_and_the_stock_stays()
    {
        Live(months: 168, retiredLeave: 0.005, othersLeave: 0.01);
        Assert.Equal(FilesShare, _retired / Outside, 0.01);
        // As many as leave: 30 of 70 a month.
        Assert.Equal(30.0 / 70, _structure.RetiringShare[Age], 0.02);
    }

    [Fact]
    public void Where_both_leave_alike_as_many_retire_as_the_file_has()
    {
        Live(months: 168, retiredLeave: 0.01, othersLeave: 0.01);
        Assert.Equal(FilesShare, _structure.RetiringShare[Age], 0.01);
    }

    [Fact]
    public void Where_pensioners_never_leave_hardly_anybody_more_retires()
    {
        Live(months: 600, retiredLeave: 0, othersLeave: 0.01);
        Assert.InRange(_structure.RetiringShare[Age], 0, 0.05);
        Assert.Equal(FilesShare, _retired / Outside, 0.05);
    }

    [Fact]
    public void What_is_frozen_is_the_mean_of_the_months_that_count()
    {
        _structure.RetiringShare[Age] = 0.4;
        _controller.Average();
        _structure.RetiringShare[Age] = 0.5;
        _controller.Average();
        _controller.Freeze();
        Assert.Equal(0.45, _structure.RetiringShare[Age], 1e-12);
    }
}
