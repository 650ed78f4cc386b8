using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>What a territory's accounts, loans, titles, units and contracts add up to at the end of a month, counted anew from its agents. The columns are counted in again
/// the next month: a report lends them until then.</summary>
internal sealed class TerritoryTotals(EconomyStructure structure)
{
    private readonly EconomyStructure _structure = structure;
    private readonly IReadOnlyList<int> _vehicles = structure.SavingsVehicles;
    private readonly long[] _depositsOfOdd = new long[structure.Economy.Credit.Financiers.Count];

    /// <summary>[financier]: deposits of its customers, cents.</summary>
    public long[] Deposits { get; } = new long[structure.Economy.Credit.Financiers.Count];
    /// <summary>[financier]: principal outstanding, cents.</summary>
    public long[] Loans { get; } = new long[structure.Economy.Credit.Financiers.Count];
    /// <summary>[financier]: titles in organisations at their nominal value, cents.</summary>
    public long[] Stakes { get; } = new long[structure.Economy.Credit.Financiers.Count];
    /// <summary>[financier]: units of its savers.</summary>
    public long[] Units { get; } = new long[structure.Economy.Credit.Financiers.Count];
    /// <summary>[sector]: value a month of running contracts of the national, then (sector + sectors) the local government, cents.</summary>
    public long[] RunningContracts { get; } = new long[2 * Classification.MarketSectorCount];
    /// <summary>[market sector]: what its organisations weigh in the national pool of orders.</summary>
    public long[] MarketWeights { get; } = new long[Classification.MarketSectorCount];
    /// <summary>The same in the pool of fees and donations.</summary>
    public long[] FeeWeights { get; } = new long[Classification.MarketSectorCount];
    /// <summary>The same in service agreements.</summary>
    public long[] AgreementWeights { get; } = new long[Classification.MarketSectorCount];

    /// <summary>Counts what its organisations weigh in the next month's pools.</summary>
    /// <param name="o">Organisations.</param>
    /// <param name="factors">[sector, form]: see <see cref="Step03Trade.MarketFactors"/>.</param>
    public void CountWeights(OrganisationColumns o, double[] factors)
    {
        // The public administration's sector is the last and has no part in them.
        Span<long> market = stackalloc long[Classification.SectorCount];
        Span<long> fees = stackalloc long[Classification.SectorCount];
        Span<long> agreements = stackalloc long[Classification.SectorCount];
        for (var i = 1; i < o.Count; i++)
        {
            market[(int)o.Sector[i]] += Math.Max(Step03Trade.MarketWeight(o, factors, i), 0);
        }

        var entities = ArrayPool<int>.Shared.Rent(o.Count);
        foreach (var i in entities.AsSpan(0, AgreementsAndFees.EntitiesOf(o, entities)))
        {
            fees[(int)o.Sector[i]] += Math.Max(AgreementsAndFees.FeeWeight(_structure, o, i), 0);
            agreements[(int)o.Sector[i]] += Math.Max(AgreementsAndFees.AgreementWeight(_structure, o, i), 0);
        }

        ArrayPool<int>.Shared.Return(entities);
        market[..Classification.MarketSectorCount].CopyTo(MarketWeights);
        fees[..Classification.MarketSectorCount].CopyTo(FeeWeights);
        agreements[..Classification.MarketSectorCount].CopyTo(AgreementWeights);
    }

    /// <summary>Counts deposits.</summary>
    /// <returns>All of them.</returns>
    public long CountDeposits(TerritoryState state)
    {
        Array.Clear(Deposits);
        Array.Clear(_depositsOfOdd);
        Add(state.Households.Bank, state.Households.DepositCents, state.Households.Count);
        Add(state.Organisations.Bank, state.Organisations.DepositCents, state.Organisations.Count);
        var all = 0L;
        for (var f = 0; f < Deposits.Length; f++)
        {
            Deposits[f] += _depositsOfOdd[f];
            all += Deposits[f];
        }

        return all;

        // Neighbours write to sums of their own, or each would wait for the one before.
        void Add(byte[] bank, long[] deposits, int count)
        {
            for (var i = 0; i < count; i++)
            {
                (i % 2 == 0 ? Deposits : _depositsOfOdd)[bank[i]] += deposits[i];
            }
        }
    }

    /// <summary>Counts everything else.</summary>
    public void Count(TerritoryState state)
    {
        var (k, o) = (state.Contracts, state.Organisations);
        Array.Clear(RunningContracts);
        for (var row = 0; row < k.Count; row++)
        {
            var sector = (int)o.Sector[k.Organisation[row]];
            RunningContracts[sector + (k.Local[row] ? Classification.MarketSectorCount : 0)] += k.CentsPerMonth[row] - k.PremiumPerMonth[row];
        }

        Sum(state.Loans.Lender, state.Loans.PrincipalCents, state.Loans.Count, Loans);
        Sum(state.Stakes.Investor, state.Stakes.NominalCents, state.Stakes.Count, Stakes);
        CountUnits(state);
    }

    /// <summary>Invoices that governments have not paid yet, cents.</summary>
    public static long Claims(OrganisationColumns o)
    {
        long claims = 0;
        for (var i = 0; i < o.Count; i++)
        {
            claims += o.NationalClaimsCents[i] + o.LocalClaimsCents[i];
        }

        return claims;
    }

    private static void Sum(byte[] financier, long[] cents, int count, long[] sums)
    {
        Array.Clear(sums);
        for (var row = 0; row < count; row++)
        {
            sums[financier[row]] += cents[row];
        }
    }

    private void CountUnits(TerritoryState state)
    {
        Array.Clear(Units);
        var h = state.Households;
        for (var i = 0; i < h.Count && _vehicles.Count > 0; i++)
        {
            if (h.SavingsUnits[i] != 0)
            {
                Units[_vehicles[SavingsVehicles.NumberOf(state.PersonBase + (ulong)h.FirstPerson[i], _vehicles.Count)]] += h.SavingsUnits[i];
            }
        }
    }
}
