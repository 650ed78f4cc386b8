using SseSim.Model.Economy;

namespace SseSim.Model.Policies;

/// <summary>The mechanism of the month through which an instrument acts. A step asks for the settings of its own lever and for nothing else.</summary>
public enum Lever : byte
{
    CorporateTax,
    ProcurementQuota,
    ProcurementPrice,
    LoanGuarantee,
    ReinvestedSurplus,
    IndivisibleReserve,
    EmployerContributions,
    WageSubsidy,
    PaymentDelay,
    ReservedContracts,
    SocialClause,
    LotSize,
    BusinessSupport,
    InvestmentReadiness,
    ConversionSupport,
    InterestSubsidy,
    StartCapital,
    ServiceAgreements,
    Reputation,
    Statistics,
    Recognition,
    DirectGrant,
    DirectContract,
    DirectConversion,
    EquityEndowment,
    QuasiEquityEndowment,
    RepayableGrantEndowment,
    SolidaritySavings,
    InvestorTaxCredit,
    MatchFunding,
    WholesaleFund,
    FrameworkLaw,
    Survey,
    SatelliteAccount,
}

/// <summary>A policy instrument: its declaration, read by the validator, the schema, <c>list</c>, <c>explain</c> and the documentation.
/// Its effect is the lever that it sets; a lever is read by exactly one step of the month. To add an instrument: one file in
/// <c>Policies/Instruments/</c> and one line in <see cref="InstrumentCatalog"/>.</summary>
public sealed record Instrument
{
    /// <summary>Kebab-case name in scenario files.</summary>
    public required string Name { get; init; }
    /// <summary>Family of instruments, as in the model description.</summary>
    public required string Family { get; init; }
    /// <summary>One line for lists.</summary>
    public required string Summary { get; init; }
    /// <summary>How it reaches agents: which step, which variable.</summary>
    public required string Mechanism { get; init; }
    /// <summary>Real measures that it is modelled on, with country, year and source.</summary>
    public required string Source { get; init; }
    public required Lever Lever { get; init; }
    public required BudgetUse BudgetUse { get; init; }
    /// <summary>Keys in the order in which <see cref="CompiledPolicy.Value"/> numbers them.</summary>
    public required IReadOnlyList<InstrumentKey> Keys { get; init; }
    /// <summary>Kinds of financier through which it acts: without one of them in the economy it does nothing. Empty where it needs none.</summary>
    public IReadOnlyList<FinancierKind> Financiers { get; init; } = [];
    /// <summary>Whether results can say which organisations it reached. False for what acts on households, tenders or statistics, and for money lent to lenders.</summary>
    public bool ReachesOrganisations { get; init; } = true;
    /// <summary>Who is eligible when the file does not say.</summary>
    public Eligibility DefaultEligibility { get; init; } = Eligibility.SocialEconomy;
    /// <summary>Keys of <c>for</c> that the mechanism can tell apart (forms, stages, sectors, sizes, territories, groups).</summary>
    public IReadOnlyList<string> EligibilityKeys { get; init; } = ["forms", "stages", "sectors", "sizes", "territories"];
    /// <summary>Stands for the economy's currency in <see cref="Explain"/>.</summary>
    public const char CurrencySign = '¤';
    /// <summary>What <c>explain</c> says of one month's values, such as "80 % of the loss" or "60 ¤ an hour".</summary>
    public required Func<IReadOnlyList<double>, string> Explain { get; init; }
}
