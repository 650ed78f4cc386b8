using System.Text;
using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The policies in words, parameters of the model that differ from their defaults, and the resolved scenario as it was run.</summary>
internal static class ParameterSection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        if (context.Run.Policies.Count == 0)
        {
            html.Append(Html.Paragraph(context.Text("parameters.no-policy")));
        }

        foreach (var policy in context.Run.Policies)
        {
            html.Append(Html.Heading(policy.Name)).Append(Html.Facts(
            [
                (context.Text("table.instrument"), policy.Instrument), (context.Text("parameters.last-month"), policy.Values), (context.Text("parameters.for"), policy.For),
                (context.Text("parameters.acts"), context.Text("parameters.from-to", ("from", context.Language.Month(policy.From)), ("to", context.Language.Month(policy.Until)))),
                (context.Text("parameters.rule-held"), RuleWords.In(context.Language, policy, context.Run.Months)),
                (context.Text("parameters.budget"), policy.Budget), (context.Text("parameters.mechanism"), policy.Mechanism), (context.Text("parameters.source"), policy.Source),
            ]));
        }

        html.Append(Html.Heading(context.Text("parameters.differing")));
        html.Append(context.Run.Parameters.Count == 0 && context.Run.DrawnParameters.Count == 0
            ? Html.Paragraph(context.Text("parameters.all-default"))
            : "");
        if (context.Run.Parameters.Count > 0)
        {
            html.Append(Html.Table(context.Text("parameters.table"),
                [context.Text("table.parameter"), context.Text("parameters.here"), context.Text("parameters.default"), context.Text("table.unit"), context.Text("parameters.range")],
                context.Run.Parameters.Select(p => (IReadOnlyList<string>)
                    [p.Name, Number(context, p.Value), Number(context, p.Default), p.Unit, context.Text("number.interval", ("low", Number(context, p.Minimum)), ("high", Number(context, p.Maximum)))]), 3));
        }

        if (context.Run.DrawnParameters is { Count: > 0 } drawn)
        {
            html.Append(Html.Table(context.Text("parameters.drawn"), [context.Text("table.parameter"), context.Text("table.lowest"), context.Text("table.mean"), context.Text("table.highest")],
                drawn[0].Keys.Select(name => (IReadOnlyList<string>)
                    [name, Number(context, drawn.Min(d => d[name])), Number(context, drawn.Average(d => d[name])), Number(context, drawn.Max(d => d[name]))])));
        }

        html.Append(Html.Details(context.Text("parameters.scenario"), $"<pre tabindex=\"0\"><code>{Html.Text(context.Folder.ScenarioYaml)}</code></pre>\n"));
        return Html.Section("parameters", context.Text("section.parameters"), html.ToString());
    }

    /// <summary>As many digits as the number has, up to four that say something.</summary>
    private static string Number(ReportContext context, double value)
    {
        var digits = value == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        while (digits > 0 && Math.Abs(Math.Round(value, digits) - Math.Round(value, digits - 1)) < 1e-12)
        {
            digits--;
        }

        return context.Numbers.Fixed(value, digits);
    }
}
