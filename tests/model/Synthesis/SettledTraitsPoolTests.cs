using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

/// <summary>What a settled sample hands on of its organisations.</summary>
public sealed class SettledTraitsPoolTests
{
    private const short Marked = 31_000;
    private const int Staff = 9_000;
    private static readonly SettledEconomy Settled = Island.Settled();

    [Fact]
    public void Of_a_firm_alone_in_its_market_its_niche_says_nothing()
    {
        // Not quite nothing: its own weight is a part of all weights of its sector.
        Assert.Equal(Growth(alone: true, niche: 0), Growth(alone: true, niche: 1), 0.5);
        Assert.Equal(5, Growth(alone: false, niche: 1) - Growth(alone: false, niche: 0), 1.0);
    }

    [Fact]
    public void Every_firm_with_ten_workers_and_every_social_employer_is_taken_each_time_and_a_part_of_the_others()
    {
        var once = Pooled(1).Organisations.Take(SettledTraits.Kinds * Classification.SectorCount).Select(donors => donors.Count).ToArray();
        var thrice = Pooled(3).Organisations.Take(SettledTraits.Kinds * Classification.SectorCount).Select(donors => donors.Count).ToArray();
        for (var sector = 0; sector < Classification.SectorCount; sector++)
        {
            var large = Settled.States.Sum(s => Island.Alive(s.Organisations).Count(i => s.Organisations.Form[i] == Form.Conventional
                && (int)s.Organisations.Sector[i] == sector && s.Organisations.Staff[i] >= 10));
            // The sample is looked at three times as it stands: a third each of the many.
            Assert.Equal(once[sector] + 2 * large, thrice[sector]);
            Assert.Equal(3 * once[Classification.SectorCount + sector], thrice[Classification.SectorCount + sector]);
            Assert.Equal(once[2 * Classification.SectorCount + sector], thrice[2 * Classification.SectorCount + sector]);
        }
    }

    private static SettledTraits Pooled(int times)
    {
        var pool = new SettledTraitsPool(Settled.Structure, Island.Parameters, times);
        for (var time = 0; time < times; time++)
        {
            pool.Add([.. Settled.States], Balances());
        }

        return pool.Build();
    }

    /// <summary>Logarithm of what its niche carries over its size, of one farm, with a niche so much larger.</summary>
    private static double Growth(bool alone, double niche)
    {
        TerritoryState[] states = [.. Settled.States.Select(state => state.Copy())];
        var o = states[0].Organisations;
        var farms = Island.Alive(o).Where(i => o.Form[i] == Form.Conventional && o.Sector[i] == Sector.AgricultureAndFood).ToArray();
        foreach (var other in farms.Skip(1).Where(_ => alone))
        {
            o.Life[other] = Life.Free;
        }

        var farm = farms[0];
        (o.AgeMonths[farm], o.Staff[farm]) = (Marked, Staff);
        o.Niche[farm] += niche;
        o.Weight[farm] = (long)(o.Weight[farm] * Math.Exp(niche));
        var pool = new SettledTraitsPool(Settled.Structure, Island.Parameters, times: 1);
        pool.Add(states, Balances());
        var traits = pool.Build();
        return Enumerable.Range(0, 1000).Select(n => traits.Organisation(Form.Conventional, Sector.AgricultureAndFood, Staff, n / 1000.0)!.Value)
            .First(donor => donor.AgeMonths == Marked).Growth;
    }

    private static FinancierBalance[] Balances() => [.. Enumerable.Range(0, Settled.FinancierCount).Select(_ => new FinancierBalance())];
}
