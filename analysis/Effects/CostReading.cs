using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Effects;

/// <summary>What may be said of the net fiscal cost of a net FTE-year.</summary>
/// <param name="Code">A word that never changes: <c>cost</c>, <c>pays-for-itself</c>, <c>may-pay-for-itself</c>, <c>no-effect-found</c>, <c>jobs-lost</c>, <c>one-history</c>.</param>
/// <param name="HasInterval">False with a single replicate, which cannot tell an effect from chance.</param>
/// <param name="Words">The same in a sentence; empty where the number speaks for itself.</param>
public sealed record CostReading(string Code, bool HasInterval, string Words)
{
    /// <param name="replicates">Pairs of runs.</param>
    /// <param name="netJobs">FTE-years.</param>
    /// <param name="netCost">Currency.</param>
    internal static CostReading Of(int replicates, Estimate netJobs, Estimate netCost)
    {
        var code = replicates == 1 ? "one-history"
            : netJobs.SpansZero ? "no-effect-found"
            : netJobs.Mean < 0 ? "jobs-lost"
            : netCost.High < 0 ? "pays-for-itself"
            : netCost.Mean < 0 ? "may-pay-for-itself" : "cost";
        var reading = new CostReading(code, replicates > 1, "");
        return reading with { Words = reading.In(ReportLanguage.English) };
    }

    /// <summary>What a table of several policies has in the place of the cost per job: the cost where it is one, otherwise why there is none.</summary>
    /// <param name="language">Of the words.</param>
    /// <param name="each">Cost per net FTE-year.</param>
    /// <param name="currency">Of the cost.</param>
    public string CellIn(ReportLanguage language, Estimate? each, string currency) => Code switch
    {
        "cost" when each is not null => language.Numbers.Level(each.Mean, currency),
        "pays-for-itself" => language.Text("console.budget-gains"),
        "no-effect-found" => language.Text("console.no-net-effect"),
        _ => language.Numbers.NotDefined,
    };

    /// <summary>The sentence in a language, without its full stop.</summary>
    public string In(ReportLanguage language) => Code == "cost" ? "" : language.Text($"reading.{Code}");
}
