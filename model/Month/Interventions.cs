using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Interventions;
using SseSim.Model.State;
using SseSim.Model.Stories;

namespace SseSim.Model.Month;

/// <summary>What a government does to one organisation by name. Every cent leaves an account of a government.</summary>
internal static class Interventions
{
    /// <summary>Grants are paid and contracts signed, before the month's orders.</summary>
    public static void Give(TerritoryMonthContext c)
    {
        foreach (var policy in c.Levers.Of(Lever.DirectGrant))
        {
            if (Meet(c, policy) is { } place)
            {
                Grant(c, place, policy);
            }
        }

        foreach (var policy in c.Levers.Of(Lever.DirectContract))
        {
            if (Meet(c, policy) is { } place)
            {
                Sign(c, place, policy);
            }
        }
    }

    /// <summary>Firms are offered to their workers, before others close.</summary>
    public static void Convert(TerritoryMonthContext c)
    {
        foreach (var policy in c.Levers.Of(Lever.DirectConversion))
        {
            if (Meet(c, policy) is { } place && !WorkerBuyout.Arranged(c, place, policy))
            {
                Failed(c, place, policy);
            }
        }
    }

    private static void Grant(TerritoryMonthContext c, int place, ActivePolicy policy)
    {
        var cents = (long)(policy.Value(DirectGrant.Amount) * 100);
        Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Organisations.DepositCents[place], cents);
        c.Ledger.PolicySpending[policy.Index] += cents;
        c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += cents;
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += cents;
        PolicySupport.Mark(c, place, policy.Index);
        c.Stories?.Note(c.Organisations.Id[place], StoryLine.Grants, cents);
        c.Stories?.Happened(c.Organisations.Id[place], new(c.Month, StoryEventKind.Grant, cents, Policy: policy.Index));
    }

    private static void Sign(TerritoryMonthContext c, int place, ActivePolicy policy)
    {
        var (o, k) = (c.Organisations, c.State.Contracts);
        long engaged = 0;
        for (var other = 0; other < k.Count; other++)
        {
            engaged += k.Organisation[other] == place ? k.CentsPerMonth[other] : 0;
        }

        var free = o.VolunteerRun[place] || o.Formality[place] == Formality.Informal ? 0 : (long)Step11Bids.FreeCapacity(c, place, engaged);
        var cents = Math.Min((long)(policy.Value(DirectContract.Amount) * 100), free);
        if (cents <= 0)
        {
            Failed(c, place, policy);
            return;
        }

        var (months, local) = ((short)policy.Value(DirectContract.Duration), policy.Value(DirectContract.Local) > 0);
        var row = k.Add();
        k.Organisation[row] = place;
        k.CentsPerMonth[row] = cents;
        k.MonthsLeft[row] = months;
        k.Local[row] = local;
        k.Policy[row] = (sbyte)policy.Index;
        SocialClauses.Sign(c, row);
        PolicySupport.Mark(c, place, policy.Index);
        c.Stories?.Happened(o.Id[place], new(c.Month, StoryEventKind.ContractWon, cents, local ? 1 : 0, months, policy.Index));
    }

    private static void Failed(TerritoryMonthContext c, int place, ActivePolicy policy) =>
        c.Stories?.Happened(c.Organisations.Id[place], new(c.Month, StoryEventKind.InterventionFailed, Policy: policy.Index));

    /// <summary>Finds the organisation, and notes that it was found: on other seeds there may be none of its identity.</summary>
    private static int? Meet(TerritoryMonthContext c, ActivePolicy policy)
    {
        var place = Find(c, policy.Policy.Target);
        c.State.PoliciesMet |= place is null ? 0 : 1u << policy.Index;
        return place;
    }

    /// <summary>Place of the organisation that is meant; null where it is not in this territory.</summary>
    private static int? Find(TerritoryMonthContext c, InterventionTarget? target)
    {
        var o = c.Organisations;
        if (target is not { Organisation: null })
        {
            var place = target is null ? -1 : Array.IndexOf(o.Id, target.Organisation!.Value, 0, o.Count);
            return place > 0 && o.Life[place] == Life.Alive ? place : null;
        }

        if (target.Territory != c.State.Index)
        {
            return null;
        }

        var found = new List<(int Staff, ulong Id, int Place)>();
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive && !o.VolunteerRun[i] && o.Form[i] == target.Form && (target.Sector is null || o.Sector[i] == target.Sector))
            {
                found.Add((o.Staff[i], o.Id[i], i));
            }
        }

        found.Sort();
        return found.Count > 0 ? found[found.Count / 2].Place : null;
    }
}
