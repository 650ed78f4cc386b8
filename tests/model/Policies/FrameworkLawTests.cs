using CsCheck;
using SseSim.Model.Economy;
using SseSim.Model.Month;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Compliance time, a law that spares it, and the agency without which the law is paper.</summary>
public sealed class FrameworkLawTests
{
    [Fact]
    public void Compliance_takes_the_time_of_social_economy_employers_and_of_nobody_else()
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        Assert.All(Island.Alive(o).Where(i => !o.VolunteerRun[i]), i => Assert.Equal(
            Classification.IsSocialEconomy(o.Form[i]) && o.Formality[i] != Formality.Informal ? Math.Min(90.0 / 1800, 0.2 * o.Staff[i]) : 0, month.Compliance.WorkersLost(i), 12));
    }

    [Fact]
    [Shows("framework-law")]
    public void A_law_without_an_agency_changes_nothing() => Assert.Equal(Lost(), Lost(0.5, 0), 12);

    [Fact]
    [Shows("framework-law")]
    public void An_agency_spares_time_to_as_many_as_its_hours_allow_and_is_paid_for_those()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("framework-law", 12, [0.5, 1_000_000])]);
        Assert.Equal(0.5 * Lost(), Sum(month), 9);
        var clients = Clients(month);
        // Ten hours a year at 60 for each.
        Assert.Equal(-clients * 10.0 / 12 * 6_000, month.Ledger.NationalGovernment, 1.0);
        Assert.Equal(clients, month.State.Supported.Count);
        var some = Lost(0.5, 10 * Island.Settled().States.Sum(s => s.Organisations.Count) / 20);
        Assert.InRange(some, 0.5 * Lost(), Lost());
    }

    [Fact]
    public void With_the_budget_spent_nobody_is_served()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("framework-law", 12, [0.5, 1_000_000])], d => d with { PolicyAllotments = [0] });
        Assert.Equal(Lost(), Sum(month), 12);
        Assert.Equal(0, month.Ledger.NationalGovernment);
    }

    [Fact]
    public void Those_served_are_recognised_sooner()
    {
        foreach (var (hours, recognised) in new[] { (0.0, false), (1_000_000.0, true) })
        {
            var month = Island.FirstMonth(0, [Island.Instrument("framework-law", 12, [0.5, hours])]);
            var o = month.Organisations;
            var entity = Island.Alive(o).First(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]);
            // Sixty of the island's ninety days.
            (o.Formality[entity], o.AgeMonths[entity]) = (Formality.Formal, 2);
            Registration.Recognise(month);
            Assert.Equal(recognised, o.Formality[entity] == Formality.Recognised);
        }
    }

    [Fact]
    public void More_hours_and_a_larger_cut_never_take_more_time() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 2000], Gen.Double[0, 2000]).Sample((a, b, x, y) =>
            Lost(Math.Max(a, b), Math.Max(x, y)) <= Lost(Math.Min(a, b), Math.Min(x, y)) + 1e-9, iter: 8);

    private static double Lost(double cut = 0, double hours = 0) => Sum(Island.FirstMonth(0, [Island.Instrument("framework-law", 12, [cut, hours])]));

    private static double Sum(TerritoryMonthContext month) => Island.Alive(month.Organisations).Sum(month.Compliance.WorkersLost);

    private static int Clients(TerritoryMonthContext month)
    {
        var o = month.Organisations;
        return Island.Alive(o).Count(i => !o.VolunteerRun[i] && o.Formality[i] != Formality.Informal && Classification.IsSocialEconomy(o.Form[i]));
    }
}
