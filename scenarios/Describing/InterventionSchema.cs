using System.Text.Json.Nodes;
using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.Describing;

/// <summary>The part of the JSON Schema that describes <c>interventions</c>.</summary>
internal static class InterventionSchema
{
    private const string AnyCurrency = "EUR";

    public static JsonObject Of() => new()
    {
        ["description"] = "What a government does in one month to one organisation.",
        ["type"] = "array",
        ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. InterventionCatalog.All.Select(Entry)]) },
    };

    private static JsonObject Entry(Instrument intervention)
    {
        var properties = new JsonObject
        {
            ["intervention"] = new JsonObject { ["description"] = intervention.Summary, ["enum"] = Names([intervention.Name]) },
            ["name"] = new JsonObject { ["description"] = $"Name in results, unique in the scenario. Default: {intervention.Name}.", ["type"] = "string" },
            ["organisation"] = Target(),
            ["month"] = new JsonObject
            {
                ["description"] = "The month of it. Written like 2013-01.", ["type"] = "string", ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])$",
            },
        };
        foreach (var key in intervention.Keys)
        {
            properties[key.Name] = QuantitySchema.Of(key, AnyCurrency);
        }

        return new()
        {
            ["title"] = intervention.Name,
            ["description"] = intervention.Mechanism,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Names(["intervention", "organisation", "month", .. intervention.Keys.Where(k => k.Default is null).Select(k => k.Name)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Target() => new()
    {
        ["description"] = "The organisation: its identity, as 'ssesim entity FILE --list' shows it, or where to look for one: the middle one by paid staff.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9A-Fa-f]{16}$" },
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = Names(["form", "territory"]),
                ["properties"] = new JsonObject
                {
                    ["form"] = new JsonObject { ["enum"] = Names([.. Classification.Forms.Where(f => f != Classification.Forms[(int)Form.Public])]) },
                    ["sector"] = new JsonObject { ["enum"] = Names([.. Classification.Sectors.Take(Classification.MarketSectorCount)]) },
                    ["territory"] = new JsonObject { ["description"] = "Id of the economy file.", ["type"] = "string" },
                },
            }),
    };

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(n => (JsonNode)n)]);
}
