using SseSim.Model.Economy;

namespace SseSim.Model.Synthesis;

/// <summary>Which financier a household or organisation banks with, or borrows from: drawn by its share of deposits or of loans.</summary>
public sealed class Banks
{
    private readonly double[] _cumulated;

    private Banks(ReadOnlySpan<double> shares)
    {
        var (total, sum) = (0.0, 0.0);
        foreach (var share in shares)
        {
            total += share;
        }

        _cumulated = new double[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i] / total;
            _cumulated[i] = sum;
        }
    }

    /// <summary>Banks by their share of deposits.</summary>
    public static Banks OfDeposits(EconomyDefinition economy) => new([.. economy.Credit.Financiers.Select(f => f.DepositShare.Value)]);

    /// <summary>Lenders by their share of loans.</summary>
    public static Banks OfLoans(EconomyDefinition economy) => new([.. economy.Credit.Financiers.Select(f => f.LoanShare.Value)]);

    /// <summary>Mission lenders by their share of loans; null where there are none.</summary>
    public static Banks? OfMission(EconomyDefinition economy)
    {
        var shares = economy.Credit.Financiers.Select(f => Institutions.LenderProducts.HasMission(f.Kind) ? f.LoanShare.Value : 0).ToArray();
        return shares.Sum() > 0 ? new(shares) : null;
    }

    /// <summary>Investors that have money, each as likely to be asked as another.</summary>
    /// <param name="economy">Whose financiers.</param>
    /// <param name="open">[financier]: whether it has money; one of the investors has.</param>
    public static Banks OfInvestors(EconomyDefinition economy, ReadOnlySpan<bool> open)
    {
        Span<double> shares = stackalloc double[economy.Credit.Financiers.Count];
        for (var i = 0; i < Math.Min(shares.Length, open.Length); i++)
        {
            shares[i] = HasMoney(economy, open, i) ? 1 : 0;
        }

        return new(shares);
    }

    /// <summary>Whether any investor has money.</summary>
    /// <param name="economy">Whose financiers.</param>
    /// <param name="open">[financier]: whether it has money; empty where none has.</param>
    public static bool AnyInvestor(EconomyDefinition economy, ReadOnlySpan<bool> open)
    {
        for (var i = 0; i < Math.Min(economy.Credit.Financiers.Count, open.Length); i++)
        {
            if (HasMoney(economy, open, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMoney(EconomyDefinition economy, ReadOnlySpan<bool> open, int financier) =>
        open[financier] && Institutions.ProductTerms.IsInvestor(economy.Credit.Financiers[financier].Kind);

    /// <summary>Index of a financier.</summary>
    /// <param name="u">Uniform in [0, 1).</param>
    public byte Draw(double u)
    {
        for (var i = 0; i < _cumulated.Length; i++)
        {
            if (u < _cumulated[i])
            {
                return (byte)i;
            }
        }

        // Rounding left a gap below 1: the last one with a share.
        var last = _cumulated.Length - 1;
        while (last > 0 && _cumulated[last] == _cumulated[last - 1])
        {
            last--;
        }

        return (byte)last;
    }
}
