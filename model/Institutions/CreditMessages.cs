using SseSim.Model.Economy;

namespace SseSim.Model.Institutions;

/// <summary>Why an application was refused; counted in <c>credit.refused</c>. Numbers are part of the results.</summary>
public enum RefusalReason : byte
{
    None = 0,
    /// <summary>Expected loss above the lender's appetite.</summary>
    Risk = 1,
    /// <summary>Surplus does not carry the instalments.</summary>
    DebtService = 2,
    /// <summary>The lender has no liquidity left.</summary>
    Liquidity = 3,
    /// <summary>The lender's own funds do not carry more loans.</summary>
    Capital = 4,
    /// <summary>The product does not fit: amount, stage or formality.</summary>
    Product = 5,
    /// <summary>In arrears on another loan.</summary>
    Arrears = 6,
    /// <summary>The product is for another stage of life: debt before there is revenue to repay it from.</summary>
    Stage = 7,
    /// <summary>Not ready for an investor: management and accounts below what one asks for.</summary>
    Readiness = 8,
}

/// <summary>Whom an organisation asks for money, in this order: whoever refuses sends it on, and after the last it begins again.</summary>
public enum LenderTier : byte
{
    OwnLender,
    /// <summary>Lenders that take those whom banks refuse.</summary>
    MissionLender,
    /// <summary>Investors, who share its risk.</summary>
    Investor,
}

/// <summary>One organisation asks one financier for one loan.</summary>
public readonly record struct CreditApplication
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    /// <summary>Place in its territory's columns, valid while the identity there is the same.</summary>
    public required int Place { get; init; }
    public required Form Form { get; init; }
    public required Sector Sector { get; init; }
    public required Stage Stage { get; init; }
    public required SizeClass Size { get; init; }
    public required long AmountCents { get; init; }
    /// <summary>Debt, the loan asked for included, over capital.</summary>
    public required double Leverage { get; init; }
    public required double AgeYears { get; init; }
    /// <summary>0..1.</summary>
    public required double Readiness { get; init; }
    /// <summary>Orders received over orders expected.</summary>
    public required double OrderRatio { get; init; }
    /// <summary>Surplus before interest and depreciation a month that can serve debt, cents.</summary>
    public required long DebtCapacityCents { get; init; }
    /// <summary>Principal of present loans, cents.</summary>
    public required long PresentDebtCents { get; init; }
    /// <summary>Share of a loss that collateral recovers.</summary>
    public required double Collateral { get; init; }
    public required bool InArrears { get; init; }
    /// <summary>Whether its workers ask for what is missing of the price of a firm that they want to take over; the form is then what it would become.</summary>
    public bool ForConversion { get; init; }
}

/// <summary>A financier's answer.</summary>
public readonly record struct CreditDecision
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    /// <summary>Place in its territory's columns, valid while the identity there is the same.</summary>
    public required int Place { get; init; }
    public required int Financier { get; init; }
    public required bool SocialEconomy { get; init; }
    public required long AmountCents { get; init; }
    public required RefusalReason Refusal { get; init; }
    public required double RatePerYear { get; init; }
    public required int TermMonths { get; init; }
    /// <summary>Default probability a year that the lender expects, perception included.</summary>
    public required double ExpectedDefault { get; init; }
    /// <summary>Share of a loss that a guarantee takes, 0 without.</summary>
    public required double Coverage { get; init; }
    public required double FeePerYear { get; init; }
    /// <summary>Index of the guarantee's policy, -1 without.</summary>
    public required int GuaranteePolicy { get; init; }
    /// <summary>Index of the guarantee fund among the financiers, -1 without.</summary>
    public required int Guarantor { get; init; }
    /// <summary>Whether the lender would have lent without the guarantee.</summary>
    public required bool WithoutGuarantee { get; init; }
    /// <summary>1 + index of the policy that pays a part of the interest, 0 without.</summary>
    public int Concession { get; init; }
    /// <summary>Part of the rate a year that it pays.</summary>
    public double SubsidyPerYear { get; init; }
    /// <summary>What the government endows the guarantee fund with when the loan is paid out, cents.</summary>
    public required long EndowmentCents { get; init; }
    /// <summary>What is granted.</summary>
    public Product Product { get; init; }
    /// <summary>1 + index of the policy that adds a grant, 0 without, and the grant, cents.</summary>
    public int Match { get; init; }
    public long MatchCents { get; init; }
    /// <summary>1 + index of the policy from whose endowment an investor pays, 0 from its own money.</summary>
    public int Endowment { get; init; }
    /// <summary>Whether it answers workers who want to take the firm over.</summary>
    public bool ForConversion { get; init; }
    public bool Granted => Refusal == RefusalReason.None;
}

/// <summary>Investors' titles of a month, cents at their nominal value.</summary>
public readonly record struct StakeFlows(long Bought, long Redeemed, long WrittenOff)
{
    /// <summary>Change of what the investor has in its books.</summary>
    public long Change => Bought - Redeemed - WrittenOff;
}

/// <summary>One financier's month in one territory, lent until the territory's next month: see <see cref="Kept"/>.</summary>
public sealed record LenderRecord
{
    /// <summary>Net cents received by the lender: instalments, interest, recoveries and guarantee calls less loans paid out.</summary>
    public required long NetReceipts { get; set; }
    /// <summary>Overdrafts of closed customers that it loses as their bank, cents.</summary>
    public required long OverdraftLoss { get; set; }
    public required long Disbursed { get; set; }
    public required long PrincipalRepaid { get; set; }
    public required long Interest { get; set; }
    /// <summary>Principal taken off the books other than by repayment; part of it is recovered or called from a guarantor.</summary>
    public required long WrittenOff { get; set; }
    public required long Recovered { get; set; }
    public required long GuaranteeCalled { get; set; }
    /// <summary>[form]: loans alive this month.</summary>
    public required int[] LoanMonths { get; init; }
    /// <summary>[form]: loans that passed 90 days past due, or whose borrower closed with debt, for the first time.</summary>
    public required int[] Defaults { get; init; }
    /// <summary>[policy]: guarantee calls, cents.</summary>
    public required long[] CallsByPolicy { get; init; }
    /// <summary>[policy]: government's endowments of guarantees, cents.</summary>
    public required long[] EndowmentsByPolicy { get; init; }
    /// <summary>[policy]: guarantee fees, cents.</summary>
    public required long[] FeesByPolicy { get; init; }
    /// <summary>Titles bought, redeemed and written off, cents.</summary>
    public StakeFlows Stakes { get; set; }
    /// <summary>[policy]: titles bought less redeemed from a policy's endowment, cents; empty where there are none.</summary>
    public long[] StakesByPolicy { get; init; } = [];
    /// <summary>Units that savers subscribed less those that they gave back.</summary>
    public long UnitsIssued { get; set; }
    /// <summary>[policy]: lent to it by the government less repaid, cents; empty where nothing was.</summary>
    public long[] WholesaleByPolicy { get; init; } = [];

    /// <summary>The same with columns of its own, for whoever keeps it beyond the month: a territory fills the same record again in its next.</summary>
    public LenderRecord Kept() => this with
    {
        LoanMonths = [.. LoanMonths],
        Defaults = [.. Defaults],
        CallsByPolicy = [.. CallsByPolicy],
        EndowmentsByPolicy = [.. EndowmentsByPolicy],
        FeesByPolicy = [.. FeesByPolicy],
        StakesByPolicy = [.. StakesByPolicy],
        WholesaleByPolicy = [.. WholesaleByPolicy],
    };
}
