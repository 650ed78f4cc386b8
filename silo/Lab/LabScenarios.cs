using System.Globalization;
using SseSim.Model.Policies;
using SseSim.Scenarios;
using SseSim.Scenarios.Describing;

namespace SseSim.Silo.Lab;

/// <summary>What the lab can run: the library, and texts that name nothing outside of it.</summary>
internal sealed class LabScenarios(LabSettings settings)
{
    private const int FewestResidents = 500;

    private readonly ScenarioEnvironment _environment = new() { Library = ScenarioLibrary.Discover().NamesOnly() };

    public IReadOnlyList<ScenarioEntry> List() => [.. _environment.Library.Scenarios().Select(s => new ScenarioEntry(s.Name, s.Title))];

    /// <summary>A scenario of the library, or null.</summary>
    public ScenarioDetails? Describe(string name)
    {
        if (Load(name, null, []) is not { Scenario: { } scenario })
        {
            return null;
        }

        var all = (int)Math.Min(int.MaxValue, scenario.Economy.Population.Residents.Value);
        return new(name, scenario.Title, scenario.Description, scenario.Economy.Title, scenario.Start.ToString(), scenario.Months, scenario.Residents,
            Math.Min(all, settings.MostResidents), Math.Min(FewestResidents, all), ScenarioExplainer.Explain(scenario), [.. scenario.Policies.SelectMany(p => ValuesOf(p, scenario))]);
    }

    /// <summary>Reads a scenario with values changed.</summary>
    /// <param name="name">Of the library; null for a text.</param>
    /// <param name="text">YAML; null for a name.</param>
    /// <param name="overrides">In order.</param>
    public ScenarioLoadResult Load(string? name, string? text, IReadOnlyList<ScenarioOverride> overrides) => text is not null
        ? ScenarioLoader.LoadText(text, overrides, _environment)
        : ScenarioLoader.Load(name!, overrides, _environment);

    /// <summary>Loads what a request asks for; messages instead where it cannot be run here.</summary>
    public (ResolvedScenario? Scenario, IReadOnlyList<string> Messages) Load(RunRequest request)
    {
        if (request.Scenario is null == request.Text is null)
        {
            return (null, ["give one of 'scenario' (a name of the library) and 'text' (YAML)"]);
        }

        List<ScenarioOverride> overrides = [.. (request.Set ?? new Dictionary<string, string>()).Select(s => ScenarioOverride.Set($"{s.Key}={s.Value}"))];
        (string Key, long? Value)[] numbers =
            [("residents", request.Residents), ("months", request.Months), ("replicates", request.Replicates), ("seed", request.Seed)];
        overrides.AddRange(numbers.Where(n => n.Value is not null)
            .Select(n => ScenarioOverride.Option(n.Key, n.Key, n.Value!.Value.ToString(CultureInfo.InvariantCulture))));
        var loaded = Load(request.Scenario, request.Text, overrides);
        IReadOnlyList<string> messages = [.. loaded.Diagnostics.Select(d => d.ToString())];
        return loaded.Scenario is { } scenario && (long)scenario.Residents * scenario.Replicates > settings.MostResidents
            ? (null, [$"this lab simulates at most {settings.MostResidents} residents, replicates together: ask for fewer residents or replicates"])
            : (loaded.Scenario, messages);
    }

    /// <summary>Constant values of a policy that a slider can offer.</summary>
    private static IEnumerable<ScenarioValue> ValuesOf(ResolvedPolicy policy, ResolvedScenario scenario)
    {
        var section = policy.Target is null ? "policies" : "interventions";
        for (var k = 0; k < policy.Instrument.Keys.Count; k++)
        {
            var key = policy.Instrument.Keys[k];
            if (policy.Values[k].Shape == ValueShape.Constant)
            {
                var (suffix, factor) = UnitOf(key.Dimension, scenario.Economy.Currency);
                var value = policy.Values[k].Points[0].Value * factor;
                var most = Math.Min(key.Maximum * factor, key.Dimension is Dimension.Share or Dimension.RatePerYear or Dimension.Flag ? double.MaxValue : RoundUp(3 * value));
                yield return new($"{section}.{policy.Name}.{key.Name}", policy.Name, key.Description.TrimEnd('.'), suffix, value, key.Minimum * factor,
                    Math.Max(most, key.Minimum * factor + 1), key.Dimension == Dimension.Flag ? 1 : StepOf(most - key.Minimum * factor));
            }
        }
    }

    private static (string Suffix, double Factor) UnitOf(Dimension dimension, string currency) => dimension switch
    {
        Dimension.Share or Dimension.RatePerYear => (" %", 100),
        Dimension.Money => ($" {currency}", 1),
        Dimension.Months => (" months", 1),
        Dimension.Days => (" days", 1),
        Dimension.Hours => (" hours", 1),
        _ => ("", 1),
    };

    /// <summary>To one digit that is not zero; 10 where there is nothing to go by.</summary>
    private static double RoundUp(double value)
    {
        if (value <= 0)
        {
            return 10;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Math.Ceiling(value / unit) * unit;
    }

    /// <summary>About a hundred steps: 1, 2 or 5 times a power of ten.</summary>
    private static double StepOf(double range)
    {
        var rough = Math.Max(range, 1e-6) / 100;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / unit) switch { <= 1.5 => 1, <= 3.5 => 2, <= 7.5 => 5, _ => 10 } * unit;
    }
}
