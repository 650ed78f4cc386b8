using SseSim.Model.Economy;

namespace SseSim.Model.Synthesis;

/// <summary>Which financier a household or organisation banks with, or borrows from.</summary>
internal static class Banks
{
    /// <summary>Draws a financier by its share of deposits or of loans.</summary>
    /// <param name="economy">Gives the financiers and their shares.</param>
    /// <param name="deposits">True for deposits, false for loans.</param>
    /// <param name="u">Uniform in [0, 1).</param>
    public static byte Draw(EconomyDefinition economy, bool deposits, double u)
    {
        var financiers = economy.Credit.Financiers;
        var total = financiers.Sum(f => deposits ? f.DepositShare.Value : f.LoanShare.Value);
        var last = 0;
        var cumulated = 0.0;
        for (var i = 0; i < financiers.Count; i++)
        {
            var share = deposits ? financiers[i].DepositShare.Value : financiers[i].LoanShare.Value;
            if (share <= 0)
            {
                continue;
            }

            last = i;
            cumulated += share / total;
            if (u < cumulated)
            {
                return (byte)i;
            }
        }

        return (byte)last;
    }
}
