using SseSim.Model.Economy;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Economy;

public sealed class PlacementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_territory_has_its_share_of_the_social_economy(ulong seed)
    {
        // The largest territory is not where all of it is.
        var states = Island.Settled(seed).States.Select(s => s.Organisations).ToArray();
        var social = states.Select(o => Jobs(o, Classification.IsSocialEconomy)).ToArray();
        var firms = states.Select(o => Jobs(o, form => form == Form.Conventional)).ToArray();
        for (var territory = 0; territory < states.Length; territory++)
        {
            Assert.InRange(social[territory] / social.Sum() / (firms[territory] / firms.Sum()), 0.7, 1.4);
        }
    }

    private static double Jobs(OrganisationColumns o, Func<Form, bool> of) => Island.Alive(o).Where(i => of(o.Form[i])).Sum(i => o.Staff[i]);
}
