using System.Globalization;
using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Quantities;

/// <summary>Reads the value of a key in its dimension and range, or says what would be right.</summary>
internal static class QuantityReader
{
    /// <summary>The number in the dimension's unit, or null after an error was added.</summary>
    /// <param name="node">The value.</param>
    /// <param name="key">The key's declaration.</param>
    /// <param name="units">What money is counted in.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static double? Read(YamlNode node, InstrumentKey key, MoneyUnits units, DiagnosticList diagnostics)
    {
        if (key.Dimension == Dimension.Flag)
        {
            return ReadFlag(node, key.Name, diagnostics);
        }

        key = units.InCurrency(key);

        if (ReadInDimension(node, key.Name, key.Dimension, units, diagnostics) is not { } quantity)
        {
            return null;
        }

        if (quantity.Number >= key.Minimum && quantity.Number <= key.Maximum)
        {
            return quantity.Number;
        }

        string Write(double value) => QuantityText.Of(value, key.Dimension, units.Currency);
        var range = QuantityText.Range(key.Minimum, key.Maximum, Write);
        var forgotPercent = quantity.Unit == QuantityUnit.None && (key.Dimension is Dimension.Share or Dimension.RatePerYear)
            && quantity.Number / 100 >= key.Minimum && quantity.Number / 100 <= key.Maximum;
        diagnostics.Error(node.Mark, $"'{key.Name}' must be {range}, not {Write(quantity.Number)}"
            + (forgotPercent ? $"; did you mean '{QuantityText.Percent(quantity.Number / 100)}'?" : ""));
        return null;
    }

    /// <summary>The quantity that a node holds, of whatever dimension, or null after an error was added.</summary>
    public static Quantity? Parse(YamlNode node, string key, string expected, DiagnosticList diagnostics)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            diagnostics.Error(node.Mark, $"'{key}' must be {expected}, not {Wording.KindOf(node)}");
            return null;
        }

        if (QuantityParser.Parse(scalar.Text, out var fault) is { } quantity)
        {
            return quantity;
        }

        diagnostics.Error(node.Mark, $"'{key}' must be {expected}: {Wording.Quote(scalar.Text)} {fault}");
        return null;
    }

    /// <summary>Whether money is in the economy's currency and prices; adds an error where not.</summary>
    public static bool CheckMoney(YamlNode node, string key, Quantity quantity, MoneyUnits units, DiagnosticList diagnostics)
    {
        if (quantity.Unit == QuantityUnit.Money && units.Currency.Length > 0 && quantity.Currency != units.Currency)
        {
            diagnostics.Error(node.Mark, $"'{key}' must be in the economy's currency, {units.Currency}, not {quantity.Currency}");
            return false;
        }

        if (quantity.PriceYear is { } year && units.PriceYear is { } baseYear && year != baseYear)
        {
            diagnostics.Error(node.Mark, string.Create(CultureInfo.InvariantCulture, $"'{key}' must be in prices of {baseYear}, the economy's base year, "
                + $"not of {year}: prices are constant in the model; convert the amount and write 'in prices of {baseYear}' or leave that out"));
            return false;
        }

        return true;
    }

    private static Quantity? ReadInDimension(
        YamlNode node, string key, Dimension dimension, MoneyUnits units, DiagnosticList diagnostics)
    {
        var expected = QuantityText.Expected(dimension, units.Currency);
        if (Parse(node, key, expected, diagnostics) is not { } quantity)
        {
            return null;
        }

        if (!quantity.Fits(dimension))
        {
            diagnostics.Error(node.Mark, $"'{key}' must be {expected}, but {Wording.Quote(((YamlScalar)node).Text)} is {quantity.Kind}");
            return null;
        }

        return CheckMoney(node, key, quantity, units, diagnostics) ? quantity : null;
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
