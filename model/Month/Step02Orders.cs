using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>Step 2, orders: what households, investors, communities and governments want to buy this month, split into imports, the territory's own
/// market and the national pool of each sector. Money leaves the buyer here and reaches a seller, the rest of the world or the pool.</summary>
internal static class Step02Orders
{
    private const double FixedPoint = 1L << 40;

    public static void Run(TerritoryMonthContext c)
    {
        Households(c);
        Spend(c, ref c.State.InvestmentInTransitCents, c.Structure.InvestmentShares);
        Community(c);
        Money.Transfer(ref c.State.AdviceInTransitCents, ref c.Ledger.Market[(int)Sector.BusinessAndDigital], c.State.AdviceInTransitCents);
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            Money.Transfer(ref c.Ledger.NationalPool, ref c.Ledger.Market[s], c.Decisions.NationalOrders[s]);
            Money.Transfer(ref c.Ledger.NationalPool, ref c.Ledger.Fees[s], c.Decisions.Fees[s]);
            Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Market[s], c.Decisions.OpenPurchases[s]);
            Money.Transfer(ref c.Ledger.LocalGovernment, ref c.Ledger.Market[s], c.Decisions.LocalOpenPurchases[s]);
            c.Ledger.Counters[Measures.Spending(SpendingPurpose.Procurement)] += c.Decisions.OpenPurchases[s] + c.Decisions.LocalOpenPurchases[s];
        }
    }

    /// <summary>c = max(floor, a1 x last month's income + a2 x deposits), never more than the deposits.</summary>
    private static void Households(TerritoryMonthContext c)
    {
        var households = c.Households;
        var deposits = households.DepositCents;
        var income = households.LastIncomeCents;
        var first = households.FirstPerson;
        var (a1, a2, floor) = (c.Structure.ConsumptionOfIncome, c.Structure.ConsumptionOfDeposits, c.Structure.ConsumptionFloorCents);
        var purse = 0L;
        for (var h = 0; h < households.Count; h++)
        {
            var wanted = Math.Max(floor * (first[h + 1] - first[h]), (long)(a1 * income[h] + a2 * deposits[h]));
            Money.Transfer(ref deposits[h], ref purse, Math.Clamp(wanted, 0, Math.Max(deposits[h], 0)));
        }

        c.Ledger.Counters[Measures.HouseholdConsumption.At()] += purse;
        var fees = (long)(purse * c.Structure.FeesOfConsumption);
        Span<long> feeParts = stackalloc long[Classification.MarketSectorCount];
        Split(fees, c.Structure.FeeSectorShares, feeParts);
        for (var s = 0; s < feeParts.Length; s++)
        {
            // Fees and donations cross territories: in a sample a territory has an entity of a sector or none, and its own fees would make or break it.
            Money.Transfer(ref purse, ref c.Ledger.NationalPool, feeParts[s]);
            c.Ledger.FeeDemand[s] += feeParts[s];
        }

        var tax = purse - (long)(purse / (1 + c.Structure.ProductTaxRate));
        Money.Transfer(ref purse, ref c.Ledger.NationalGovernment, tax);
        c.Ledger.Counters[Measures.ProductTaxes.At()] += tax;
        c.Ledger.Counters[Measures.GovernmentRevenue.At(0)] += tax;
        Spend(c, ref purse, c.Structure.ConsumptionShares);
    }

    /// <summary>Community spending buys culture, sport and community services of the territory.</summary>
    private static void Community(TerritoryMonthContext c) => Money.Transfer(
        ref c.State.CommunityInTransitCents, ref c.Ledger.Market[(int)Sector.CultureSportCommunity], c.State.CommunityInTransitCents);

    /// <summary>Spends a purse on sectors by shares: a part is imported, a part stays in the territory, the rest goes to the national pool.</summary>
    private static void Spend(TerritoryMonthContext c, ref long purse, double[] shares)
    {
        Span<long> parts = stackalloc long[Classification.MarketSectorCount];
        Split(purse, shares, parts);
        for (var s = 0; s < parts.Length; s++)
        {
            var imported = (long)(parts[s] * c.Structure.ImportShares[s]);
            var local = (long)((parts[s] - imported) * c.Structure.LocalShares[s]);
            Money.Transfer(ref purse, ref c.Ledger.RestOfWorld, imported);
            c.Ledger.Counters[Measures.Imports.At()] += imported;
            Money.Transfer(ref purse, ref c.Ledger.Market[s], local);
            var national = parts[s] - imported - local;
            Money.Transfer(ref purse, ref c.Ledger.NationalPool, national);
            c.Ledger.NationalDemand[s] += national;
        }
    }

    private static void Split(long amount, double[] shares, Span<long> parts)
    {
        Span<long> weights = stackalloc long[Classification.MarketSectorCount];
        for (var s = 0; s < weights.Length; s++)
        {
            weights[s] = (long)(shares[s] * FixedPoint);
        }

        Apportionment.Split(amount, weights, parts);
    }
}
