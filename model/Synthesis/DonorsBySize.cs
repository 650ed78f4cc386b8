namespace SseSim.Model.Synthesis;

/// <summary>Settled organisations of one kind, by staff: nearest-neighbour hot deck.</summary>
internal sealed class DonorsBySize
{
    /// <summary>Part of all donors that are the largest, and most of them: whoever is as large as any of these draws from all of them. The very largest are where they are by
    /// luck and shrink, and what is drawn at a larger scale is larger than nearly all.</summary>
    private const int LargestOneIn = 8, MostLargest = 200;
    private readonly int[] _staff;
    private readonly OrganisationTraits[] _traits;

    /// <param name="donors">Staff and history of each.</param>
    public DonorsBySize(IEnumerable<(int Staff, OrganisationTraits Traits)> donors)
    {
        // A stable sort: equals stay in the order of their territories.
        var sorted = donors.OrderBy(donor => donor.Staff).ToArray();
        _staff = sorted.Select(donor => donor.Staff).ToArray();
        _traits = sorted.Select(donor => donor.Traits).ToArray();
    }

    public int Count => _staff.Length;

    /// <summary>One of those with as much staff; where they are too few, one of those nearest in size.</summary>
    /// <param name="staff">Staff of the organisation to be drawn.</param>
    /// <param name="fewest">Donors from which one is drawn at least, as far as there are so many.</param>
    /// <param name="u">Uniform number in [0, 1).</param>
    /// <returns>Null where there is no donor at all.</returns>
    public OrganisationTraits? Draw(int staff, int fewest, double u)
    {
        var (from, to) = (FirstFrom(staff), FirstFrom(staff + 1));
        if (Count - Math.Min(Count / LargestOneIn, MostLargest) is var largest && from >= largest)
        {
            (from, to) = (largest, Count);
        }

        while (to - from < Math.Min(fewest, Count))
        {
            // The nearer neighbour, measured by ratio: 100 is as far from 50 as from 200.
            var below = from > 0 ? (staff + 1.0) / (_staff[from - 1] + 1) : double.PositiveInfinity;
            var above = to < Count ? (_staff[to] + 1.0) / (staff + 1) : double.PositiveInfinity;
            (from, to) = below <= above ? (from - 1, to) : (from, to + 1);
        }

        return to > from ? _traits[from + (int)(u * (to - from))] : null;
    }

    /// <summary>Place of the first donor with this staff or more.</summary>
    private int FirstFrom(int staff)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _staff[middle] < staff ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
