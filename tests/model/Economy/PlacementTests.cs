using SseSim.Model.Economy;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Economy;

public sealed class PlacementTests
{
    [Fact]
    public void Every_territory_has_its_share_of_the_social_economy()
    {
        // The largest territory is not where all of it is. Of one seed a territory of the island has a few dozen of these jobs, and three years of their chances.
        var seeds = Enumerable.Range(1, 8).Select(seed => Island.Settled((ulong)seed).States.Select(s => s.Organisations).ToArray()).ToArray();
        var territories = Enumerable.Range(0, seeds[0].Length).ToArray();
        var social = territories.Select(t => seeds.Sum(states => Jobs(states[t], Classification.IsSocialEconomy))).ToArray();
        var firms = territories.Select(t => seeds.Sum(states => Jobs(states[t], form => form == Form.Conventional))).ToArray();
        foreach (var territory in territories)
        {
            Assert.InRange(social[territory] / social.Sum() / (firms[territory] / firms.Sum()), 0.7, 1.4);
        }
    }

    private static double Jobs(OrganisationColumns o, Func<Form, bool> of) => Island.Alive(o).Where(i => of(o.Form[i])).Sum(i => o.Staff[i]);
}
