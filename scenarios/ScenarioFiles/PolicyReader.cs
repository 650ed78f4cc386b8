using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>A policy as read, with its place.</summary>
internal sealed record ReadPolicy(ResolvedPolicy Policy, Mark Mark);

/// <summary>Reads one entry of <c>policies</c>.</summary>
/// <param name="instruments">Instruments that there are.</param>
/// <param name="units">What money is counted in.</param>
/// <param name="eligibility">Reads <c>for</c>.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class PolicyReader(
    IReadOnlyList<Instrument> instruments, MoneyUnits units, EligibilityReader eligibility, DiagnosticList diagnostics)
{
    private const int LongestRamp = 600;

    public static readonly InstrumentKey Ramp =
        new("ramp", Dimension.Months, 0, 0, LongestRamp, "Months over which the policy rises in equal steps to its full value.");

    public static readonly InstrumentKey PhaseOut =
        new("phase-out", Dimension.Months, 0, 0, LongestRamp, "Months before its end over which the policy falls in equal steps.");

    public static readonly InstrumentKey Override =
        new("override", Dimension.Flag, 0, 0, 1, "Whether the policy takes the place of an earlier one of the same instrument where both would act.");

    private readonly ValueInTimeReader _values = new(units, diagnostics);
    private readonly RuleReader _rules = new(units, diagnostics);

    /// <summary>The policy, or null after an error was added.</summary>
    public ReadPolicy? Read(YamlMapping node)
    {
        var errors = diagnostics.ErrorCount;
        var entry = new Section(node, "the policy", diagnostics);
        if (!entry.Has("instrument") && node.Entries.FirstOrDefault(e => ClosestMatch.Of(e.Key.Text, ["instrument"]) is not null) is { } misspelt)
        {
            diagnostics.Error(misspelt.Key.Mark, $"unknown key {Wording.Quote(misspelt.Key.Text)} in the policy; did you mean 'instrument'?");
            return null;
        }

        if (entry.Require("instrument", instruments[0].Name) is null || entry.Text("instrument") is not { } instrumentName)
        {
            return null;
        }

        if (instruments.FirstOrDefault(i => i.Name == instrumentName) is not { } instrument)
        {
            diagnostics.Error(entry.MarkOf("instrument"), $"unknown instrument {Wording.Quote(instrumentName)}"
                + diagnostics.Suggest(instrumentName, [.. instruments.Select(i => i.Name)], "there are"));
            return null;
        }

        var section = new Section(node, $"instrument '{instrument.Name}'", diagnostics);
        section.RejectUnknownKeys([.. instrument.Keys.Select(k => k.Name), .. ScenarioKeys.OfPolicy]);
        var name = ReadName(section, instrument);
        var values = instrument.Keys.Select(key => ReadKey(section, key)).ToList();
        var policy = new ResolvedPolicy
        {
            Name = name,
            Instrument = instrument,
            For = eligibility.Read(section.Find("for"), instrument, name),
            Values = values,
            From = section.Has("from") ? ReadMonth(section, "from", ScenarioKeys.StartOfRun, 1) : values.Min(v => v.First),
            Until = section.Has("until") ? ReadMonth(section, "until", ScenarioKeys.EndOfRun, 12) : LastOnce(values),
            RampMonths = ReadRamp(section, Ramp, instrument),
            PhaseOutMonths = ReadRamp(section, PhaseOut, instrument),
            Rule = section.Find("when") is { } when ? _rules.Read(when) : null,
            Overrides = section.Find("override") is { } flag && QuantityReader.Read(flag, Override, units, diagnostics) == 1,
            Budget = ReadBudget(section, instrument),
            DefinedAt = node.Mark.ToString(),
        };
        CheckOrder(section, policy);
        CheckValues(section, policy);
        return diagnostics.ErrorCount > errors ? null : new(policy, node.Mark);
    }

    private string ReadName(Section section, Instrument instrument)
    {
        var name = section.Text("name") ?? instrument.Name;
        if (!ScenarioKeys.IsName(name) || name == ScenarioKeys.ReferenceRun)
        {
            diagnostics.Error(section.MarkOf("name"), name == ScenarioKeys.ReferenceRun
                ? "'name' cannot be 'reference', which is the run without policies"
                : ScenarioKeys.NotAName("name", name));
        }

        return name;
    }

    private ValueInTime ReadKey(Section section, InstrumentKey key)
    {
        if (section.Find(key.Name) is { } node)
        {
            return _values.Read(node, key) ?? ValueInTime.Constant(key.Minimum);
        }

        if (key.Default is null)
        {
            section.Missing(key.Name, $": {key.Description.TrimEnd('.')}; it must be {QuantityText.Expected(key.Dimension, units.Currency)}");
        }

        return ValueInTime.Constant(units.InCurrency(key).Default ?? key.Minimum);
    }

    /// <summary>The last of the single months in which a policy acts; null where it goes on.</summary>
    private static CalendarMonth? LastOnce(IReadOnlyList<ValueInTime> values) =>
        values.Any(v => v.Shape == ValueShape.Once) ? values.Where(v => v.Shape == ValueShape.Once).Max(v => v.Points[^1].Month) : null;

    private CalendarMonth? ReadMonth(Section section, string key, string open, int monthOfYear)
    {
        var node = section.Find(key)!;
        if (node is YamlScalar word && word.Text == open)
        {
            return null;
        }

        if (node is YamlScalar scalar && CalendarMonth.TryParse(scalar.Text, out var month))
        {
            return month;
        }

        diagnostics.Error(node.Mark, $"'{key}' must be a month, written like '2013-01', or '{open}', not {Wording.KindOf(node)}"
            + (node is YamlScalar { Text: var text } ? MonthGuess.Suggestion(text, monthOfYear) : ""));
        return null;
    }

    private int ReadRamp(Section section, InstrumentKey key, Instrument instrument)
    {
        if (section.Find(key.Name) is not { } node || QuantityReader.Read(node, key, units, diagnostics) is not { } months)
        {
            return 0;
        }

        if (months != Math.Floor(months))
        {
            diagnostics.Error(node.Mark, $"'{key.Name}' must be a whole number of months, not {QuantityText.Number(months)}");
        }

        if (months > 0 && !instrument.Keys.Any(k => k.Ramps))
        {
            diagnostics.Error(node.Mark, $"instrument '{instrument.Name}' has no key that could rise or fall over time; leave '{key.Name}' out");
        }

        return (int)months;
    }

    private PolicyBudget? ReadBudget(Section section, Instrument instrument)
    {
        if (section.Find("budget") is not { } node)
        {
            return null;
        }

        if (instrument.BudgetUse == BudgetUse.None)
        {
            diagnostics.Error(section.Mapping.FindEntry("budget")!.Key.Mark,
                $"instrument '{instrument.Name}' has no budget, because it pays nothing out; leave 'budget' out");
            return null;
        }

        return BudgetReader.Read(node, units, diagnostics);
    }

    /// <summary>Every key needs a value in every month in which the policy acts.</summary>
    private void CheckValues(Section section, ResolvedPolicy policy)
    {
        for (var key = 0; key < policy.Values.Count; key++)
        {
            var (name, value) = (policy.Instrument.Keys[key].Name, policy.Values[key]);
            if (value.Shape == ValueShape.Once)
            {
                foreach (var point in value.Points.Where(p => p.Month < policy.From || p.Month > policy.Until))
                {
                    diagnostics.Error(section.MarkOf(name), $"'{name}' has a value for {point.Month}, when the policy does not act: "
                        + $"it is from {policy.From?.ToString() ?? ScenarioKeys.StartOfRun} until {policy.Until?.ToString() ?? ScenarioKeys.EndOfRun}");
                }
            }
            else if (value.First is { } first && (policy.From is null || policy.From < first))
            {
                diagnostics.Error(section.MarkOf(name), $"'{name}' has no value before {first}, but the policy acts from "
                    + $"{policy.From?.ToString() ?? "the start of the run"}; write 'from: {first}' or give it an earlier value");
            }
        }
    }

    private void CheckOrder(Section section, ResolvedPolicy policy)
    {
        if (policy.Until < policy.From)
        {
            diagnostics.Error(section.MarkOf("until"), $"'until' {policy.Until} is before 'from' {policy.From}");
        }
        else if (policy is { Until: null, PhaseOutMonths: > 0 })
        {
            diagnostics.Error(section.MarkOf("phase-out"), "'phase-out' needs 'until', the last month of the policy; write for example 'until: 2018-12'");
        }
        else if (policy is { From: { } from, Until: { } until } && from.MonthsTo(until) + 1 < policy.RampMonths)
        {
            diagnostics.Warn(section.MarkOf("ramp"), $"the ramp of {policy.RampMonths} months is longer than the policy, "
                + $"which has {from.MonthsTo(until) + 1}: the full value is never reached");
        }
        else if (policy is { From: { } first, Until: { } last, PhaseOutMonths: > 0 } && first.MonthsTo(last) + 2 < policy.RampMonths + policy.PhaseOutMonths)
        {
            diagnostics.Warn(section.MarkOf("phase-out"), (policy.RampMonths > 0 ? $"the ramp of {policy.RampMonths} months and the phase-out of {policy.PhaseOutMonths} are"
                : $"the phase-out of {policy.PhaseOutMonths} months is") + $" longer than the policy, which has {first.MonthsTo(last) + 1}: the full value is never reached");
        }
    }
}
