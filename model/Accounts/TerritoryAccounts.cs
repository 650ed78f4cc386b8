using SseSim.Model.Month;

namespace SseSim.Model.Accounts;

/// <summary>The books of one territory and month: what its accounts gained is what the accounts outside lost, every purse was spent, and wage
/// bills and staff are those of the persons at work.</summary>
internal static class TerritoryAccounts
{
    /// <returns>Number of checks made.</returns>
    /// <exception cref="AccountsException">One does not close.</exception>
    public static int Check(TerritoryMonthContext c, long heldBefore, long heldAfter)
    {
        var ledger = c.Ledger;
        var outside = ledger.NationalGovernment + ledger.LocalGovernment + ledger.RestOfWorld + ledger.NationalPool
            + ledger.Financiers.Sum() + ledger.OverdraftLosses.Sum();
        var checks = 0;
        Require("money", heldAfter - heldBefore + outside);
        Require("market purses", ledger.Market.Sum() + ledger.Fees.Sum());

        long wageBills = 0, staff = 0, rotating = 0;
        var o = c.Organisations;
        for (var i = 0; i < o.Count; i++)
        {
            wageBills += o.WageBillCents[i];
            staff += o.Staff[i];
            rotating += o.RotatingCents[i];
        }

        Require("rotating savings", rotating + c.State.RotatingLossCents);
        Require("wage bills", wageBills - ledger.PayOfEmployed);
        Require("staff", staff - ledger.Employed);
        return checks;

        void Require(string account, long difference)
        {
            checks++;
            if (difference != 0)
            {
                throw new AccountsException(c.Month, $"{account} of territory {c.Structure.Economy.Territories[c.State.Index].Id}", difference);
            }
        }
    }
}
