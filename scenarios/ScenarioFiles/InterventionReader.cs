using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Reads one entry of <c>interventions</c>: what a government does in one month to one organisation.</summary>
/// <param name="interventions">Those that there are.</param>
/// <param name="units">What money is counted in.</param>
/// <param name="territories">Ids of the economy's territories; null where the economy could not be read.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class InterventionReader(
    IReadOnlyList<Instrument> interventions, MoneyUnits units, IReadOnlyList<string>? territories, DiagnosticList diagnostics)
{
    private const int IdDigits = 16;

    /// <summary>The intervention, or null after an error was added.</summary>
    public ReadPolicy? Read(YamlMapping node)
    {
        var errors = diagnostics.ErrorCount;
        var entry = new Section(node, "the intervention", diagnostics);
        if (entry.Require("intervention", interventions[0].Name) is null || entry.Text("intervention") is not { } kind)
        {
            return null;
        }

        if (interventions.FirstOrDefault(i => i.Name == kind) is not { } intervention)
        {
            diagnostics.Error(entry.MarkOf("intervention"), $"unknown intervention {Wording.Quote(kind)}"
                + diagnostics.Suggest(kind, [.. interventions.Select(i => i.Name)], "there are"));
            return null;
        }

        var section = new Section(node, $"intervention '{intervention.Name}'", diagnostics);
        section.RejectUnknownKeys([.. intervention.Keys.Select(k => k.Name), .. ScenarioKeys.OfIntervention]);
        var month = ReadMonth(section);
        var target = ReadTarget(section);
        var policy = new ResolvedPolicy
        {
            Name = ReadName(section, intervention),
            Instrument = intervention,
            For = target?.Territory is { } territory ? intervention.DefaultEligibility with { Territories = [territory] } : intervention.DefaultEligibility,
            Values = [.. intervention.Keys.Select(key => ValueInTime.Constant(ReadKey(section, key)))],
            From = month,
            Until = month,
            RampMonths = 0,
            Budget = null,
            Target = target,
            DefinedAt = node.Mark.ToString(),
        };
        return diagnostics.ErrorCount > errors ? null : new(policy, node.Mark);
    }

    private string ReadName(Section section, Instrument intervention)
    {
        var name = section.Text("name") ?? intervention.Name;
        if (!ScenarioKeys.IsName(name) || name == ScenarioKeys.ReferenceRun)
        {
            diagnostics.Error(section.MarkOf("name"), name == ScenarioKeys.ReferenceRun
                ? "'name' cannot be 'reference', which is the run without policies"
                : ScenarioKeys.NotAName("name", name));
        }

        return name;
    }

    private CalendarMonth? ReadMonth(Section section)
    {
        if (section.Require("month", "2013-01") is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar && CalendarMonth.TryParse(scalar.Text, out var month))
        {
            return month;
        }

        diagnostics.Error(node.Mark, $"'month' must be a month, written like '2013-01', not {Wording.KindOf(node)}"
            + (node is YamlScalar { Text: var text } ? MonthGuess.Suggestion(text) : ""));
        return null;
    }

    private double ReadKey(Section section, InstrumentKey key)
    {
        if (section.Find(key.Name) is { } node)
        {
            var value = QuantityReader.Read(node, key, units, diagnostics) ?? key.Minimum;
            if (key.Dimension == Dimension.Months && value != Math.Floor(value))
            {
                diagnostics.Error(node.Mark, $"'{key.Name}' must be a whole number of months, not {QuantityText.Number(value)}");
            }

            return value;
        }

        if (key.Default is null)
        {
            section.Missing(key.Name, $": {key.Description.TrimEnd('.')}; it must be {QuantityText.Expected(key.Dimension, units.Currency)}");
        }

        return units.InCurrency(key).Default ?? key.Minimum;
    }

    /// <summary>An identity, or a mapping that says where to look.</summary>
    private InterventionTarget? ReadTarget(Section section)
    {
        switch (section.Require("organisation", "cad57be81649b4fd' (sixteen digits from 'ssesim entity FILE --list') or 'organisation: { form: worker-cooperative, territory: PT-11A }"))
        {
            case null:
                return null;
            case YamlScalar { IsNull: false } scalar when scalar.Text.Length == IdDigits
                && ulong.TryParse(scalar.Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id):
                return new(id, null, null, null);
            case YamlMapping mapping:
                return ReadPlace(new Section(mapping, "'organisation'", diagnostics));
            case var node:
                diagnostics.Error(node.Mark, $"'organisation' must be sixteen digits from 0 to f, as 'ssesim entity FILE --list' shows them, or a mapping such as "
                    + $"'{{ form: worker-cooperative, territory: {territories?[0] ?? "PT-11A"} }}', not {Wording.KindOf(node)}");
                return null;
        }
    }

    private InterventionTarget? ReadPlace(Section section)
    {
        section.RejectUnknownKeys(["form", "sector", "territory"]);
        var form = Index(section, "form", [.. Classification.Forms.Where(f => f != Classification.Forms[(int)Form.Public])], required: true);
        var territory = Index(section, "territory", territories, required: true);
        var sector = Index(section, "sector", [.. Classification.Sectors.Take(Classification.MarketSectorCount)], required: false);
        return form is null || territory is null ? null : new(null, territory, (Form)form.Value, (Sector?)sector);
    }

    private int? Index(Section section, string key, IReadOnlyList<string>? names, bool required)
    {
        if ((required ? section.Require(key, names?[0] ?? "") : section.Find(key)) is null || section.Text(key) is not { } name || names is null)
        {
            return null;
        }

        var index = names.ToList().IndexOf(name);
        if (index < 0)
        {
            diagnostics.Error(section.MarkOf(key), $"unknown {key} {Wording.Quote(name)}{diagnostics.Suggest(name, names, "there are")}");
            return null;
        }

        return index;
    }
}
