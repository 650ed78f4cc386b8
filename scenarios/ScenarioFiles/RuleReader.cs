using System.Text.RegularExpressions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads <c>when</c>: <c>statistics.unemployment-rate-measured &gt; 12 %</c>, or a mapping with <c>if</c>, <c>until</c> and <c>lag</c>.</summary>
internal sealed partial class RuleReader(MoneyUnits units, DiagnosticList diagnostics)
{
    public const int LongestLag = 60;

    /// <summary>A comparison as it is written.</summary>
    public static readonly IReadOnlyList<(string Sign, Comparison Comparison)> Signs =
        [(">=", Comparison.AtLeast), ("<=", Comparison.AtMost), (">", Comparison.Above), ("<", Comparison.Below)];

    private const string Example = "statistics.unemployment-rate-measured > 12 %";

    private static readonly InstrumentKey Lag = new("lag", Dimension.Months, 0, 0, LongestLag, "Months from publication to action.");

    /// <summary>The rule, or null after an error was added.</summary>
    public PolicyRule? Read(YamlNode node)
    {
        if (node is YamlScalar { IsNull: false })
        {
            return Condition(node, "when") is { } only ? new(only.Statistic, only.Threshold, null, 0) : null;
        }

        if (Section.Of(node, "when", "'when'", diagnostics) is not { } section)
        {
            return null;
        }

        section.RejectUnknownKeys(["if", "until", "lag"]);
        if (section.Require("if", Example) is not { } given || Condition(given, "if") is not { } starts)
        {
            return null;
        }

        var lag = section.Find("lag") is { } lagNode ? QuantityReader.Read(lagNode, Lag, units, diagnostics) : 0;
        if (lag is { } months && months != Math.Floor(months))
        {
            diagnostics.Error(section.MarkOf("lag"), $"'lag' must be a whole number of months, not {QuantityText.Number(months)}");
            return null;
        }

        var ends = section.Find("until") is { } untilNode ? Condition(untilNode, "until") : null;
        if (lag is null || (ends is null && section.Has("until")))
        {
            return null;
        }

        return CheckUntil(section, starts, ends) ? new(starts.Statistic, starts.Threshold, ends?.Threshold, (int)lag) : null;
    }

    /// <summary>Both conditions must be about one statistic and must not hold at once: otherwise the policy would end as it begins.</summary>
    private bool CheckUntil(Section section, (string Statistic, Threshold Threshold) starts, (string Statistic, Threshold Threshold)? ends)
    {
        if (ends is not { } end)
        {
            return true;
        }

        if (end.Statistic != starts.Statistic)
        {
            diagnostics.Error(section.MarkOf("until"), $"'until' must be about the statistic of 'if', {starts.Statistic}, not {end.Statistic}");
            return false;
        }

        var (starting, ending) = (starts.Threshold, end.Threshold);
        var startsAbove = starting.Comparison is Comparison.Above or Comparison.AtLeast;
        if (startsAbove == ending.Comparison is Comparison.Above or Comparison.AtLeast)
        {
            diagnostics.Error(section.MarkOf("until"), $"'until' must look the other way than 'if': write "
                + $"'{(startsAbove ? "<" : ">")}', such as '{end.Statistic} {(startsAbove ? "<" : ">")} {Written(starts.Statistic, ending.Value, units.Currency)}'");
            return false;
        }

        if (startsAbove ? ending.Value > starting.Value : ending.Value < starting.Value)
        {
            diagnostics.Error(section.MarkOf("until"), $"'until' at {Written(starts.Statistic, ending.Value, units.Currency)} would end the policy where 'if' begins it, at "
                + $"{Written(starts.Statistic, starting.Value, units.Currency)}; write a {(startsAbove ? "lower" : "higher")} one");
            return false;
        }

        return true;
    }

    private (string Statistic, Threshold Threshold)? Condition(YamlNode node, string key)
    {
        if (node is not YamlScalar { IsNull: false } scalar || Comparing().Match(scalar.Text) is not { Success: true } match)
        {
            diagnostics.Error(node.Mark, $"'{key}' must compare a statistic, written like '{Example}', not {Wording.KindOf(node)}");
            return null;
        }

        var name = match.Groups["name"].Value;
        if (MeasuredStatistic.Find(name) is not { } statistic)
        {
            diagnostics.Error(node.Mark, NotMeasured(name));
            return null;
        }

        var threshold = new InstrumentKey(key, statistic.Dimension, null, 0, statistic.Dimension == Dimension.Share ? 1 : double.MaxValue, "");
        var value = new YamlScalar(node.Mark, match.Groups["value"].Value.Trim(), IsQuoted: false);
        return QuantityReader.Read(value, threshold, units, diagnostics) is { } number
            ? (name, new(Signs.First(s => s.Sign == match.Groups["sign"].Value).Comparison, number))
            : null;
    }

    /// <summary>A true value is nobody's to read; what measures it is named.</summary>
    private string NotMeasured(string name)
    {
        var known = MeasuredStatistic.All.Select(s => s.Id).ToList();
        var measuring = MeasuredStatistic.All.FirstOrDefault(s => s.TrueIndicators.Contains(name));
        if (measuring is null && IndicatorCatalog.Find(name) is null)
        {
            var full = name.Contains('.') ? name : "statistics." + name;
            var meant = known.FirstOrDefault(k => Words(full).All(Words(k).Contains));
            return $"unknown statistic {Wording.Quote(name)} in a rule"
                + (meant is null ? diagnostics.Suggest(full, known, "rules read") : $"; did you mean '{meant}'?");
        }

        return $"a rule cannot read '{name}', a true value that nobody in the economy knows; "
            + (measuring is null ? $"rules read what the statistics office publishes: {string.Join(", ", known)}" : $"write '{measuring.Id}', what the "
                + "statistics office publishes about it");
    }

    /// <summary>A word left out is a nearer miss than letters changed.</summary>
    private static string[] Words(string id) => id.Split('.', '-');

    /// <summary>A threshold in the unit of its statistic.</summary>
    public static string Written(string statistic, double value, string currency) =>
        QuantityText.Of(value, MeasuredStatistic.Find(statistic)!.Dimension, currency);

    /// <summary>A condition in the form in which it is read.</summary>
    public static string Written(string statistic, Threshold threshold, string currency) =>
        $"{statistic} {Signs.First(s => s.Comparison == threshold.Comparison).Sign} {Written(statistic, threshold.Value, currency)}";

    [GeneratedRegex(@"^\s*(?<name>[^\s<>=]{1,100})\s*(?<sign>>=|<=|>|<)\s*(?<value>[^<>=]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparing();
}
