using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;

namespace SseSim.Model.Tests.Policies;

/// <summary>A lender of the island with hand-made books, and applications to it with numbers that can be worked out on paper.</summary>
internal static class Lender
{
    public const int HarbourBank = 0;
    public const int CooperativeBank = 1;
    public const int DevelopmentBank = 2;
    public const int GuaranteeFund = 3;
    public const int EthicalBank = 4;
    public const int Microfinance = 5;
    public const int CommunityFund = 6;
    public const int ImpactFund = 7;
    public const int SolidaritySavings = 8;
    public const int Crowd = 9;
    public const int StartProgramme = 10;

    /// <summary>10,000 currency units.</summary>
    public const long Amount = 1_000_000;

    /// <param name="scenario">What acts.</param>
    /// <param name="settlement">Cash, cents; lending leaves 3 % of deposits (none here) untouched.</param>
    /// <param name="otherAssets">Own funds that are not cash, cents.</param>
    /// <param name="index">Which financier of the island.</param>
    public static LenderAndBranch Open(CompiledScenario scenario, long settlement = 1_000_000_000, long otherAssets = 0, int index = HarbourBank) => new(
        new Financier(index, Island.Economy, Island.Parameters, scenario, 1, new FinancierBalance(settlement, 0, otherAssets, 0), [2500, 1500, 1000]),
        LenderBranch.Of(Island.Economy, Island.Parameters, scenario)[index], scenario);

    /// <summary>A worker cooperative, nine years old, that asks for <see cref="Amount"/>. Its default probability under the bank's first perception of 1.8 is
    /// logistic(-4.6 + 3 x 0.5 + 1 / (1 + 9)) x 1.8 = logistic(-3) x 1.8 = 0.0474 x 1.8 = 0.0854; three quarters of that are lost without collateral:
    /// 0.0640, above the bank's appetite of 0.03.</summary>
    public static CreditApplication Risky(ulong organisation = 1) => new()
    {
        Organisation = organisation,
        Territory = 0,
        Place = (int)organisation,
        Form = Form.WorkerCooperative,
        Sector = Sector.Manufacturing,
        Stage = Stage.Mature,
        Size = SizeClass.From1To9,
        AmountCents = Amount,
        Leverage = 0.5,
        AgeYears = 9,
        Readiness = 0.5,
        OrderRatio = 1,
        DebtCapacityCents = 20_000,
        PresentDebtCents = 0,
        Collateral = 0.25,
        InArrears = false,
    };

    /// <summary>The same with twice the orders expected: logistic(-4.5) x 1.8 x 0.75 = 0.0110 x 1.35 = 0.0148, within the appetite.</summary>
    public static CreditApplication Safe(ulong organisation = 1) => Risky(organisation) with { OrderRatio = 2 };

    public static FinancierBatch Batch(params CreditApplication[] applications) => new()
    {
        Month = 0,
        Applications = [[.. applications]],
        Bundles = [[]],
        Records = [Record()],
        Deposits = [0],
        GuaranteeAllotments = [long.MaxValue],
        PublishedDefaults = [],
        PublishedLoanMonths = [],
    };

    public static LenderRecord Record() => new()
    {
        NetReceipts = 0,
        OverdraftLoss = 0,
        Disbursed = 0,
        PrincipalRepaid = 0,
        Interest = 0,
        WrittenOff = 0,
        Recovered = 0,
        GuaranteeCalled = 0,
        LoanMonths = new int[Classification.FormCount],
        Defaults = new int[Classification.FormCount],
        CallsByPolicy = new long[Measures.MaximumPolicies],
        EndowmentsByPolicy = new long[Measures.MaximumPolicies],
        FeesByPolicy = new long[Measures.MaximumPolicies],
    };
}
