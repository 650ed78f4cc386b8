using SseSim.Model.Economy;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>Reads one figure: a bare number, or a mapping with value, unit, year, source, status, low, high, note.</summary>
internal sealed class FigureReader(EconomyContext context)
{
    private static readonly IReadOnlyList<string> Keys = ["value", "unit", .. ProvenanceDefaults.Keys, "low", "high", "note"];

    /// <summary>The figure in base units, or null after an error was added.</summary>
    public Figure? Read(YamlNode node, string key, FigureRule rule, ProvenanceDefaults inherited)
    {
        if (node is not YamlMapping mapping)
        {
            return ReadNumber(node, key, rule, null) is { } bare
                ? Checked(new(bare.Value, bare.Unit, inherited.Resolve(node.Mark, key, "", context)), node.Mark, key, rule)
                : null;
        }

        var section = new Section(mapping, $"figure '{key}'", context.Diagnostics);
        section.RejectUnknownKeys(Keys);
        if (!TryReadUnit(section, key, rule, out var unit) || section.Require("value", rule.Kind == FigureKind.Share ? "12 %" : "100") is not { } valueNode
            || ReadNumber(valueNode, key, rule, unit) is not { } number)
        {
            return null;
        }

        var provenance = inherited.With(section, context).Resolve(mapping.Mark, key, section.Text("note") ?? "", context);
        var (low, high) = (ReadBound(section, "low", rule, unit), ReadBound(section, "high", rule, unit));
        return Checked(new(number.Value, number.Unit, provenance, low, high), mapping.Mark, key, rule);
    }

    /// <summary>The unit that a figure or table names, null where it names none. False after an error was added.</summary>
    public bool TryReadUnit(Section section, string key, FigureRule rule, out FigureUnit? unit)
    {
        unit = null;
        if (section.Find("unit") is null)
        {
            return true;
        }

        if (section.Text("unit") is not { } text)
        {
            return false;
        }

        unit = FigureUnit.Parse(text, context.Currency, out var fault);
        if (unit is null)
        {
            context.Diagnostics.Error(section.MarkOf("unit"), fault);
        }
        else if (!unit.Fits(rule.Kind))
        {
            context.Diagnostics.Error(section.MarkOf("unit"),
                $"'{key}' must be {FigureUnit.Expected(rule.Kind, context.Currency)}, not in {Wording.Quote(text)}");
        }

        return unit is not null && unit.Fits(rule.Kind);
    }

    /// <summary>A number in base units and the base unit's name, or null after an error was added.</summary>
    /// <param name="node">The value; it may carry a unit of its own.</param>
    /// <param name="key">Name for messages.</param>
    /// <param name="rule">What it must be.</param>
    /// <param name="given">The unit that the figure or table names.</param>
    public (double Value, string Unit)? ReadNumber(YamlNode node, string key, FigureRule rule, FigureUnit? given)
    {
        var expected = FigureUnit.Expected(rule.Kind, context.Currency);
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            context.Diagnostics.Error(node.Mark, $"'{key}' must be {expected}, not {Wording.KindOf(node)}");
            return null;
        }

        if (!NumberText.TrySplit(scalar.Text, out var number, out var unitText, out var fault))
        {
            context.Diagnostics.Error(node.Mark, $"'{key}' must be {expected}: {Wording.Quote(scalar.Text)} {fault}");
            return null;
        }

        var unit = given;
        if (unitText.Length > 0)
        {
            unit = FigureUnit.Parse(unitText, context.Currency, out fault);
            if (unit is null || !unit.Fits(rule.Kind))
            {
                context.Diagnostics.Error(node.Mark, $"'{key}' must be {expected}, not {Wording.Quote(scalar.Text)}"
                    + (unit is null ? $": {fault}" : ""));
                return null;
            }
        }

        // Dividing by 100 gives the number nearest to the decimal fraction, multiplying by 0.01 does not.
        var value = unit is null ? number : unit.Factor == 0.01 ? number / 100 : number * unit.Factor;
        if (value < rule.Minimum || value > rule.Maximum || !double.IsFinite(value))
        {
            var range = QuantityText.Range(rule.Minimum, rule.Maximum, QuantityText.Number);
            var hint = rule.Kind == FigureKind.Share && unit is null && value is > 1 and <= 100
                ? $"; did you mean '{QuantityText.Percent(value / 100)}'?"
                : "";
            context.Diagnostics.Error(node.Mark, $"'{key}' must be {range} ({rule.Kind.ToString().ToLowerInvariant()}), "
                + $"not {QuantityText.Number(value)}{hint}");
            return null;
        }

        if (rule.Positive && value == 0)
        {
            context.Diagnostics.Error(node.Mark, $"'{key}' must be above 0; the model divides by it");
            return null;
        }

        var name = unit is { Base.Length: > 0 } ? unit.Base : rule.Kind == FigureKind.Money ? context.Currency : rule.Unit;
        return (value, name);
    }

    private double? ReadBound(Section section, string bound, FigureRule rule, FigureUnit? unit)
    {
        if (section.Find(bound) is not { } node)
        {
            return null;
        }

        return ReadNumber(node, bound, rule with { Minimum = double.NegativeInfinity, Maximum = double.PositiveInfinity, Positive = false }, unit)?.Value;
    }

    private Figure Checked(Figure figure, Mark mark, string key, FigureRule rule)
    {
        if (figure.Low > figure.Value || figure.High < figure.Value)
        {
            context.Diagnostics.Error(mark, $"'{key}' is {QuantityText.Number(figure.Value)}, outside of its own range from "
                + $"{QuantityText.Number(figure.Low ?? double.NaN)} to {QuantityText.Number(figure.High ?? double.NaN)}");
        }

        if (!context.Invented && figure.Provenance.Status == FigureStatus.Assumed && (figure.Low is null || figure.High is null))
        {
            context.Diagnostics.Warn(mark, $"'{key}' is assumed, but has no range; give 'low' and 'high' in {rule.Unit}");
        }

        return figure;
    }
}
