namespace SseSim.Model.Parameters;

/// <summary>Behavioural parameters of the model: what an economy file does not give. Each has symbol, unit, range, the submodel that reads it
/// and a source; <c>docs/reference/parameters.md</c> is generated from here. Scenario files override them by kebab-case name.</summary>
public sealed record ModelParameters
{
    private const string Sketch = "assumed; value tried in the sketch described in docs/model/submodels.md";

    // Trade
    [Parameter("h", "share", 0, 0.5, "trade", Sketch)]
    public double LabourHeadroom { get; init; } = 0.06;
    [Parameter("x", "share", 0, 1, "trade", Sketch)]
    public double CapitalHeadroom { get; init; } = 0.2;
    [Parameter("gamma", "elasticity", 0.5, 0.98, "trade", "assumed; 1 makes market shares a random walk, 0.8-0.9 keeps them")]
    public double SizeElasticity { get; init; } = 0.8;
    [Parameter("beta", "per unit", 0, 2, "trade", Sketch)]
    public double AttractivenessEffect { get; init; } = 0.35;
    [Parameter("b", "per unit", 0, 5, "trade", "assumed; price elasticity of a single seller's demand around 1")]
    public double PriceEffect { get; init; } = 1.0;
    [Parameter("g", "per unit", 0, 5, "trade", "assumed")]
    public double ReputationEffect { get; init; } = 0.5;
    [Parameter("rho", "per month", 0, 1, "trade", "assumed; a name is made or lost over some three years")]
    public double ReputationSpeed { get; init; } = 0.03;
    [Parameter("phi", "per quarter", 0, 0.999, "trade", Sketch)]
    public double AttractivenessPersistence { get; init; } = 0.97;
    [Parameter("sigma", "per quarter", 0, 0.5, "trade", Sketch)]
    public double AttractivenessShock { get; init; } = 0.04;
    [Parameter("eta", "per month", 0.01, 1, "trade", Sketch)]
    public double ExpectationSpeed { get; init; } = 0.2;

    // Investment and surplus
    [Parameter("T", "months", 6, 120, "surplus", "assumed; 12 months gives an accelerator cycle")]
    public double InvestmentMonths { get; init; } = 24;
    [Parameter("slack", "share", 0, 0.5, "surplus", Sketch)]
    public double CapitalSlack { get; init; } = 0.10;
    [Parameter("buffer", "months of pay", 0.25, 12, "surplus", Sketch)]
    public double BufferMonths { get; init; } = 2;
    [Parameter("payout", "per month", 0, 1, "surplus", Sketch)]
    public double PayoutRate { get; init; } = 0.3;
    [Parameter("payout-from", "buffers", 1, 5, "surplus", Sketch)]
    public double PayoutFrom { get; init; } = 1.5;
    [Parameter("reserve", "share of surplus", 0.05, 0.9, "surplus",
        "Portuguese cooperative code: at least 5 %; Italian law at least 30 %; central value assumed")]
    public double IndivisibleReserveShare { get; init; } = 0.2;
    [Parameter("member-share", "share of distribution", 0, 1, "surplus", "assumed; French SCOP practice 40-45 % to workers")]
    public double MemberDistributionShare { get; init; } = 0.75;

    [Parameter("forgo", "share of mean pay", 0, 0.28, "surplus",
        "assumed; the most that worker-members forgo of a month's pay, before and instead of being laid off. In cooperatives pay varies more and employment less than in firms (Pencavel, "
        + "Pistaferri and Schivardi 2006, for the sign)")]
    public double MembersForgo { get; init; } = 0.2;

    // Households
    [Parameter("floor", "share of mean consumption a head", 0, 1, "households", "assumed")]
    public double ConsumptionFloor { get; init; } = 0.15;

    [Parameter("reservation", "per year", 0, 5, "households",
        "assumed; what the least willing household asks for a unit: at a return of 4 % one in twelve of those who are offered one is willing")]
    public double ReservationReturn { get; init; } = 0.5;
    [Parameter("held", "years", 1, 30, "households", "French relief for shares of solidarity enterprises: held for five years")]
    public double SavingYears { get; init; } = 5;
    [Parameter("fund-share", "share of free deposits", 0, 1, "households", "assumed; what a saver puts into a fund that it is offered")]
    public double FundShare { get; init; } = 0.1;
    [Parameter("crowd-share", "share of free deposits", 0, 1, "households", "assumed; what a saver puts into community bonds")]
    public double CrowdShare { get; init; } = 0.02;
    [Parameter("free-from", "months of income", 0, 60, "households", "assumed; deposits below it are no free savings")]
    public double SavingBufferMonths { get; init; } = 6;

    // Credit
    [Parameter("c0", "logit", -8, 0, "credit", Sketch)]
    public double DefaultIntercept { get; init; } = -4.6;
    [Parameter("c1", "logit per unit", 0, 10, "credit", Sketch)]
    public double DefaultLeverage { get; init; } = 3;
    [Parameter("c2", "logit", 0, 5, "credit", Sketch)]
    public double DefaultYouth { get; init; } = 1;
    [Parameter("c3", "logit per unit", 0, 5, "credit", Sketch)]
    public double DefaultReadiness { get; init; } = 1.2;
    [Parameter("c4", "logit per unit", 0, 5, "credit", Sketch)]
    public double DefaultOrders { get; init; } = 1.5;
    [Parameter("q-conv", "share of a loss", 0, 1, "credit", "assumed; owners of conventional firms pledge their own assets")]
    public double CollateralConventional { get; init; } = 0.5;
    [Parameter("q-sse", "share of a loss", 0, 1, "credit", "assumed; no owner who could pledge")]
    public double CollateralSocialEconomy { get; init; } = 0.25;
    [Parameter("salvage", "share of capital", 0, 1, "credit", "assumed")]
    public double SalvageShare { get; init; } = 0.4;
    [Parameter("max-leverage", "share of capital", 0.1, 2, "credit", "assumed; lenders' loan-to-value limits around 70-80 %")]
    public double MaximumLeverage { get; init; } = 0.8;
    [Parameter("dscr", "ratio", 1, 3, "credit", "assumed; lenders commonly ask 1.1 to 1.3")]
    public double DebtServiceCover { get; init; } = 1.1;
    [Parameter("capital-ratio", "share of loans", 0.02, 0.3, "credit", "Basel III: 8 % of risk-weighted assets, which are about 60 % of loans to companies (assumed)")]
    public double MinimumCapitalRatio { get; init; } = 0.05;
    [Parameter("liquidity", "share of deposits", 0, 0.5, "credit", "assumed")]
    public double MinimumLiquidityRatio { get; init; } = 0.03;

    [Parameter("invest-ready", "0..1", 0, 1, "credit", "assumed; readiness that investors and guarantors ask for, as of bidders for tenders and more")]
    public double InvestmentReadiness { get; init; } = 0.45;
    [Parameter("lock", "months", 0, 240, "credit",
        "French income tax relief for shares of solidarity enterprises: held for five years (tax code, article 199 terdecies-0 A)")]
    public double StakeLockMonths { get; init; } = 60;
    [Parameter("grace", "months", 0, 120, "credit", "assumed; months until an advance is repaid out of surplus")]
    public double RepayableGrantGraceMonths { get; init; } = 24;
    [Parameter("redemption", "months", 1, 240, "credit",
        "Social Innovation Fund, Portugal, 2018: ten years at most with the lock (fis.gov.pt), so five after it")]
    public double RedemptionMonths { get; init; } = 60;

    [Parameter("pot", "share of a month's mean pay", 0, 1, "credit", "assumed; what a member of a rotating savings group pays in each month")]
    public double RotatingContribution { get; init; } = 0.05;

    // Labour
    [Parameter("lambda-conv", "per month", 0.02, 1, "labour", Sketch)]
    public double LayoffSpeedConventional { get; init; } = 0.35;
    [Parameter("lambda-sse", "per month", 0.02, 1, "labour",
        "assumed 0.2; cooperatives' employment reacts 0.3 to 0.9 as much as firms' (Pencavel, Pistaferri and Schivardi 2006 for the sign)")]
    public double LayoffSpeedSocialEconomy { get; init; } = 0.20;
    [Parameter("draw-floor", "share of a hired worker's pay", 0, 1, "labour", "assumed; the least that an owner draws")]
    public double OwnersDrawFloor { get; init; } = 0.4;
    [Parameter("contacts", "a month", 1, 30, "labour", Sketch)]
    public double ContactsPerMonth { get; init; } = 9;
    [Parameter("wage-spread", "share", 0, 0.6, "labour", "assumed")]
    public double WageSpread { get; init; } = 0.15;
    [Parameter("tightness", "elasticity", 0, 0.5, "labour", "assumed; wage curve of Blanchflower and Oswald 1994 about 0.1")]
    public double WageTightness { get; init; } = 0.1;
    [Parameter("exit-lf", "per month", 0, 0.2, "labour", "assumed")]
    public double DiscouragementRate { get; init; } = 0.02;

    // Demography of organisations
    [Parameter("exit", "per month", 0, 0.05, "demography", "assumed; with insolvencies closures come near the economy file's turnover")]
    public double ExitHazard { get; init; } = 0.0045;
    [Parameter("exit-young", "ratio", 1, 5, "demography", Sketch)]
    public double ExitYoung { get; init; } = 1.8;
    [Parameter("exit-sse", "ratio", 0.3, 1.5, "demography", "Burdin 2014: worker cooperatives' hazard 29 % lower (0.65 to 0.80)")]
    public double ExitSocialEconomy { get; init; } = 0.7;
    [Parameter("exit-small", "ratio", 1, 5, "demography", Sketch)]
    public double ExitSmall { get; init; } = 1.6;
    [Parameter("exit-large", "ratio", 0, 1, "demography", Sketch)]
    public double ExitLarge { get; init; } = 0.25;
    [Parameter("going-concern", "persons", 5, 10000, "demography", "assumed; from fifty staff on a solvent business is sold, not wound up")]
    public double GoingConcern { get; init; } = 50;
    [Parameter("insolvency", "months", 1, 24, "demography", Sketch)]
    public double InsolvencyMonths { get; init; } = 4;
    [Parameter("entry-unmet", "per unit", 0, 20, "demography", Sketch)]
    public double EntryUnmet { get; init; } = 6;
    [Parameter("entry-unemployment", "elasticity", 0, 2, "demography", Sketch)]
    public double EntryUnemployment { get; init; } = 0.5;
    [Parameter("entry-density", "elasticity", 0, 2, "demography", "assumed; know-how spreads from organisations of the same form nearby")]
    public double EntryDensity { get; init; } = 0.1;
    [Parameter("start-price", "share of replacement cost", 0.02, 1, "demography", "assumed; newborns equip themselves second-hand or lease")]
    public double StartCapitalPrice { get; init; } = 0.2;
    [Parameter("informed", "probability", 0, 1, "demography", "assumed; workers who learn in time that the owner will close. Published counts fix informed x will alone, not which of the two is "
        + "narrow: some 5 takeovers a year in Portugal without a policy, where it would have 17 at the rate of Spain (75 in 2012: COCETA), 13 at that of Quebec's advisers (60 in six years) and 7 at "
        + "that of healthy firms in France (160 in 2013 to 2016: CG SCOP)")]
    public double ConversionInformed { get; init; } = 0.02;
    [Parameter("will", "probability", 0, 1, "demography", "assumed, as informed")]
    public double ConversionWill { get; init; } = 0.1;
    [Parameter("conversion-hours", "hours", 0, 1000, "demography", "assumed; a feasibility study of some two weeks")]
    public double ConversionHours { get; init; } = 80;
    [Parameter("federation-hours", "share of adviser-hours", 0, 1, "demography", "assumed; what federations of cooperatives keep for conversions")]
    public double FederationHoursShare { get; init; } = 0.05;
    [Parameter("member-capital", "months of pay", 0, 36, "demography",
        "Italian buyouts: 12,000 to 15,000 euros a worker, some 8 months of mean pay (mitbestimmung.it on CFI, 2016)")]
    public double MemberCapitalMonths { get; init; } = 8;
    [Parameter("equipment-price", "share of replacement cost", 0, 1, "demography", "assumed; what an owner asks for equipment in use, as start-price")]
    public double ConversionEquipmentPrice { get; init; } = 0.2;
    [Parameter("conversion-size", "paid staff", 3, 1000, "demography",
        "assumed; CFI's buyouts hold some 50 jobs each (13,000 jobs in some 250 firms, CICOPA 2016 and 2015)")]
    public double ConversionLargestStaff { get; init; } = 50;

    // Support and procurement
    [Parameter("decay", "per month", 0, 0.2, "support", "assumed")]
    public double ReadinessDecay { get; init; } = 0.01;
    [Parameter("gain", "per hour", 0, 0.1, "support", "assumed; meta-analyses find small positive effects of 20-40 hours of advice")]
    public double ReadinessPerHour { get; init; } = 0.004;
    [Parameter("hours-ask", "hours", 1, 200, "support", "assumed")]
    public double SupportHoursPerEntity { get; init; } = 20;
    [Parameter("peers", "per month", 0, 0.2, "support", "assumed; what an entity learns from its federation a month, of what its peers know more")]
    public double ReadinessFromPeers { get; init; } = 0.005;
    [Parameter("bidders", "bids a tender", 1, 20, "procurement", "assumed; EU tenders draw a handful of bids")]
    public double BiddersPerTender { get; init; } = 4;
    [Parameter("ready", "0..1", 0, 1, "procurement", "assumed")]
    public double TenderReadiness { get; init; } = 0.3;
    [Parameter("bid-spread", "share", 0, 0.5, "procurement", "assumed")]
    public double BidSpread { get; init; } = 0.08;
    [Parameter("contract", "months", 3, 60, "procurement", "assumed")]
    public double ContractMonths { get; init; } = 12;
}
