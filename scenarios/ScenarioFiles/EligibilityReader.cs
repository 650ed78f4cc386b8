using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads <c>for</c>: whom a policy is for.</summary>
/// <param name="economy">Whose territories they are; null where it could not be read.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class EligibilityReader(EconomyDefinition? economy, DiagnosticList diagnostics)
{
    /// <summary>The eligibility that a policy's <c>for</c> gives; what it leaves out is as the instrument declares.</summary>
    public Eligibility Read(YamlNode? node, Instrument instrument, string policy)
    {
        var result = instrument.DefaultEligibility;
        if (node is null || Section.Of(node, "for", $"'for' of policy '{policy}'", diagnostics) is not { } section)
        {
            return result;
        }

        section.RejectUnknownKeys(ScenarioKeys.OfEligibility);
        foreach (var key in ScenarioKeys.OfEligibility.Where(k => section.Has(k) && !instrument.EligibilityKeys.Contains(k)))
        {
            diagnostics.Error(section.Mapping.FindEntry(key)!.Key.Mark, $"instrument '{instrument.Name}' cannot tell {key} apart; "
                + $"its 'for' takes: {string.Join(", ", instrument.EligibilityKeys)}");
        }

        return result with
        {
            Forms = Mask(section, "forms", "form", Classification.Forms) ?? result.Forms,
            Stages = Mask(section, "stages", "stage", Classification.Stages) ?? result.Stages,
            Sectors = Mask(section, "sectors", "sector", Classification.Sectors) ?? result.Sectors,
            Sizes = Mask(section, "sizes", "size", Classification.SizeClasses) ?? result.Sizes,
            Territories = section.Has("territories") ? Territories(section) : result.Territories,
            Groups = section.Has("groups") ? Groups(section) : result.Groups,
        };
    }

    private uint? Mask(Section section, string key, string kind, IReadOnlyList<string> names)
    {
        if (Indices(section, key, kind, names) is not { } indices)
        {
            return section.Find(key) is YamlScalar { Text: ScenarioKeys.All } ? Eligibility.All : null;
        }

        return indices.Count == names.Count ? Eligibility.All : indices.Aggregate(0u, (mask, index) => mask | 1u << index);
    }

    private IReadOnlyList<int>? Territories(Section section)
    {
        if (economy is null || Indices(section, "territories", "territory", [.. economy.Territories.Select(t => t.Id)]) is not { } indices)
        {
            return null;
        }

        return indices.Count == economy.Territories.Count ? null : indices;
    }

    private Group Groups(Section section)
    {
        var names = Classification.Groups.Select(g => g.Name).ToList();
        return (Indices(section, "groups", "group", names) ?? []).Aggregate(Group.None, (all, index) => all | Classification.Groups[index].Group);
    }

    /// <summary>Indices of the names of a list, ascending, each once; null for <c>all</c>, for a key not given or after an error.</summary>
    private IReadOnlyList<int>? Indices(Section section, string key, string kind, IReadOnlyList<string> names)
    {
        if (section.Texts(key) is not { } given || section.Find(key) is YamlScalar { Text: ScenarioKeys.All })
        {
            return null;
        }

        if (given.Count == 0)
        {
            diagnostics.Error(section.MarkOf(key), $"'{key}' is an empty list, so that nobody is eligible; write 'all' or name at least one {kind}");
            return null;
        }

        var indices = new SortedSet<int>();
        foreach (var name in given)
        {
            var index = names.ToList().IndexOf(name.Text);
            if (index < 0)
            {
                diagnostics.Error(name.Mark, $"unknown {kind} {Wording.Quote(name.Text)} in '{key}'"
                    + (Meant(name.Text, key, names) ?? diagnostics.Suggest(name.Text, names, "it takes 'all' or a list of")));
            }
            else
            {
                indices.Add(index);
            }
        }

        return [.. indices];
    }

    /// <summary>What was meant by a word that is no name but says something, or null.</summary>
    private string? Meant(string given, string key, IReadOnlyList<string> names)
    {
        if (given == ScenarioKeys.All)
        {
            return $"; write '{key}: {ScenarioKeys.All}', without brackets";
        }

        var parts = given.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts.All(names.Contains))
        {
            return $"; did you mean '{key}: [{string.Join(", ", parts)}]'?";
        }

        if (key != "territories" || economy is null)
        {
            return null;
        }

        var called = ClosestMatch.Plain(given);
        List<string> ids = [.. economy.Territories.Where(t => ClosestMatch.Plain(t.Name) == called || ClosestMatch.Plain(t.Region) == called).Select(t => t.Id)];
        return given == economy.Country ? $"; did you mean '{key}: {ScenarioKeys.All}'?"
            : ids.Count > 0 ? $"; did you mean '{key}: [{string.Join(", ", ids)}]'?"
            : null;
    }
}
