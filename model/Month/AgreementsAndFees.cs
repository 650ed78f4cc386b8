using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>What the social economy receives beside its market: service agreements with governments, and fees and donations. Both are shared out by weight, and to
/// nobody else, so that of a month's organisations only its entities are looked at.</summary>
internal readonly ref struct AgreementsAndFees
{
    private readonly TerritoryMonthContext _c;
    private readonly ReadOnlySpan<int> _entities;

    /// <param name="c">Month.</param>
    /// <param name="entities">Receives the places of the social economy's entities; as long as there are organisations.</param>
    public AgreementsAndFees(TerritoryMonthContext c, Span<int> entities)
    {
        _c = c;
        _entities = entities[..EntitiesOf(c.Organisations, entities)];
    }

    /// <summary>Places of the living entities of the social economy, in order.</summary>
    /// <returns>Number.</returns>
    public static int EntitiesOf(OrganisationColumns o, Span<int> entities)
    {
        var count = 0;
        ReadOnlySpan<Form> form = o.Form.AsSpan(0, o.Count);
        for (var i = 1; i < form.Length; i++)
        {
            if (Classification.IsSocialEconomy(form[i]) && o.Life[i] == Life.Alive)
            {
                entities[count++] = i;
            }
        }

        return count;
    }

    /// <summary>Weight of an entity in service agreements.</summary>
    public static long AgreementWeight(EconomyStructure structure, OrganisationColumns o, int i) =>
        o.Life[i] != Life.Alive || o.VolunteerRun[i] || o.Formality[i] != Formality.Recognised ? 0
            : (long)(o.Weight[i] * structure.AgreementShare[EconomyStructure.Cell(o.Sector[i], o.Form[i])]);

    /// <summary>Weight of an entity in fees and donations.</summary>
    public static long FeeWeight(EconomyStructure structure, OrganisationColumns o, int i) =>
        o.Life[i] != Life.Alive ? 0
            : o.VolunteerRun[i] ? o.Weight[i]
            : (long)(o.Weight[i] * structure.FeeShare[EconomyStructure.Cell(o.Sector[i], o.Form[i])]);

    /// <summary>Places paid by government: shared by weight over the entities of the sector; what they have no capacity for is not paid.</summary>
    /// <param name="capacity">[place]: cents a month.</param>
    public void ShareAgreements(long[] capacity)
    {
        var (c, o) = (_c, _c.Organisations);
        Span<long> total = stackalloc long[Classification.MarketSectorCount];
        foreach (var i in _entities)
        {
            total[(int)o.Sector[i]] += AgreementWeight(c.Structure, o, i);
        }

        var shares = new CumulatedShares(c.Decisions.ServiceAgreements, total, stackalloc long[CumulatedShares.Memory]);
        foreach (var i in _entities)
        {
            var weight = AgreementWeight(c.Structure, o, i);
            if (weight > 0)
            {
                var order = shares.Next((int)o.Sector[i], weight);
                var served = Math.Clamp(order, 0, Math.Max(capacity[i] - o.CommittedCents[i], 0));
                Money.Transfer(ref c.Ledger.NationalGovernment, ref o.DepositCents[i], served);
                Step03Trade.Committed(o, i, order, served);
                c.Ledger.Counters[Measures.ServiceAgreements.At((int)o.Form[i])] += served;
                c.Ledger.Counters[Measures.Spending(SpendingPurpose.ServiceAgreements)] += served;
            }
        }
    }

    public void ShareFees()
    {
        var (c, o) = (_c, _c.Organisations);
        Span<long> total = stackalloc long[Classification.MarketSectorCount];
        foreach (var i in _entities)
        {
            total[(int)o.Sector[i]] += FeeWeight(c.Structure, o, i);
        }

        Span<long> fees = stackalloc long[total.Length];
        c.Ledger.Fees.CopyTo(fees);
        var shares = new CumulatedShares(fees, total, stackalloc long[CumulatedShares.Memory]);
        foreach (var i in _entities)
        {
            var weight = FeeWeight(c.Structure, o, i);
            if (weight > 0)
            {
                var sector = (int)o.Sector[i];
                var amount = shares.Next(sector, weight);
                Money.Transfer(ref c.Ledger.Fees[sector], ref o.DepositCents[i], amount);
                Step03Trade.Committed(o, i, amount, amount);
                c.Ledger.Counters[Measures.FeesAndDonations.At((int)o.Form[i])] += amount;
            }
        }

        // Where a territory has nobody to give to, the money is spent on the market of the sector.
        for (var s = 0; s < total.Length; s++)
        {
            Money.Transfer(ref c.Ledger.Fees[s], ref c.Ledger.Market[s], c.Ledger.Fees[s]);
        }
    }
}
