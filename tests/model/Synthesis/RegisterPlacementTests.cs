using SseSim.Model.Economy;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

/// <summary>Organisations are where the residents are, whatever their size and form: Portugal has territories of 80 thousand to 2.8 million.</summary>
public sealed class RegisterPlacementTests
{
    private const int Residents = 200_000;
    private static readonly Lazy<TerritoryState[]> States = new(() => DrawnPortugal.Of(Residents).States);

    /// <param name="least">Staff of the smallest.</param>
    /// <param name="most">Staff of the largest.</param>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 9)]
    [InlineData(10, 49)]
    public void Firms_of_every_size_are_spread_as_private_jobs_are(int least, int most) =>
        Spread((o, i) => o.Form[i] == Form.Conventional && o.Staff[i] >= least && o.Staff[i] <= most, s => s.Organisations.Staff.Skip(1).Sum());

    [Theory]
    [InlineData(Form.Association)]
    [InlineData(Form.ProducerCooperative)]
    public void Entities_that_volunteers_run_are_spread_as_residents_are(Form form) =>
        Spread((o, i) => o.Form[i] == form && o.VolunteerRun[i], s => s.Persons.Count);

    [Fact]
    public void Jobs_of_the_social_economy_are_spread_as_private_jobs_are()
    {
        var (jobs, all) = (States.Value.Select(s => Jobs(s.Organisations, social: true)).ToArray(), States.Value.Select(s => Jobs(s.Organisations, social: false)).ToArray());
        Assert.All(jobs.Zip(all), t => Assert.Equal((double)jobs.Sum() / all.Sum(), (double)t.First / t.Second, 0.02));

        static int Jobs(OrganisationColumns o, bool social) =>
            Island.Alive(o).Where(i => i > 0 && (!social || Classification.IsSocialEconomy(o.Form[i]))).Sum(i => o.Staff[i]);
    }

    /// <summary>Territories have as many as their share, but for what lies between two whole ones in each sector.</summary>
    private static void Spread(Func<OrganisationColumns, int, bool> counted, Func<TerritoryState, int> size)
    {
        var counts = States.Value.Select(s => Island.Alive(s.Organisations).Count(i => counted(s.Organisations, i))).ToArray();
        var sizes = States.Value.Select(s => (double)size(s)).ToArray();
        Assert.All(counts.Zip(sizes), t => Assert.Equal(counts.Sum() * t.Second / sizes.Sum(), t.First, Math.Max(6, 0.15 * t.First)));
    }
}
