using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Social clauses of public contracts: hires that contractors owe, and the vacancies that they keep free for them.</summary>
internal sealed class SocialClauses
{
    private readonly TerritoryMonthContext _c;
    private readonly Dictionary<int, (int Owed, Group Groups)> _owing = [];

    private SocialClauses(TerritoryMonthContext c) => _c = c;

    /// <summary>Who owes hires this month; null where nobody does, as without such a policy.</summary>
    public static SocialClauses? Owing(TerritoryMonthContext c)
    {
        SocialClauses? owing = null;
        var k = c.State.Contracts;
        for (var row = 0; row < k.Count; row++)
        {
            if (k.Clause[row] >= 0 && k.GroupHires[row] > 0)
            {
                owing ??= new SocialClauses(c);
                var (owed, groups) = owing._owing.GetValueOrDefault(k.Organisation[row]);
                owing._owing[k.Organisation[row]] = (owed + k.GroupHires[row], groups | c.Scenario.Policies[k.Clause[row]].For.Groups);
            }
        }

        return owing;
    }

    /// <summary>The clause that a contract carries when it is signed: share x workers that it takes, rounded by the organisation's own threshold.</summary>
    public static void Sign(TerritoryMonthContext c, int row)
    {
        var (o, k) = (c.Organisations, c.State.Contracts);
        var place = k.Organisation[row];
        k.Clause[row] = -1;
        foreach (var policy in c.Levers.Of(Lever.SocialClause))
        {
            var workers = k.CentsPerMonth[row] / c.Structure.ProductivityCents[o.TechnologyOf(place)];
            var owed = (short)Math.Min(workers * policy.Value(SocialClause.Share) + o.Threshold[place], short.MaxValue);
            if (policy.Value(SocialClause.Share) > 0 && k.Clause[row] < 0 && owed > 0 && PolicyLevers.Admits(policy.Policy, o, place))
            {
                k.Clause[row] = (sbyte)policy.Index;
                k.GroupHires[row] = owed;
                PolicySupport.Mark(c, place, policy.Index);
            }
        }
    }

    /// <summary>Whether a contractor owes the hire of such a person.</summary>
    public bool Owes(int place, int person) => _owing.TryGetValue(place, out var owing) && Belongs(owing.Groups, person);

    /// <summary>Whether a vacancy may go to this applicant: those owed are kept for the groups.</summary>
    public bool MayHire(int place, int person) =>
        !_owing.TryGetValue(place, out var owing) || Belongs(owing.Groups, person) || _c.Organisations.Vacancies[place] > owing.Owed;

    /// <summary>Takes a hire off what is owed, oldest contract first; called while the months without work are still known.</summary>
    public void Hired(int place, int person)
    {
        if (!Owes(place, person))
        {
            return;
        }

        var (k, owing) = (_c.State.Contracts, _owing[place]);
        for (var row = 0; row < k.Count; row++)
        {
            if (k.Organisation[row] == place && k.GroupHires[row] > 0 && Belongs(_c.Scenario.Policies[k.Clause[row]].For.Groups, person))
            {
                k.GroupHires[row]--;
                if (owing.Owed == 1)
                {
                    _owing.Remove(place);
                }
                else
                {
                    _owing[place] = owing with { Owed = owing.Owed - 1 };
                }

                return;
            }
        }
    }

    private bool Belongs(Group groups, int person) => groups == Group.None || (groups & PersonGroups.Of(_c.Persons, person)) != 0;
}
