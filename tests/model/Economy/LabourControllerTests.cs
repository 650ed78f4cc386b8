using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>How settling holds the labour force of a sex and age band.</summary>
public sealed class LabourControllerTests
{
    private const int Group = Classification.AgeBandCount + (int)AgeBand.From25To34;
    private readonly EconomyStructure _structure = Island.Settled().Structure.CopyForSettling();
    private readonly long[] _nation = new long[Measures.Length];
    private readonly LabourController _controller;

    public LabourControllerTests()
    {
        _controller = new(_structure);
        Array.Fill(_structure.Discouragement, 1);
        var states = Island.Settled().States.ToArray();
        _controller.Begin(states);
        foreach (var persons in states.Select(s => s.Persons))
        {
            for (var i = 0; i < persons.Count; i++)
            {
                var group = EconomyStructure.LabourGroup(persons.Traits[i]);
                _nation[Measures.Persons.At((int)persons.Status[i], group / Classification.AgeBandCount, group % Classification.AgeBandCount)]++;
            }
        }
    }

    /// <summary>Months in which so many more young women seek work than were drawn.</summary>
    private void Adjust(int months, double excess)
    {
        var seekers = Measures.Persons.At((int)Status.Unemployed, (int)Sex.Female, (int)AgeBand.From25To34);
        var nation = (long[])_nation.Clone();
        var inside = Enumerable.Range(0, Classification.StatusCount).Where(s => (Status)s == Status.Unemployed || Classification.IsEmployed((Status)s))
            .Sum(s => nation[Measures.Persons.At(s, (int)Sex.Female, (int)AgeBand.From25To34)]);
        nation[seekers] += (long)(excess * inside);
        for (var month = 0; month < months; month++)
        {
            _controller.Adjust(nation);
        }
    }

    [Fact]
    public void Where_nobody_enters_and_the_labour_force_is_still_too_large_seekers_give_up_faster_and_later_no_more()
    {
        Adjust(months: 60, excess: 0.2);
        Assert.Equal(1e-6, _structure.EntryToLabourForce[Group]);
        Assert.InRange(_structure.Discouragement[Group], 2, 25);
        Assert.All(Enumerable.Range(0, _structure.Discouragement.Length).Where(g => g != Group), g => Assert.Equal(1, _structure.Discouragement[g]));

        Adjust(months: 120, excess: -0.2);
        Assert.Equal(1, _structure.Discouragement[Group]);
        Assert.True(_structure.EntryToLabourForce[Group] > 1e-6, "nobody enters");
    }

    [Fact]
    public void A_labour_force_that_is_a_little_too_large_is_left_to_the_rate_of_entry()
    {
        Adjust(months: 600, excess: 0.015);
        Assert.Equal(1e-6, _structure.EntryToLabourForce[Group]);
        Assert.All(_structure.Discouragement, factor => Assert.Equal(1, factor));
    }

    /// <summary>8.3 % are unemployed on the island: 4 % more in the labour force would be half as many again.</summary>
    [Fact]
    public void It_is_too_large_where_it_exceeds_a_quarter_of_the_unemployment_rate()
    {
        Adjust(months: 300, excess: 0.04);
        Assert.InRange(_structure.Discouragement[Group], 2, 25);
    }
}
