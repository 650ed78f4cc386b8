using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Describing;

/// <summary>JSON Schema of scenario files, from the declarations of instruments and parameters, for editors that complete and check
/// YAML. What it cannot say (dates in order, overlaps, files that exist) is checked by <c>validate</c>.</summary>
public static class ScenarioSchema
{
    private const string AnyCurrency = "EUR";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as indented JSON with a final newline.</summary>
    public static string Generate(IReadOnlyList<Instrument> instruments, IReadOnlyList<ParameterDeclaration> parameters)
    {
        var policies = new JsonObject
        {
            ["description"] = "Policies of the scenario, in order.",
            ["type"] = "array",
            ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. instruments.Select(Policy)]) },
        };
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "SseSim scenario",
            ["description"] = "A policy scenario of SseSim. Generated from the declarations of instruments and parameters.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Names(["scenario", "economy"]),
            ["properties"] = new JsonObject
            {
                ["scenario"] = Text("Name of the scenario: the file's name without .yaml."),
                ["title"] = Text("What tables and charts call it. Default: the name."),
                [TranslatedText.Titles.Key] = InLanguages(TranslatedText.Titles),
                ["description"] = Text("What the report prints on its first page."),
                [TranslatedText.Descriptions.Key] = InLanguages(TranslatedText.Descriptions),
                ["economy"] = Text("Name of an economy of the library, or path of an economy file."),
                ["extends"] = TextOrTexts("Other scenarios, by name or path, whose policies come first."),
                ["start"] = Month("First month of the run. Default: January after the economy's base year."),
                ["months"] = Whole("Length of the run in months.", 1, ScenarioKeys.MostMonths, ScenarioKeys.DefaultMonths),
                ["residents"] = Whole("Persons to simulate, at most the economy's residents. Default: as the economy says.",
                    1, null, null),
                ["scale"] = new JsonObject
                {
                    ["description"] = "Instead of residents: 1:1 for all residents of the economy, 1:100 for one in a hundred.",
                    ["type"] = "string", ["pattern"] = "^1:[1-9][0-9]*$",
                },
                ["replicates"] = Whole("Runs with seeds of their own, from which bands are drawn.", 1, ScenarioKeys.MostReplicates,
                    ScenarioKeys.DefaultReplicates),
                ["seed"] = Whole("Seed of all random draws.", 0, ScenarioKeys.LargestSeed, (long)ScenarioKeys.DefaultSeed),
                ["reference"] = Reference(policies),
                ["parameters"] = Parameters(parameters),
                ["uncertain"] = QuantitySchema.Uncertain(parameters),
                ["policies"] = policies,
                ["interventions"] = InterventionSchema.Of(),
            },
        };
        return schema.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject InLanguages(TranslatedText key) => new()
    {
        ["description"] = key.Description,
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(ScenarioLanguages.Others.Select(code =>
            KeyValuePair.Create<string, JsonNode?>(code, Text($"'{key.Of}' in the language {code}.")))),
    };

    private static JsonObject Policy(Instrument instrument)
    {
        var properties = new JsonObject
        {
            ["instrument"] = new JsonObject { ["description"] = instrument.Summary, ["enum"] = Names([instrument.Name]) },
            ["name"] = Text($"Name in results, unique in the scenario. Default: {instrument.Name}."),
        };
        foreach (var key in instrument.Keys)
        {
            properties[key.Name] = QuantitySchema.InTime(key, AnyCurrency);
        }

        properties["for"] = Eligibility(instrument);
        properties["from"] = Month("First month. Default: start, the start of the run.", ScenarioKeys.StartOfRun);
        properties["until"] = Month("Last month. Default: end, the end of the run.", ScenarioKeys.EndOfRun);
        if (instrument.Keys.Any(k => k.Ramps))
        {
            properties["ramp"] = QuantitySchema.Of(PolicyReader.Ramp, AnyCurrency);
            properties["phase-out"] = QuantitySchema.Of(PolicyReader.PhaseOut, AnyCurrency);
        }

        properties["when"] = RuleSchema.Of();
        properties["override"] = QuantitySchema.Of(PolicyReader.Override, AnyCurrency);
        if (instrument.BudgetUse != BudgetUse.None)
        {
            properties["budget"] = QuantitySchema.Budget($"What the policy may cost in the whole economy, such as '20 M EUR per year', '2 M EUR per month', "
                + $"'20 M EUR in all' or '0.4 % of gdp', in prices of the economy's base year; {InstrumentLister.Budget(instrument.BudgetUse)}. Default: no limit.");
        }

        return new()
        {
            ["title"] = instrument.Name,
            ["description"] = instrument.Mechanism,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Names(["instrument", .. instrument.Keys.Where(k => k.Default is null).Select(k => k.Name)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Eligibility(Instrument instrument)
    {
        var properties = new JsonObject();
        foreach (var key in instrument.EligibilityKeys)
        {
            IReadOnlyList<string>? names = key switch
            {
                "forms" => Classification.Forms,
                "stages" => Classification.Stages,
                "sectors" => Classification.Sectors,
                "sizes" => Classification.SizeClasses,
                "groups" => [.. Classification.Groups.Select(g => g.Name)],
                _ => null,
            };
            JsonObject Name() => names is null ? new() { ["type"] = "string" } : new() { ["enum"] = Names([.. names, ScenarioKeys.All]) };
            properties[key] = new JsonObject
            {
                ["description"] = names is null ? "Ids of the economy file's territories, or all." : $"Eligible {key}, or all.",
                ["anyOf"] = new JsonArray(Name(), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Name() }),
            };
        }

        return new()
        {
            ["description"] = $"Whom it is for. Default: {InstrumentLister.Forms(instrument.DefaultEligibility.Forms)}.",
            ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties,
        };
    }

    private static JsonObject Reference(JsonObject policies) => new()
    {
        ["description"] = "What the scenario is compared with. Default: the same run without policies.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["description"] = "Name or path of a scenario whose policies the reference has.", ["type"] = "string" },
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = Names(["scenario"]),
                ["properties"] = new JsonObject
                {
                    ["scenario"] = Text("Name of the reference."), ["policies"] = new JsonObject { ["$ref"] = "#/properties/policies" },
                    ["interventions"] = new JsonObject { ["$ref"] = "#/properties/interventions" },
                },
            }),
    };

    private static JsonObject Parameters(IReadOnlyList<ParameterDeclaration> parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            properties[parameter.Name] = QuantitySchema.Of(parameter);
        }

        return new()
        {
            ["description"] = "Model parameters that differ from their defaults.",
            ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties,
        };
    }

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static JsonObject TextOrTexts(string description) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
    };

    private static JsonObject Month(string description, string? word = null) => new()
    {
        ["description"] = $"{description} Written like 2013-01.",
        ["type"] = "string",
        ["pattern"] = "^([0-9]{4}-(0[1-9]|1[0-2])" + (word is null ? "" : $"|{word}") + ")$",
    };

    private static JsonObject Whole(string description, long minimum, long? maximum, long? defaultValue)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = "integer", ["minimum"] = minimum };
        if (maximum is not null)
        {
            schema["maximum"] = maximum;
        }

        if (defaultValue is not null)
        {
            schema["default"] = defaultValue;
        }

        return schema;
    }

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(n => (JsonNode)n)]);
}
