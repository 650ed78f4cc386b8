using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Policies.Interventions;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Conversion of a firm whose owner would close it into a worker cooperative, gate by gate: the workers learn of it in time, they want it, advisers have
/// hours for it, and the money comes together, if need be with a loan for which the owner waits a month (<see cref="ConversionLoans"/>). Each gate is counted;
/// hours and money are taken only when they are used.</summary>
internal static class WorkerBuyout
{
    /// <summary>Numbers of the gates in <see cref="Measures.ConversionPipeline"/>; the last two are those who ask for a loan and those who get it.</summary>
    internal enum Gate { Opportunity, Informed, Willing, Advised, Financed, LoanAsked, LoanGranted }

    /// <summary>What becomes of the firm in the month.</summary>
    internal enum Outcome { Closes, TakenOver, WaitsForLender }

    /// <summary>A month's hours for conversions: the federations' part of the territory's, and the policies'. Unused hours stay, up to a year's, or what one
    /// conversion takes where that is more.</summary>
    public static void FillHours(TerritoryMonthContext c)
    {
        var s = c.State;
        s.FederationHours = Fill(s.FederationHours, c.Decisions.SupportHours * c.Parameters.FederationHoursShare);
        foreach (var policy in c.Levers.Of(Lever.ConversionSupport))
        {
            if ((policy.Policy.For.Forms >> (int)Form.Conventional & 1) != 0)
            {
                s.ConversionHours[policy.Index] = Fill(s.ConversionHours[policy.Index],
                    AdviserHours.OfMonth(c, policy.Value(ConversionSupport.HoursPerYear)));
            }
        }

        double Fill(double left, double hours) => Math.Min(left + hours, Math.Max(12 * hours, c.Parameters.ConversionHours));
    }

    /// <summary>Tries to convert a firm that its owner would close.</summary>
    public static Outcome Try(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        if (!MayConvert(c, i))
        {
            return Outcome.Closes;
        }

        var policies = PoliciesFor(c, i);
        var own = c.Draws(Stream.Conversion).For(o.Id[i]);
        Passed(c, Gate.Opportunity);
        if (own.Uniform(1) >= c.Parameters.ConversionInformed && !policies.Exists(p => p.Value(ConversionSupport.FirstRefusal) > 0))
        {
            return Outcome.Closes;
        }

        Passed(c, Gate.Informed);
        if (own.Uniform(2) >= c.Parameters.ConversionWill)
        {
            return Outcome.Closes;
        }

        Passed(c, Gate.Willing);
        if (c.State.FederationHours + policies.Sum(p => c.State.ConversionHours[p.Index]) < c.Parameters.ConversionHours)
        {
            return Outcome.Closes;
        }

        Passed(c, Gate.Advised);
        var missing = Missing(c, i, policies);
        if (missing > 0)
        {
            // The advice goes into the plan that the lender reads.
            Advise(c, i, policies);
            ConversionLoans.Ask(c, i, missing);
            return Outcome.WaitsForLender;
        }

        Complete(c, i, policies, lent: 0);
        Advise(c, i, policies);
        return Outcome.TakenOver;
    }

    /// <summary>Policies that help its workers.</summary>
    public static List<ActivePolicy> PoliciesFor(TerritoryMonthContext c, int i) =>
        c.Levers.Of(Lever.ConversionSupport) is { Count: > 0 } policies ? policies.FindAll(p => PolicyLevers.Admits(p.Policy, c.Organisations, i)) : PolicyLevers.None;

    /// <summary>What is missing of the price when policies have matched what the workers can bring, cents; at most 0 where nothing is.</summary>
    public static long Missing(TerritoryMonthContext c, int i, List<ActivePolicy> policies)
    {
        var price = EquipmentPrice(c, i);
        var offered = WorkersOf(c, i).Sum(w => Offer(c, w));
        return price - policies.Sum(p => Grant(c, p, price, offered)) - offered;
    }

    /// <summary>The price is paid and the workers take the firm over.</summary>
    /// <param name="c">The month.</param>
    /// <param name="i">The firm.</param>
    /// <param name="policies">Those that help.</param>
    /// <param name="lent">Part of the price that a lender has paid to the owner already, cents.</param>
    public static void Complete(TerritoryMonthContext c, int i, List<ActivePolicy> policies, long lent)
    {
        var workers = WorkersOf(c, i);
        var price = EquipmentPrice(c, i);
        var offers = workers.Select(w => Offer(c, w)).ToArray();
        Passed(c, Gate.Financed);
        Buy(c, i, workers, offers, price - lent,
            [.. policies.Select(p => new Giver(p.Index, Grant(c, p, price, offers.Sum()), p.Value(ConversionSupport.FirstRefusal) > 0))]);
        TakeOver(c, i, workers);
    }

    /// <summary>A firm that the government has offered to its workers: they know and want it and are advised, so that only the money may be missing.</summary>
    /// <returns>Whether they took it over.</returns>
    public static bool Arranged(TerritoryMonthContext c, int i, ActivePolicy intervention)
    {
        if (!MayConvert(c, i))
        {
            return false;
        }

        foreach (var gate in (Gate[])[Gate.Opportunity, Gate.Informed, Gate.Willing, Gate.Advised])
        {
            Passed(c, gate);
        }

        var workers = WorkersOf(c, i);
        var price = EquipmentPrice(c, i);
        var offers = workers.Select(w => Offer(c, w)).ToArray();
        var missing = Math.Max(0, price - offers.Sum());
        if (missing > (long)(intervention.Value(DirectConversion.Grant) * 100))
        {
            return false;
        }

        Passed(c, Gate.Financed);
        Buy(c, i, workers, offers, price, [new Giver(intervention.Index, missing, Reaches: true)]);
        AdviserHours.Advise(c, i, AdviserHours.Buy(c, i, intervention.Index, c.Parameters.ConversionHours, intervention.Value(DirectConversion.PricePerHour)));
        TakeOver(c, i, workers);
        return true;
    }

    /// <summary>A policy that adds to the workers' money.</summary>
    private readonly record struct Giver(int Policy, long MostCents, bool Reaches);

    /// <summary>Formal conventional firms with a few staff at least and money of their own.</summary>
    public static bool MayConvert(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        return o.Form[i] == Form.Conventional && o.Formality[i] != Formality.Informal && o.Staff[i] >= 3
            && o.Staff[i] <= c.Parameters.ConversionLargestStaff && o.DepositCents[i] > 0;
    }

    /// <summary>Counts a gate.</summary>
    public static void Passed(TerritoryMonthContext c, Gate gate) => c.Ledger.Counters[Measures.ConversionPipeline.At((int)gate)]++;

    private static List<int> WorkersOf(TerritoryMonthContext c, int i)
    {
        var workers = new List<int>(c.Organisations.Staff[i]);
        for (var person = 0; person < c.Persons.Count; person++)
        {
            if (c.Persons.Employer[person] == i && person != c.Organisations.Owner[i])
            {
                workers.Add(person);
            }
        }

        return workers;
    }

    /// <summary>What the owner asks beside the firm's spare cash: equipment at its price in use, less the loans that stay with the firm.</summary>
    private static long EquipmentPrice(TerritoryMonthContext c, int i) => (long)Math.Max(0,
        c.Parameters.ConversionEquipmentPrice * c.Organisations.CapitalCents[i] - c.Organisations.LoanCents[i]);

    /// <summary>What a worker can bring: months of pay, at most half of the household's deposits.</summary>
    private static long Offer(TerritoryMonthContext c, int worker) => Math.Min(
        (long)(c.Parameters.MemberCapitalMonths * c.Persons.PayCents[worker]), Math.Max(c.Households.DepositCents[c.Persons.Household[worker]], 0) / 2);

    /// <summary>What a policy would add: its match of the workers' part, within the price.</summary>
    private static long Grant(TerritoryMonthContext c, ActivePolicy policy, long price, long offered)
    {
        var match = policy.Value(ConversionSupport.Match);
        return Math.Min(c.Levers.Left(policy.Index), (long)(Math.Min(offered, price / (1 + match)) * match));
    }

    /// <summary>The federations' hours first, then the policies'.</summary>
    private static void Advise(TerritoryMonthContext c, int i, List<ActivePolicy> policies)
    {
        var missing = c.Parameters.ConversionHours;
        var free = Math.Min(missing, c.State.FederationHours);
        c.State.FederationHours -= free;
        missing -= free;
        foreach (var policy in policies)
        {
            var hours = Math.Min(missing, c.State.ConversionHours[policy.Index]);
            if (hours > 0)
            {
                AdviserHours.Buy(c, i, policy.Index, hours, policy.Value(ConversionSupport.PricePerHour));
                c.State.ConversionHours[policy.Index] -= hours;
                missing -= hours;
            }
        }

        AdviserHours.Advise(c, i, c.Parameters.ConversionHours - missing);
    }

    /// <summary>The owner is paid: the firm's deposits above half the buffer, the government's match, and the workers for the rest in proportion to what they can bring.</summary>
    private static void Buy(TerritoryMonthContext c, int i, List<int> workers, long[] offers, long price, IReadOnlyList<Giver> givers)
    {
        var (o, h) = (c.Organisations, c.Households);
        var household = c.Persons.Household[o.Owner[i]];
        var spare = (long)Math.Max(0, o.DepositCents[i] - 0.5 * Step05Surplus.Buffer(c, i, o.WageBillCents[i]));
        var received = spare;
        Money.Transfer(ref o.DepositCents[i], ref h.DepositCents[household], spare);
        var offered = offers.Sum();
        var rest = price;
        foreach (var giver in givers)
        {
            var grant = c.Levers.Spend(giver.Policy, Math.Min(rest, giver.MostCents));
            if (grant > 0)
            {
                Money.Transfer(ref c.Ledger.NationalGovernment, ref h.DepositCents[household], grant);
                c.Ledger.PolicySpending[giver.Policy] += grant;
                c.Ledger.Counters[Measures.PolicyOutlay.At(giver.Policy)] += grant;
                c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += grant;
                rest -= grant;
            }

            if (grant > 0 || giver.Reaches)
            {
                PolicySupport.Mark(c, i, giver.Policy);
            }
        }

        var parts = new long[offers.Length];
        if (rest > 0 && offered > 0)
        {
            Apportionment.Split(rest, offers, parts);
        }

        for (var n = 0; n < parts.Length; n++)
        {
            Money.Transfer(ref h.DepositCents[c.Persons.Household[workers[n]]], ref h.DepositCents[household], parts[n]);
        }

        h.LastIncomeCents[household] += received;
    }

    /// <summary>The owner leaves; the staff become worker-members of the same organisation.</summary>
    private static void TakeOver(TerritoryMonthContext c, int i, List<int> workers)
    {
        var (o, p) = (c.Organisations, c.Persons);
        var customers = Customers(c, i);
        if (p.Employer[o.Owner[i]] == i)
        {
            if (p.Status[o.Owner[i]] == Status.OwnAccountFormal)
            {
                LabourFlows.EndJob(c, o.Owner[i]);
            }
            else
            {
                workers.Add(o.Owner[i]);
            }
        }

        o.Owner[i] = OrganisationColumns.NoOwner;
        o.Form[i] = Form.WorkerCooperative;
        o.Formality[i] = Formality.Recognised;
        o.Members[i] = o.Staff[i];
        foreach (var person in workers)
        {
            p.Status[person] = Status.WorkerMember;
        }

        KeepCustomers(c, i, customers);
        c.Ledger.Counters[Measures.Conversions.At((int)Form.WorkerCooperative)]++;
    }

    /// <summary>Weight with which the firm draws its market's orders.</summary>
    private static double Customers(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        return StaffPlanning.WeightOf(c.Structure, c.Parameters, o, i) * c.MarketFactors[EconomyStructure.Cell(o.Sector[i], o.Form[i])];
    }

    /// <summary>Customers stay with a firm that changes hands: the niche takes up what the form would change of its weight in the market.</summary>
    private static void KeepCustomers(TerritoryMonthContext c, int i, double customers)
    {
        var o = c.Organisations;
        var after = Customers(c, i);
        if (customers > 0 && after > 0)
        {
            o.Niche[i] += DeterministicMath.Log(customers / after);
        }

        o.Weight[i] = StaffPlanning.WeightOf(c.Structure, c.Parameters, o, i);
    }
}
