using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Folders;

/// <summary>Says a compiled policy in words, for <c>run.json</c>.</summary>
internal static class PolicyWords
{
    public static PolicyRecord Of(CompiledPolicy policy, CompiledScenario scenario, EconomyLabels economy)
    {
        var instrument = policy.Target is null ? InstrumentCatalog.Find(policy.Instrument) : InterventionCatalog.Find(policy.Instrument);
        var last = Math.Clamp(policy.ActiveUntil, 0, scenario.Months - 1);
        var terms = instrument is null ? null : PolicyTerms.Of(policy, last, instrument, economy);
        var record = new PolicyRecord(
            policy.Name, policy.Instrument, "", "", MonthLabel.Of(scenario, policy.ActiveFrom), MonthLabel.Of(scenario, last), "",
            instrument?.Mechanism ?? "", instrument?.Source ?? "") { Terms = terms };
        var words = new PolicyText(ReportLanguage.English, record, economy.Currency);
        return record with { Values = words.Values, For = words.For, Budget = words.Budget };
    }
}
