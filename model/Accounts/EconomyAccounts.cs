using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Model.Accounts;

/// <summary>The accounts outside of territories, financiers and governments, and the check that all books of the economy close, to the cent: what every account
/// holds with the central bank adds up to nothing new, loans are one asset and one liability, deposits are the banks' liabilities, and net financial assets
/// add up to zero.</summary>
internal sealed class EconomyAccounts
{
    private readonly long _settlementTotal;
    private readonly long _otherAssets;
    private long _lastExports;
    private long _lastImportsOfExports;
    private long _lastDebt;

    /// <param name="settlementTotal">Sum of all accounts with the central bank at the start: it never changes.</param>
    /// <param name="otherAssets">Financiers' other assets, net: claims on the rest of the world.</param>
    public EconomyAccounts(long settlementTotal, long otherAssets) => (_settlementTotal, _otherAssets) = (settlementTotal, otherAssets);

    /// <summary>Account of the rest of the world, cents.</summary>
    public long RestOfWorld;
    /// <summary>Account of the national pool, cents.</summary>
    public long NationalPool;
    /// <summary>Exports booked so far, and the part of them that is imported for them, cents.</summary>
    public long Exports;
    public long ImportsOfExports;
    /// <summary>Exports of the last month checked, and the imports in them.</summary>
    public (long Exports, long Imports) LastMonth { get; private set; }

    /// <summary>Says with which debt of all governments the run starts.</summary>
    public void OpenDebt(long cents) => _lastDebt = cents;

    public EconomyAccounts Copy() => new(_settlementTotal, _otherAssets)
    {
        RestOfWorld = RestOfWorld,
        NationalPool = NationalPool,
        Exports = Exports,
        ImportsOfExports = ImportsOfExports,
        _lastExports = _lastExports,
        _lastImportsOfExports = _lastImportsOfExports,
        _lastDebt = _lastDebt,
    };

    /// <summary>Books what the territories paid to these accounts and what governments borrowed and paid as interest.</summary>
    public void Book(TerritoryReport[] reports, GovernmentDecisions[] governments)
    {
        foreach (var report in reports)
        {
            RestOfWorld += report.Flows.RestOfWorld;
            NationalPool += report.Flows.NationalPool;
        }

        foreach (var government in governments)
        {
            RestOfWorld += government.Interest - government.Borrowed;
        }

        LastMonth = (Exports - _lastExports, ImportsOfExports - _lastImportsOfExports);
        (_lastExports, _lastImportsOfExports) = (Exports, ImportsOfExports);
    }

    /// <returns>Number of checks made.</returns>
    /// <exception cref="AccountsException">One does not close.</exception>
    public int Check(int month, TerritoryReport[] reports, FinancierDecisions[] financiers, GovernmentDecisions[] governments, long[] pool)
    {
        var checks = 0;
        long inTransit = 0;
        foreach (var report in reports)
        {
            inTransit += report.InTransit;
        }

        long settlement = inTransit + RestOfWorld + NationalPool, deposits = 0, loans = 0, stakes = 0, ownFunds = 0, debt = 0;
        var recounted = Recounted(reports, financiers.Length);
        for (var f = 0; f < financiers.Length; f++)
        {
            var balance = financiers[f].Balance;
            settlement += balance.Settlement;
            ownFunds += balance.OwnFunds;
            loans += recounted.Loans[f];
            stakes += recounted.Stakes[f];
            deposits += recounted.Deposits[f];
            Require($"loans of financier {f}: its books against the borrowers'", balance.Loans - recounted.Loans[f]);
            Require($"units of financier {f}: its books against the savers'", balance.Units - recounted.Units[f]);
            Require($"titles of financier {f}: its books against the organisations'", balance.Stakes - recounted.Stakes[f]);
            Require($"deposits at financier {f}: its books against the depositors'", balance.Deposits - recounted.Deposits[f]);
        }

        long lent = 0, payables = 0, claims = reports.Sum(r => r.Claims);
        foreach (var government in governments)
        {
            payables += government.Balance.Payables;
            lent += government.Balance.Lent;
            settlement += government.Balance.Account;
            debt += government.Balance.Debt;
        }

        Require("central bank: sum of all accounts against the start", settlement - _settlementTotal);
        Require("national pool: account against the sectors", NationalPool - pool.Sum());

        Require("government debt: change against what was borrowed", debt - _lastDebt - governments.Sum(g => g.Borrowed));
        _lastDebt = debt;

        Require("payables of governments: their books against the contractors'", payables - claims);

        Require("loans of the government to financiers: its books against theirs", lent - financiers.Sum(f => f.Balance.Borrowed));

        // Net financial assets: households and organisations, financiers, governments, rest of the world, money in transit, central bank.
        var governmentAccounts = governments.Sum(g => g.Balance.Account);
        var world = RestOfWorld + debt - _otherAssets;
        var centralBank = -settlement;
        Require("net financial assets of all sectors", deposits + claims - payables - loans - stakes + ownFunds + lent + governmentAccounts - debt + world + inTransit + NationalPool + centralBank);
        return checks + reports.Sum(r => r.Checks);

        void Require(string account, long difference)
        {
            checks++;
            if (difference != 0)
            {
                throw new AccountsException(month, account, difference);
            }
        }
    }

    /// <summary>[financier]: what territories have recounted, a report at a time: there are many more of them than financiers.</summary>
    private static (long[] Loans, long[] Deposits, long[] Stakes, long[] Units) Recounted(TerritoryReport[] reports, int financiers)
    {
        var (loans, deposits, stakes, units) = (new long[financiers], new long[financiers], new long[financiers], new long[financiers]);
        foreach (var report in reports)
        {
            for (var f = 0; f < financiers; f++)
            {
                loans[f] += report.Loans[f];
                deposits[f] += report.Deposits[f];
                stakes[f] += report.Stakes[f];
                units[f] += report.Units[f];
            }
        }

        return (loans, deposits, stakes, units);
    }
}
