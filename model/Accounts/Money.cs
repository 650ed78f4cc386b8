using System.Runtime.CompilerServices;

namespace SseSim.Model.Accounts;

/// <summary>Money is whole cents and only ever moves: what one account loses another receives.</summary>
public static class Money
{
    /// <summary>Moves an amount (negative: the other way) from one account to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transfer(ref long from, ref long to, long amount)
    {
        from -= amount;
        to += amount;
    }
}
