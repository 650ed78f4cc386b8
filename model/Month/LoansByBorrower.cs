using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>The rows of each organisation's loans, in ascending order, while no row is added or removed: a month's closures ask for thousands of borrowers, and
/// looking through all loans for each would cost the square of a territory's size.</summary>
internal sealed class LoansByBorrower
{
    private const int None = -1;
    private readonly int[] _first;
    private readonly int[] _next;

    public LoansByBorrower(LoanColumns loans, int places)
    {
        _first = new int[places];
        _next = new int[loans.Count];
        Array.Fill(_first, None);
        for (var row = loans.Count - 1; row >= 0; row--)
        {
            _next[row] = _first[loans.Organisation[row]];
            _first[loans.Organisation[row]] = row;
        }
    }

    /// <summary>The rows of a borrower.</summary>
    public IEnumerable<int> Of(int place)
    {
        for (var row = _first[place]; row != None; row = _next[row])
        {
            yield return row;
        }
    }
}
