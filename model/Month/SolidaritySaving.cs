using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Credit = SseSim.Model.Policies.Instruments.InvestorTaxCredit;
using Fund = SseSim.Model.Policies.Instruments.SolidaritySavings;

namespace SseSim.Model.Month;

/// <summary>Households put savings into the social economy through a solidarity savings fund or a crowdfunding platform: once a year, in its own month, a household to
/// whom one is offered subscribes if what it bears, with a tax credit spread over the years that it is held, is more than the household asks for giving up
/// its deposit, up to a share of its free deposits; whoever runs short of deposits gives units back. Units are worth what the vehicle's books are.</summary>
internal static class SolidaritySaving
{
    private const int Cycle = 12;
    /// <summary>Smaller subscriptions are not made, euros.</summary>
    private const double SmallestSubscription = 10;
    /// <summary>Price of a unit of a vehicle that has none yet.</summary>
    private const double FirstPriceCents = 100;

    public static void Run(TerritoryMonthContext c)
    {
        var vehicles = c.Structure.SavingsVehicles;
        if (vehicles.Count == 0)
        {
            return;
        }

        var own = new KeyedRandom(c.Seed, Stream.Saving, 0);
        Span<(double Reach, double Return, double Share)> offers = stackalloc (double, double, double)[vehicles.Count];
        var offered = false;
        for (var v = 0; v < offers.Length; v++)
        {
            offers[v] = Offered(c, vehicles[v]);
            offered |= offers[v].Reach > 0;
        }

        Span<long> redeemable = stackalloc long[c.Decisions.RedeemableCents.Length];
        c.Decisions.RedeemableCents.CopyTo(redeemable);
        if (!offered && redeemable.Length == 0)
        {
            return;
        }

        var credit = Acting(c, Lever.InvestorTaxCredit);
        var h = c.Households;
        for (var i = c.InCycle(Cycle); i < h.Count; i += Cycle)
        {
            var saver = own.For(c.State.PersonBase + (ulong)h.FirstPerson[i]);
            var number = SavingsVehicles.NumberOf(c.State.PersonBase + (ulong)h.FirstPerson[i], vehicles.Count);
            var vehicle = vehicles[number];
            if (h.SavingsUnits[i] > 0 && h.DepositCents[i] < h.LastIncomeCents[i])
            {
                Redeem(c, i, vehicle, redeemable);
            }
            else if (saver.Uniform(1) < offers[number].Reach
                && saver.Uniform(2) * c.Parameters.ReservationReturn < offers[number].Return + BestCredit(credit) / c.Parameters.SavingYears)
            {
                Subscribe(c, i, vehicle, offers[number].Share, credit);
            }
        }
    }

    /// <summary>Share of households to whom a vehicle is offered, what it bears a year, and the part of their free deposits that they put in.</summary>
    private static (double Reach, double Return, double Share) Offered(TerritoryMonthContext c, int vehicle)
    {
        var definition = c.Structure.Economy.Credit.Financiers[vehicle];
        var (reach, solidarity) = (definition.Reach.Value, 1.0);
        if (definition.Kind == FinancierKind.SolidaritySavingsFund)
        {
            foreach (var policy in Acting(c, Lever.SolidaritySavings))
            {
                (reach, solidarity) = (Math.Max(reach, policy.Value(Fund.Reach)), policy.Value(Fund.SolidarityShare));
            }

            // What is not for the social economy the fund holds in ordinary securities; here it stays a deposit.
            return (reach, definition.LoanRate.Value, c.Parameters.FundShare * solidarity);
        }

        return (reach, definition.LoanRate.Value, c.Parameters.CrowdShare);
    }

    private static List<ActivePolicy> Acting(TerritoryMonthContext c, Lever lever) =>
        c.Levers.Of(lever) is { Count: > 0 } policies ? policies.FindAll(p => p.Policy.For.AdmitsSocialEconomy) : PolicyLevers.None;

    private static double BestCredit(List<ActivePolicy> credits)
    {
        var best = 0.0;
        foreach (var credit in credits)
        {
            best = Math.Max(best, credit.Value(Credit.Rate));
        }

        return best;
    }

    private static void Subscribe(TerritoryMonthContext c, int household, int vehicle, double share, List<ActivePolicy> credits)
    {
        var h = c.Households;
        var price = PriceOf(c, vehicle);
        var free = h.DepositCents[household] - c.Parameters.SavingBufferMonths * h.LastIncomeCents[household];
        var wanted = free * share - h.SavingsUnits[household] * price;
        var units = wanted < c.Structure.Economy.CentsFor(SmallestSubscription) ? 0 : (int)Math.Min(wanted / price, int.MaxValue / 2);
        if (units <= 0)
        {
            return;
        }

        var paid = (long)(units * price + 0.5);
        Money.Transfer(ref h.DepositCents[household], ref c.Ledger.Financiers[vehicle], paid);
        h.SavingsUnits[household] += units;
        c.Ledger.Lenders[vehicle].UnitsIssued += units;
        c.Ledger.Counters[Measures.Savings.At(0)] += paid;
        foreach (var credit in credits)
        {
            var eligible = Math.Min(paid, (long)(credit.Value(Credit.CapPerInvestor) * 100));
            var forgone = c.Levers.Spend(credit.Index, (long)(eligible * credit.Value(Credit.Rate)));
            Money.Transfer(ref c.Ledger.NationalGovernment, ref h.DepositCents[household], forgone);
            c.Ledger.PolicySpending[credit.Index] += forgone;
            c.Ledger.Counters[Measures.PolicyTaxExpenditure.At(credit.Index)] += forgone;
            // A credit is income tax that is not paid.
            c.Ledger.Counters[Measures.GovernmentRevenue.At(1)] -= forgone;
        }
    }

    /// <summary>Gives back what it is short of a month's income, as far as the vehicle's cash in this territory goes.</summary>
    private static void Redeem(TerritoryMonthContext c, int household, int vehicle, Span<long> redeemable)
    {
        var h = c.Households;
        var price = PriceOf(c, vehicle);
        var cash = Math.Min(h.LastIncomeCents[household] - h.DepositCents[household], vehicle < redeemable.Length ? redeemable[vehicle] : 0);
        var units = (int)Math.Min(h.SavingsUnits[household], Math.Max(cash, 0) / Math.Max(price, 1));
        var paid = (long)(units * price);
        if (units <= 0)
        {
            return;
        }

        redeemable[vehicle] -= paid;
        Money.Transfer(ref c.Ledger.Financiers[vehicle], ref h.DepositCents[household], paid);
        h.SavingsUnits[household] -= units;
        c.Ledger.Lenders[vehicle].UnitsIssued -= units;
        c.Ledger.Counters[Measures.Savings.At(1)] += paid;
    }

    private static double PriceOf(TerritoryMonthContext c, int vehicle) =>
        vehicle < c.Decisions.UnitPricesCents.Length ? c.Decisions.UnitPricesCents[vehicle] : FirstPriceCents;
}
