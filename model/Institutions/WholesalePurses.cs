namespace SseSim.Model.Institutions;

/// <summary>Wholesale money that a lender has not lent on yet, by policy: it is for those whom the policy admits, and for nobody else. What borrowers pay back is the
/// lender's own, which owes it to the government.</summary>
/// <param name="policies">Of the scenario.</param>
internal sealed class WholesalePurses(int policies)
{
    private readonly long[] _left = new long[policies];

    /// <summary>[policy]: cents.</summary>
    public ReadOnlySpan<long> Left => _left;

    /// <summary>Whether money is set aside for anybody.</summary>
    public bool Any => _left.AsSpan().ContainsAnyExcept(0L);

    /// <summary>Takes in what a policy has lent less what was repaid to it.</summary>
    public void Receive(int policy, long net) => _left[policy] = Math.Max(0, _left[policy] + net);

    /// <summary>What is set aside for others than those whom these purses are for, cents.</summary>
    /// <param name="purses">Bit of each policy.</param>
    public long ClosedTo(uint purses)
    {
        long closed = 0;
        for (var p = 0; p < _left.Length; p++)
        {
            closed += (purses & 1u << p) == 0 ? _left[p] : 0;
        }

        return closed;
    }

    /// <summary>A loan to somebody whom a policy admits comes out of its purse first.</summary>
    /// <param name="purses">Bit of each policy that admits the borrower.</param>
    /// <param name="amount">Cents.</param>
    public void Lend(uint purses, long amount)
    {
        for (var p = 0; p < _left.Length && amount > 0; p++)
        {
            if ((purses & 1u << p) != 0)
            {
                var taken = Math.Min(_left[p], amount);
                _left[p] -= taken;
                amount -= taken;
            }
        }
    }

    public void Restore(ReadOnlySpan<long> left) => left.CopyTo(_left);
}
