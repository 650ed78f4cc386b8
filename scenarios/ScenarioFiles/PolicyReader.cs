using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>A policy as read, with its place.</summary>
internal sealed record ReadPolicy(ResolvedPolicy Policy, Mark Mark);

/// <summary>Reads one entry of <c>policies</c>.</summary>
/// <param name="instruments">Instruments that there are.</param>
/// <param name="currency">The economy's currency; empty where it is not known.</param>
/// <param name="eligibility">Reads <c>for</c>.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class PolicyReader(
    IReadOnlyList<Instrument> instruments, string currency, EligibilityReader eligibility, DiagnosticList diagnostics)
{
    private const int LongestRamp = 600;

    private static readonly InstrumentKey Ramp =
        new("ramp", Dimension.Months, 0, 0, LongestRamp, "Months over which the policy rises in equal steps to its full value.");

    /// <summary>The policy, or null after an error was added.</summary>
    public ReadPolicy? Read(YamlMapping node)
    {
        var errors = diagnostics.ErrorCount;
        var entry = new Section(node, "the policy", diagnostics);
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
        var policy = new ResolvedPolicy
        {
            Name = name,
            Instrument = instrument,
            For = eligibility.Read(section.Find("for"), instrument, name),
            Values = [.. instrument.Keys.Select(key => ReadKey(section, key))],
            From = ReadMonth(section, "from", ScenarioKeys.StartOfRun),
            Until = ReadMonth(section, "until", ScenarioKeys.EndOfRun),
            RampMonths = ReadRamp(section, instrument),
            Budget = ReadBudget(section, instrument),
            DefinedAt = node.Mark.ToString(),
        };
        CheckOrder(section, policy);
        return diagnostics.ErrorCount > errors ? null : new(policy, node.Mark);
    }

    private string ReadName(Section section, Instrument instrument)
    {
        var name = section.Text("name") ?? instrument.Name;
        if (!ScenarioKeys.IsName(name) || name == ScenarioKeys.ReferenceRun)
        {
            diagnostics.Error(section.MarkOf("name"), name == ScenarioKeys.ReferenceRun
                ? "'name' cannot be 'reference', which is the run without policies"
                : $"'name' must be made of letters, digits and hyphens, at most 80, not {Wording.Quote(name)}");
        }

        return name;
    }

    private double ReadKey(Section section, InstrumentKey key)
    {
        if (section.Find(key.Name) is { } node)
        {
            return QuantityReader.Read(node, key, currency, diagnostics) ?? key.Minimum;
        }

        if (key.Default is null)
        {
            section.Missing(key.Name, $": {key.Description.TrimEnd('.')}; it must be {QuantityText.Expected(key.Dimension, currency)}");
        }

        return key.Default ?? key.Minimum;
    }

    private CalendarMonth? ReadMonth(Section section, string key, string open)
    {
        if (section.Find(key) is not { } node || node is YamlScalar word && word.Text == open)
        {
            return null;
        }

        if (node is YamlScalar scalar && CalendarMonth.TryParse(scalar.Text, out var month))
        {
            return month;
        }

        diagnostics.Error(node.Mark, $"'{key}' must be a month, written like '2013-01', or '{open}', not {Wording.KindOf(node)}");
        return null;
    }

    private int ReadRamp(Section section, Instrument instrument)
    {
        if (section.Find("ramp") is not { } node || QuantityReader.Read(node, Ramp, currency, diagnostics) is not { } months)
        {
            return 0;
        }

        if (months != Math.Floor(months))
        {
            diagnostics.Error(node.Mark, $"'ramp' must be a whole number of months, not {QuantityText.Number(months)}");
        }

        if (months > 0 && !instrument.Keys.Any(k => k.Ramps))
        {
            diagnostics.Error(node.Mark, $"instrument '{instrument.Name}' has no key that could rise over time; leave 'ramp' out");
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

        if (QuantityReader.ReadInDimension(node, "budget", Dimension.Money, currency, diagnostics) is not { } amount)
        {
            return null;
        }

        if (amount.Number < 0)
        {
            diagnostics.Error(node.Mark, $"'budget' must not be negative: {QuantityText.Money(amount.Number, amount.Currency)}");
            return null;
        }

        return new(amount.Number, amount.Period == QuantityPeriod.PerYear);
    }

    private void CheckOrder(Section section, ResolvedPolicy policy)
    {
        if (policy.Until < policy.From)
        {
            diagnostics.Error(section.MarkOf("until"), $"'until' {policy.Until} is before 'from' {policy.From}");
        }
        else if (policy is { From: { } from, Until: { } until } && from.MonthsTo(until) + 1 < policy.RampMonths)
        {
            diagnostics.Warn(section.MarkOf("ramp"), $"the ramp of {policy.RampMonths} months is longer than the policy, "
                + $"which has {from.MonthsTo(until) + 1}: the full value is never reached");
        }
    }
}
