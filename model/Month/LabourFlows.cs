using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>The person pass: who leaves a job, who gives up seeking, who begins to seek. One keyed draw a person and month.</summary>
internal static class LabourFlows
{
    public static void Run(TerritoryMonthContext c)
    {
        var (p, o) = (c.Persons, c.Organisations);
        var leaving = c.Draws(Stream.Separation);
        var participation = c.Draws(Stream.Participation);
        var layoff = o.LayoffProbability;
        var quits = c.Structure.SeparationRate;
        // Seekers find work more easily: fewer give up and more begin.
        var ease = Math.Clamp(c.State.FindingRate / Math.Max(c.Structure.BaseFindingRate, 1e-6), 0.5, 2);
        var discouraged = c.Parameters.DiscouragementRate / ease;
        for (var i = 0; i < p.Count; i++)
        {
            var status = p.Status[i];
            switch (status)
            {
                case Status.Employee:
                case Status.WorkerMember:
                case Status.PublicEmployee:
                    var employer = p.Employer[i];
                    if (leaving.UniformOf(c.IdentityOf(i)) < quits + layoff[employer])
                    {
                        Employment.Leave(p, o, i, AfterJob(p.Traits[i]));
                        if (p.Status[i] == Status.Retired)
                        {
                            p.PayCents[i] = PensionOf(c, p.Traits[i]);
                        }

                        c.Ledger.Counters[Measures.Separations.At()]++;
                    }

                    break;
                case Status.Unemployed:
                    if (participation.UniformOf(c.IdentityOf(i)) < discouraged)
                    {
                        Leave(c, i);
                    }

                    break;
                case Status.InEducation:
                case Status.Inactive:
                case Status.Retired:
                    if (participation.UniformOf(c.IdentityOf(i)) < c.Structure.EntryToLabourForce[EconomyStructure.LabourGroup(p.Traits[i])] * ease)
                    {
                        p.Status[i] = Status.Unemployed;
                        p.PayCents[i] = 0;
                        p.MonthsInStatus[i] = 0;
                    }

                    break;
            }
        }
    }

    /// <summary>From 65 on, who leaves a job retires.</summary>
    private static Status AfterJob(ushort traits) => PersonTraits.AgeOf(traits) >= AgeBand.From65To74 ? Status.Retired : Status.Unemployed;

    /// <summary>A seeker gives up: the young go back to education or stay outside, in the proportion of their age group; older persons retire or stay outside
    /// likewise.</summary>
    private static void Leave(TerritoryMonthContext c, int i)
    {
        var p = c.Persons;
        var age = PersonTraits.AgeOf(p.Traits[i]);
        var u = c.Draws(Stream.Participation).For(c.IdentityOf(i)).Uniform(7);
        var economy = c.Structure.Economy;
        if (age == AgeBand.From15To24)
        {
            p.Status[i] = u < c.Structure.StudentShare[(int)PersonTraits.SexOf(p.Traits[i])] ? Status.InEducation : Status.Inactive;
            p.PayCents[i] = 0;
        }
        else if (age >= AgeBand.From55To64 && u < economy.Labour.RetiredShare[Classification.AgeBands[(int)age]])
        {
            p.Status[i] = Status.Retired;
            p.PayCents[i] = PensionOf(c, p.Traits[i]);
        }
        else
        {
            p.Status[i] = Status.Inactive;
            p.PayCents[i] = 0;
        }

        p.MonthsInStatus[i] = 0;
    }

    public static int PensionOf(TerritoryMonthContext c, ushort traits) => (int)(c.Structure.PensionCents
        * c.Structure.PayFactor[(int)PersonTraits.EducationOf(traits) * Classification.SexCount + (int)PersonTraits.SexOf(traits)]);
}
