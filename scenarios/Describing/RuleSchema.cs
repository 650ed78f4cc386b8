using System.Text.Json.Nodes;
using SseSim.Model.Policies;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Describing;

/// <summary>JSON Schema of <c>when</c>.</summary>
internal static class RuleSchema
{
    public static JsonObject Of()
    {
        JsonObject Condition(string description) => new()
        {
            ["description"] = description, ["type"] = "string",
            ["pattern"] = $"^({string.Join('|', MeasuredStatistic.All.Select(s => s.Id.Replace(".", "\\.")))}) ?(>=|<=|>|<) ?[0-9].*$",
        };
        var properties = new JsonObject
        {
            ["if"] = Condition("Begins to act, such as 'statistics.unemployment-rate-measured > 12 %'."),
            ["until"] = Condition("Ends, the other way round, such as 'statistics.unemployment-rate-measured < 10 %'. Default: when 'if' no longer holds."),
            ["lag"] = QuantitySchema.Of(new("lag", Dimension.Months, 0, 0, RuleReader.LongestLag, "Months from publication to action, beyond the next month."), "EUR"),
        };
        return new()
        {
            ["description"] = "The policy acts, within its dates, only while a statistic that the statistics office publishes says so: "
                + $"{string.Join(", ", MeasuredStatistic.All.Select(s => s.Id))}. Default: always.",
            ["anyOf"] = new JsonArray(Condition("Acts while this holds."), new JsonObject
            {
                ["type"] = "object", ["additionalProperties"] = false, ["required"] = new JsonArray("if"), ["properties"] = properties,
            }),
        };
    }
}
