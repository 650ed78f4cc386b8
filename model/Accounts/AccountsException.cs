namespace SseSim.Model.Accounts;

/// <summary>An account did not close.</summary>
/// <param name="month">Month from 0.</param>
/// <param name="account">Which account.</param>
/// <param name="difference">By how much, in minor units (cents).</param>
public sealed class AccountsException(int month, string account, long difference)
    : Exception(FormattableString.Invariant($"month {month}: account '{account}' does not close: difference {difference} minor units"))
{
    public int Month { get; } = month;
    public string Account { get; } = account;
    public long Difference { get; } = difference;
}
