using System.Text.Json.Nodes;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;

namespace SseSim.Scenarios.Describing;

/// <summary>JSON Schema of values with units.</summary>
internal static class QuantitySchema
{
    private const string Number = "[0-9][0-9_]*(\\.[0-9]+)?";
    private const string Multiple = "((k|M|bn|trn|thousand|million|billion|trillion) )?";

    /// <summary>The schema of an instrument's key, with its unit, range and default in the description.</summary>
    public static JsonObject Of(InstrumentKey key, string currency)
    {
        string Write(double value) => QuantityText.Of(value, key.Dimension, currency);
        var schema = new JsonObject();
        schema["description"] = $"{key.Description} It must be {QuantityText.Expected(key.Dimension, currency)}"
            + (key.Dimension == Dimension.Flag ? "" : $", {QuantityText.Range(key.Minimum, key.Maximum, Write)}")
            + (key.Default is { } value ? $". Default: {Write(value)}." : ". Required.");
        if (key.Default is { } defaultValue && key.Dimension != Dimension.Money)
        {
            schema["default"] = key.Dimension == Dimension.Flag ? defaultValue != 0 : defaultValue;
        }

        if (key.Dimension == Dimension.Flag)
        {
            schema["type"] = "boolean";
            return schema;
        }

        schema["anyOf"] = Alternatives(key);
        return schema;
    }

    /// <summary>The schema of an instrument's key, whose value may change over time.</summary>
    public static JsonObject InTime(InstrumentKey key, string currency)
    {
        var schema = Of(key, currency);
        JsonArray Values() => key.Dimension == Dimension.Flag ? [new JsonObject { ["type"] = "boolean" }] : Alternatives(key);
        JsonObject ByMonth(string description, int fewest) => new()
        {
            ["description"] = description,
            ["type"] = "object",
            ["minProperties"] = fewest,
            ["additionalProperties"] = false,
            ["patternProperties"] = new JsonObject { ["^[0-9]{4}-(0[1-9]|1[0-2])$"] = new JsonObject { ["anyOf"] = Values() } },
        };
        JsonObject Word(string word, string description, int fewest) => new()
        {
            ["type"] = "object", ["additionalProperties"] = false, ["required"] = new JsonArray(word),
            ["properties"] = new JsonObject { [word] = ByMonth(description, fewest) },
        };
        var alternatives = Values();
        alternatives.Add(ByMonth("Steps: each value holds from its month on.", 1));
        alternatives.Add(Word("steps", "Each value holds from its month on.", 1));
        alternatives.Add(Word("once", "Values of single months; the policy acts in no other.", 1));
        if (key.Dimension != Dimension.Flag)
        {
            alternatives.Add(Word("path", "Straight lines between the values, month by month; the last holds after them.", 2));
        }

        schema.Remove("type");
        schema["anyOf"] = alternatives;
        return schema;
    }

    private static JsonArray Alternatives(InstrumentKey key)
    {
        var alternatives = new JsonArray();
        if (key.Dimension != Dimension.Money)
        {
            alternatives.Add(Between(key.Minimum, key.Maximum));
        }

        if (Pattern(key.Dimension) is { } pattern)
        {
            alternatives.Add(new JsonObject { ["type"] = "string", ["pattern"] = pattern });
        }

        return alternatives;
    }

    /// <summary>The schema of a budget.</summary>
    public static JsonObject Budget(string description) => new()
    {
        ["description"] = description,
        ["type"] = "string",
        ["pattern"] = $"^{Number} ?({Multiple}[A-Z]{{3}}( (per (year|month)|a (year|month)|/ ?(year|month)|in all|in total))?( in prices of [0-9]{{4}})?"
            + "|% of (gdp|GDP)( (per year|a year|/ ?year|in all|in total))?)$",
    };

    /// <summary>The schema of a model parameter.</summary>
    public static JsonObject Of(ParameterDeclaration parameter) => new()
    {
        ["description"] = $"{parameter.Unit}, {QuantityText.Range(parameter.Minimum, parameter.Maximum, QuantityText.Number)}. Read by the submodel "
            + $"{parameter.UsedBy}. Source: {parameter.Source}",
        ["default"] = parameter.Default,
        ["anyOf"] = new JsonArray(
            Between(parameter.Minimum, parameter.Maximum),
            new JsonObject { ["type"] = "string", ["pattern"] = $"^-?{Number} ?(%|months?|years?|days?|hours?)$" },
            new JsonObject
            {
                ["type"] = "object", ["additionalProperties"] = false, ["required"] = new JsonArray("value"),
                ["properties"] = new JsonObject
                {
                    ["value"] = Between(parameter.Minimum, parameter.Maximum),
                    ["source"] = new JsonObject { ["description"] = "Where the value comes from; explain shows it.", ["type"] = "string" },
                },
            }),
    };

    /// <summary>The schema of a list of parameters that are drawn, or of their distributions.</summary>
    public static JsonObject Uncertain(IReadOnlyList<ParameterDeclaration> parameters)
    {
        var properties = new JsonObject();
        foreach (var p in parameters)
        {
            properties[p.Name] = new JsonObject
            {
                ["description"] = $"{p.Unit}. As the table says: triangular from {QuantityText.Number(p.Minimum)} to {QuantityText.Number(p.Maximum)}, most likely "
                    + $"{QuantityText.Number(p.Default)}.",
                ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray("table") }, new JsonObject
                {
                    ["type"] = "object", ["additionalProperties"] = false,
                    ["properties"] = new JsonObject
                    {
                        ["distribution"] = new JsonObject { ["enum"] = new JsonArray("triangular", "uniform"), ["default"] = "triangular" },
                        ["from"] = Between(p.Minimum, p.Maximum), ["mode"] = Between(p.Minimum, p.Maximum), ["to"] = Between(p.Minimum, p.Maximum),
                    },
                }),
            };
        }

        return new()
        {
            ["description"] = "Model parameters that are drawn for every replicate, from the parameter table's distribution or a narrower one.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = new JsonArray([.. parameters.Select(p => (JsonNode)p.Name)]) } },
                new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties }),
        };
    }

    private static string? Pattern(Dimension dimension) => dimension switch
    {
        Dimension.Share => $"^{Number} ?%$",
        Dimension.RatePerYear => $"^{Number} ?%( (per year|a year|/ ?year))?$",
        Dimension.Money => $"^{Number} ?{Multiple}[A-Z]{{3}}( in prices of [0-9]{{4}})?$",
        Dimension.Months => $"^{Number} (months?|years?)$",
        Dimension.Days => $"^{Number} days?$",
        Dimension.Hours => $"^{Number} hours?( (per year|a year|/ ?year))?$",
        _ => null,
    };

    private static JsonObject Between(double minimum, double maximum)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (double.IsFinite(minimum))
        {
            schema["minimum"] = minimum;
        }

        if (double.IsFinite(maximum) && maximum < 1e300)
        {
            schema["maximum"] = maximum;
        }

        return schema;
    }
}
