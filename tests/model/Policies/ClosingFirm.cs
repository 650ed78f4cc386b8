using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Model.Tests.Policies;

/// <summary>A firm of the island that its owner would close, with workers who could take it over.</summary>
internal static class ClosingFirm
{
    /// <summary>Workers always learn of it and want it.</summary>
    public static ModelParameters Certain { get; } = Island.Parameters with { ConversionInformed = 1, ConversionWill = 1 };

    /// <summary>What any mission lender of the island would lend, cents.</summary>
    private const long LargestMicroloan = 25_000_00;

    /// <summary>Firms by gate passed: opportunity, informed, willing, advised, financed.</summary>
    public static long[] Pipeline(TerritoryMonthContext month) => month.Ledger.Counters[Measures.ConversionPipeline.Offset..][..5];

    /// <summary>A fifth of what its equipment would cost new, less its loans.</summary>
    public static long Price(TerritoryMonthContext month, int firm) =>
        (long)Math.Max(0, 0.2 * month.Organisations.CapitalCents[firm] - month.Organisations.LoanCents[firm]);

    /// <summary>A firm that could convert, and federations with the hours for it.</summary>
    /// <param name="parameters">Behaviour.</param>
    /// <param name="policy">What acts.</param>
    /// <param name="federation">Hours of federations; null for those of one conversion.</param>
    /// <param name="savings">Deposits of each worker's household, cents.</param>
    /// <param name="decide">Changes what the territory is told.</param>
    public static (TerritoryMonthContext Month, int Firm) Of(
        ModelParameters parameters, CompiledPolicy? policy = null, double? federation = null, long savings = 10_000_000,
        Func<TerritoryDecisions, TerritoryDecisions>? decide = null)
    {
        var month = Island.FirstMonth(0, policy is null ? [] : [policy], decide, parameters);
        var (o, p) = (month.Organisations, month.Persons);
        month.State.FederationHours = federation ?? parameters.ConversionHours;
        var firm = Island.Alive(o).First(i => o.Form[i] == Form.Conventional && o.Formality[i] == Formality.Formal && o.Staff[i] is >= 3 and <= 50 && WorkersPay(month, i) > 0);
        // Its equipment costs what its workers can raise and a mission lender of the island would lend.
        o.CapitalCents[firm] = 5 * (Math.Min(3 * WorkersPay(month, firm), LargestMicroloan) + o.LoanCents[firm]);
        o.DepositCents[firm] = Math.Max(o.DepositCents[firm], 1_000);
        foreach (var worker in Enumerable.Range(0, p.Count).Where(i => p.Employer[i] == firm && i != o.Owner[firm]))
        {
            month.Households.DepositCents[p.Household[worker]] = savings;
        }

        return (month, firm);
    }

    private static long WorkersPay(TerritoryMonthContext month, int firm) => month.Organisations.WageBillCents[firm]
        - (month.Persons.Employer[month.Organisations.Owner[firm]] == firm ? month.Persons.PayCents[month.Organisations.Owner[firm]] : 0);
}
