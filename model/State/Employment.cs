using System.Runtime.CompilerServices;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Structure;

namespace SseSim.Model.State;

/// <summary>Starting and ending a job: the one place where a person's employer and an organisation's staff, hours and wage bill change together.</summary>
internal static class Employment
{
    /// <summary>Puts a person on an organisation's staff.</summary>
    public static void Join(PersonColumns persons, OrganisationColumns organisations, int person, int place, int payCents, byte hours)
    {
        persons.Employer[person] = place;
        persons.PayCents[person] = payCents;
        persons.WeeklyHours[person] = hours;
        persons.MonthsInStatus[person] = 0;
        organisations.Staff[place]++;
        organisations.StaffHours[place] += hours;
        organisations.WageBillCents[place] += payCents;
        organisations.StaffEfficiency[place] += persons.Efficiency[person];
        if (PersonTraits.SexOf(persons.Traits[person]) == Sex.Female)
        {
            organisations.StaffFemale[place]++;
            organisations.StaffHoursFemale[place] += hours;
        }
    }

    /// <summary>Takes a person off its employer's staff; the last pay stays for the benefit.</summary>
    public static void Leave(PersonColumns persons, OrganisationColumns organisations, int person, Status next)
    {
        var place = persons.Employer[person];
        var hours = persons.WeeklyHours[person];
        organisations.Staff[place]--;
        organisations.StaffHours[place] -= hours;
        organisations.WageBillCents[place] -= persons.PayCents[person];
        organisations.StaffEfficiency[place] -= persons.Efficiency[person];
        if (PersonTraits.SexOf(persons.Traits[person]) == Sex.Female)
        {
            organisations.StaffFemale[place]--;
            organisations.StaffHoursFemale[place] -= hours;
        }

        persons.Employer[person] = PersonColumns.NoEmployer;
        persons.WeeklyHours[person] = 0;
        persons.MonthsInStatus[person] = 0;
        persons.Status[person] = next;
    }

    /// <summary>Status of a person who works in an organisation.</summary>
    public static Status StatusIn(Form form, Formality formality, bool owner) => owner
        ? formality == Formality.Informal ? Status.OwnAccountInformal : Status.OwnAccountFormal
        : form switch
        {
            Form.Public => Status.PublicEmployee,
            Form.WorkerCooperative or Form.SelfHelpGroup => Status.WorkerMember,
            _ => Status.Employee,
        };

    /// <summary>Gross pay a month of a new hire: mean of sector and form x own efficiency x tightness of the labour market.</summary>
    public static int PayOf(
        EconomyStructure structure, PersonColumns persons, OrganisationColumns organisations, int person, int place, double tightness) =>
        (int)(structure.PayCents[organisations.TechnologyOf(place)]
            * persons.Efficiency[person] / 1000 * tightness);

    /// <summary>A person's efficiency in thousandths: mean of education and sex x a keyed spread that stays for life.</summary>
    public static ushort EfficiencyOf(EconomyStructure structure, ModelParameters parameters, ulong seed, ushort traits, ulong identity)
    {
        var factor = structure.PayFactor[(int)PersonTraits.EducationOf(traits) * Classification.SexCount + (int)PersonTraits.SexOf(traits)];
        var own = new KeyedRandom(seed, Stream.Wage, 0).For(identity).Normal();
        return (ushort)(1000 * factor * Math.Clamp(1 + parameters.WageSpread * own, 0.5, 1.8) + 0.5);
    }

    /// <summary>Usual weekly hours: the sector's mean, women 4 % less and men 4 % more (the economy's difference by sex, ILOSTAT: men 39.6, all 38).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte HoursOf(EconomyStructure structure, Sector sector, Sex sex) =>
        (byte)(structure.WeeklyHours[(int)sector] * (sex == Sex.Female ? 0.96 : 1.04) + 0.5);
}
