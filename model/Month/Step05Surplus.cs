using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Stories;

namespace SseSim.Model.Month;

/// <summary>Step 5, surplus: employers' contributions, corporate tax after relief, investment out of own funds, and what is paid out, by form: to owners,
/// to workers, to members, to the community; a part of the social economy's surplus goes into the indivisible reserve and is never paid out.</summary>
internal static class Step05Surplus
{
    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var employerRate = c.Structure.Economy.Government.EmployerContribution.Value;
        SubsidisedJobs.Pay(c);
        using var owners = new OwnersIncome(c.Persons, c.Households);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            var contributions = o.Formality[i] == Formality.Informal ? 0 : (long)(o.WageBillCents[i] * employerRate);
            Money.Transfer(ref o.DepositCents[i], ref c.Ledger.NationalGovernment, contributions);
            c.Stories?.Note(o.Id[i], StoryLine.Contributions, -contributions);
            c.Ledger.Counters[Measures.GovernmentRevenue.At(3)] += contributions;
            var labour = o.WageBillCents[i] + contributions;
            var depreciation = (long)(o.CapitalCents[i] * c.Structure.Depreciation[(int)o.Sector[i]]);
            o.SurplusCents[i] = o.SalesCents[i] - labour + o.LabourSubsidyCents[i] - o.InterestCents[i] - depreciation;
            SurplusTax.Run(c, i, depreciation, labour);
            Invest(c, i, depreciation, labour);
            PayOut(c, i, labour, owners);
        }

        owners.Credit();
        c.Ledger.Counters[Measures.Distributed.At((int)Form.Conventional)] += owners.Cents;
    }

    /// <summary>Investment = delta K + (kappa E (1 + slack) - K) / T, out of deposits above half the buffer.</summary>
    private static void Invest(TerritoryMonthContext c, int i, long depreciation, long labour)
    {
        var o = c.Organisations;
        var invested = Investment(c, i, o.DepositCents[i], depreciation, labour);
        Money.Transfer(ref o.DepositCents[i], ref c.State.InvestmentInTransitCents, invested);
        c.Stories?.Note(o.Id[i], StoryLine.Investment, -invested);
        o.CapitalCents[i] += invested - depreciation;
        c.Ledger.Counters[Measures.Investment.At()] += invested;
    }

    /// <summary>What it invests with these deposits, cents.</summary>
    public static long Investment(TerritoryMonthContext c, int i, long deposits, long depreciation, long labour)
    {
        var wanted = depreciation + CapitalGap(c, i) / c.Parameters.InvestmentMonths;
        var available = deposits - 0.5 * Buffer(c, i, labour);
        return c.Organisations.VolunteerRun[i] ? 0 : (long)Math.Max(0, Math.Min(wanted, available));
    }

    /// <summary>Deposits beyond those that are kept, of which a part is shared out; negative where there are none.</summary>
    public static double Excess(TerritoryMonthContext c, int i, long deposits, long labour) => deposits - c.Parameters.PayoutFrom * Buffer(c, i, labour);

    /// <summary>What goes into the indivisible reserve when surplus is shared out: a share of the month's surplus in the social economy, cents.</summary>
    public static long ReservedOf(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        return o.Form[i] == Form.Conventional || o.VolunteerRun[i] ? 0
            : (long)(Math.Max(o.SurplusCents[i], 0) * c.Parameters.IndivisibleReserveShare);
    }

    /// <summary>Desired less present capital, kappa E (1 + slack) - K, cents.</summary>
    public static double CapitalGap(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        return c.Structure.CapitalMonths[o.TechnologyOf(i)] * o.ExpectedCents[i] * (1 + c.Parameters.CapitalSlack) - o.CapitalCents[i];
    }

    /// <summary>Deposits that an organisation wants to hold: months of its labour cost, or two months' income without staff.</summary>
    public static double Buffer(TerritoryMonthContext c, int i, long labour) =>
        c.Organisations.VolunteerRun[i] ? 2 * c.Organisations.ExpectedCents[i] : c.Parameters.BufferMonths * labour;

    private static void PayOut(TerritoryMonthContext c, int i, long labour, OwnersIncome owners)
    {
        var o = c.Organisations;
        var excess = Excess(c, i, o.DepositCents[i], labour);
        var forgone = Forgone(c, i, labour);
        o.PatronageCents[i] = -forgone;
        if (excess <= 0)
        {
            return;
        }

        var amount = (long)(c.Parameters.PayoutRate * excess);
        var form = (int)o.Form[i];
        if (o.Form[i] == Form.Conventional)
        {
            var abroad = (long)(amount * c.Structure.ForeignOwnership);
            Money.Transfer(ref o.DepositCents[i], ref c.Ledger.RestOfWorld, abroad);
            owners.Pay(ref o.DepositCents[i], o.Owner[i], amount - abroad);
            c.Stories?.Note(o.Id[i], StoryLine.ToOwners, -amount);
            return;
        }

        // The reserve's share stays in the organisation for good.
        if (!o.VolunteerRun[i])
        {
            var reserved = ReservedOf(c, i);
            o.ReserveCents[i] += reserved;
            c.Ledger.Counters[Measures.Reserved.At(form)] += reserved;
            // Own funds, less what belongs to investors, never fall below the reserve.
            amount = Math.Min((long)(amount * (1 - c.Parameters.IndivisibleReserveShare)),
                Math.Max(0, o.DepositCents[i] + o.NationalClaimsCents[i] + o.LocalClaimsCents[i] + o.CapitalCents[i] - o.LoanCents[i]
                - o.StakeCents[i] - o.ReserveCents[i]));
        }

        var toMembers = PaysMembers(o.Form[i]) ? (long)(amount * c.Parameters.MemberDistributionShare) : 0;
        if (WorkSharing.Shares(o.Form[i]))
        {
            // Paid with next month's wages: the same whole amount to each worker-member.
            var each = o.Staff[i] > 0 ? (int)Math.Min(toMembers / o.Staff[i], int.MaxValue / 4) : 0;
            o.PatronageCents[i] = each - forgone;
            toMembers = (long)each * o.Staff[i];
        }
        else
        {
            Money.Transfer(ref o.DepositCents[i], ref c.State.MemberDividendsInTransitCents, toMembers);
            c.Stories?.Note(o.Id[i], StoryLine.ToMembers, -toMembers);
        }

        var community = amount - toMembers;
        Money.Transfer(ref o.DepositCents[i], ref c.State.CommunityInTransitCents, community);
        c.Stories?.Note(o.Id[i], StoryLine.ToCommunity, -community);
        c.Ledger.Counters[Measures.Distributed.At(form)] += toMembers;
        c.Ledger.Counters[Measures.CommunitySpending.At(form)] += community;
    }

    /// <summary>What each worker-member forgoes of next month's pay: the share of the work that orders do not fill, and as they share a surplus they bear what sales did not carry of
    /// the labour cost once deposits are below half the buffer; the larger of the two, up to a share of mean pay; a lone member down to the least that an owner draws.</summary>
    private static int Forgone(TerritoryMonthContext c, int i, long labour)
    {
        var o = c.Organisations;
        if (!WorkSharing.Shares(o.Form[i]) || o.Staff[i] == 0)
        {
            return 0;
        }

        var missing = Math.Min(labour - o.SalesCents[i], 0.5 * Buffer(c, i, labour) - o.DepositCents[i]);
        var most = o.WageBillCents[i] * (o.Staff[i] == 1 ? 1 - c.Parameters.OwnersDrawFloor : c.Parameters.MembersForgo);
        return (int)(Math.Clamp(Math.Max(missing, o.WageBillCents[i] * WorkSharing.Forgone(c, i)), 0, most) / o.Staff[i]);
    }

    /// <summary>Forms whose law lets a part of the surplus return to members; associations, foundations and social forms spend it on their purpose.</summary>
    private static bool PaysMembers(Form form) =>
        form is Form.WorkerCooperative or Form.ProducerCooperative or Form.ConsumerCooperative or Form.Mutual or Form.SelfHelpGroup;
}
