using SseSim.Analysis.Folders;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Entities;

/// <summary>The names by which a story's numbers are told.</summary>
/// <param name="economy">Territories, financiers and currency.</param>
/// <param name="scenario">Calendar and policies of the run.</param>
public sealed class StoryNames(EconomyDefinition economy, CompiledScenario scenario)
{
    private readonly EconomyLabels _labels = EconomyLabels.Of(economy);

    public string Currency => _labels.Currency;

    public string Month(int month) => MonthLabel.Of(scenario, month);

    public string TerritoryId(int territory) => _labels.Territories[territory].Id;

    public string Territory(int territory) => _labels.Territories[territory].Name;

    public string Financier(int financier) => _labels.FinancierNames[financier];

    public string Policy(int policy) => scenario.Policies[policy].Name;

    /// <summary>Policies whose bits are set.</summary>
    public IReadOnlyList<string> Policies(uint bits) =>
        [.. Enumerable.Range(0, scenario.Policies.Count).Where(p => (bits >> p & 1) != 0).Select(Policy)];

    /// <summary>An identity as commands and files write it: sixteen hexadecimal digits.</summary>
    public static string Id(ulong organisation) => FormattableString.Invariant($"{organisation:x16}");

    /// <summary>A class as people read it, such as <c>worker cooperative</c>.</summary>
    public static string Words(string name) => name.Replace('-', ' ');

    public static string Form(Form form) => Words(Classification.Forms[(int)form]);

    public static string Sector(Sector sector) => Words(Classification.Sectors[(int)sector]);
}
