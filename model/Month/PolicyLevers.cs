using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>A policy that acts this month in this territory.</summary>
internal readonly record struct ActivePolicy(int Index, CompiledPolicy Policy, int Month)
{
    public double Value(int key) => Policy.Value(key, Month);
}

/// <summary>Step 1, policy: the instruments that act this month here, by lever, with what each may still spend.</summary>
internal sealed class PolicyLevers
{
    /// <summary>Of a lever that nobody pulls; stays empty.</summary>
    public static readonly List<ActivePolicy> None = [];
    private static readonly int LeverCount = Enum.GetValues<Lever>().Length;
    private readonly List<ActivePolicy>?[] _byLever = new List<ActivePolicy>?[LeverCount];
    private long[] _allotments = [];

    /// <summary>Takes up a month; what was known of the last one is forgotten.</summary>
    /// <returns>This.</returns>
    public PolicyLevers Begin(CompiledScenario scenario, int month, int territory, long[] allotments)
    {
        foreach (var acting in _byLever)
        {
            acting?.Clear();
        }

        Array.Resize(ref _allotments, allotments.Length);
        allotments.CopyTo(_allotments, 0);
        for (var p = 0; p < scenario.Policies.Count; p++)
        {
            var policy = scenario.Policies[p];
            if (policy.ActsIn(month) && policy.For.AdmitsTerritory(territory))
            {
                (_byLever[(int)policy.Lever] ??= []).Add(new(p, policy, month));
            }
        }

        return this;
    }

    public List<ActivePolicy> Of(Lever lever) => _byLever[(int)lever] ?? None;

    /// <summary>What a policy may still spend here this month; <see cref="long.MaxValue"/> without a budget.</summary>
    public long Left(int policy) => _allotments[policy];

    /// <summary>Takes an amount out of what a policy may spend; less where the budget ends.</summary>
    /// <returns>What may be spent: the amount, or the rest of the budget.</returns>
    public long Spend(int policy, long amount)
    {
        if (_allotments[policy] == long.MaxValue)
        {
            return amount;
        }

        var spent = Math.Clamp(amount, 0, Math.Max(_allotments[policy], 0));
        _allotments[policy] -= spent;
        return spent;
    }

    public static bool Admits(CompiledPolicy policy, OrganisationColumns organisations, int place) => Admits(policy.For, organisations, place);

    public static bool Admits(Eligibility eligibility, OrganisationColumns organisations, int place) => eligibility.Admits(
        organisations.Form[place], LifeStage.Of(organisations, place), organisations.Sector[place],
        Classification.SizeOf(organisations.Staff[place]));
}

/// <summary>Life stage by age and size: start-up under three years, growth under eight or while staff is wanted, mature after that.</summary>
internal static class LifeStage
{
    public static Stage Of(OrganisationColumns organisations, int place) => organisations.AgeMonths[place] switch
    {
        <= 0 => Stage.PreStart,
        < 36 => Stage.StartUp,
        < 96 => Stage.Growth,
        _ => organisations.Vacancies[place] > 0 && organisations.Staff[place] >= 10 ? Stage.Growth : Stage.Mature,
    };
}
