using SseSim.Model.Institutions;
using SseSim.Model.Parameters;

namespace SseSim.Model.Simulation;

/// <summary>A settled economy without its territories: constants, institutions and national accounts. Small, whatever the number of residents. Opaque to
/// whoever keeps it.</summary>
public sealed record NationSnapshot
{
    internal RunFrame Frame { get; init; } = null!;
    internal ModelParameters Parameters { get; init; } = null!;
    /// <summary>[financier].</summary>
    internal FinancierBalance[] Financiers { get; init; } = [];
    /// <summary>[level]: the national government, then one a territory.</summary>
    internal GovernmentBalance[] Governments { get; init; } = [];
    /// <summary>[level]: tenders announced and values carried over.</summary>
    internal Procurement[] Tenders { get; init; } = [];
    internal StatisticsSnapshot Statistics { get; init; } = null!;
    internal ExchangeState Exchange { get; init; } = null!;
}
