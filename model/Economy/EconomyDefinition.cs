namespace SseSim.Model.Economy;

/// <summary>An economy file as the model reads it: targets for the synthetic population and register, national accounts, government,
/// credit. The file's key of each property is its kebab-case name. Shares are 0..1. Money is in units of the currency, not cents.</summary>
public sealed record EconomyDefinition
{
    /// <summary>The file's name without .yaml.</summary>
    public required string Economy { get; init; }
    public required string Title { get; init; }
    public string Description { get; init; } = "";
    /// <summary>Id of the nation in trajectories, such as PT.</summary>
    public required string Country { get; init; }
    public required string Currency { get; init; }
    public required int BaseYear { get; init; }
    /// <summary>Residents simulated when neither the scenario nor the command line says otherwise.</summary>
    public int DefaultResidents { get; init; } = 100_000;
    public required IReadOnlyList<TerritoryDefinition> Territories { get; init; }
    public required PopulationDefinition Population { get; init; }
    public required LabourDefinition Labour { get; init; }
    public required IReadOnlyList<SectorDefinition> Sectors { get; init; }
    public required FirmsDefinition Firms { get; init; }
    public required IReadOnlyList<SocialEconomyFamily> SocialEconomy { get; init; }
    public required AccountsDefinition Accounts { get; init; }
    public required GovernmentDefinition Government { get; init; }
    public required CreditDefinition Credit { get; init; }
    public required StatisticsDefinition Statistics { get; init; }
    /// <summary>Poverty lines; without them what is measured against them is not defined.</summary>
    public PovertyDefinition Poverty { get; init; } = new();
    /// <summary>What else indicators of the Goals are measured with; nothing in the month reads it.</summary>
    public GoalsDefinition Goals { get; init; } = new();

    /// <summary>Units of the currency that weigh here what a euro weighs where amounts are declared in: the same share of GDP per resident. One in economies in euros.</summary>
    public double UnitsForEuro => Currency == DeclaredAmounts.Currency ? 1 : Accounts.GrossDomesticProduct.Value / Population.Residents.Value / DeclaredAmounts.GdpPerResident;

    /// <summary>An amount that is declared in euros, in this economy's cents.</summary>
    public long CentsFor(double euros) => (long)(euros * 100 * UnitsForEuro);
}

/// <summary>What the amounts of instruments and of the model's own limits are declared in: see decision 44.</summary>
public static class DeclaredAmounts
{
    /// <summary>Their currency.</summary>
    public const string Currency = "EUR";
    /// <summary>GDP per resident of the economy in whose prices they are: Portugal, 2010.</summary>
    public const double GdpPerResident = 17_000;
}

/// <summary>Lines under which persons count as poor.</summary>
public sealed record PovertyDefinition
{
    /// <summary>The international poverty line ($3.00 a day at 2021 purchasing power parities) in currency a day at the economy's prices; 0 where it is not given.</summary>
    public Figure InternationalLine { get; init; } = Figure.Of(0);
    /// <summary>The national poverty line as a share of the median equivalised disposable income; 0 where it is not given.</summary>
    public Figure NationalLine { get; init; } = Figure.Of(0);
}

/// <summary>One local labour market with a government of its own.</summary>
public sealed record TerritoryDefinition
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    /// <summary>Larger region that it belongs to, for grouping in reports.</summary>
    public string Region { get; init; } = "";
    /// <summary>Persons.</summary>
    public required Figure Residents { get; init; }
    /// <summary>Share of residents in urban areas.</summary>
    public Figure UrbanShare { get; init; } = Figure.Of(0.61);
}

public sealed record PopulationDefinition
{
    /// <summary>Persons in the whole economy.</summary>
    public required Figure Residents { get; init; }
    /// <summary>Persons by <c>sex/age-band</c>; used as shares of <see cref="Residents"/>.</summary>
    public required FigureTable ByAgeAndSex { get; init; }
    /// <summary>Share by <c>age-band/education</c>, adding up to 1 within each band from 15.</summary>
    public required FigureTable EducationByAge { get; init; }
    /// <summary>Share of households by number of persons (keys 1, 2, 3, 4, 5).</summary>
    public required FigureTable HouseholdSizes { get; init; }
    /// <summary>Share of persons from 15 with a disability.</summary>
    public required Figure DisabilityShare { get; init; }
    public Figure DisplacedShare { get; init; } = Figure.Of(0);
    public Figure MinorityShare { get; init; } = Figure.Of(0);
    public Figure VeteranShare { get; init; } = Figure.Of(0);
    /// <summary>Share of persons from 15 who volunteer.</summary>
    public required Figure VolunteerRate { get; init; }
    /// <summary>Hours a volunteer gives in a year.</summary>
    public required Figure VolunteerHoursPerYear { get; init; }
}

public sealed record LabourDefinition
{
    /// <summary>Employed persons by <c>sex/age-band</c>; their sum is the employment target.</summary>
    public required FigureTable Employed { get; init; }
    /// <summary>Unemployed persons by <c>sex/age-band</c>.</summary>
    public required FigureTable Unemployed { get; init; }
    /// <summary>Young persons (15-24) neither employed nor in education or training, as a share of the age group, by sex.</summary>
    public required FigureTable YouthNotInEmploymentOrEducation { get; init; }
    /// <summary>Share of persons outside the labour force who are retired, by age band from 55.</summary>
    public required FigureTable RetiredShare { get; init; }
    /// <summary>Employed persons by status: <c>employee</c> (public and private), <c>self-employed</c>.</summary>
    public required FigureTable ByStatus { get; init; }
    /// <summary>Public employees, persons (part of employees), by sector.</summary>
    public required FigureTable PublicEmployees { get; init; }
    /// <summary>Informal employment as a share of employment.</summary>
    public required Figure InformalShare { get; init; }
    /// <summary>Hourly pay of women relative to men of like work.</summary>
    public required Figure FemaleWageRatio { get; init; }
    /// <summary>Pay by education relative to secondary.</summary>
    public required FigureTable WageByEducation { get; init; }
    /// <summary>Share of the employed that leave their job in a month for reasons of their own or of the contract.</summary>
    public required Figure MonthlySeparationRate { get; init; }
}

/// <summary>One sector of <see cref="Classification.Sectors"/>. Shares of a national total add up to 1 over the sectors.</summary>
public sealed record SectorDefinition
{
    public required string Sector { get; init; }
    /// <summary>Employed persons, public employees included.</summary>
    public required Figure Employment { get; init; }
    /// <summary>Share of national gross value added, public producers included.</summary>
    public required Figure ValueAddedShare { get; init; }
    /// <summary>Labour cost (with contributions, and the labour income of the self-employed) in the value added of private producers.</summary>
    public required Figure LabourShare { get; init; }
    public required Figure ExportsShare { get; init; }
    public required Figure ImportsShare { get; init; }
    public required Figure InvestmentShare { get; init; }
    public required Figure ProcurementShare { get; init; }
    /// <summary>Share of household demand met within the territory.</summary>
    public required Figure LocalShare { get; init; }
    /// <summary>Capital in months of value added.</summary>
    public required Figure CapitalMonths { get; init; }
    public required Figure WeeklyHours { get; init; }
    public required Figure FemaleShare { get; init; }
    /// <summary>Value of one tender a year, in currency.</summary>
    public required Figure LotValue { get; init; }
    /// <summary>Share of the sector's conventional firms among all conventional firms.</summary>
    public required Figure FirmsShare { get; init; }
}

public sealed record FirmsDefinition
{
    /// <summary>Conventional enterprises with their sole proprietors.</summary>
    public required Figure Total { get; init; }
    /// <summary>Share of enterprises by size class (keys 1, 2-9, 10-49, 50-249, 250+).</summary>
    public required FigureTable SizeShares { get; init; }
    /// <summary>Mean persons employed by size class, same keys.</summary>
    public required FigureTable MeanSize { get; init; }
    /// <summary>Births and deaths in a year as a share of the enterprises.</summary>
    public required Figure TurnoverRate { get; init; }
}

/// <summary>One family of the satellite account.</summary>
public sealed record SocialEconomyFamily
{
    public required string Family { get; init; }
    /// <summary>A name of <see cref="Classification.Forms"/>.</summary>
    public required string Form { get; init; }
    public required Figure Entities { get; init; }
    /// <summary>Paid employment, persons or full-time equivalents as the source counts.</summary>
    public required Figure PaidEmployment { get; init; }
    /// <summary>Share of entities that have paid staff.</summary>
    public required Figure EmployerShare { get; init; }
    /// <summary>Pay per paid job relative to the economy's mean.</summary>
    public required Figure WageRatio { get; init; }
    /// <summary>Labour cost in value added.</summary>
    public required Figure LabourShare { get; init; }
    /// <summary>Share of paid jobs by sector.</summary>
    public required FigureTable JobsBySector { get; init; }
    /// <summary>Share of entities by sector.</summary>
    public required FigureTable EntitiesBySector { get; init; }
    /// <summary>Shares of resources: <c>agreements</c>, <c>fees</c>, <c>donations</c>; the rest is sales.</summary>
    public required FigureTable Resources { get; init; }
    /// <summary>Share of entities that are not registered.</summary>
    public Figure InformalShare { get; init; } = Figure.Of(0);
    /// <summary>Members per entity.</summary>
    public required Figure MembersPerEntity { get; init; }
    /// <summary>Births and deaths in a year as a share of the entities.</summary>
    public required Figure TurnoverRate { get; init; }
}

/// <summary>National accounts of the base year.</summary>
public sealed record AccountsDefinition
{
    /// <summary>Currency a year at market prices.</summary>
    public required Figure GrossDomesticProduct { get; init; }
    /// <summary>Shares of GDP.</summary>
    public required Figure HouseholdConsumption { get; init; }
    public required Figure GovernmentConsumption { get; init; }
    public required Figure Investment { get; init; }
    public required Figure Exports { get; init; }
    public required Figure Imports { get; init; }
    /// <summary>What residents receive from abroad beside exports (remittances, aid, earnings there) less what they pay (profits of foreign owners), share of GDP.</summary>
    public Figure IncomeFromAbroad { get; init; } = Figure.Of(0);
    /// <summary>Taxes on products less subsidies, share of GDP.</summary>
    public required Figure ProductTaxes { get; init; }
    /// <summary>Labour income (employees and self-employed) in GDP.</summary>
    public required Figure LabourShare { get; init; }
    /// <summary>Household deposits, share of annual GDP.</summary>
    public required Figure HouseholdDeposits { get; init; }
    /// <summary>Share of an additional unit of income consumed within the year.</summary>
    public required Figure MarginalPropensityToConsume { get; init; }
}

public sealed record GovernmentDefinition
{
    /// <summary>Share of gross pay.</summary>
    public required Figure EmployerContribution { get; init; }
    public required Figure EmployeeContribution { get; init; }
    /// <summary>Personal income tax, share of GDP; the rate above the exempt amount is solved to raise it.</summary>
    public required Figure PersonalIncomeTax { get; init; }
    /// <summary>Pay a month below which no income tax is due, as a share of mean gross pay.</summary>
    public required Figure IncomeTaxExemption { get; init; }
    /// <summary>Statutory rate on taxable surplus.</summary>
    public required Figure CorporateTaxRate { get; init; }
    /// <summary>Corporate tax rate by form where the law gives another (0 = exempt).</summary>
    public FigureTable CorporateTaxRateByForm { get; init; } = FigureTable.Empty;
    /// <summary>Pensions (old age, survivors, incapacity), share of GDP.</summary>
    public required Figure Pensions { get; init; }
    /// <summary>All unemployment benefits, share of GDP: settling finds how many persons are insured.</summary>
    public required Figure UnemploymentBenefits { get; init; }
    /// <summary>Months for which the benefit is paid.</summary>
    public required Figure UnemploymentBenefitMonths { get; init; }
    /// <summary>Benefit as a share of the last pay.</summary>
    public required Figure UnemploymentReplacementRate { get; init; }
    public required Figure FamilyBenefits { get; init; }
    /// <summary>Purchases from organisations by contract, share of GDP.</summary>
    public required Figure Procurement { get; init; }
    /// <summary>What founders of the social economy pay for registration, currency units.</summary>
    public Figure RegistrationCost { get; init; } = Figure.Of(0);
    /// <summary>Days until a new entity is recognised.</summary>
    public Figure RegistrationDays { get; init; } = Figure.Of(0);
    /// <summary>Working hours a year that a social economy employer spends on the registers and reports of several authorities, beyond a conventional firm.</summary>
    public Figure ComplianceHours { get; init; } = Figure.Of(0);
    /// <summary>Mean days between work under a public contract and its payment.</summary>
    public Figure PaymentDays { get; init; } = Figure.Of(0);
    /// <summary>Share of procurement that local governments place.</summary>
    public required Figure LocalProcurementShare { get; init; }
    /// <summary>Public service agreements with SSE entities, share of GDP.</summary>
    public required Figure ServiceAgreements { get; init; }
    /// <summary>Gross debt, share of GDP.</summary>
    public required Figure Debt { get; init; }
    /// <summary>Rate a year.</summary>
    public required Figure DebtInterestRate { get; init; }
    /// <summary>Adviser-hours a year for SSE entities.</summary>
    public required Figure SupportHoursPerYear { get; init; }
}

public sealed record CreditDefinition
{
    /// <summary>Loans to organisations, share of GDP.</summary>
    public required Figure BusinessLoans { get; init; }
    public required Figure DepositInterestRate { get; init; }
    public required Figure LoanTermMonths { get; init; }
    /// <summary>Share of loans to conventional organisations that default in a year, normal years.</summary>
    public required Figure DefaultRate { get; init; }
    /// <summary>Share of informal organisations with staff that belong to a rotating savings group.</summary>
    public Figure RotatingSavingsShare { get; init; } = Figure.Of(0);
    public required IReadOnlyList<FinancierDefinition> Financiers { get; init; }
}

/// <summary>A kind of financier; what it may do follows from it.</summary>
public enum FinancierKind
{
    CommercialBank,
    CooperativeBank,
    DevelopmentBank,
    GuaranteeFund,
    /// <summary>Takes deposits and lends to the social economy alone, once there is revenue.</summary>
    EthicalBank,
    /// <summary>Microloans to the smallest organisations, from their first day.</summary>
    MicrofinanceInstitution,
    /// <summary>Lends where banks refuse, from grants and mission-minded funds.</summary>
    CommunityDevelopmentInstitution,
    /// <summary>Buys members' shares of social enterprises and cooperatives, and lends behind other lenders to those that grow.</summary>
    ImpactInvestor,
    /// <summary>Puts what savers subscribe for the social economy (a tenth of a 90/10 fund) into titles that share risk.</summary>
    SolidaritySavingsFund,
    /// <summary>Sells community bonds of the social economy to households.</summary>
    CrowdfundingPlatform,
    /// <summary>Gives out what the government endows it with: advances that are repaid out of surplus, and quasi-equity.</summary>
    GovernmentProgramme,
}

/// <summary>One financial institution.</summary>
public sealed record FinancierDefinition
{
    public required string Name { get; init; }
    public required FinancierKind Kind { get; init; }
    /// <summary>Share of all deposits that it holds (0 for those that take none).</summary>
    public Figure DepositShare { get; init; } = Figure.Of(0);
    /// <summary>Share of loans to organisations.</summary>
    public Figure LoanShare { get; init; } = Figure.Of(0);
    /// <summary>Own funds as a share of its loans (of annual GDP for a guarantee fund and for investors).</summary>
    public required Figure Capital { get; init; }
    /// <summary>Rate a year on new loans; for investors the return a year that their titles bear.</summary>
    public Figure LoanRate { get; init; } = Figure.Of(0.06);
    /// <summary>Largest loan, currency units; 0 without a limit. Investors put in at most as much.</summary>
    public Figure LargestLoan { get; init; } = Figure.Of(0);
    /// <summary>Share of households to whom a savings fund or platform is offered without a policy.</summary>
    public Figure Reach { get; init; } = Figure.Of(0);
    /// <summary>Highest expected loss of a loan that it takes.</summary>
    public Figure RiskAppetite { get; init; } = Figure.Of(0.03);
    /// <summary>Weight of mission against return when it ranks SSE applicants (share of rate).</summary>
    public Figure MissionWeight { get; init; } = Figure.Of(0);
    /// <summary>Ratio of the default rate that it expects of SSE entities to that of conventional firms, before it learns.</summary>
    public Figure InitialPerception { get; init; } = Figure.Of(1.8);
    /// <summary>Loan-years of experience that this prior is worth, in the whole economy.</summary>
    public Figure PriorLoanYears { get; init; } = Figure.Of(2000);
}

public sealed record StatisticsDefinition
{
    /// <summary>Share of SSE entities that the register sees, by size class.</summary>
    public required FigureTable Coverage { get; init; }
    /// <summary>Months between the month observed and its publication.</summary>
    public required Figure LagMonths { get; init; }
    /// <summary>Relative standard error of the survey of employment.</summary>
    public required Figure SamplingError { get; init; }
    /// <summary>Whether repayment records are published (0 or 1).</summary>
    public Figure PublishRepayment { get; init; } = Figure.Of(0);
}
