using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Work integration: a hire from the groups of a wage subsidy or of reduced contributions carries the policy's rate of the day as long as the job and
/// the duration last. Nothing here runs over persons: subsidised jobs are rows.</summary>
internal static class SubsidisedJobs
{
    /// <summary>Whether a policy would pay for this applicant, so that the organisation looks at him or her first.</summary>
    public static bool Prefers(TerritoryMonthContext c, int place, int person) =>
        Prefers(c, Lever.WageSubsidy, WageSubsidy.Rate, place, person)
        || Prefers(c, Lever.EmployerContributions, ReducedContributions.Reduction, place, person);

    private static bool Prefers(TerritoryMonthContext c, Lever lever, int rate, int place, int person)
    {
        foreach (var policy in c.Levers.Of(lever))
        {
            if (policy.Value(rate) > 0 && Admits(c, policy.Policy, place, PersonGroups.Of(c.Persons, person)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes down what a hire carries; called before the person joins, while the months without work are still known.</summary>
    public static void Hired(TerritoryMonthContext c, int place, int person)
    {
        Add(c, Lever.WageSubsidy, WageSubsidy.Rate, WageSubsidy.Duration, place, person);
        Add(c, Lever.EmployerContributions, ReducedContributions.Reduction, ReducedContributions.Duration, place, person);
    }

    private static void Add(TerritoryMonthContext c, Lever lever, int rate, int duration, int place, int person)
    {
        foreach (var policy in c.Levers.Of(lever))
        {
            if (policy.Value(rate) > 0 && Admits(c, policy.Policy, place, PersonGroups.Of(c.Persons, person)))
            {
                var jobs = c.State.SubsidisedJobs;
                var row = jobs.Add();
                jobs.Organisation[row] = place;
                jobs.Person[row] = person;
                jobs.Policy[row] = (sbyte)policy.Index;
                jobs.Rate[row] = policy.Value(rate);
                jobs.MonthsLeft[row] = (short)policy.Value(duration);
            }
        }
    }

    private static bool Admits(TerritoryMonthContext c, CompiledPolicy policy, int place, Group groups) =>
        c.Organisations.Formality[place] != Formality.Informal && policy.For.AdmitsPerson(groups) && PolicyLevers.Admits(policy, c.Organisations, place);

    /// <summary>Drops the rows of those who left their job. Called between separations and hires, so that a person who is hired back begins anew.</summary>
    public static void DropEnded(TerritoryMonthContext c)
    {
        var (jobs, employer) = (c.State.SubsidisedJobs, c.Persons.Employer);
        if (jobs.Count > 0)
        {
            jobs.RemoveWhere((jobs, employer), static (of, row) => of.employer[of.jobs.Person[row]] != of.jobs.Organisation[row]);
        }
    }

    /// <summary>The government pays its part of the month's wages, and gives back contributions that are not due.</summary>
    public static void Pay(TerritoryMonthContext c)
    {
        var (o, jobs) = (c.Organisations, c.State.SubsidisedJobs);
        Array.Clear(o.LabourSubsidyCents, 0, o.Count);
        var employerRate = c.Structure.Economy.Government.EmployerContribution.Value;
        for (var row = 0; row < jobs.Count; row++)
        {
            var (place, policy) = (jobs.Organisation[row], (int)jobs.Policy[row]);
            var taxed = c.Scenario.Policies[policy].Lever == Lever.EmployerContributions;
            var pay = c.Persons.PayCents[jobs.Person[row]] * (taxed ? employerRate : 1);
            var amount = c.Levers.Spend(policy, (long)(pay * jobs.Rate[row]));
            jobs.MonthsLeft[row]--;
            if (amount <= 0)
            {
                continue;
            }

            Money.Transfer(ref c.Ledger.NationalGovernment, ref o.DepositCents[place], amount);
            o.LabourSubsidyCents[place] += amount;
            c.Ledger.PolicySpending[policy] += amount;
            c.Ledger.Counters[Measures.SubsidisedJobs.At(policy)]++;
            if (taxed)
            {
                c.Ledger.Counters[Measures.GovernmentRevenue.At(3)] -= amount;
                c.Ledger.Counters[Measures.PolicyTaxExpenditure.At(policy)] += amount;
            }
            else
            {
                c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += amount;
                c.Ledger.Counters[Measures.PolicyOutlay.At(policy)] += amount;
            }

            PolicySupport.Mark(c, place, policy);
        }

        if (jobs.Count > 0)
        {
            jobs.RemoveWhere(jobs.MonthsLeft, static (left, row) => left[row] <= 0);
        }
    }
}
