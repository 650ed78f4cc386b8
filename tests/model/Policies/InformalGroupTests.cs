using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Informal groups: they live on rotating savings, register when it pays, and are seen by no register until then.</summary>
public sealed class InformalGroupTests
{
    [Fact]
    [Shows("rotating-savings-group")]
    public void Each_member_pays_the_same_and_each_has_its_turn_once_a_round()
    {
        var month = Members(out var members);
        var before = month.Organisations.DepositCents.Sum();
        var turns = new Dictionary<int, int>();
        for (var round = 0; round < members.Count; round++)
        {
            var held = members.ToDictionary(i => i, i => month.Organisations.RotatingCents[i]);
            RotatingSavings.Run(month);
            foreach (var taken in members.Where(i => month.Organisations.RotatingCents[i] < held[i]))
            {
                turns[taken] = turns.GetValueOrDefault(taken) + 1;
            }

            Assert.Equal(before, month.Organisations.DepositCents.Sum());
            Assert.Equal(0, month.Organisations.RotatingCents.Sum());
        }

        // Two groups side by side: nobody comes twice before the others of the group have come once.
        Assert.Equal(members.Count, turns.Count);
    }

    [Fact]
    public void Who_needs_capital_most_has_the_first_turn()
    {
        var month = Members(out var members);
        var needy = members[1];
        month.Organisations.CapitalCents[needy] = -100_000_000;
        RotatingSavings.Run(month);
        Assert.InRange(month.Organisations.RotatingCents[needy], long.MinValue, -1);
    }

    [Fact]
    [Shows("rotating-savings-group")]
    public void Who_closes_after_its_turn_is_the_others_loss_and_the_books_close()
    {
        var month = Members(out var members);
        RotatingSavings.Run(month);
        var taker = members.MinBy(i => month.Organisations.RotatingCents[i]);
        var owed = month.Organisations.RotatingCents[taker];
        RotatingSavings.Leave(month, taker);
        Assert.Equal(owed, month.State.RotatingLossCents);
        Assert.Equal(0, month.Organisations.RotatingCents.Sum() + month.State.RotatingLossCents);
    }

    [Fact]
    public void Where_the_file_knows_no_rotating_savings_nobody_pays_in()
    {
        var month = Island.FirstMonth(0);
        foreach (var i in Island.Alive(month.Organisations))
        {
            month.Organisations.Formality[i] = Formality.Formal;
        }

        Array.Clear(month.Organisations.RotatingCents);
        RotatingSavings.Run(month);
        Assert.Equal(0, month.Ledger.Counters[Measures.RotatingSavings.At()]);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_group_registers_when_it_pays_and_a_waiver_of_the_cost_can_make_it_pay(bool waived, bool registers)
    {
        var month = Island.FirstMonth(0, waived ? [Island.Instrument("recognition", 12, [0, 0])] : []);
        var o = month.Organisations;
        var group = Island.Alive(o).First(i => o.Form[i] == Form.ConsumerCooperative);
        (o.Formality[group], o.Id[group], o.WageBillCents[group], o.Readiness[group], o.ExpectedCents[group]) = (Formality.Informal, 0, 0, 0.5, 0);
        // A need of 1,000 that credit could meet is worth 250 a year; registration costs the island's 500.
        o.CapitalCents[group] = -100_000;
        Formalisation.Run(month);
        Assert.Equal(registers, o.Formality[group] == Formality.Formal);
        Assert.Equal(registers ? 1 : 0, month.Ledger.Counters[Measures.Formalisations.At((int)Form.ConsumerCooperative)]);
    }

    [Fact]
    public void Informal_groups_ask_no_lender_and_are_counted_as_unregistered()
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        foreach (var i in Island.Alive(o))
        {
            o.Formality[i] = Formality.Informal;
        }

        CreditApplications.Run(month);
        Assert.All(month.Applications, Assert.Empty);
        Step12Observation.Run(month, _ => -1);
        var counted = Enumerable.Range(1, Classification.FormCount - 2).Sum(f => Enumerable.Range(0, Classification.SizeClassCount)
            .Sum(s => month.Ledger.Counters[Measures.UnregisteredEntities.At(f, s)]));
        Assert.Equal(Island.Alive(o).Count(i => Classification.IsSocialEconomy(o.Form[i])), counted);
    }

    [Fact]
    public void Some_savings_groups_of_the_island_are_informal_and_others_registered()
    {
        var groups = Island.Settled().States.SelectMany(s => Island.Alive(s.Organisations).Where(i => s.Organisations.Form[i] == Form.SelfHelpGroup)
            .Select(i => s.Organisations.Formality[i])).ToList();
        Assert.NotEmpty(groups);
        Assert.Contains(Formality.Informal, groups);
    }

    private static TerritoryMonthContext Members(out List<int> members)
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        Array.Clear(o.RotatingCents);
        month.State.RotatingLossCents = 0;
        // All who may be members at all, with money for many rounds and the same need.
        foreach (var i in Island.Alive(o))
        {
            o.Formality[i] = Formality.Formal;
        }

        foreach (var i in Island.Alive(o).Where(i => o.Form[i] == Form.Conventional && !o.VolunteerRun[i]).Take(30))
        {
            (o.Formality[i], o.DepositCents[i]) = (Formality.Informal, 1_000_000_000);
        }

        RotatingSavings.Run(month);
        members = [.. Island.Alive(o).Where(i => o.RotatingCents[i] != 0)];
        Assert.InRange(members.Count, 5, 30);
        Array.Clear(o.RotatingCents);
        return month;
    }
}
