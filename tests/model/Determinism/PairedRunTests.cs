using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Determinism;

/// <summary>A policy run and its reference differ by what the policy does and by nothing else.</summary>
public sealed class PairedRunTests
{
    private const int Months = 4;
    private static readonly Eligibility Nobody = Eligibility.SocialEconomy with { Forms = 0 };
    private static readonly Eligibility Hills = Eligibility.SocialEconomy with { Forms = Eligibility.All, Territories = [2] };

    public static TheoryData<string, string> Idle()
    {
        var data = new TheoryData<string, string>();
        foreach (var instrument in InstrumentCatalog.All)
        {
            foreach (var reason in (string[])["zero value", "outside its dates", "nobody eligible"])
            {
                // A quota for nobody does act: it reserves tenders for which nobody bids. Lots have no bidder yet for whom they would be, a
                // campaign and a register are for all. No days is the soonest payment or recognition, no lag the soonest account.
                if ((instrument.Lever, reason) is not ((Lever.ProcurementQuota or Lever.ReservedContracts or Lever.LotSize or Lever.Reputation or Lever.Statistics
                        or Lever.Survey or Lever.SatelliteAccount, "nobody eligible")
                    or (Lever.PaymentDelay or Lever.Recognition or Lever.SatelliteAccount, "zero value")))
                {
                    data.Add(instrument.Name, reason);
                }
            }
        }

        return data;
    }

    public static TheoryData<string> Instruments => [.. InstrumentCatalog.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Idle))]
    public void A_policy_that_never_acts_leaves_everything_as_it_is(string instrument, string reason)
    {
        var reference = new IslandRun(Island.Scenario(Months));
        var idle = new IslandRun(Island.Scenario(Months, MakeIdle(Island.Acting(instrument, 12), reason)));
        for (var month = 0; month < Months; month++)
        {
            AssertEqual(reference.Step(), idle.Step());
        }

        Assert.Equal(reference.States.Select(s => Convert.ToHexString(s.Hash())), idle.States.Select(s => Convert.ToHexString(s.Hash())));
        Assert.Equal(reference.Financiers.Select(f => f.Balance), idle.Financiers.Select(f => f.Balance));
        Assert.Equal(reference.Governments.Select(g => g.Balance), idle.Governments.Select(g => g.Balance));
    }

    [Theory]
    [MemberData(nameof(Instruments))]
    public void Before_its_first_month_a_policy_changes_nothing_and_from_then_on_something(string instrument)
    {
        // Where few ask, as investors are in a place so small, it takes some time until one does.
        const int From = 2, Until = 48;
        var reference = new IslandRun(Island.Scenario(Until));
        var acting = new IslandRun(Island.Scenario(Until, Island.Acting(instrument, Until, From)));
        for (var month = 0; month < From; month++)
        {
            AssertEqual(reference.Step(), acting.Step());
        }

        var differs = false;
        for (var month = From; month < Until && !differs; month++)
        {
            differs = !reference.Step().Nation().AsSpan().SequenceEqual(acting.Step().Nation());
        }

        Assert.True(differs, $"{instrument} changed nothing in four years.");
    }

    [Fact]
    public void A_policy_in_one_territory_leaves_the_others_first_month_alone()
    {
        var reference = new IslandRun(Island.Scenario(1)).Step();
        var acting = new IslandRun(Island.Scenario(1, Island.Relief(1, 1, Hills))).Step();
        Assert.Equal(reference.Territories[0], acting.Territories[0]);
        Assert.Equal(reference.Territories[1], acting.Territories[1]);
        Assert.NotEqual(reference.Territories[2], acting.Territories[2]);
    }

    [Fact]
    public void A_policy_in_one_territory_leaves_the_draws_of_the_others_alone()
    {
        // Money spreads through the national pool, draws do not: were they shared, every person elsewhere would be dealt other cards.
        var reference = new IslandRun(Island.Scenario(6));
        var acting = new IslandRun(Island.Scenario(6, Island.Relief(6, 1, Hills)));
        for (var month = 0; month < 6; month++)
        {
            reference.Step();
            acting.Step();
        }

        var (one, other) = (reference.Territories[0].State.Persons, acting.Territories[0].State.Persons);
        var same = Enumerable.Range(0, one.Count).Count(i => one.Status[i] == other.Status[i] && one.Employer[i] == other.Employer[i]);
        Assert.InRange((double)same / one.Count, 0.97, 1);
        var moved = Enumerable.Range(0, one.Count).Count(i => one.Status[i] != Island.Settled().States[0].Persons.Status[i]);
        Assert.InRange((double)moved / one.Count, 0.04, 1);
    }

    private static CompiledPolicy MakeIdle(CompiledPolicy policy, string reason) => reason switch
    {
        "zero value" => policy with { ValuesByMonth = [.. policy.ValuesByMonth.Select(_ => new double[12])] },
        "outside its dates" => policy with { ActiveFrom = Months + 6, ActiveUntil = Months + 7 },
        "nobody eligible" => policy with { For = Nobody },
        _ => throw new ArgumentException(reason),
    };

    private static void AssertEqual(MonthObservation one, MonthObservation other)
    {
        for (var t = 0; t < one.Territories.Length; t++)
        {
            Assert.Equal(one.Territories[t], other.Territories[t]);
        }

        Assert.Equal(one.National, other.National);
    }
}
