using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Model.Institutions;

/// <summary>Which investor a policy endows, and what it may do with the money.</summary>
internal static class Endowment
{
    /// <summary>Levers that endow an investor.</summary>
    public static IReadOnlyList<Lever> Levers { get; } = [Lever.EquityEndowment, Lever.QuasiEquityEndowment, Lever.RepayableGrantEndowment];

    /// <summary>Whether a lever's money may pay for a product.</summary>
    public static bool PaysFor(Lever lever, Product product) => lever switch
    {
        Lever.EquityEndowment => product is Product.Equity or Product.Mezzanine,
        Lever.QuasiEquityEndowment => product == Product.QuasiEquity,
        Lever.RepayableGrantEndowment => product == Product.RepayableGrant,
        _ => false,
    };

    /// <summary>Index of the first investor of the kind that a lever endows, -1 where the economy has none.</summary>
    public static int ReceiverOf(EconomyDefinition economy, Lever lever)
    {
        var kind = lever == Lever.EquityEndowment ? FinancierKind.ImpactInvestor : FinancierKind.GovernmentProgramme;
        for (var f = 0; f < economy.Credit.Financiers.Count; f++)
        {
            if (economy.Credit.Financiers[f].Kind == kind)
            {
                return f;
            }
        }

        return -1;
    }
}
