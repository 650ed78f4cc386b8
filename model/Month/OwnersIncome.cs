using System.Buffers;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>What owners draw from their firms on its way to their households. Owners live all over the columns of persons: some hundred at a time are credited in a
/// loop that does nothing else, so that the processor fetches many of them at once.</summary>
internal sealed class OwnersIncome(PersonColumns persons, HouseholdColumns households) : IDisposable
{
    private const int Block = 512;
    private readonly int[] _household = ArrayPool<int>.Shared.Rent(Block);
    private readonly long[] _amount = ArrayPool<long>.Shared.Rent(Block);
    private int _count;

    /// <summary>All that was paid, cents.</summary>
    public long Cents { get; private set; }

    /// <summary>Takes an amount from a firm; it reaches the owner's household with <see cref="Credit"/> at the latest.</summary>
    public void Pay(ref long firm, int owner, long amount)
    {
        if (_count == Block)
        {
            Credit();
        }

        firm -= amount;
        Cents += amount;
        (_household[_count], _amount[_count]) = (owner, amount);
        _count++;
    }

    /// <summary>Credits what is under way.</summary>
    public void Credit()
    {
        var owners = _household.AsSpan(0, _count);
        var household = persons.Household;
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = household[owners[i]];
        }

        var (deposits, income) = (households.DepositCents, households.IncomeCents);
        for (var i = 0; i < owners.Length; i++)
        {
            deposits[owners[i]] += _amount[i];
            income[owners[i]] += _amount[i];
        }

        _count = 0;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_household);
        ArrayPool<long>.Shared.Return(_amount);
    }
}
