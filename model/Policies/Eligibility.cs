using SseSim.Model.Economy;

namespace SseSim.Model.Policies;

/// <summary>Whom a policy is for, as bit masks over the classes (bit n = class n). Territories: null means all, otherwise their indices
/// in the economy file. Groups: <see cref="Group.None"/> means no condition.</summary>
public sealed record Eligibility(
    uint Forms, uint Stages, uint Sectors, uint Sizes, IReadOnlyList<int>? Territories, Group Groups)
{
    public const uint All = uint.MaxValue;

    /// <summary>Every form of the social and solidarity economy.</summary>
    public static uint SocialEconomyForms { get; } = Enumerable.Range(0, Classification.FormCount)
        .Where(f => Classification.IsSocialEconomy((Form)f)).Aggregate(0u, (mask, f) => mask | 1u << f);

    public static Eligibility SocialEconomy { get; } = new(SocialEconomyForms, All, All, All, null, Group.None);

    public static Eligibility Everybody { get; } = new(All, All, All, All, null, Group.None);

    public bool Admits(Form form, Stage stage, Sector sector, SizeClass size) =>
        (Forms >> (int)form & 1) != 0 && (Stages >> (int)stage & 1) != 0 && (Sectors >> (int)sector & 1) != 0 && (Sizes >> (int)size & 1) != 0;

    /// <summary>Whether any organisation of the social economy can be admitted.</summary>
    public bool AdmitsSocialEconomy => (Forms & SocialEconomyForms) != 0 && Stages != 0 && Sectors != 0 && Sizes != 0;

    /// <summary>Whether a person belongs to one of the groups; without a condition everybody does.</summary>
    public bool AdmitsPerson(Group groups) => Groups == Group.None || (Groups & groups) != 0;

    /// <summary>Whether both admit the same, territories compared one by one.</summary>
    public bool IsSameAs(Eligibility other) => this with { Territories = null } == other with { Territories = null }
        && (Territories is null ? other.Territories is null : other.Territories is not null && Territories.SequenceEqual(other.Territories));

    /// <summary>Whether the organisation behind an application or a bid is admitted.</summary>
    public bool Admits(int territory, Form form, Stage stage, Sector sector, SizeClass size) => AdmitsTerritory(territory) && Admits(form, stage, sector, size);

    public bool AdmitsTerritory(int territory) => Territories is null || Territories.Contains(territory);
}
