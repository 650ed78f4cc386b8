using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Tests.Builders;

/// <summary>Seeded, plausible results of a small invented economy, for tests of what is computed from results. Both runs of a replicate share
/// their noise, as keyed draws make them; a policy adds jobs in supported organisations of health and care and of trade.</summary>
internal sealed class SyntheticRun(int months = 24, int territories = 3, double strength = 1)
{
    public const string PolicyRun = "credit-guarantee";
    private const int Sectors = Classification.SectorCount;
    private static readonly int[] SupportedSectors = [(int)Sector.HealthAndCare, (int)Sector.TradeTransportTourism];

    private static readonly int[] EntitiesByForm = [900, 4, 8, 3, 6, 60, 2, 3, 5, 0, 1];
    private static readonly double[] StaffByForm = [3.2, 14, 9, 11, 22, 4, 18, 26, 7, 0, 420];

    public int Months { get; } = months;
    public int Territories { get; } = territories;

    public static CompiledScenario Scenario(int months, bool withPolicy) => new(
        PolicyRun, 2011, 1, months, 30_000,
        withPolicy
            ?
            [
                new CompiledPolicy("guarantee-fund", "credit-guarantee", Eligibility.SocialEconomy,
                    [Ramp(months, 0.8), Ramp(months, 0.01), Enumerable.Repeat(0.15, months).ToArray(), new double[months]], Math.Min(6, months - 1), months - 1, 20e6, null),
                new CompiledPolicy("tax-relief", "corporate-tax-relief", Eligibility.SocialEconomy, [Ramp(months, 0.5)],
                    Math.Min(6, months - 1), months - 1, null, null),
            ]
            : [],
        new Dictionary<string, double>());

    /// <summary>Policy run and reference run of one replicate.</summary>
    public (RunResult Policy, RunResult Reference) Pair(int replicate, ulong seed = 1)
    {
        var supported = Enumerable.Range(0, Territories)
            .Select(t => (IReadOnlyList<SupportedOrganisation>)Enumerable.Range(0, 4 + t)
                .Select(i => new SupportedOrganisation((ulong)(1000 * t + i), Math.Min(6 + i, Months - 1), i % 2)).ToArray()).ToArray();
        return (Run(PolicyRun, replicate, seed, true, supported), Run("reference", replicate, seed, false, supported));
    }

    /// <summary>All runs of some replicates: policy and reference of each.</summary>
    public IReadOnlyList<RunResult> Replicates(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(r => { var (p, q) = Pair(r, (ulong)(r + 1)); return new[] { p, q }; })];

    private static double[] Ramp(int months, double full) =>
        [.. Enumerable.Range(0, months).Select(m => m < 6 ? 0 : Math.Min(1, (m - 5) / 12.0) * full)];

    private RunResult Run(string name, int replicate, ulong seed, bool policy, IReadOnlyList<SupportedOrganisation>[] supported) => new(
        new RunKey(name, replicate, seed, supported), Scenario(Months, policy), 105.6,
        [.. Enumerable.Range(0, Territories).Select(t => $"XX-{t + 1}")],
        [.. Enumerable.Range(0, Months).Select(m => Observe(m, seed, policy))],
        $"{(policy ? "a" : "b")}{seed:x15}", policy ? supported : [.. supported.Select(_ => (IReadOnlyList<SupportedOrganisation>)[])], 1_000L * Territories);

    private MonthObservation Observe(int month, ulong seed, bool policy)
    {
        var territoryCounters = Enumerable.Range(0, Territories).Select(t => CounterSet.Of(TerritoryMonth.Counters(new(month, t, (int)seed, policy, strength)))).ToArray();
        var national = new long[Measures.Length];
        InstitutionMonth.Fill(national, new(month, -1, (int)seed, policy, strength), Territories);
        return new(month, territoryCounters, CounterSet.Of(national), 0, 42 + Territories)
        {
            Incomes = month % 12 == 11 ? SyntheticIncomes.Of(new(month, 0, (int)seed, policy, strength), Territories) : null,
        };
    }

    /// <summary>Entities and mean staff by form, per territory.</summary>
    internal static (int Entities, double Staff) OfForm(int form) => (EntitiesByForm[form], StaffByForm[form]);

    internal static bool IsSupported(int sector) => SupportedSectors.Contains(sector);

    internal static int SectorCount => Sectors;
}

/// <summary>Where a synthetic month stands.</summary>
internal readonly record struct MonthPlace(int Month, int Territory, int Seed, bool Policy, double Strength)
{
    /// <summary>Noise around 1 that both runs of a replicate share.</summary>
    public double Noise(int stream, double spread) =>
        1 + spread * (2 * new Random(HashCode(stream)).NextDouble() - 1);

    /// <summary>How far the policy's effect has come, 0..1.</summary>
    public double Reach => Policy ? Strength * Math.Clamp((Month - 5) / 24.0, 0, 1) : 0;

    private int HashCode(int stream) => unchecked(((Seed * 31 + Territory) * 1009 + Month) * 97 + stream);
}
