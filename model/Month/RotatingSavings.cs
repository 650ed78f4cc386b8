using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Rotating savings groups of those who cannot borrow: each month every member that has it pays the same contribution, and one takes the pot. Who has paid in
/// most for what it received comes first, of several who need capital most, so that each has its turn. A member that closes after its turn is the others'
/// loss; one that registers stays until it is even.</summary>
internal static class RotatingSavings
{
    /// <summary>Residents of a territory for one group.</summary>
    private const int ResidentsOfGroup = 1000;

    public static void Run(TerritoryMonthContext c)
    {
        var share = c.Structure.Economy.Credit.RotatingSavingsShare.Value;
        if (share <= 0)
        {
            return;
        }

        var o = c.Organisations;
        var groups = Math.Max(1, c.Persons.Count / ResidentsOfGroup);
        var members = new KeyedRandom(c.Seed, Stream.RotatingSavings, 0);
        var contribution = (long)(c.Parameters.RotatingContribution
            * c.Structure.PayCents[EconomyStructure.Cell(Sector.TradeTransportTourism, Form.Conventional)]);
        var pots = new long[groups];
        var turns = new int[groups];
        for (var i = 1; i < o.Count; i++)
        {
            if (!IsMember(o, members, share, i) || o.DepositCents[i] < contribution)
            {
                continue;
            }

            var group = GroupOf(o.Id[i], groups);
            Money.Transfer(ref o.DepositCents[i], ref pots[group], contribution);
            o.RotatingCents[i] += contribution;
            turns[group] = turns[group] == 0 || ComesBefore(c, i, turns[group]) ? i : turns[group];
        }

        for (var group = 0; group < groups; group++)
        {
            if (turns[group] > 0)
            {
                c.Ledger.Counters[Measures.RotatingSavings.At()] += pots[group];
                o.RotatingCents[turns[group]] -= pots[group];
                Money.Transfer(ref pots[group], ref o.DepositCents[turns[group]], pots[group]);
            }
        }
    }

    /// <summary>What a closing member received beyond what it paid in is lost to the others; what it paid in beyond that it leaves to them.</summary>
    public static void Leave(TerritoryMonthContext c, int place)
    {
        c.State.RotatingLossCents += c.Organisations.RotatingCents[place];
        c.Organisations.RotatingCents[place] = 0;
    }

    private static bool IsMember(OrganisationColumns o, KeyedRandom members, double share, int i) => o.Life[i] == Life.Alive && !o.VolunteerRun[i]
        && (o.RotatingCents[i] != 0 || (o.Formality[i] == Formality.Informal && members.UniformOf(o.Id[i]) < share));

    private static int GroupOf(ulong identity, int groups) => (int)(KeyedRandom.Mix(identity) % (ulong)groups);

    private static bool ComesBefore(TerritoryMonthContext c, int i, int other)
    {
        var o = c.Organisations;
        return o.RotatingCents[i] != o.RotatingCents[other] ? o.RotatingCents[i] > o.RotatingCents[other]
            : Need(c, i) is var need && need != Need(c, other) ? need > Need(c, other) : o.Id[i] < o.Id[other];
    }

    private static double Need(TerritoryMonthContext c, int i) => Step05Surplus.CapitalGap(c, i);
}
