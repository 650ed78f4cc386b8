using System.Globalization;
using SseSim.Model.Economy;
using static SseSim.Model.Structure.SectorFault;

namespace SseSim.Model.Structure;

/// <summary>A sector whose figures leave nothing for those who remain: what is wrong, and what would be right.</summary>
/// <param name="Sector">Name of the sector.</param>
/// <param name="Key">The figure of the sector that can mend it.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record SectorFault(string Sector, string Key, string Message)
{
    /// <summary>A share of GDP, demand or jobs as messages on an economy's figures write it.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}

/// <summary>An economy whose figures contradict each other, so that it has no base equilibrium.</summary>
public sealed class ImpossibleEconomyException(IReadOnlyList<SectorFault> faults)
    : ArgumentException(string.Join("; ", faults.Select(f => $"sector '{f.Sector}': {f.Message}")))
{
    public IReadOnlyList<SectorFault> Faults { get; } = faults;
}

/// <summary>Collects what is wrong with the sectors of an economy, so that all of it is said at once.</summary>
internal sealed class SectorFaults(EconomyDefinition economy)
{
    /// <summary>Largest part of demand that may be imported: home producers must sell something.</summary>
    private const double LargestImportShare = 0.97;

    private readonly List<SectorFault> _faults = [];

    /// <param name="s">The sector.</param>
    /// <param name="conventional">Jobs that remain for conventional firms.</param>
    /// <param name="inPublic">Public employees of the sector.</param>
    /// <param name="social">Paid jobs of the social economy in the sector.</param>
    public void CheckJobs(int s, double conventional, double inPublic, double social)
    {
        if (!(conventional > 0))
        {
            Add(s, "employment", FormattableString.Invariant($"{economy.Sectors[s].Employment.Value:0} employed are not more than its {inPublic:0} public employees and ")
                + FormattableString.Invariant($"{social:0} paid jobs of the social economy together; conventional firms need jobs too"));
        }
    }

    /// <param name="s">The sector.</param>
    /// <param name="privately">Value added less public pay, as a share of the economy's value added.</param>
    /// <param name="social">Value added of the social economy, likewise.</param>
    public void CheckValueAdded(int s, double privately, double social)
    {
        if (!(privately > social))
        {
            var share = economy.Sectors[s].ValueAddedShare.Value;
            Add(s, "value-added-share", $"{Percent(share)} of value added is not more than public pay ({Percent(share - privately)}) and the social economy ({Percent(social)}) "
                + $"take in the sector, which leaves conventional firms none; give it clearly more than {Percent(share - privately + social)}, or fewer public employees or paid jobs");
        }
    }

    /// <param name="s">The sector.</param>
    /// <param name="consumption">Household demand, share of GDP.</param>
    public void CheckConsumption(int s, double consumption)
    {
        if (!(consumption > 0))
        {
            var accounts = economy.Accounts;
            Add(s, "exports-share", "value added + imports - exports - investment - procurement - agreements - fees leaves households "
                + $"{Percent(consumption)} of GDP to buy, which must be positive; raise 'value-added-share' or 'imports-share', or lower 'exports-share' or 'investment-share', by more than "
                + $"{Percent(-consumption)} of GDP (exports in all are {Percent(accounts.Exports)}, imports {Percent(accounts.Imports)})");
        }
    }

    /// <param name="s">The sector.</param>
    /// <param name="share">Imports in household, investment and export demand.</param>
    /// <param name="demand">That demand over all imports.</param>
    public void CheckImports(int s, double share, double demand)
    {
        // Where households are left nothing the ratio says nothing.
        if (!(share < LargestImportShare) && demand > 0)
        {
            Add(s, "imports-share", $"imports are {Percent(share)} of household, investment and export demand; they must stay below {Percent(LargestImportShare)}: "
                + $"give an 'imports-share' below {Percent(LargestImportShare * demand)}, or a larger 'value-added-share'");
        }
    }

    /// <exception cref="ImpossibleEconomyException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new ImpossibleEconomyException(_faults);
        }
    }

    private void Add(int s, string key, string message) => _faults.Add(new(Classification.Sectors[s], key, message));
}
