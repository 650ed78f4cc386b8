using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Who may bid for a reserved tender: those whom the policy admits and, where it is for employers of disadvantaged persons, whose staff includes
/// enough of them. Staff are counted only in months with such tenders.</summary>
internal sealed class ReservedTenders(TerritoryMonthContext c)
{
    private Dictionary<Group, int[]>? _staff;

    public bool MayBid(in TenderAnnouncement tenders, int place)
    {
        if (tenders.Reserved == 0 || c.Organisations.Readiness[place] < c.Parameters.TenderReadiness)
        {
            return false;
        }

        var policy = c.Scenario.Policies[tenders.QuotaPolicy];
        var recognised = c.Organisations.Formality[place] == Formality.Recognised || !Classification.IsSocialEconomy(c.Organisations.Form[place]);
        return recognised && policy.For.AdmitsTerritory(c.State.Index) && PolicyLevers.Admits(policy, c.Organisations, place)
            && (policy.Lever != Lever.ReservedContracts || Employs(policy, place));
    }

    private bool Employs(CompiledPolicy policy, int place)
    {
        _staff ??= [];
        if (!_staff.TryGetValue(policy.For.Groups, out var staff))
        {
            _staff[policy.For.Groups] = staff = Count(policy.For.Groups);
        }

        return staff[place] >= policy.Value(ReservedContracts.MinimumGroupShare, c.Month) * c.Organisations.Staff[place];
    }

    /// <summary>[place]: paid staff of the groups.</summary>
    private int[] Count(Group groups)
    {
        var staff = new int[c.Organisations.Count];
        for (var person = 0; person < c.Persons.Count; person++)
        {
            var employer = c.Persons.Employer[person];
            if (employer >= 0 && (groups & PersonGroups.Of(c.Persons, person)) != 0)
            {
                staff[employer]++;
            }
        }

        return staff;
    }
}
