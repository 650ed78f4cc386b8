using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Quantities;

/// <summary>Reads the value of a key in its dimension and range, or says what would be right.</summary>
internal static class QuantityReader
{
    /// <summary>The number in the dimension's unit, or null after an error was added.</summary>
    /// <param name="node">The value.</param>
    /// <param name="key">The key's declaration.</param>
    /// <param name="currency">The economy's currency; empty where it is not known and any will do.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static double? Read(YamlNode node, InstrumentKey key, string currency, DiagnosticList diagnostics)
    {
        if (key.Dimension == Dimension.Flag)
        {
            return ReadFlag(node, key.Name, diagnostics);
        }

        if (ReadInDimension(node, key.Name, key.Dimension, currency, diagnostics) is not { } quantity)
        {
            return null;
        }

        if (quantity.Number >= key.Minimum && quantity.Number <= key.Maximum)
        {
            return quantity.Number;
        }

        string Write(double value) => QuantityText.Of(value, key.Dimension, currency);
        var range = QuantityText.Range(key.Minimum, key.Maximum, Write);
        var forgotPercent = quantity.Unit == QuantityUnit.None && (key.Dimension is Dimension.Share or Dimension.RatePerYear)
            && quantity.Number / 100 >= key.Minimum && quantity.Number / 100 <= key.Maximum;
        diagnostics.Error(node.Mark, $"'{key.Name}' must be {range}, not {Write(quantity.Number)}"
            + (forgotPercent ? $"; did you mean '{QuantityText.Percent(quantity.Number / 100)}'?" : ""));
        return null;
    }

    /// <summary>The quantity if it has the dimension, or null after an error was added.</summary>
    public static Quantity? ReadInDimension(
        YamlNode node, string key, Dimension dimension, string currency, DiagnosticList diagnostics)
    {
        var expected = QuantityText.Expected(dimension, currency);
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            diagnostics.Error(node.Mark, $"'{key}' must be {expected}, not {Wording.KindOf(node)}");
            return null;
        }

        if (QuantityParser.Parse(scalar.Text, out var fault) is not { } quantity)
        {
            diagnostics.Error(node.Mark, $"'{key}' must be {expected}: {Wording.Quote(scalar.Text)} {fault}");
            return null;
        }

        if (!quantity.Fits(dimension))
        {
            diagnostics.Error(node.Mark, $"'{key}' must be {expected}, but {Wording.Quote(scalar.Text)} is {quantity.Kind}"
                + (quantity.Period == QuantityPeriod.Unsaid ? "" : quantity.Period == QuantityPeriod.PerYear ? " per year" : " in all"));
            return null;
        }

        if (quantity.Unit == QuantityUnit.Money && currency.Length > 0 && quantity.Currency != currency)
        {
            diagnostics.Error(node.Mark, $"'{key}' must be in the economy's currency, {currency}, not {quantity.Currency}");
            return null;
        }

        return quantity;
    }

    private static double? ReadFlag(YamlNode node, string key, DiagnosticList diagnostics)
    {
        if (node is YamlScalar { Text: "true" or "false" } flag)
        {
            return flag.Text == "true" ? 1 : 0;
        }

        diagnostics.Error(node.Mark, $"'{key}' must be either true or false, not {Wording.KindOf(node)}");
        return null;
    }
}
