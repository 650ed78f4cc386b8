using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Replaces values of a scenario by those of the command line before it is interpreted, so that they are checked alike.</summary>
internal sealed class OverrideApplier(DiagnosticList diagnostics)
{
    private static readonly IReadOnlyList<string> FirstParts = ["policies", "interventions", "parameters", .. ScenarioKeys.Settable];

    /// <summary>The scenario with the overrides, the later over the earlier; errors are added for those that name nothing.</summary>
    public ScenarioSource Apply(ScenarioSource source, IEnumerable<ScenarioOverride> overrides) => overrides.Aggregate(source, Apply);

    private ScenarioSource Apply(ScenarioSource source, ScenarioOverride given)
    {
        if (given.Value.Length == 0)
        {
            diagnostics.Error(given.Mark, "write KEY=VALUE, for example 'months=24' or 'policies.credit-guarantee.coverage=0.5'");
            return source;
        }

        if (ParseValue(given) is not { } value)
        {
            return source;
        }

        var parts = given.Key.Split('.');
        var (first, rest) = (parts[0], parts[1..]);
        if (first == "policies" && rest.Length >= 2 && rest.All(p => p.Length > 0))
        {
            return source with { Policies = ApplyToEntry(source.Policies, "policy", rest[0], rest[1..], value, given) };
        }

        if (first == "interventions" && rest.Length >= 2 && rest.All(p => p.Length > 0))
        {
            return source with { Interventions = ApplyToEntry(source.Interventions, "intervention", rest[0], rest[1..], value, given) };
        }

        if (first == "parameters" && rest.Length == 1)
        {
            return source with { Root = Set(source.Root, parts, value, given.Mark) };
        }

        if (rest.Length == 0 && ScenarioKeys.Settable.Contains(first))
        {
            // Both say how many residents there are: the later one replaces the earlier.
            var root = first switch { "residents" => source.Root.Without("scale"), "scale" => source.Root.Without("residents"), _ => source.Root };
            return source with { Root = Set(root, parts, value, given.Mark) };
        }

        var suggestion = FirstParts.Contains(first)
            ? "; write policies.NAME.KEY, interventions.NAME.KEY, parameters.NAME or a key of the scenario"
            : diagnostics.Suggest(first, FirstParts, "it begins with one of");
        diagnostics.Error(given.Mark, $"{Wording.Quote(given.Key)} cannot be set{suggestion}");
        return source;
    }

    /// <summary>The entries with a value of the one of that name changed.</summary>
    private IReadOnlyList<YamlMapping> ApplyToEntry(
        IReadOnlyList<YamlMapping> entries, string kind, string name, IReadOnlyList<string> path, YamlNode value, ScenarioOverride given)
    {
        var names = entries.Select(PolicyNames.Of).ToList();
        var index = names.IndexOf(name);
        if (index < 0)
        {
            var known = names.Where(n => n.Length > 0).ToList();
            diagnostics.Error(given.Mark, known.Count == 0
                ? $"there is no {kind} {Wording.Quote(name)}: the scenario has none"
                : $"there is no {kind} {Wording.Quote(name)}{diagnostics.Suggest(name, known, "the scenario has")}");
            return entries;
        }

        var changed = entries.ToList();
        changed[index] = Set(changed[index], path, value, given.Mark);
        return changed;
    }

    /// <summary>Sets a value under a path of keys and makes the mappings on the way that are missing.</summary>
    private static YamlMapping Set(YamlMapping mapping, IReadOnlyList<string> path, YamlNode value, Mark mark)
    {
        var key = new YamlScalar(mark, path[0], IsQuoted: false);
        if (path.Count == 1)
        {
            return mapping.With(key, value);
        }

        var child = mapping.Find(path[0]) as YamlMapping ?? new YamlMapping(mark, []);
        return mapping.With(key, Set(child, [.. path.Skip(1)], value, mark));
    }

    private YamlNode? ParseValue(ScenarioOverride given)
    {
        // A scenario's keys take texts, quantities and lists; a colon as in 1:100 must not make a mapping.
        return given.Value[0] is '[' or '{' or '"' or '\''
            ? Moved(YamlReader.Read(given.Value, given.Source, diagnostics), given.Mark)
            : new YamlScalar(given.Mark, given.Value, IsQuoted: false);
    }

    private static YamlNode? Moved(YamlNode? node, Mark mark) => node switch
    {
        YamlScalar scalar => scalar with { Mark = mark },
        YamlSequence sequence => new YamlSequence(mark, [.. sequence.Items.Select(i => Moved(i, mark)!)]),
        YamlMapping mapping => new YamlMapping(mark, [.. mapping.Entries.Select(e => new YamlEntry(e.Key with { Mark = mark }, Moved(e.Value, mark)!))]),
        _ => null,
    };
}

/// <summary>The name of a policy before it is interpreted.</summary>
internal static class PolicyNames
{
    /// <summary>Its <c>name</c>, otherwise its instrument or intervention, otherwise empty.</summary>
    public static string Of(YamlMapping policy) =>
        ((policy.Find("name") ?? policy.Find("instrument") ?? policy.Find("intervention")) as YamlScalar)?.Text ?? "";
}
