using SseSim.Model.Economy;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>Reads a table of figures: a mapping of values, or a mapping with unit, year, source, status, note and <c>values</c>. Nested
/// values join their keys with a slash.</summary>
internal sealed class FigureTableReader(EconomyContext context, FigureReader figures)
{
    /// <summary>Shares that must add up to 1 may miss it by this much, because sources round.</summary>
    public const double SumTolerance = 0.005;

    private static readonly IReadOnlyList<string> Keys = ["unit", .. ProvenanceDefaults.Keys, "note", "values"];
    private static readonly IReadOnlyList<string> BandedKeys = [.. Keys, "low", "high"];

    /// <summary>The table in base units, or null after an error was added.</summary>
    public FigureTable? Read(YamlNode node, string key, FigureRule rule, ProvenanceDefaults inherited)
    {
        if (node is not YamlMapping mapping)
        {
            context.Diagnostics.Error(node.Mark, $"'{key}' must be a table: a mapping of names to numbers, not {Wording.KindOf(node)}");
            return null;
        }

        var (values, unit, provenance, note) = (mapping, (FigureUnit?)null, inherited, "");
        Section? ranges = null;
        if (mapping.Find("values") is { } inner)
        {
            var section = new Section(mapping, $"table '{key}'", context.Diagnostics);
            section.RejectUnknownKeys(rule.Banded ? BandedKeys : Keys);
            ranges = rule.Banded ? section : null;
            if (!figures.TryReadUnit(section, key, rule, out unit)
                || Section.Of(inner, "values", $"table '{key}'", context.Diagnostics) is not { } valuesSection)
            {
                return null;
            }

            values = valuesSection.Mapping;
            provenance = inherited.With(section, context);
            note = section.Text("note") ?? "";
        }

        var errors = context.Diagnostics.ErrorCount;
        var table = new Dictionary<string, double>();
        var unitName = Collect(values, "", key, rule, unit, table) ?? (rule.Kind == FigureKind.Money ? context.Currency : rule.Unit);
        CheckComplete(mapping.Mark, key, rule, table);
        if (context.Diagnostics.ErrorCount == errors)
        {
            CheckSums(mapping.Mark, key, rule, table);
        }

        var resolved = provenance.Resolve(mapping.Mark, key, note, context);
        return new(table, unitName, resolved)
        {
            Low = Range(ranges, "low", key, rule, unit, table, (bound, value) => bound <= value), High = Range(ranges, "high", key, rule, unit, table, (bound, value) => bound >= value),
        };
    }

    /// <summary>One end of the ranges; errors are added where it belongs to no value, or lies on the wrong side of it.</summary>
    private Dictionary<string, double> Range(
        Section? section, string end, string key, FigureRule rule, FigureUnit? unit, Dictionary<string, double> table, Func<double, double, bool> fits)
    {
        var range = new Dictionary<string, double>();
        if (section?.Find(end) is { } node && Section.Of(node, end, $"'{end}' of '{key}'", context.Diagnostics) is { } ends)
        {
            Collect(ends.Mapping, "", $"{end} of {key}", rule, unit, range);
            foreach (var (name, bound) in range)
            {
                if (!table.TryGetValue(name, out var value))
                {
                    context.Diagnostics.Error(node.Mark, $"'{end}' of '{key}' gives {Wording.Quote(name)}, of which 'values' has none");
                }
                else if (!fits(bound, value))
                {
                    context.Diagnostics.Error(node.Mark,
                        $"'{key}' of {Wording.Quote(name)} is {QuantityText.Number(value)}, outside of its own range: '{end}' is {QuantityText.Number(bound)}");
                }
            }
        }

        return range;
    }

    /// <summary>Whether shares add up to one, as closely as sources round.</summary>
    public static bool IsOne(double sum) => Math.Abs(sum - 1) <= SumTolerance;

    private string? Collect(
        YamlMapping values, string prefix, string key, FigureRule rule, FigureUnit? unit, Dictionary<string, double> table)
    {
        string? unitName = null;
        foreach (var (name, node) in values.Entries)
        {
            var path = prefix.Length == 0 ? name.Text : $"{prefix}/{name.Text}";
            if (node is YamlMapping nested)
            {
                var nestedUnit = Collect(nested, path, key, rule, unit, table);
                unitName ??= nestedUnit;
            }
            else if (rule.Keys.Count > 0 && !rule.Keys.Contains(path))
            {
                context.Diagnostics.Error(name.Mark, $"unknown name {Wording.Quote(path)} in '{key}'"
                    + context.Diagnostics.Suggest(path, rule.Keys, "it takes"));
            }
            else if (figures.ReadNumber(node, $"{key}: {path}", rule, unit) is not { } number)
            {
                // Said to be wrong: not said to lack as well.
                table.TryAdd(path, 0);
            }
            else
            {
                unitName ??= number.Unit;
                if (!table.TryAdd(path, number.Value))
                {
                    context.Diagnostics.Error(name.Mark, $"{Wording.Quote(path)} is given twice in '{key}'");
                }
            }
        }

        return unitName;
    }

    private void CheckComplete(Mark mark, string key, FigureRule rule, Dictionary<string, double> table)
    {
        var missing = rule.Complete ? rule.Keys.Where(k => !table.ContainsKey(k)).ToList() : [];
        if (missing.Count > 0)
        {
            context.Diagnostics.Error(mark, $"'{key}' lacks {string.Join(", ", missing.Select(Wording.Quote))}");
        }
    }

    private void CheckSums(Mark mark, string key, FigureRule rule, Dictionary<string, double> table)
    {
        switch (rule.Sum)
        {
            case TableSum.One when !IsOne(table.Values.Sum()):
                context.Diagnostics.Error(mark, $"'{key}' adds up to {Rounded(table.Values.Sum())}; shares must add up to 1 within 0.5 %");
                break;
            case TableSum.AtMostOne when table.Values.Sum() > 1 + SumTolerance:
                context.Diagnostics.Error(mark, $"'{key}' adds up to {Rounded(table.Values.Sum())}; at most 1 is possible");
                break;
            case TableSum.OneWithinFirstClass:
                foreach (var group in table.GroupBy(v => v.Key.Split('/')[0], v => v.Value).Where(g => !IsOne(g.Sum())))
                {
                    context.Diagnostics.Error(mark,
                        $"'{key}' adds up to {Rounded(group.Sum())} for {Wording.Quote(group.Key)}; shares must add up to 1 within 0.5 %");
                }

                break;
        }
    }

    private static string Rounded(double sum) => QuantityText.Number(Math.Round(sum, 4));
}
