using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>How often founders try, from what settling has seen close.</summary>
public sealed class FoundingEstimateTests
{
    private const int Months = 72;
    private const double Adults = 3000;
    private static readonly int Farms = EconomyStructure.Cell(Sector.AgricultureAndFood, Form.Conventional);
    private static readonly int Builders = EconomyStructure.Cell(Sector.ConstructionAndHousing, Form.Conventional);
    private readonly TerritoryState[] _states = [.. Island.Settled().States];

    [Fact]
    public void Where_one_founder_in_eight_has_the_capital_eight_times_as_many_try()
    {
        var all = Rates(Closed(Builders, closures: 400, able: 8));
        var few = Rates(Closed(Builders, closures: 400, able: 1));
        Assert.Equal(8, few.FoundingRates[Builders] / all.FoundingRates[Builders], 0.3);
    }

    [Fact]
    public void That_few_have_the_capital_in_one_sector_changes_nothing_in_another_that_has_seen_as_much()
    {
        var all = Rates(Closed(Builders, closures: 400, able: 8), Closed(Farms, closures: 400, able: 8));
        var few = Rates(Closed(Builders, closures: 400, able: 1), Closed(Farms, closures: 400, able: 8));
        Assert.Equal(1, few.FoundingRates[Farms] / all.FoundingRates[Farms], 0.01);
    }

    [Fact]
    public void As_many_found_as_close()
    {
        var rate = Rates(Closed(Farms, closures: 360, able: 8)).FoundingRates[Farms];
        // A little fewer, for what is known of other sectors, in which none closed.
        Assert.Equal(360.0 / Months, rate * Adults, 0.5);
    }

    [Fact]
    public void The_niches_that_close_most_are_tried_most()
    {
        var niches = Niches(Farms).Order().ToArray();
        var small = niches[niches.Length / 10];
        var structure = Rates(Closed(Farms, closures: 360, able: 8, niche: small));
        var median = niches[niches.Length / 2];
        var tried = structure.FoundingNiches[Farms];
        Assert.Equal(niches.Length, tried.Length);
        Assert.True(tried.Count(n => n < median) > 0.7 * tried.Length, $"{tried.Count(n => n < median)} of {tried.Length} below the median");
        Assert.All(tried, n => Assert.Contains(n, niches));
    }

    [Fact]
    public void A_form_that_nothing_was_seen_to_close_of_is_founded_as_its_kind_is()
    {
        var structure = Rates(Closed(Farms, closures: 360, able: 8));
        Assert.True(structure.FoundingRates[Builders] > 0, "no builder is ever founded");
        Assert.True(structure.FoundingRates[Builders] < structure.FoundingRates[Farms], "builders are founded as if they had closed");
    }

    [Fact]
    public void Giving_up_counts_as_often_as_it_is_expected_whatever_chance_makes_of_it()
    {
        var givingUp = Island.Parameters;
        var few = Rates(givingUp, Closed(Farms, closures: 60, able: 8, retired: true));
        var many = Rates(givingUp, Closed(Farms, closures: 600, able: 8, retired: true));
        Assert.Equal(few.FoundingRates[Farms], many.FoundingRates[Farms], 1e-12);
        var expected = _states.Select(s => s.Organisations).Sum(o => Island.Alive(o).Where(i => EconomyStructure.Cell(o.Sector[i], o.Form[i]) == Farms)
            .Sum(i => Closing.Hazard(few, givingUp, o, i)));
        // A little more or less, for what is known of other sectors.
        Assert.Equal(1, few.FoundingRates[Farms] * Adults / expected, 0.05);
    }

    [Fact]
    public void Large_firms_give_up_as_seldom_as_large_firms_do_though_most_of_their_sector_are_small()
    {
        const int Large = 10;
        var parameters = Island.Parameters;
        var structure = Rates(parameters, []);
        var (expected, tried) = (0.0, 0.0);
        foreach (var cell in Enumerable.Range(0, Classification.SectorCount).Select(s => EconomyStructure.Cell((Sector)s, Form.Conventional)))
        {
            var large = _states.Select(s => s.Organisations).SelectMany(o => Island.Alive(o)
                .Where(i => EconomyStructure.Cell(o.Sector[i], o.Form[i]) == cell && o.Staff[i] >= Large).Select(i => (o.Niche[i], Closing.Hazard(structure, parameters, o, i)))).ToArray();
            var niches = large.Select(one => one.Item1).ToHashSet();
            expected += large.Sum(one => one.Item2);
            tried += structure.FoundingRates[cell] * Adults * structure.FoundingNiches[cell].Count(niches.Contains) / Math.Max(structure.FoundingNiches[cell].Length, 1);
        }

        // In a niche of a large firm there are some that have not grown into it, and close more often. By what its sector's firms do on average seven times as many would try.
        Assert.InRange(tried / expected, 0.5, 3);
    }

    /// <summary>Rates where nobody gives up and only what is noted closes.</summary>
    private EconomyStructure Rates(params SettlingRecord[] records) => Rates(Island.Parameters with { ExitHazard = 0 }, records);

    private EconomyStructure Rates(ModelParameters parameters, params SettlingRecord[] records)
    {
        var structure = Island.Settled().Structure.CopyForSettling();
        structure.FoundingRates = new double[structure.FoundingRates.Length];
        structure.FoundingNiches = [.. structure.FoundingNiches];
        var estimate = new FoundingEstimate();
        for (var month = 0; month < Months; month++)
        {
            estimate.Observe(structure, parameters, _states);
        }

        estimate.Add(structure, parameters, records);
        estimate.Apply(structure, parameters, _states, Adults);
        return structure;
    }

    /// <summary>Closures of a cell: of each eight adults were asked.</summary>
    private SettlingRecord Closed(int cell, int closures, int able, double? niche = null, bool retired = false)
    {
        var record = new SettlingRecord(asks: true);
        var niches = Niches(cell).ToArray();
        for (var i = 0; i < closures; i++)
        {
            record.Replaced(cell, volunteers: false, niche ?? niches[i % niches.Length], retired, asked: 8, able);
        }

        return record;
    }

    private IEnumerable<double> Niches(int cell) => _states.Select(s => s.Organisations).SelectMany(o => Island.Alive(o)
        .Where(i => EconomyStructure.Cell(o.Sector[i], o.Form[i]) == cell && !o.VolunteerRun[i]).Select(i => o.Niche[i]));
}
