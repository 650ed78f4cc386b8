namespace SseSim.Model.Institutions;

/// <summary>Loans that branches of a lender in one territory would grant and that are alike for its head office: guaranteed by the same policy, open to the same purses, and one after the
/// other in the order in which they are served. One loan where a territory has few.</summary>
public readonly record struct LoanBundle
{
    /// <summary>What the lender expects of the best of them, in the order in which it serves them.</summary>
    public required double Score { get; init; }
    /// <summary>Identity of the best's organisation, which breaks ties.</summary>
    public required ulong Organisation { get; init; }
    /// <summary>Cents in all.</summary>
    public required long AmountCents { get; init; }
    /// <summary>What the government endows the guarantee fund with when they are paid out, cents.</summary>
    public required long EndowmentCents { get; init; }
    public required int Loans { get; init; }
    /// <summary>Bit of each policy whose wholesale money they may be paid from.</summary>
    public required uint Purses { get; init; }
    /// <summary>Index of the guarantee's policy, -1 without.</summary>
    public required int GuaranteePolicy { get; init; }
    /// <summary>Whether the lender would grant them without the guarantee.</summary>
    public required bool WithoutGuarantee { get; init; }
}

/// <summary>What a head office answers: how much of a bundle may be lent, the best of it first.</summary>
/// <param name="AmountCents">Cents; <see cref="long.MaxValue"/> for all of it.</param>
/// <param name="EndowmentCents">Endowments of its guarantees, cents; <see cref="long.MaxValue"/> for all of them.</param>
/// <param name="Beyond">Why the rest is refused.</param>
public readonly record struct LoanLimit(long AmountCents, long EndowmentCents, RefusalReason Beyond)
{
    /// <summary>All of it, on the terms asked for.</summary>
    public static LoanLimit Whole { get; } = new(long.MaxValue, long.MaxValue, RefusalReason.None);

    public bool IsWhole => AmountCents == long.MaxValue && EndowmentCents == long.MaxValue;
}

/// <summary>An application that waits for the head office's answer.</summary>
/// <param name="Decision">What the branch would decide alone.</param>
/// <param name="Score">What the lender expects of it.</param>
/// <param name="Bundle">Number of its bundle, -1 where the branch has refused it.</param>
public readonly record struct AssessedApplication(CreditDecision Decision, double Score, int Bundle);
