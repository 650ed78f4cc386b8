using SseSim.Model.Parameters;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads the value of an overridden model parameter.</summary>
internal static class ParameterValue
{
    /// <summary>The number in the parameter's unit, or null after an error was added.</summary>
    public static double? Read(YamlNode node, ParameterDeclaration parameter, DiagnosticList diagnostics)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            diagnostics.Error(node.Mark, $"'{parameter.Name}' must be a number ({parameter.Unit}), not {Wording.KindOf(node)}");
            return null;
        }

        if (QuantityParser.Parse(scalar.Text, out var fault) is not { } quantity)
        {
            diagnostics.Error(node.Mark, $"'{parameter.Name}' must be a number ({parameter.Unit}): {Wording.Quote(scalar.Text)} {fault}");
            return null;
        }

        if (!Fits(quantity, parameter.Unit))
        {
            diagnostics.Error(node.Mark, $"'{parameter.Name}' is in {parameter.Unit}, but {Wording.Quote(scalar.Text)} is {quantity.Kind}; "
                + "write a plain number");
            return null;
        }

        if (quantity.Number < parameter.Minimum || quantity.Number > parameter.Maximum)
        {
            diagnostics.Error(node.Mark, $"'{parameter.Name}' must be {QuantityText.Range(parameter.Minimum, parameter.Maximum, QuantityText.Number)} "
                + $"({parameter.Unit}), not {QuantityText.Number(quantity.Number)}");
            return null;
        }

        return quantity.Number;
    }

    private static bool Fits(Quantity quantity, string unit) => quantity.Unit switch
    {
        QuantityUnit.None => true,
        QuantityUnit.Percent => unit.Contains("share", StringComparison.Ordinal) || unit.StartsWith("per ", StringComparison.Ordinal),
        QuantityUnit.Months => unit == "months",
        QuantityUnit.Days => unit == "days",
        QuantityUnit.Hours => unit.StartsWith("hours", StringComparison.Ordinal),
        _ => false,
    };
}
