using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Stories;

namespace SseSim.Model.Simulation;

/// <summary>What a territory is told before a month: the decisions that institutions took on last month's reports.</summary>
public sealed record TerritoryDecisions
{
    public required int Month { get; init; }
    /// <summary>[financier]: an investor's answers to this territory's applications; of a lender none. Empty before the first month.</summary>
    public required List<CreditDecision>[] Credit { get; init; }
    /// <summary>[financier][bundle]: how much a lender's branches here may lend of what they asked for; empty before the first month.</summary>
    public required LoanLimit[][] LoanLimits { get; init; }
    /// <summary>[financier][form]: default rates that a lender has learnt to expect, relative to conventional organisations; empty for investors.</summary>
    public required double[][] Perceptions { get; init; }
    /// <summary>Contracts won by its organisations, lent until the next month's.</summary>
    public required List<ContractAward> Awards { get; init; }
    /// <summary>Orders of the national pool that fall to this territory, cents by market sector.</summary>
    public required long[] NationalOrders { get; init; }
    /// <summary>Fees and donations of the whole economy that fall to this territory, cents by market sector.</summary>
    public required long[] Fees { get; init; }
    /// <summary>Government purchases outside of contracts (tenders without a bidder), cents by market sector, from the national government.</summary>
    public required long[] OpenPurchases { get; init; }
    /// <summary>The same from the territory's own government.</summary>
    public required long[] LocalOpenPurchases { get; init; }
    /// <summary>Service agreements to be paid, cents by market sector.</summary>
    public required long[] ServiceAgreements { get; init; }
    /// <summary>Cents that each policy may spend here this month; <see cref="long.MaxValue"/> without a budget.</summary>
    public required long[] PolicyAllotments { get; init; }
    /// <summary>[policy]: what is left of its endowments and fees to pay calls with, cents.</summary>
    public required long[] CallsPayable { get; init; }
    /// <summary>[policy]: whether its rule holds this month; empty where no policy has a rule.</summary>
    public bool[] RulesHold { get; init; } = [];
    /// <summary>[financier]: whether an investor has money for organisations; empty where none has.</summary>
    public bool[] OpenInvestors { get; init; } = [];
    /// <summary>[financier]: what a saver's unit is worth; empty where nobody has any.</summary>
    public double[] UnitPricesCents { get; init; } = [];
    /// <summary>[financier]: what savers of this territory may be paid back this month, cents; empty where nobody has units.</summary>
    public long[] RedeemableCents { get; init; } = [];
    /// <summary>What lenders owe the government this month; the first territory is told for all.</summary>
    public WholesalePayment[] WholesaleDue { get; init; } = [];
    /// <summary>Dividends and interest of each financier to the households of this territory, cents.</summary>
    public required long[] FinancierIncome { get; init; }
    /// <summary>Adviser-hours for its SSE entities.</summary>
    public required long SupportHours { get; init; }
    /// <summary>Tenders open this month: national, then local; each by market sector.</summary>
    public required TenderAnnouncement[] NationalTenders { get; init; }
    public required TenderAnnouncement[] LocalTenders { get; init; }

    /// <summary>The same with answers and awards of its own, for whoever keeps it beyond the month.</summary>
    public TerritoryDecisions Kept() => this with { Credit = [.. Credit.Select(answers => answers.ToList())], Awards = [.. Awards] };

    /// <summary>Whether a territory is told the same, apart from what is said of each policy, which is as long as the scenario has policies.</summary>
    public bool AgreesWith(TerritoryDecisions other) => Month == other.Month && SupportHours == other.SupportHours
        && Credit.Length == other.Credit.Length && Credit.Zip(other.Credit).All(c => c.First.SequenceEqual(c.Second)) && Awards.SequenceEqual(other.Awards)
        && LoanLimits.Length == other.LoanLimits.Length && LoanLimits.Zip(other.LoanLimits).All(l => l.First.AsSpan().SequenceEqual(l.Second))
        && Perceptions.Length == other.Perceptions.Length && Perceptions.Zip(other.Perceptions).All(p => p.First.AsSpan().SequenceEqual(p.Second))
        && NationalOrders.AsSpan().SequenceEqual(other.NationalOrders) && OpenPurchases.AsSpan().SequenceEqual(other.OpenPurchases)
        && LocalOpenPurchases.AsSpan().SequenceEqual(other.LocalOpenPurchases)
        && Fees.AsSpan().SequenceEqual(other.Fees) && OpenInvestors.AsSpan().SequenceEqual(other.OpenInvestors)
        && UnitPricesCents.AsSpan().SequenceEqual(other.UnitPricesCents) && RedeemableCents.AsSpan().SequenceEqual(other.RedeemableCents)
        && WholesaleDue.AsSpan().SequenceEqual(other.WholesaleDue)
        && ServiceAgreements.AsSpan().SequenceEqual(other.ServiceAgreements) && FinancierIncome.AsSpan().SequenceEqual(other.FinancierIncome)
        && NationalTenders.AsSpan().SequenceEqual(other.NationalTenders) && LocalTenders.AsSpan().SequenceEqual(other.LocalTenders);
}

/// <summary>What a territory says after a month. Its lists and columns are lent until the territory begins the next one: see <see cref="Kept"/>.</summary>
public sealed record TerritoryReport
{
    public required int Month { get; init; }
    public required int Territory { get; init; }
    /// <summary>[financier]: applications to investors, in canonical order; lent until the territory begins the next month. Lenders' branches assess theirs here.</summary>
    public required List<CreditApplication>[] Applications { get; init; }
    /// <summary>[financier]: what a lender's branches would lend; lent until the territory begins the next month.</summary>
    public required List<LoanBundle>[] Bundles { get; init; }
    /// <summary>[financier]: money between the territory and each lender, and its records.</summary>
    public required LenderRecord[] Lenders { get; init; }
    /// <summary>Bids for next month's tenders of the national government, in canonical order; lent until the territory begins the next month.</summary>
    public required List<Bid> Bids { get; init; }
    /// <summary>The same for those of the territory's own government; empty once that has decided.</summary>
    public required List<Bid> LocalBids { get; init; }
    /// <summary>Cents paid into the national pool, by market sector.</summary>
    public required long[] NationalDemand { get; init; }
    /// <summary>Weight of the territory's organisations in the national pool, by market sector.</summary>
    public required long[] NationalWeights { get; init; }
    /// <summary>Fees and donations paid into the national pool, cents by market sector.</summary>
    public required long[] FeeDemand { get; init; }
    /// <summary>Weight of the territory's entities in fees and donations, by market sector.</summary>
    public required long[] FeeWeights { get; init; }
    /// <summary>Weight of the territory's entities in service agreements, by market sector.</summary>
    public required long[] AgreementWeights { get; init; }
    /// <summary>[sector]: value of the lots that organisations could serve, cents a month, for next month's announcements.</summary>
    public required long[] ServableLots { get; init; }
    /// <summary>[sector]: value a month of this territory's running contracts of the national, then (sector + sectors) the local government, cents.</summary>
    public required long[] RunningContracts { get; init; }
    /// <summary>Net receipts of the accounts outside the territory.</summary>
    public required OutsideFlows Flows { get; init; }
    /// <summary>[policy]: cents spent or forgone here this month.</summary>
    public required long[] PolicySpending { get; init; }
    /// <summary>[financier]: recounted deposits of its customers in this territory, cents.</summary>
    public required long[] Deposits { get; init; }
    /// <summary>[financier]: recounted loans outstanding, cents.</summary>
    public required long[] Loans { get; init; }
    /// <summary>[financier]: recounted titles in organisations, cents at their nominal value.</summary>
    public long[] Stakes { get; init; } = [];
    /// <summary>[financier]: recounted units of its savers.</summary>
    public long[] Units { get; init; } = [];
    /// <summary>Recounted invoices that governments have not paid yet, cents.</summary>
    public required long Claims { get; init; }
    /// <summary>Money between two months: orders and dividends paid in and not yet out, cents.</summary>
    public required long InTransit { get; init; }
    /// <summary>Counters laid out by <see cref="Measures"/>.</summary>
    public required CounterSet Counters { get; init; }
    /// <summary>The yearly observation of incomes, laid out by <see cref="Observations.Incomes.IncomeMeasures"/>; null but in December.</summary>
    public CounterSet? Incomes { get; init; }
    /// <summary>Accounts of the territory that were checked and closed.</summary>
    public required int Checks { get; init; }

    /// <summary>The same with lists and columns of its own, for whoever keeps it beyond the month: a territory lends them until its next.</summary>
    public TerritoryReport Kept() => this with
    {
        Applications = [.. Applications.Select(asked => asked.ToList())],
        Bundles = [.. Bundles.Select(asked => asked.ToList())],
        Lenders = [.. Lenders.Select(lender => lender.Kept())],
        Bids = [.. Bids],
        LocalBids = [.. LocalBids],
        NationalDemand = [.. NationalDemand],
        NationalWeights = [.. NationalWeights],
        FeeDemand = [.. FeeDemand],
        FeeWeights = [.. FeeWeights],
        AgreementWeights = [.. AgreementWeights],
        ServableLots = [.. ServableLots],
        RunningContracts = [.. RunningContracts],
        PolicySpending = [.. PolicySpending],
        Deposits = [.. Deposits],
        Loans = [.. Loans],
        Stakes = [.. Stakes],
        Units = [.. Units],
    };
}

/// <summary>Net receipts, in cents, of the accounts outside a territory from all that happened inside it in one month.</summary>
/// <param name="NationalGovernment">Taxes and contributions less pay, benefits and purchases.</param>
/// <param name="LocalGovernment">The same of the territory's own government.</param>
/// <param name="RestOfWorld">Imports.</param>
/// <param name="NationalPool">Paid in less paid out.</param>
/// <param name="NationalPayables">Invoices to the national government less those that it paid: what it owes more than before.</param>
/// <param name="LocalPayables">The same of the territory's own government.</param>
public sealed record OutsideFlows(
    long NationalGovernment, long LocalGovernment, long RestOfWorld, long NationalPool, long NationalPayables, long LocalPayables);

/// <summary>One run: an economy, a scenario, a seed.</summary>
/// <param name="Run">Policy name or <c>reference</c>, as in trajectories.</param>
/// <param name="Replicate">From 0.</param>
/// <param name="Seed">Seed of the replicate, for drawing and for the months.</param>
/// <param name="Watch">[territory]: organisations whose jobs are counted as supported from a month on. Empty for a policy run, which counts
/// those that its policies reach; a reference run is given the policy run's list.</param>
public sealed record RunKey(string Run, int Replicate, ulong Seed, IReadOnlyList<IReadOnlyList<SupportedOrganisation>> Watch)
{
    /// <summary>Organisations whose stories are written down. It makes no difference to the run.</summary>
    public IReadOnlyList<ulong> Follow { get; init; } = [];
    /// <summary>Organisations to list at the end; null for none.</summary>
    public RosterRequest? Roster { get; init; }
}

/// <summary>An organisation that a policy reached, the first month in which one did, and the index of the policy that was first.</summary>
public readonly record struct SupportedOrganisation(ulong Organisation, int Month, int Policy);

/// <summary>All that is left of a run when it is over.</summary>
/// <param name="Key">Which run.</param>
/// <param name="Scenario">What was run (without policies for a reference).</param>
/// <param name="Scale">Residents of the economy over residents simulated.</param>
/// <param name="TerritoryIds">In the order of the economy file.</param>
/// <param name="Months">One observation a month.</param>
/// <param name="ResultHash">Hexadecimal, over every observation and the final state of every agent.</param>
/// <param name="Supported">[territory]: organisations that policies reached.</param>
/// <param name="Organisations">Organisations at the start.</param>
public sealed record RunResult(
    RunKey Key, Policies.CompiledScenario Scenario, double Scale, IReadOnlyList<string> TerritoryIds, IReadOnlyList<MonthObservation> Months,
    string ResultHash, IReadOnlyList<IReadOnlyList<SupportedOrganisation>> Supported, long Organisations)
{
    /// <summary>Of the organisations that were followed, in the order of territories and identities.</summary>
    public IReadOnlyList<OrganisationStory> Stories { get; init; } = [];
    /// <summary>[policy][month from 0]: whether its rule held; empty where no policy has a rule.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> RulesHeld { get; init; } = [];
    /// <summary>Bit of each policy that reached an organisation, and of each intervention that found its own.</summary>
    public uint PoliciesMet { get; init; }
    /// <summary>[territory]: the organisations that were asked for; empty where none were.</summary>
    public IReadOnlyList<Roster> Rosters { get; init; } = [];
}
