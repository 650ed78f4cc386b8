using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>What settling keeps near the economy file: closures of firms (10 % a year on the island) and informal jobs.</summary>
public sealed class SettlingRangeTests
{
    private const int Firms = 12_000;
    private readonly EconomyStructure _structure = Island.Settled().Structure.CopyForSettling();

    public SettlingRangeTests() => (_structure.ExitFactor, _structure.RegistrationReluctance) = (1, 1);

    [Theory]
    [InlineData(0.08)]
    [InlineData(0.10)]
    [InlineData(0.12)]
    public void Closures_within_a_quarter_of_the_turnover_rate_are_left_alone(double rate) => Assert.Equal(1, FactorAt(rate));

    [Theory]
    [InlineData(0.18)]
    [InlineData(0.30)]
    public void More_closures_than_the_file_says_lower_their_hazard(double rate) => Assert.InRange(FactorAt(rate), 0.1, 0.9);

    [Fact]
    public void Fewer_closures_than_the_file_says_raise_it() => Assert.InRange(FactorAt(0.02), 1.1, 3);

    [Fact]
    public void A_turnover_rate_of_nothing_is_a_number_too()
    {
        var economy = Island.Economy with { Firms = Island.Economy.Firms with { TurnoverRate = Figure.Of(0) } };
        var structure = BaseEquilibrium.Solve(economy, Island.Settled().Residents, Island.Parameters);
        var factor = FactorAt(0.3, structure);
        Assert.InRange(factor, 0.1, 0.2);
        Assert.Equal(factor, FactorAt(0, structure));
    }

    [Fact]
    public void The_range_is_the_files_own_where_it_gives_one()
    {
        var firms = Island.Economy.Firms with { TurnoverRate = new Figure(0.10, "", Provenance.None, 0.05, 0.4) };
        var economy = Island.Economy with { Firms = firms };
        var structure = BaseEquilibrium.Solve(economy, Island.Settled().Residents, Island.Parameters);
        Assert.Equal(1, FactorAt(0.3, structure));
    }

    [Fact]
    public void Who_registers_where_fewer_are_informal_than_were_drawn_becomes_reluctant_and_the_other_way_round()
    {
        var controller = new InformalityController(_structure);
        var states = Island.Settled().States.ToArray();
        controller.Begin(states);
        var drawn = states.Select(s => s.Organisations).Sum(o => Island.Alive(o).Where(i => o.Formality[i] == Formality.Informal).Sum(i => o.Staff[i]));
        Assert.InRange(drawn, 50, int.MaxValue);
        var nation = new long[Measures.Length];
        nation[Measures.InformalJobs.At((int)Sector.TradeTransportTourism, 0)] = drawn / 2;
        Adjust(24);
        var reluctant = _structure.RegistrationReluctance;
        Assert.InRange(reluctant, 1.5, 30);
        nation[Measures.InformalJobs.At((int)Sector.TradeTransportTourism, 0)] = 2 * drawn;
        Adjust(12);
        Assert.True(_structure.RegistrationReluctance < reluctant);

        void Adjust(int months)
        {
            for (var month = 0; month < months; month++)
            {
                controller.Adjust(nation);
            }
        }
    }

    private double FactorAt(double rate) => FactorAt(rate, _structure);

    /// <summary>The factor on the hazard after two years in which so many firms close.</summary>
    private static double FactorAt(double rate, EconomyStructure structure)
    {
        var controller = new ClosureController(structure);
        var nation = new long[Measures.Length];
        nation[Measures.Entities.At((int)Form.Conventional, (int)Sector.Manufacturing)] = Firms;
        nation[Measures.Deaths.At((int)Form.Conventional)] = (long)(Firms * rate / 12);
        for (var month = 0; month < 24; month++)
        {
            controller.Adjust(nation);
        }

        return structure.ExitFactor;
    }
}
