namespace SseSim.Model.Month;

/// <summary>The month's applications for jobs, to be read by place and then by rank. The first 32 bits of a rank decide, so that place and rank are one number to
/// sort by; should two tie in them, the sorting decides, every time alike.</summary>
internal sealed class Applications
{
    private readonly List<ulong> _keys = [];
    private readonly List<int> _persons = [];

    public void Add(int place, ulong rank, int person)
    {
        _keys.Add((ulong)place << 32 | rank >> 32);
        _persons.Add(person);
    }

    public IEnumerable<(int Place, int Person)> ByPlaceAndRank()
    {
        ulong[] keys = [.. _keys];
        int[] persons = [.. _persons];
        Array.Sort(keys, persons);
        for (var i = 0; i < keys.Length; i++)
        {
            yield return ((int)(keys[i] >> 32), persons[i]);
        }
    }
}
