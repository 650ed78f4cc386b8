using SseSim.Model.Economy;

namespace SseSim.Scenarios.Tests;

/// <summary>The island's economy file with something changed in it.</summary>
internal static class ChangedIsland
{
    /// <summary>The file as it is.</summary>
    public static string Text { get; } = File.ReadAllText(ScenarioFolder.Repository.Library.FindEconomy("island")!);

    /// <summary>Reads it with these changes.</summary>
    public static (EconomyDefinition? Economy, string[] Printed) Load(params (string Old, string New)[] changes)
    {
        using var folder = new ScenarioFolder();
        var text = changes.Aggregate(Text, (t, change) =>
        {
            Assert.Contains(change.Old, t);
            return t.Replace(change.Old, change.New);
        });
        var result = EconomyLoader.Load(folder.Write("island.yaml", text), ScenarioFolder.Repository);
        return (result.Economy, folder.Printed(result.Diagnostics));
    }
}
