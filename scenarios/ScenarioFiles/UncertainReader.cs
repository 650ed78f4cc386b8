using SseSim.Model.Parameters;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads <c>uncertain</c>: a list of parameters that are drawn as the parameter table says, or a mapping in which a parameter may narrow that.</summary>
/// <param name="parameters">Parameters that there are.</param>
/// <param name="values">Those that the scenario sets: the most likely value of a triangular distribution.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class UncertainReader(
    IReadOnlyList<ParameterDeclaration> parameters, IReadOnlyDictionary<string, double> values, DiagnosticList diagnostics)
{
    /// <summary>In place of a range: as the parameter table says.</summary>
    public const string Table = "table";

    public static IReadOnlyList<string> Keys { get; } = ["distribution", "from", "mode", "to"];

    public static IReadOnlyList<string> Shapes { get; } = ["triangular", "uniform"];

    /// <summary>The uncertain parameters, in the order of the table.</summary>
    public IReadOnlyList<UncertainParameter> Read(YamlNode node)
    {
        List<(YamlScalar Name, YamlNode? Range)> entries;
        switch (node)
        {
            case YamlMapping mapping:
                entries = [.. mapping.Entries.Select(e => (e.Key, (YamlNode?)e.Value))];
                break;
            case YamlSequence sequence when sequence.Items.All(i => i is YamlScalar { IsNull: false }):
                entries = [.. sequence.Items.Cast<YamlScalar>().Select(name => (name, (YamlNode?)null))];
                break;
            case YamlScalar { IsNull: false } one:
                entries = [(one, null)];
                break;
            default:
                diagnostics.Error(node.Mark, "'uncertain' must be a list of model parameters, such as '[payout-rate, size-elasticity]', or a mapping such as "
                    + $"'payout-rate: {{ from: 0.2, to: 0.4 }}', not {Wording.KindOf(node)}");
                return [];
        }

        var read = entries.Select(e => Read(e.Name, e.Range)).OfType<UncertainParameter>().DistinctBy(u => u.Name).ToList();
        return [.. parameters.SelectMany(p => read.Where(u => u.Name == p.Name))];
    }

    private UncertainParameter? Read(YamlScalar name, YamlNode? range)
    {
        if (parameters.FirstOrDefault(p => p.Name == name.Text) is not { } parameter)
        {
            diagnostics.Error(name.Mark, $"unknown model parameter {Wording.Quote(name.Text)} in 'uncertain'"
                + diagnostics.Suggest(name.Text, [.. parameters.Select(p => p.Name)], "there are"));
            return null;
        }

        var table = ParameterDistribution.Of(parameter) with { Mode = values.TryGetValue(parameter.Name, out var value) ? value : parameter.Default };
        if (range is null or YamlScalar { Text: Table })
        {
            return new(parameter.Name, table);
        }

        if (Section.Of(range, parameter.Name, $"'{parameter.Name}' of 'uncertain'", diagnostics) is not { } section)
        {
            return null;
        }

        section.RejectUnknownKeys(Keys);
        var shape = Shape(section);
        double? End(string key, double otherwise) => section.Find(key) is { } node ? ParameterValue.Read(node, parameter, diagnostics) : otherwise;
        if (shape is null || End("from", table.Low) is not { } low || End("to", table.High) is not { } high
            || End("mode", Math.Clamp(table.Mode, Math.Min(low, high), Math.Max(low, high))) is not { } mode)
        {
            return null;
        }

        if (low > high || mode < low || mode > high)
        {
            diagnostics.Error(section.Mark, $"'{parameter.Name}' of 'uncertain': 'from' {QuantityText.Number(low)}, 'mode' {QuantityText.Number(mode)} and 'to' "
                + $"{QuantityText.Number(high)} must be in this order");
            return null;
        }

        return new(parameter.Name, new(shape.Value, low, mode, high));
    }

    private DistributionShape? Shape(Section section)
    {
        if (!section.Has("distribution"))
        {
            return DistributionShape.Triangular;
        }

        if (section.Text("distribution") is not { } word)
        {
            return null;
        }

        if (Shapes.Contains(word))
        {
            return word == Shapes[0] ? DistributionShape.Triangular : DistributionShape.Uniform;
        }

        diagnostics.Error(section.MarkOf("distribution"), $"unknown distribution {Wording.Quote(word)}{diagnostics.Suggest(word, Shapes, "there are")}");
        return null;
    }

    /// <summary>A distribution in the form in which it is read.</summary>
    public static string Written(ParameterDistribution d) => $"{{ distribution: {Shapes[(int)d.Shape]}, from: {QuantityText.Number(d.Low)}, "
        + $"mode: {QuantityText.Number(d.Mode)}, to: {QuantityText.Number(d.High)} }}";
}
