using SseSim.Model.Economy;
using SseSim.Scenarios.EconomyFiles;
using SseSim.Scenarios.Reading;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios;

/// <summary>An economy file as read.</summary>
/// <param name="Economy">Null where there are errors.</param>
/// <param name="Path">Full path of the file, or null where there is none.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
public sealed record EconomyLoadResult(EconomyDefinition? Economy, string? Path, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Loads economy files. Never throws for what a file holds.</summary>
public static class EconomyLoader
{
    /// <summary>Persons of a territory among whom there are a few at work.</summary>
    private const int FewestOfTerritory = 8;

    /// <summary>Residents of whom a run can be made of an economy; fewer leave its smallest territory without a firm.</summary>
    public static int FewestResidents(EconomyDefinition economy)
    {
        var all = economy.Territories.Sum(t => t.Residents.Value);
        var fewest = Math.Max(ScenarioKeys.FewestResidents, Math.Ceiling(FewestOfTerritory * all / economy.Territories.Min(t => t.Residents.Value)));
        return (int)Math.Min(fewest, Math.Round(economy.Population.Residents.Value));
    }

    /// <summary>Loads an economy.</summary>
    /// <param name="nameOrPath">A name of the library (<c>portugal-2010</c>) or a path.</param>
    /// <param name="environment">Where to look; the library on disk where null.</param>
    public static EconomyLoadResult Load(string nameOrPath, ScenarioEnvironment? environment = null)
    {
        environment ??= ScenarioEnvironment.Discover();
        var diagnostics = new DiagnosticList();
        var path = FileLocator.FindEconomy(nameOrPath, Directory.GetCurrentDirectory(), environment.Library);
        if (path is null)
        {
            diagnostics.Error(Mark.WholeOf(nameOrPath),
                FileLocator.NoEconomy(nameOrPath, Directory.GetCurrentDirectory(), environment.Library));
            return new(null, null, diagnostics.ToSorted());
        }

        var economy = EconomyFile.Read(path, FileLocator.Shown(path), diagnostics);
        return new(economy, path, diagnostics.ToSorted());
    }
}
