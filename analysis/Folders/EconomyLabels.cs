using SseSim.Model.Economy;
using SseSim.Model.Observations.Goals;

namespace SseSim.Analysis.Folders;

/// <summary>What results need to know of an economy: its names, and what it gives for indicators of the Goals.</summary>
/// <param name="Economy">The file's name without .yaml.</param>
/// <param name="Title">For readers.</param>
/// <param name="Country">Id of the nation in trajectories.</param>
/// <param name="Currency">Such as EUR.</param>
/// <param name="Territories">Ids and names in the order of the economy file.</param>
/// <param name="FinancierNames">In the order of the economy file.</param>
public sealed record EconomyLabels(
    string Economy, string Title, string Country, string Currency, IReadOnlyList<(string Id, string Name)> Territories,
    IReadOnlyList<string> FinancierNames)
{
    /// <summary>What the file gives for indicators of the Goals.</summary>
    public GoalFactors Goals { get; init; } = GoalFactors.None;

    public static EconomyLabels Of(EconomyDefinition economy) => new(
        economy.Economy, economy.Title, economy.Country, economy.Currency, [.. economy.Territories.Select(t => (t.Id, t.Name))],
        [.. economy.Credit.Financiers.Select(f => f.Name)])
    {
        Goals = GoalFactors.Of(economy),
    };
}
