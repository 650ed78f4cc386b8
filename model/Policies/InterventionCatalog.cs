using SseSim.Model.Policies.Interventions;

namespace SseSim.Model.Policies;

/// <summary>What a government may do to one organisation by name: one line each. They are declared like instruments and act in one month.</summary>
public static class InterventionCatalog
{
    public static IReadOnlyList<Instrument> All { get; } = [DirectGrant.Declaration, DirectContract.Declaration, DirectConversion.Declaration];

    /// <summary>The intervention of that name, or null.</summary>
    public static Instrument? Find(string name) => All.FirstOrDefault(i => i.Name == name);
}
