using SseSim.Model.Economy;
using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

/// <summary>What is drawn adds up to what the economy file says.</summary>
public sealed class DrawnTotalsTests
{
    private const int Residents = 20_000;
    private static readonly EconomyDefinition Portugal = DrawnPortugal.Economy;
    private static readonly Lazy<DrawnEconomy> Drawn = new(() => DrawnPortugal.Of(Residents));

    [Fact]
    public void Pensions_add_up_to_the_files_though_most_of_the_old_have_little_schooling()
    {
        var pensions = Drawn.Value.States.Select(s => s.Persons).Sum(p => Enumerable.Range(0, p.Count).Where(i => p.Status[i] == Status.Retired).Sum(i => (double)p.PayCents[i]));
        var file = Portugal.Government.Pensions * Portugal.Accounts.GrossDomesticProduct * 100 / 12 / Drawn.Value.Structure.Scale;
        Assert.Equal(1, pensions / file, 0.02);
    }

    [Fact]
    public void Entities_of_the_social_economy_are_as_many_as_the_files_though_large_ones_are_split_into_establishments()
    {
        var entities = Drawn.Value.States.Select(s => s.Organisations).Sum(o => Island.Alive(o).Count(i => Classification.IsSocialEconomy(o.Form[i])));
        var file = Portugal.SocialEconomy.Sum(family => family.Entities.Value) / Drawn.Value.Structure.Scale;
        Assert.Equal(file, entities, 1.0);
    }
}
