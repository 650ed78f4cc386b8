using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>The organisation of an intervention, in words and as files write it.</summary>
internal static class TargetText
{
    public static string InWords(InterventionTarget target, EconomyDefinition economy) => target.Organisation is { } id
        ? $"organisation {Id(id)}, on every seed on which there is one of that identity"
        : $"the middle one, by paid staff, of the organisations of form {FormOf(target)}{(target.Sector is { } s ? $" in {Classification.Sectors[(int)s]}" : "")} in territory "
            + TerritoryOf(target, economy);

    public static string Written(InterventionTarget target, EconomyDefinition economy) => target.Organisation is { } id
        ? $"\"{Id(id)}\""
        : $"{{ form: {FormOf(target)}, {(target.Sector is { } s ? $"sector: {Classification.Sectors[(int)s]}, " : "")}territory: \"{TerritoryOf(target, economy)}\" }}";

    private static string Id(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);

    private static string FormOf(InterventionTarget target) => Classification.Forms[(int)target.Form!.Value];

    private static string TerritoryOf(InterventionTarget target, EconomyDefinition economy) => economy.Territories[target.Territory!.Value].Id;
}
