using System.Globalization;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Sweeps;

/// <summary>Reads what a sweep varies: <c>--over KEY=V1,V2</c>, <c>--over KEY=LOW..HIGH</c>, <c>--over KEY=LOW..HIGH/N</c>, and in files
/// <c>KEY: [V1, V2]</c> or <c>KEY: { from: LOW, to: HIGH, steps: N }</c>.</summary>
internal sealed class FactorReader(DiagnosticList diagnostics)
{
    private const int MostLevels = 1000;

    /// <summary>One argument of <c>--over</c>; null after an error was added.</summary>
    public SweepFactor? ReadOption(string text)
    {
        var mark = Mark.WholeOf($"--over {text.ReplaceLineEndings(" ")}");
        var parts = text.Split('=', 2);
        var (key, values) = (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
        if (key.Length == 0 || values.Length == 0)
        {
            diagnostics.Error(mark, "write KEY=V1,V2,... or KEY=LOW..HIGH, for example 'policies.credit-guarantee.coverage=20 %,50 %,80 %'");
            return null;
        }

        if (values.Split("..", 2) is not [var low, var rest])
        {
            return Listed(key, Levels(values), mark);
        }

        var ends = rest.Split('/', 2);
        var steps = 0;
        if (ends.Length > 1 && (!int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out steps) || steps is < 2 or > MostLevels))
        {
            // A unit may hold a slash, as in EUR / year.
            (ends, steps) = ([rest], 0);
        }

        return Range(key, low, ends[0], steps, mark);
    }

    /// <summary>The values between commas, where a comma in brackets parts names of one value: <c>[mutual, association],[foundation]</c>.</summary>
    private static IReadOnlyList<string> Levels(string values)
    {
        List<string> levels = [];
        var (start, open) = (0, 0);
        for (var i = 0; i <= values.Length; i++)
        {
            if (i == values.Length || values[i] == ',' && open == 0)
            {
                levels.Add(values[start..i].Trim());
                start = i + 1;
            }
            else
            {
                open = Math.Max(0, open + (values[i] is '[' or '{' ? 1 : values[i] is ']' or '}' ? -1 : 0));
            }
        }

        return [.. levels.Where(l => l.Length > 0)];
    }

    /// <summary>The mapping <c>over</c> of a sweep file.</summary>
    public IReadOnlyList<SweepFactor> ReadFile(YamlNode over) => Section.Of(over, "over", "'over'", diagnostics) is { } section
        ? [.. section.Mapping.Entries.Select(e => ReadEntry(e.Key.Text, e.Value)).OfType<SweepFactor>()]
        : [];

    private SweepFactor? ReadEntry(string key, YamlNode node)
    {
        if (node is YamlSequence list && list.Items.All(i => i is YamlScalar { IsNull: false }))
        {
            return Listed(key, [.. list.Items.Cast<YamlScalar>().Select(i => i.Text)], node.Mark);
        }

        if (node is not YamlMapping mapping)
        {
            diagnostics.Error(node.Mark, $"'{key}' of 'over' must be a list of values or a range such as '{{ from: 20 %, to: 80 % }}', not {Wording.KindOf(node)}");
            return null;
        }

        var section = new Section(mapping, $"'{key}' of 'over'", diagnostics);
        section.RejectUnknownKeys(["from", "to", "steps"]);
        return section.Require("from", "20 %") is not null && section.Require("to", "80 %") is not null
            && section.Text("from") is { } low && section.Text("to") is { } high
            ? Range(key, low, high, section.Has("steps") ? (int)section.Integer("steps", 2, MostLevels, 2) : 0, node.Mark)
            : null;
    }

    private SweepFactor? Listed(string key, IReadOnlyList<string> levels, Mark mark)
    {
        if (levels.Count is > 0 and <= MostLevels)
        {
            return new(key, levels, null);
        }

        diagnostics.Error(mark, $"'{key}' needs one to {MostLevels} values");
        return null;
    }

    private SweepFactor? Range(string key, string low, string high, int steps, Mark mark)
    {
        if (!NumberText.TrySplit(low, out var from, out var unit, out var fault) || !NumberText.TrySplit(high, out var to, out var otherUnit, out fault))
        {
            diagnostics.Error(mark, $"'{key}': {Wording.Quote(low + ".." + high)} {fault}; a range goes from number to number, such as '20..80 %'");
            return null;
        }

        if (unit.Length > 0 && unit != otherUnit)
        {
            diagnostics.Error(mark, $"'{key}': both ends of a range must have one unit, not {Wording.Quote(unit)} and {Wording.Quote(otherUnit)}");
            return null;
        }

        if (!(from < to))
        {
            diagnostics.Error(mark, $"'{key}': the range must rise, but {low.Trim()} is not below {high.Trim()}");
            return null;
        }

        var range = new FactorRange(from, to, otherUnit);
        return new(key, [.. Enumerable.Range(0, steps).Select(i => range.Written(from + (to - from) * i / (steps - 1)))], range);
    }
}
