namespace SseSim.Analysis.Effects;

/// <summary>What a policy costs the public purse over the run, in currency of the whole economy, as differences between policy and
/// reference. <c>netFiscal = grossOutlay - guaranteeEndowments + taxExpenditure + guaranteeCalls - guaranteeFees - clawback</c>:
/// the endowment of a guarantee fund stays public money until the fund pays a loss, so it is in the outlay but not in the net cost.</summary>
public sealed record FiscalCost
{
    /// <summary>Rate a year at which <see cref="Npv"/> is discounted.</summary>
    public const double DiscountRatePerYear = 0.035;

    /// <summary>Paid out of government accounts under policies, endowments of guarantee funds included.</summary>
    public required Estimate GrossOutlay { get; init; }
    /// <summary>Part of the outlay that endows guarantee funds.</summary>
    public required Estimate GuaranteeEndowments { get; init; }
    /// <summary>Tax forgone.</summary>
    public required Estimate TaxExpenditure { get; init; }
    /// <summary>Losses that guarantee funds paid to lenders.</summary>
    public required Estimate GuaranteeCalls { get; init; }
    /// <summary>Fees that borrowers paid to guarantee funds.</summary>
    public required Estimate GuaranteeFees { get; init; }
    /// <summary>More taxes and contributions received (before the tax forgone), and fewer pensions and benefits paid.</summary>
    public required Estimate Clawback { get; init; }
    public required Estimate NetFiscal { get; init; }
    /// <summary>Net fiscal cost over net FTE-years; null where no positive net effect was found, which a single replicate cannot do.</summary>
    public required Estimate? PerNetFteYear { get; init; }
    /// <summary>True where the interval of the net jobs spans zero, or a single replicate gives none: a cost per job would mean nothing.</summary>
    public required bool NoEffectFound { get; init; }
    /// <summary>What may be said of the cost per job.</summary>
    public CostReading? Reading { get; init; }
    /// <summary>Present value of the budget's monthly gains and costs; negative where the policy costs more than it brings back.</summary>
    public required Estimate Npv { get; init; }
    public double DiscountRate { get; init; } = DiscountRatePerYear;
}

/// <summary>Money of one policy over the run, in the policy run.</summary>
public sealed record PolicyCost(string Name, string Instrument, Estimate Outlay, Estimate TaxExpenditure, Estimate GuaranteeCalls, Estimate GuaranteeFees);
