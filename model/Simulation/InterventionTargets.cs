using System.Numerics;
using SseSim.Model.Numerics;
using SseSim.Model.Policies;
using SseSim.Model.State;

namespace SseSim.Model.Simulation;

/// <summary>An intervention is for an organisation that is not in the run and cannot be founded in it.</summary>
/// <param name="policy">Name of the intervention.</param>
/// <param name="reason">What is wrong and what would be right.</param>
public sealed class InterventionTargetException(string policy, string reason) : Exception(reason)
{
    public string Policy { get; } = policy;
}

/// <summary>Finds interventions for nobody before the first month. An identity is that of an organisation which is there at the start, or follows from its founder and the
/// month of its founding, so that it is known of any identity whether it can come to be.</summary>
internal static class InterventionTargets
{
    /// <summary>An identity that differs in no more digits is suggested.</summary>
    private const int NearDigits = 3;

    /// <exception cref="InterventionTargetException">There is no such organisation, and there will be none by the month of the intervention.</exception>
    public static void Check(CompiledScenario scenario, ulong seed, TerritoryState[] territories)
    {
        foreach (var policy in scenario.Policies)
        {
            if (policy.Target?.Organisation is { } id && !IsThere(id, territories) && !CanBeFounded(id, seed, policy.ActiveFrom, territories))
            {
                throw new InterventionTargetException(policy.Name, $"no organisation has the identity '{id:x16}' at the start of the run, and nobody can found it by then; "
                    + (Nearest(id, territories) is { } near ? $"did you mean '{near:x16}'? " : "")
                    + "'ssesim entity FILE --list' lists those that there are, and a mapping of form and territory finds one on every seed");
            }
        }
    }

    private static IEnumerable<ulong> Identities(TerritoryState territory) =>
        Enumerable.Range(1, territory.Organisations.Count - 1).Where(i => territory.Organisations.Life[i] == Life.Alive).Select(i => territory.Organisations.Id[i]);

    private static bool IsThere(ulong id, TerritoryState[] territories) => territories.Any(t => Identities(t).Contains(id));

    private static bool CanBeFounded(ulong id, ulong seed, int before, TerritoryState[] territories)
    {
        for (var month = 0; month < before; month++)
        {
            var draws = new KeyedRandom(seed, Stream.Identity, month);
            foreach (var territory in territories)
            {
                for (var person = 0; person < territory.Persons.Count; person++)
                {
                    if (draws.BitsOf(territory.PersonBase + (ulong)person) == id)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static ulong? Nearest(ulong id, TerritoryState[] territories)
    {
        var nearest = territories.SelectMany(Identities).Select(other => (Digits: DifferentDigits(id, other), Id: other)).DefaultIfEmpty((int.MaxValue, 0UL)).Min();
        return nearest.Item1 <= NearDigits ? nearest.Item2 : null;
    }

    private static int DifferentDigits(ulong a, ulong b)
    {
        var x = a ^ b;
        return BitOperations.PopCount((x | x >> 1 | x >> 2 | x >> 3) & 0x1111_1111_1111_1111UL);
    }
}
