using SseSim.Model.Economy;

namespace SseSim.Model.Observations;

/// <summary>Persons by status in a month's counters, of either sex and any age.</summary>
internal static class PersonCounts
{
    /// <summary>Of all statuses that count.</summary>
    public static long Of(ReadOnlySpan<long> counters, Func<Status, bool> counts)
    {
        var persons = 0L;
        for (var status = 0; status < Classification.StatusCount; status++)
        {
            persons += counts((Status)status) ? Of(counters, (Status)status) : 0;
        }

        return persons;
    }

    public static long Of(ReadOnlySpan<long> counters, Status status)
    {
        var persons = 0L;
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            for (var age = 0; age < Classification.AgeBandCount; age++)
            {
                persons += counters[Measures.Persons.At((int)status, sex, age)];
            }
        }

        return persons;
    }
}
