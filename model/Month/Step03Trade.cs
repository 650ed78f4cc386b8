using System.Buffers;
using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Step 3, trade: contracts, service agreements and fees first; then each sector's market is shared out by weight, what exceeds an
/// organisation's capacity goes to free capacity, and what nobody can serve is imported and recorded as unmet demand.</summary>
internal static class Step03Trade
{
    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        Array.Clear(o.OrdersCents, 0, o.Count);
        Array.Clear(o.SalesCents, 0, o.Count);
        Array.Clear(o.CommittedCents, 0, o.Count);
        var capacity = Capacities(c);
        Contracts(c);
        var entities = ArrayPool<int>.Shared.Rent(o.Count);
        var committed = new AgreementsAndFees(c, entities);
        committed.ShareAgreements(capacity);
        ServicePlaces.Run(c, capacity);
        committed.ShareFees();
        ArrayPool<int>.Shared.Return(entities);
        Markets(c, capacity);
        ArrayPool<long>.Shared.Return(capacity);
    }

    /// <summary>Capacity a month = min( L pi (1 + h), (1 + x) K / kappa ), cents by place; L counts efficient workers, less those whose time compliance takes.</summary>
    private static long[] Capacities(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var capacity = ArrayPool<long>.Shared.Rent(o.Count);
        Array.Clear(capacity, 0, o.Count);
        var labour = 1 + c.Parameters.LabourHeadroom;
        var capital = 1 + c.Parameters.CapitalHeadroom;
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive)
            {
                var cell = o.TechnologyOf(i);
                var byLabour = (o.StaffEfficiency[i] / 1000.0 - c.Compliance.WorkersLost(i)) * c.Structure.ProductivityCents[cell] * labour;
                var byCapital = capital * o.CapitalCents[i] / c.Structure.CapitalMonths[cell];
                capacity[i] = (long)Math.Min(byLabour, byCapital);
            }
        }

        return capacity;
    }

    private static void Contracts(TerritoryMonthContext c)
    {
        var (o, k) = (c.Organisations, c.State.Contracts);
        for (var row = 0; row < k.Count; row++)
        {
            var (place, amount) = (k.Organisation[row], k.CentsPerMonth[row]);
            PublicInvoices.Send(c, place, amount, k.Local[row]);
            Committed(o, place, amount, amount);
            k.MonthsLeft[row]--;
            if (k.Policy[row] >= 0)
            {
                c.Ledger.Counters[Measures.PolicyOutlay.At(k.Policy[row])] += k.PremiumPerMonth[row];
            }
        }

        k.RemoveWhere(k.MonthsLeft, static (left, row) => left[row] <= 0);
        PublicInvoices.Pay(c);
    }

    public static void Committed(OrganisationColumns o, int place, long order, long served)
    {
        o.OrdersCents[place] += order;
        o.SalesCents[place] += served;
        o.CommittedCents[place] += served;
    }

    private static void Markets(TerritoryMonthContext c, long[] capacity)
    {
        var o = c.Organisations;
        var ledger = c.Ledger;
        var factor = c.MarketFactors;
        var weights = ArrayPool<long>.Shared.Rent(o.Count);
        Span<long> total = stackalloc long[Classification.MarketSectorCount];
        for (var i = 1; i < o.Count; i++)
        {
            weights[i] = MarketWeight(o, factor, i);
            total[(int)o.Sector[i]] += weights[i];
        }

        for (var s = 0; s < total.Length; s++)
        {
            ledger.Counters[Measures.Orders.At(s)] += ledger.Market[s];
            if (total[s] == 0)
            {
                // Nobody sells here: the orders go to the national pool.
                ledger.NationalDemand[s] += ledger.Market[s];
                Money.Transfer(ref ledger.Market[s], ref ledger.NationalPool, ledger.Market[s]);
            }
        }

        // Round 1: by weight. Round 2: what exceeded capacity, by free capacity.
        Span<long> amounts = stackalloc long[total.Length];
        Span<long> memory = stackalloc long[CumulatedShares.Memory];
        Span<long> free = stackalloc long[total.Length];
        ledger.Market.CopyTo(amounts);
        var shares = new CumulatedShares(amounts, total, memory);
        for (var i = 1; i < o.Count; i++)
        {
            if (weights[i] > 0)
            {
                var s = (int)o.Sector[i];
                var order = shares.Next(s, weights[i]);
                var room = Math.Max(capacity[i] - o.CommittedCents[i], 0);
                var served = Math.Min(order, room);
                o.OrdersCents[i] += order;
                o.SalesCents[i] += served;
                Money.Transfer(ref ledger.Market[s], ref o.DepositCents[i], served);
                free[s] += room - served;
                weights[i] = room - served;
            }
        }

        for (var s = 0; s < amounts.Length; s++)
        {
            amounts[s] = Math.Min(ledger.Market[s], free[s]);
        }

        memory.Clear();
        shares = new CumulatedShares(amounts, free, memory);
        for (var i = 1; i < o.Count; i++)
        {
            if (weights[i] > 0)
            {
                var s = (int)o.Sector[i];
                var served = Math.Min(shares.Next(s, weights[i]), weights[i]);
                o.SalesCents[i] += served;
                Money.Transfer(ref ledger.Market[s], ref o.DepositCents[i], served);
            }
        }

        ArrayPool<long>.Shared.Return(weights);
        Unmet(c);
    }

    private static void Unmet(TerritoryMonthContext c)
    {
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            var orders = c.Ledger.Counters[Measures.Orders.At(s)];
            c.State.UnmetShares[s] += 0.1 * ((orders > 0 ? (double)c.Ledger.Market[s] / orders : 0) - c.State.UnmetShares[s]);
            c.Ledger.Counters[Measures.UnmetDemand.At(s)] += c.Ledger.Market[s];
            c.Ledger.Counters[Measures.Imports.At()] += c.Ledger.Market[s];
            Money.Transfer(ref c.Ledger.Market[s], ref c.Ledger.RestOfWorld, c.Ledger.Market[s]);
        }
    }

    /// <summary>Share of an organisation's weight that counts in the market, by cell: its sales in its revenue, and the social economy's settled factor.</summary>
    public static double[] MarketFactors(EconomyStructure structure)
    {
        var factors = new double[structure.MarketShare.Length];
        for (var sector = 0; sector < Classification.MarketSectorCount; sector++)
        {
            var offset = DeterministicMath.Exp(structure.SocialEconomyOffset[sector]);
            for (var form = 0; form < Classification.FormCount; form++)
            {
                var cell = EconomyStructure.Cell((Sector)sector, (Form)form);
                factors[cell] = structure.MarketShare[cell] * (Classification.IsSocialEconomy((Form)form) ? offset : 1);
            }
        }

        return factors;
    }

    public static long MarketWeight(OrganisationColumns o, double[] factors, int i) =>
        o.Life[i] != Life.Alive || o.VolunteerRun[i] ? 0 : (long)(o.Weight[i] * factors[EconomyStructure.Cell(o.Sector[i], o.Form[i])]);
}

/// <summary>Shares amounts by sector out one seller at a time: a seller receives the whole cumulated share up to it less what went before, so that the
/// parts of a sector add up to its amount.</summary>
/// <param name="amounts">[sector]: to share out.</param>
/// <param name="totals">[sector]: weight of all sellers.</param>
/// <param name="memory">Two numbers a sector, all zero, to count in.</param>
internal readonly ref struct CumulatedShares(ReadOnlySpan<long> amounts, ReadOnlySpan<long> totals, Span<long> memory)
{
    /// <summary>Numbers to count in where there are the market sectors.</summary>
    public const int Memory = 2 * Classification.MarketSectorCount;

    private readonly ReadOnlySpan<long> _amounts = amounts;
    private readonly ReadOnlySpan<long> _totals = totals;
    private readonly Span<long> _cumulated = memory[..amounts.Length];
    private readonly Span<long> _given = memory.Slice(amounts.Length, amounts.Length);

    public long Next(int sector, long weight)
    {
        _cumulated[sector] += weight;
        var upTo = Apportionment.WholeShare(_amounts[sector], _cumulated[sector], _totals[sector]);
        var part = upTo - _given[sector];
        _given[sector] = upTo;
        return part;
    }
}
