using SseSim.Model.Economy;

namespace SseSim.Model.State;

/// <summary>The groups of social clauses and subsidies that a person belongs to.</summary>
internal static class PersonGroups
{
    /// <summary>Months without work from which a person counts as long-term unemployed (ILO and Eurostat: twelve).</summary>
    private const int LongTermMonths = 12;

    public static Group Of(PersonColumns persons, int person)
    {
        var traits = persons.Traits[person];
        return (PersonTraits.Has(traits, PersonTraits.Disability) ? Group.Disability : 0)
            | (PersonTraits.Has(traits, PersonTraits.Displaced) ? Group.Displaced : 0)
            | (PersonTraits.Has(traits, PersonTraits.Minority) ? Group.Minority : 0)
            | (PersonTraits.Has(traits, PersonTraits.Veteran) ? Group.Veteran : 0)
            | (PersonTraits.SexOf(traits) == Sex.Female ? Group.Women : 0)
            | (PersonTraits.AgeOf(traits) == AgeBand.From15To24 ? Group.Youth : 0)
            | (persons.Status[person] == Status.Unemployed && persons.MonthsInStatus[person] >= LongTermMonths ? Group.LongTermUnemployed : 0);
    }
}
