using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads the value of an instrument's key: one value, or <c>steps</c>, <c>path</c> or <c>once</c> with a value for each month named.</summary>
/// <param name="units">What money is counted in.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class ValueInTimeReader(MoneyUnits units, DiagnosticList diagnostics)
{
    /// <summary>More dates than months of the longest run say nothing.</summary>
    private const int MostDates = ScenarioKeys.MostMonths;

    /// <summary>Words for the shapes that have dates.</summary>
    public static IReadOnlyList<string> Words { get; } = ["steps", "path", "once"];

    /// <summary>The value, or null after an error was added.</summary>
    public ValueInTime? Read(YamlNode node, InstrumentKey key)
    {
        if (node is not YamlMapping mapping)
        {
            return QuantityReader.Read(node, key, units, diagnostics) is { } value ? ValueInTime.Constant(value) : null;
        }

        // Months without a word are steps: { 2013-01: 50 %, 2015-01: 80 % }.
        if (mapping.Entries.Count > 0 && mapping.Entries.All(e => CalendarMonth.TryParse(e.Key.Text, out _)))
        {
            return ReadDates(mapping, ValueShape.Steps, key);
        }

        if (mapping.Entries.FirstOrDefault(e => !Words.Contains(e.Key.Text) && MonthGuess.Suggestion(e.Key.Text) is { Length: > 0 }) is { } noMonth)
        {
            diagnostics.Error(noMonth.Key.Mark, $"'{key.Name}' takes months, written like '2013-01', not {Wording.Quote(noMonth.Key.Text)}{MonthGuess.Suggestion(noMonth.Key.Text)}");
            return null;
        }

        if (mapping.Entries.Count != 1)
        {
            diagnostics.Error(mapping.Mark, $"'{key.Name}' must be one value, or one of {string.Join(", ", Words)} with a value for each month, "
                + $"written like '{Example(key)}'");
            return null;
        }

        var (word, dates) = mapping.Entries[0];
        if (!Words.Contains(word.Text))
        {
            var suggestion = diagnostics.Suggest(word.Text, Words, "values in time are written with");
            diagnostics.Error(word.Mark, $"unknown word {Wording.Quote(word.Text)} in '{key.Name}'{suggestion}"
                + (suggestion.EndsWith('?') ? "" : $"; write for example '{Example(key)}'"));
            return null;
        }

        if (dates is not YamlMapping byMonth)
        {
            diagnostics.Error(dates.Mark, $"'{word.Text}' of '{key.Name}' must give a value for each month, written like '{Example(key)}', not "
                + Wording.KindOf(dates));
            return null;
        }

        return ReadDates(byMonth, word.Text switch { "steps" => ValueShape.Steps, "path" => ValueShape.Path, _ => ValueShape.Once }, key);
    }

    private ValueInTime? ReadDates(YamlMapping byMonth, ValueShape shape, InstrumentKey key)
    {
        var errors = diagnostics.ErrorCount;
        var word = Word(shape);
        if (byMonth.Entries.Count < (shape == ValueShape.Path ? 2 : 1))
        {
            diagnostics.Error(byMonth.Mark, $"'{word}' of '{key.Name}' needs {(shape == ValueShape.Path ? "two months or more" : "a month")}, "
                + $"written like '{Example(key, word)}'");
        }

        if (byMonth.Entries.Count > MostDates)
        {
            diagnostics.Error(byMonth.Mark, $"'{word}' of '{key.Name}' names more than {MostDates} months");
            return null;
        }

        if (shape == ValueShape.Path && key.Dimension == Dimension.Flag)
        {
            diagnostics.Error(byMonth.Mark, $"'{key.Name}' is true or false and has nothing between; write 'steps' instead of 'path'");
        }

        var points = new List<DatedValue>();
        foreach (var (month, value) in byMonth.Entries)
        {
            if (!CalendarMonth.TryParse(month.Text, out var date))
            {
                diagnostics.Error(month.Mark, $"'{word}' of '{key.Name}' takes months, written like '2013-01', not {Wording.Quote(month.Text)}"
                    + (month.Text.Length == 4 && month.Text.All(char.IsAsciiDigit) ? $"; did you mean '{month.Text}-01'?" : ""));
            }
            else if (QuantityReader.Read(value, key, units, diagnostics) is { } number)
            {
                points.Add(new(date, number));
            }
        }

        return diagnostics.ErrorCount > errors ? null : new(shape, [.. points.OrderBy(p => p.Month)]);
    }

    /// <summary>The word of a shape with dates.</summary>
    public static string Word(ValueShape shape) => Words[(int)shape - 1];

    private string Example(InstrumentKey key, string word = "steps")
    {
        string Value(double value) => QuantityText.Of(value, key.Dimension, units.Currency);
        var high = double.IsFinite(key.Maximum) && key.Maximum < 1e9 ? key.Maximum : Math.Max(key.Minimum, 1);
        return $"{key.Name}: {{ {word}: {{ 2013-01: {Value(key.Minimum)}, 2015-01: {Value(high)} }} }}";
    }
}
