using System.Globalization;
using SseSim.Scenarios;

namespace SseSim.Client.Simulation;

/// <summary>Whether scenarios can be compared: all but their policies must be the same, or their references would be several.</summary>
internal static class ComparedScenarios
{
    /// <exception cref="UserError">They cannot; says of each scenario what differs from the first, and the option that makes it the same.</exception>
    public static void Check(IReadOnlyList<ResolvedScenario> scenarios)
    {
        List<string> errors = [];
        foreach (var twice in scenarios.GroupBy(s => s.Name).Where(g => g.Count() > 1))
        {
            errors.Add($"two scenarios are called '{twice.Key}': each gets a folder of its name, so give one of them another");
        }

        foreach (var scenario in scenarios.Where(s => s.Policies.Count == 0))
        {
            errors.Add($"'{scenario.Name}' has no policy: it is the reference itself, which every scenario is compared with anyway; leave it out");
        }

        var first = scenarios[0];
        foreach (var other in scenarios.Skip(1))
        {
            errors.AddRange(Differences(first, other).Select(d =>
                $"'{other.Name}' and '{first.Name}' cannot be compared: {d.What} is {d.Other} and {d.First}; {d.Remedy}"));
        }

        if (errors.Count > 0)
        {
            throw new UserError(ExitStatus.WrongInput, [.. errors.Select(UserError.Prefixed)]);
        }
    }

    private static IEnumerable<(string What, string First, string Other, string Remedy)> Differences(ResolvedScenario first, ResolvedScenario other)
    {
        (string What, string First, string Other, string Remedy)[] all =
        [
            ("economy", first.EconomyReference, other.EconomyReference, "give both files the same 'economy'"),
            ("start", first.Start.ToString(), other.Start.ToString(), $"give both the same with --start {first.Start}"),
            ("months", Whole(first.Months), Whole(other.Months), $"give both the same with --months {Whole(Math.Min(first.Months, other.Months))}"),
            ("residents", Whole(first.Residents), Whole(other.Residents), $"give both the same with --residents {Whole(Math.Min(first.Residents, other.Residents))}"),
            ("replicates", Whole(first.Replicates), Whole(other.Replicates), $"give both the same with --replicates {Whole(Math.Max(first.Replicates, other.Replicates))}"),
            ("seed", first.Seed.ToString(CultureInfo.InvariantCulture), other.Seed.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"give both the same with --seed {first.Seed}")),
            ("parameters", Parameters(first), Parameters(other), "give both files the same 'parameters'"),
            ("uncertain", Uncertain(first), Uncertain(other), "give both files the same 'uncertain'"),
            ("reference", Reference(first), Reference(other), "give both files the same 'reference'"),
        ];
        return all.Where(d => d.First != d.Other);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Parameters(ResolvedScenario scenario) => scenario.Parameters.Count == 0
        ? "all at their defaults"
        : string.Join(", ", scenario.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} = {p.Value:R}")));

    private static string Uncertain(ResolvedScenario scenario) =>
        scenario.Uncertain.Count == 0 ? "none" : string.Join(", ", scenario.Uncertain.Select(u => u.ToString()));

    private static string Reference(ResolvedScenario scenario) => scenario.Reference?.Name ?? "no policies";
}
