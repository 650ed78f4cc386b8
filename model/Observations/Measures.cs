using SseSim.Model.Economy;

namespace SseSim.Model.Observations;

/// <summary>The layout of an observation: every counter that a month leaves behind. Persons and organisations are counts of agents, hours
/// are weekly paid hours, money is cents of the month. A sample's counters are not yet multiplied back.</summary>
public static class Measures
{
    /// <summary>Policies whose money and support are counted apart; a scenario may not have more.</summary>
    public const int MaximumPolicies = 32;
    /// <summary>Financiers whose lending is counted apart.</summary>
    public const int MaximumFinanciers = 16;

    private const int Forms = Classification.FormCount;
    private const int Sectors = Classification.SectorCount;
    private const int Sexes = Classification.SexCount;
    private const int Products = 6;

    private static readonly List<Measure> Blocks = [];

    // Organisations.
    /// <summary>Living organisations [form, sector].</summary>
    public static readonly Measure Entities = Block("entities", Forms, Sectors);
    /// <summary>Living organisations by [form, size class].</summary>
    public static readonly Measure EntitiesBySize = Block("entities-by-size", Forms, Classification.SizeClassCount);
    public static readonly Measure Births = Block("births", Forms);
    public static readonly Measure Deaths = Block("deaths", Forms);
    /// <summary>Conventional firms taken over by their workers.</summary>
    public static readonly Measure Conversions = Block("conversions", Forms);
    /// <summary>Informal organisations that registered.</summary>
    public static readonly Measure Formalisations = Block("formalisations", Forms);
    /// <summary>Founders who did not find start capital.</summary>
    public static readonly Measure Abandoned = Block("abandoned", Forms);
    /// <summary>Paid jobs (headcount) [form, sector].</summary>
    public static readonly Measure Jobs = Block("jobs", Forms, Sectors);
    /// <summary>Weekly paid hours [form, sector].</summary>
    public static readonly Measure Hours = Block("hours", Forms, Sectors);
    /// <summary>Paid jobs [form, sex].</summary>
    public static readonly Measure JobsBySex = Block("jobs-by-sex", Forms, Sexes);
    /// <summary>Paid jobs [form] of persons aged 15-24.</summary>
    public static readonly Measure YouthJobs = Block("youth-jobs", Forms);
    /// <summary>Paid jobs [form] of persons with a disability.</summary>
    public static readonly Measure DisabilityJobs = Block("disability-jobs", Forms);
    /// <summary>Memberships [form, sector].</summary>
    public static readonly Measure Members = Block("members", Forms, Sectors);
    /// <summary>Volunteers' hours of the month [form].</summary>
    public static readonly Measure VolunteerHours = Block("volunteer-hours", Forms);
    /// <summary>Revenue net of product taxes [form].</summary>
    public static readonly Measure Turnover = Block("turnover", Forms);
    /// <summary>Value added at basic prices [form, sector]; non-market output at cost.</summary>
    public static readonly Measure ValueAdded = Block("value-added", Forms, Sectors);
    /// <summary>Gross pay [form].</summary>
    public static readonly Measure Pay = Block("pay", Forms);
    /// <summary>Surplus before tax [form], losses negative.</summary>
    public static readonly Measure Surplus = Block("surplus", Forms);
    /// <summary>Put into the indivisible reserve [form].</summary>
    public static readonly Measure Reserved = Block("reserved", Forms);
    /// <summary>Paid to owners, members or workers out of surplus [form].</summary>
    public static readonly Measure Distributed = Block("distributed", Forms);
    /// <summary>Spent on the community out of surplus [form].</summary>
    public static readonly Measure CommunitySpending = Block("community-spending", Forms);
    public static readonly Measure ServiceAgreements = Block("service-agreements", Forms);
    public static readonly Measure FeesAndDonations = Block("fees-and-donations", Forms);

    // The bridge: all jobs, and jobs in organisations that a policy has reached (in the reference: in the same organisations).
    public static readonly Measure SectorJobs = Block("sector-jobs", Sectors, Sexes);
    public static readonly Measure SectorHours = Block("sector-hours", Sectors, Sexes);
    public static readonly Measure SupportedJobs = Block("supported-jobs", Sectors, Sexes);
    public static readonly Measure SupportedHours = Block("supported-hours", Sectors, Sexes);
    /// <summary>Jobs in supported organisations [form, sector].</summary>
    public static readonly Measure SupportedJobsByForm = Block("supported-jobs-by-form", Forms, Sectors);
    public static readonly Measure SupportedHoursByForm = Block("supported-hours-by-form", Forms, Sectors);
    /// <summary>Jobs in supported organisations by the [policy] that reached them first.</summary>
    public static readonly Measure SupportedJobsByPolicy = Block("supported-jobs-by-policy", MaximumPolicies);
    public static readonly Measure SupportedHoursByPolicy = Block("supported-hours-by-policy", MaximumPolicies);
    /// <summary>Posts for whose pay or contributions a policy pays, a post under two policies once [sector, sex]; by [form, sector]; by [policy], the first
    /// of two.</summary>
    public static readonly Measure SubsidisedPosts = Block("subsidised-posts", Sectors, Sexes);
    public static readonly Measure SubsidisedPostHours = Block("subsidised-post-hours", Sectors, Sexes);
    public static readonly Measure SubsidisedPostsByForm = Block("subsidised-posts-by-form", Forms, Sectors);
    public static readonly Measure SubsidisedPostHoursByForm = Block("subsidised-post-hours-by-form", Forms, Sectors);
    public static readonly Measure SubsidisedPostsByPolicy = Block("subsidised-posts-by-policy", MaximumPolicies);
    public static readonly Measure SubsidisedPostHoursByPolicy = Block("subsidised-post-hours-by-policy", MaximumPolicies);

    /// <summary>Jobs in organisations that are not registered [sector, sex].</summary>
    public static readonly Measure InformalJobs = Block("informal-jobs", Sectors, Sexes);
    /// <summary>Manufacturers with less than twenty persons employed: their number, those of them who owe a loan, their value added of the month.</summary>
    public static readonly Measure SmallManufacturers = Block("small-manufacturers", 3);

    // Persons.
    /// <summary>Persons [status, sex, age band].</summary>
    public static readonly Measure Persons = Block("persons", Classification.StatusCount, Sexes, Classification.AgeBandCount);
    /// <summary>Persons with a disability [employed, unemployed].</summary>
    public static readonly Measure Disability = Block("disability", 2);
    /// <summary>Gross pay of employees [sex, age band], worker-members excluded.</summary>
    public static readonly Measure EmployeePay = Block("employee-pay", Sexes, Classification.AgeBandCount);
    /// <summary>Weekly hours of employees [sex, age band].</summary>
    public static readonly Measure EmployeeHours = Block("employee-hours", Sexes, Classification.AgeBandCount);
    /// <summary>Gross pay of employees with a disability, then their weekly hours.</summary>
    public static readonly Measure DisabilityPay = Block("disability-pay", 2);
    /// <summary>Gross pay of worker-members [sex].</summary>
    public static readonly Measure MemberPay = Block("member-pay", Sexes);
    /// <summary>Weekly hours of worker-members [sex].</summary>
    public static readonly Measure MemberHours = Block("member-hours", Sexes);
    /// <summary>Draw of the self-employed.</summary>
    public static readonly Measure SelfEmployedIncome = Block("self-employed-income");
    /// <summary>Hires and separations of the month.</summary>
    public static readonly Measure Hires = Block("hires");
    public static readonly Measure Separations = Block("separations");
    public static readonly Measure Vacancies = Block("vacancies");

    // National accounts.
    public static readonly Measure HouseholdConsumption = Block("household-consumption");
    public static readonly Measure HouseholdDeposits = Block("household-deposits");
    public static readonly Measure OrganisationDeposits = Block("organisation-deposits");
    public static readonly Measure DisposableIncome = Block("disposable-income");
    /// <summary>Gross pay, employers' contributions included, of employees and worker-members.</summary>
    public static readonly Measure Compensation = Block("compensation");
    public static readonly Measure ProductTaxes = Block("product-taxes");
    public static readonly Measure Investment = Block("investment");
    public static readonly Measure Exports = Block("exports");
    public static readonly Measure Imports = Block("imports");
    /// <summary>Demand that no organisation could serve, by sector (imported).</summary>
    public static readonly Measure UnmetDemand = Block("unmet-demand", Sectors);
    /// <summary>Orders received by sector before rationing.</summary>
    public static readonly Measure Orders = Block("orders", Sectors);

    // Credit [owner: 0 conventional, 1 social economy].
    public static readonly Measure CreditDemanded = Block("credit-demanded", 2);
    public static readonly Measure CreditGranted = Block("credit-granted", 2);
    public static readonly Measure Applications = Block("applications", 2);
    public static readonly Measure Grants = Block("grants", 2);
    /// <summary>Applications refused [owner, reason], reasons as in <c>RefusalReason</c>.</summary>
    public static readonly Measure Refusals = Block("refusals", 2, 9);
    public static readonly Measure RefusedAmount = Block("refused-amount", 2);
    public static readonly Measure LoansOutstanding = Block("loans-outstanding", 2);
    public static readonly Measure LoansInArrears = Block("loans-in-arrears", 2);
    public static readonly Measure WrittenOff = Block("written-off", 2);
    public static readonly Measure Guaranteed = Block("guaranteed", 2);
    /// <summary>Defaults of the month (90 days past due for the first time, or closed owing) and loans alive in it [owner].</summary>
    public static readonly Measure Defaults = Block("defaults", 2);
    public static readonly Measure LoanMonths = Block("loan-months", 2);
    /// <summary>Default rate a year that each financier expects, in millionths [owner, financier].</summary>
    public static readonly Measure PerceivedDefault = Block("perceived-default", 2, MaximumFinanciers);

    /// <summary>Investors' titles by [product]: paid in this month, outstanding at its end, lost in it.</summary>
    public static readonly Measure Invested = Block("invested", Products);
    public static readonly Measure StakesOutstanding = Block("stakes-outstanding", Products);
    public static readonly Measure StakesWrittenOff = Block("stakes-written-off", Products);
    /// <summary>Pots of rotating savings groups.</summary>
    public static readonly Measure RotatingSavings = Block("rotating-savings");
    /// <summary>Savings for the social economy: subscribed, paid back.</summary>
    public static readonly Measure Savings = Block("savings", 2);

    // Procurement, value a year of contracts awarded this month.
    public static readonly Measure Tendered = Block("tendered");
    public static readonly Measure AwardedToSocialEconomy = Block("awarded-to-social-economy");
    public static readonly Measure ReservedTenders = Block("reserved-tenders");
    public static readonly Measure ReturnedToOpen = Block("returned-to-open");
    /// <summary>Contract payments of the month: all, to SSE.</summary>
    public static readonly Measure ContractPayments = Block("contract-payments", 2);

    // Government (national and local together).
    public static readonly Measure GovernmentRevenue = Block("government-revenue", 6);
    public static readonly Measure GovernmentSpending = Block("government-spending", 8);
    public static readonly Measure GovernmentDebt = Block("government-debt");
    public static readonly Measure GovernmentBalance = Block("government-balance");
    public static readonly Measure PolicyOutlay = Block("policy-outlay", MaximumPolicies);
    public static readonly Measure PolicyTaxExpenditure = Block("policy-tax-expenditure", MaximumPolicies);
    public static readonly Measure PolicyGuaranteeCalls = Block("policy-guarantee-calls", MaximumPolicies);

    // Support.
    public static readonly Measure SupportHours = Block("support-hours", 2);

    /// <summary>Paid jobs [form, size class of the organisation].</summary>
    public static readonly Measure JobsBySize = Block("jobs-by-size", Forms, Classification.SizeClassCount);
    /// <summary>Entities, then jobs, of the social economy that are not registered [form, size class].</summary>
    public static readonly Measure UnregisteredEntities = Block("unregistered-entities", Forms, Classification.SizeClassCount);
    public static readonly Measure UnregisteredJobs = Block("unregistered-jobs", Forms, Classification.SizeClassCount);

    // The statistics office's view, published this month about the month <c>lag</c> before.
    public static readonly Measure MeasuredEntities = Block("measured-entities");
    public static readonly Measure MeasuredEmployment = Block("measured-employment");
    /// <summary>Value added of a month by the satellite account, cents.</summary>
    public static readonly Measure MeasuredValueAdded = Block("measured-value-added");
    public static readonly Measure MeasuredUnemployed = Block("measured-unemployed");
    public static readonly Measure MeasuredLabourForce = Block("measured-labour-force");
    /// <summary>SSE entities of this month that the register sees [form], and their paid jobs, in thousandths: what will be published about it.</summary>
    public static readonly Measure SeenEntities = Block("seen-entities", Forms);
    public static readonly Measure SeenJobs = Block("seen-jobs", Forms);

    /// <summary>Guarantee fees that borrowers paid to the fund.</summary>
    public static readonly Measure PolicyGuaranteeFees = Block("policy-guarantee-fees", MaximumPolicies);

    /// <summary>Jobs of the month for whose pay or contributions a policy paid.</summary>
    public static readonly Measure SubsidisedJobs = Block("subsidised-jobs", MaximumPolicies);

    /// <summary>Invoices of public contracts that governments have not paid [owner].</summary>
    public static readonly Measure UnpaidInvoices = Block("unpaid-invoices", 2);

    /// <summary>Adviser-hours paid for under policies.</summary>
    public static readonly Measure PolicyAdviserHours = Block("policy-adviser-hours", MaximumPolicies);
    /// <summary>Firms whose owner would close them, by the gate on the way to a worker cooperative that they passed: could, informed, willing, advised, financed.</summary>
    public static readonly Measure ConversionPipeline = Block("conversion-pipeline", 7);

    /// <summary>All blocks in order.</summary>
    public static IReadOnlyList<Measure> All => Blocks;

    /// <summary>Number of counters of an observation.</summary>
    public static int Length => Blocks[^1].Offset + Blocks[^1].Length;

    /// <summary>Names of the parts of <see cref="GovernmentRevenue"/>.</summary>
    public static IReadOnlyList<string> RevenueNames { get; } =
        ["product-tax", "income-tax", "employee-contributions", "employer-contributions", "corporate-tax", "other"];

    /// <summary>Names of the parts of <see cref="GovernmentSpending"/>.</summary>
    public static IReadOnlyList<string> SpendingNames { get; } =
        ["pay", "pensions", "unemployment-benefits", "family-benefits", "procurement", "service-agreements", "interest", "policies"];

    /// <summary>Index of the counter of what governments spend on one purpose.</summary>
    public static int Spending(SpendingPurpose purpose) => GovernmentSpending.At((int)purpose);

    private static Measure Block(string name, params int[] shape)
    {
        var offset = Blocks.Count == 0 ? 0 : Blocks[^1].Offset + Blocks[^1].Length;
        var block = new Measure(name, offset, shape);
        Blocks.Add(block);
        return block;
    }
}
