using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>What moves while an economy opens.</summary>
public sealed class OpeningControllersTests
{
    private static readonly SettledEconomy Settled = Island.Settled();
    private static readonly MonthObservation[] Months = [.. Island.Run(Island.Scenario(6)).Months];

    [Fact]
    public void A_small_economy_opens_with_the_constants_of_its_sample_but_for_the_weights_of_the_social_economy()
    {
        var opened = Opened(all: false);
        Assert.NotEqual(Settled.Structure.SocialEconomyOffset, opened.SocialEconomyOffset);
        Assert.Equal(Settled.Structure.ImportShares, opened.ImportShares);
        Assert.Equal(Settled.Structure.EntryToLabourForce, opened.EntryToLabourForce);
        Assert.Equal(Settled.Structure.Depreciation, opened.Depreciation);
        Assert.Equal(Settled.Structure.RolloverShare, opened.RolloverShare);
    }

    [Fact]
    public void A_large_one_moves_them_all_from_where_they_were_but_for_depreciation()
    {
        var opened = Opened(all: true);
        Assert.NotEqual(Settled.Structure.ImportShares, opened.ImportShares);
        Assert.Equal(Settled.Structure.Depreciation, opened.Depreciation);
        Assert.NotEqual(Settled.Structure.RolloverShare, opened.RolloverShare);
        // Six months of the economy for which they were found: they move, and not far.
        Assert.All(Settled.Structure.ImportShares.Zip(opened.ImportShares), share => Assert.Equal(share.First, share.Second, 0.15));
        // Of the oldest hardly anybody enters: there the rate is chance.
        Assert.All(Settled.Structure.EntryToLabourForce.Zip(opened.EntryToLabourForce).Where(rate => rate.First > 0.003), rate => Assert.InRange(rate.Second, rate.First / 3, 3 * rate.First));
    }

    [Fact]
    public void What_an_opening_moves_is_its_own_and_other_replicates_do_not_see_it()
    {
        var shared = Settled.Structure.CopyForSettling();
        var (first, second) = (Settled.Structure.CopyForSettling(), Settled.Structure.CopyForSettling());
        first.TakeSettled(shared);
        second.TakeSettled(shared);
        Open(first, all: true);
        Assert.NotEqual(second.ImportShares, first.ImportShares);
        Assert.Equal(shared.ImportShares, second.ImportShares);
        Assert.Equal(shared.Depreciation, second.Depreciation);
        Assert.Equal(shared.EntryToLabourForce, second.EntryToLabourForce);
        Assert.Equal(shared.BaseUnmetShares, second.BaseUnmetShares);
        Assert.Equal(shared.SocialEconomyOffset, second.SocialEconomyOffset);
    }

    [Fact]
    public void An_opening_ends_only_when_jobs_and_those_of_the_social_economy_are_as_many_as_were_drawn()
    {
        var controllers = new OpeningControllers(Settled.Structure.CopyForSettling(), [.. Settled.States], all: true);
        var nation = new long[Measures.Length];
        foreach (var o in Settled.States.Select(s => s.Organisations))
        {
            foreach (var i in Island.Alive(o))
            {
                nation[Measures.Jobs.At((int)o.Form[i], (int)o.Sector[i])] += o.Staff[i];
            }
        }

        Assert.True(controllers.OnTarget(nation));
        Assert.False(controllers.OnTarget([.. nation.Select(jobs => (long)(0.97 * jobs))]));
        var most = Enumerable.Range(1, Classification.FormCount - 2).SelectMany(f => Enumerable.Range(0, Classification.MarketSectorCount).Select(s => Measures.Jobs.At(f, s)))
            .MaxBy(place => nation[place]);
        nation[most] += nation[most] / 4;
        Assert.False(controllers.OnTarget(nation));
    }

    private static EconomyStructure Opened(bool all)
    {
        var structure = Settled.Structure.CopyForSettling();
        Open(structure, all);
        return structure;
    }

    private static void Open(EconomyStructure structure, bool all)
    {
        var controllers = new OpeningControllers(structure, [.. Settled.States], all);
        TerritorySimulation[] territories =
            [.. Settled.States.Select(s => new TerritorySimulation(s.Copy(), structure, Island.Parameters, EconomySynthesis.NoPolicies, 1))];
        foreach (var month in Months)
        {
            controllers.Adjust(month, territories, averaged: month.Month >= 3);
        }

        controllers.Freeze();
    }
}
