namespace SseSim.Model.Institutions;

/// <summary>What one financier learns of a month before it decides.</summary>
public sealed record FinancierBatch
{
    public required int Month { get; init; }
    /// <summary>[territory]: applications to an investor, by place; empty for lenders.</summary>
    public required List<CreditApplication>[] Applications { get; init; }
    /// <summary>[territory]: what a lender's branches there would lend; empty for investors.</summary>
    public required List<LoanBundle>[] Bundles { get; init; }
    /// <summary>[territory]: its record.</summary>
    public required LenderRecord[] Records { get; init; }
    /// <summary>[territory]: deposits of its customers, recounted, cents.</summary>
    public required long[] Deposits { get; init; }
    /// <summary>[policy]: endowments that it may promise this month, cents; <see cref="long.MaxValue"/> without a budget.</summary>
    public required long[] GuaranteeAllotments { get; init; }
    /// <summary>[form]: defaults and loan-months of other lenders that statistics publish; empty where nothing is published.</summary>
    public required int[] PublishedDefaults { get; init; }
    public required int[] PublishedLoanMonths { get; init; }
    /// <summary>[policy]: whether its rule holds this month; empty where no policy has a rule.</summary>
    public bool[] RulesHold { get; init; } = [];
}

/// <summary>What a financier decides.</summary>
public sealed record FinancierDecisions
{
    /// <summary>[territory]: an investor's answer to each of its applications, in their order; empty for lenders.</summary>
    public required List<CreditDecision>[] Credit { get; init; }
    /// <summary>[territory][bundle]: how much of it a lender's branches may lend; empty for investors.</summary>
    public required LoanLimit[][] Limits { get; init; }
    /// <summary>[form]: default rate that a lender expects relative to conventional organisations, for its branches; empty for investors.</summary>
    public required double[] Perception { get; init; }
    /// <summary>[policy]: endowments of guarantees that it promised, cents.</summary>
    public required long[] PromisedEndowments { get; init; }
    /// <summary>[territory]: interest and dividends to households, cents, paid next month.</summary>
    public required long[] Income { get; init; }
    public required FinancierBalance Balance { get; init; }
    /// <summary>[policy]: what is left of endowments and fees to pay calls with next month, cents (guarantee funds).</summary>
    public required long[] CallsPayable { get; init; }
    /// <summary>Default rate a year that it expects [conventional, social economy].</summary>
    public required double[] PerceivedDefault { get; init; }
    /// <summary>Whether an investor has money to put into organisations next month.</summary>
    public bool Open { get; init; }
    /// <summary>What it owes the government next month.</summary>
    public WholesalePayment[] WholesaleDue { get; init; } = [];
}

/// <summary>Principal and interest that a lender pays the government on a policy's loans, cents.</summary>
public readonly record struct WholesalePayment(int Lender, int Policy, long Principal, long Interest);

/// <summary>A financier's books, cents. Own funds = settlement + loans + stakes + other assets - deposits - borrowed.</summary>
/// <param name="Settlement">Account with the central bank.</param>
/// <param name="Loans">Principal that organisations owe.</param>
/// <param name="OtherAssets">Claims on the rest of the world, net.</param>
/// <param name="Deposits">Owed to customers.</param>
/// <param name="Stakes">Titles in organisations at their nominal value.</param>
/// <param name="Units">Units of savers, to whom the own funds of a savings vehicle belong.</param>
/// <param name="Borrowed">Owed to the government behind all others.</param>
public readonly record struct FinancierBalance(long Settlement, long Loans, long OtherAssets, long Deposits, long Stakes = 0, long Units = 0,
    long Borrowed = 0)
{
    public long OwnFunds => Settlement + Loans + Stakes + OtherAssets - Deposits - Borrowed;

    /// <summary>What a unit is worth: 1 currency unit while there is none.</summary>
    public double UnitPriceCents => Units > 0 ? Math.Max(OwnFunds, 0) / (double)Units : 100;
}
