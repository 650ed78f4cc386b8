using System.Buffers;

namespace SseSim.Model.Month;

/// <summary>The rows of each organisation's loans or titles, in ascending order, while no row is added or removed: a month's closures ask for thousands of
/// organisations, and looking through all rows for each would cost the square of a territory's size.</summary>
internal sealed class RowsOfOrganisation : IDisposable
{
    public const int None = -1;
    private readonly int[] _first;
    private readonly int[] _next;

    /// <param name="organisation">[row]: place of its organisation.</param>
    /// <param name="rows">Rows in use.</param>
    /// <param name="places">Places of organisations.</param>
    public RowsOfOrganisation(int[] organisation, int rows, int places)
    {
        _first = ArrayPool<int>.Shared.Rent(places);
        _next = ArrayPool<int>.Shared.Rent(rows);
        Array.Fill(_first, None, 0, places);
        for (var row = rows - 1; row >= 0; row--)
        {
            _next[row] = _first[organisation[row]];
            _first[organisation[row]] = row;
        }
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<int>.Shared.Return(_next);
    }

    /// <summary>The first of an organisation's rows, ascending; <see cref="None"/> without any.</summary>
    public int FirstOf(int place) => _first[place];

    /// <summary>The organisation's next row; <see cref="None"/> after its last.</summary>
    public int After(int row) => _next[row];

    /// <summary>The rows of an organisation.</summary>
    public IEnumerable<int> Of(int place)
    {
        for (var row = FirstOf(place); row != None; row = After(row))
        {
            yield return row;
        }
    }
}
