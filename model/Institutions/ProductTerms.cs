using SseSim.Model.Economy;
using SseSim.Model.Parameters;

namespace SseSim.Model.Institutions;

/// <summary>What each product of an investor is: for which stage of life and form, and what the organisation owes for it.</summary>
internal sealed record ProductTerms
{
    /// <summary>Product of the terms.</summary>
    public required Product Product { get; init; }
    /// <summary>Bit n: offered in stage n of life (Council of the European Union, 27 November 2023: grants and equity for seed and start-up; debt, quasi-equity
    /// or mezzanine for growth).</summary>
    public required uint Stages { get; init; }
    /// <summary>Bit n: form n may issue it.</summary>
    public required uint Forms { get; init; }
    /// <summary>Whether what is due is due without a surplus too, so that missing it counts as arrears.</summary>
    public bool DueAlways { get; init; }
    /// <summary>Whether a return is paid at all.</summary>
    public bool BearsReturn { get; init; } = true;
    /// <summary>Whether an investor asks for management and accounts that are ready for it.</summary>
    public bool AsksReadiness { get; init; } = true;
    /// <summary>Order in which claims are met when the organisation closes, behind loans; the lowest first.</summary>
    public required int Rank { get; init; }

    private const uint Early = 1u << (int)Stage.PreStart | 1u << (int)Stage.StartUp;
    private const uint Growing = 1u << (int)Stage.Growth;
    private const uint Any = uint.MaxValue;

    /// <summary>Cooperatives may take members without a vote, social enterprises shareholders; associations, mutuals and foundations have no shares.</summary>
    private const uint WithShares = 1u << (int)Form.WorkerCooperative | 1u << (int)Form.ProducerCooperative | 1u << (int)Form.ConsumerCooperative
        | 1u << (int)Form.SocialCooperative | 1u << (int)Form.SocialEnterprise;

    private static readonly ProductTerms[] All =
    [
        new() { Product = Product.RepayableGrant, Stages = Early, Forms = Any, BearsReturn = false, AsksReadiness = false, Rank = 4 },
        new() { Product = Product.Equity, Stages = Early, Forms = WithShares, Rank = 5 },
        new() { Product = Product.QuasiEquity, Stages = Early | Growing, Forms = Any, Rank = 3 },
        new() { Product = Product.Mezzanine, Stages = Growing, Forms = Any, DueAlways = true, Rank = 2 },
        new() { Product = Product.CommunityBond, Stages = Growing | 1u << (int)Stage.Mature, Forms = Any, DueAlways = true, Rank = 1 },
    ];

    /// <summary>The terms of a product other than a loan.</summary>
    public static ProductTerms Of(Product product) => All[(int)product - 1];

    /// <summary>What a kind of investor offers, what it likes best first; nothing for lenders.</summary>
    public static IReadOnlyList<Product> OfferedBy(FinancierKind kind) => Offered[(int)kind];

    /// <summary>[kind].</summary>
    private static readonly IReadOnlyList<Product>[] Offered = [.. Enum.GetValues<FinancierKind>().Select(kind => (IReadOnlyList<Product>)(kind switch
    {
        FinancierKind.ImpactInvestor => (Product[])[Product.Equity, Product.Mezzanine],
        FinancierKind.SolidaritySavingsFund => (Product[])[Product.QuasiEquity],
        FinancierKind.CrowdfundingPlatform => (Product[])[Product.CommunityBond],
        FinancierKind.GovernmentProgramme => (Product[])[Product.RepayableGrant, Product.QuasiEquity],
        _ => [],
    }))];

    /// <summary>Whether a financier of this kind shares the risk of organisations instead of lending to them.</summary>
    public static bool IsInvestor(FinancierKind kind) => Offered[(int)kind].Count > 0;

    /// <summary>Months until redemption begins.</summary>
    public int LockMonths(ModelParameters parameters) => (int)(Product == Product.RepayableGrant ? parameters.RepayableGrantGraceMonths : parameters.StakeLockMonths);

    public bool FitsStage(Stage stage) => (Stages >> (int)stage & 1) != 0;

    public bool FitsForm(Form form) => Classification.IsSocialEconomy(form) && (Forms >> (int)form & 1) != 0;
}
