using System.Text;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;

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
            var words = new PolicyText(context.Language, policy, context.Currency);
            html.Append(Html.Heading(policy.Name)).Append(Html.Facts(
            [
                (context.Text("table.instrument"), words.Instrument), (context.Text("parameters.last-month"), words.Values), (context.Text("parameters.for"), words.For),
                (context.Text("parameters.acts"), context.Text("parameters.from-to", ("from", context.Language.Month(policy.From)), ("to", context.Language.Month(policy.Until)))),
                (context.Text("parameters.rule-held"), RuleWords.In(context.Language, policy, context.Run.Months)),
                (context.Text("parameters.organisation-found"), words.Found(context.Run.Replicates)),
                (context.Text("parameters.reached"), words.Reached(context.Run.Replicates)),
                (context.Text("parameters.budget"), words.Budget), (context.Text("parameters.mechanism"), words.Mechanism), (context.Text("parameters.source"), words.Source),
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
                    [p.Name, context.Numbers.Plain(p.Value), context.Numbers.Plain(p.Default), context.Language.Unit(p.Unit), context.Text("number.interval", ("low", context.Numbers.Plain(p.Minimum)), ("high", context.Numbers.Plain(p.Maximum)))]), 3));
        }

        if (context.Run.DrawnParameters is { Count: > 0 } drawn)
        {
            html.Append(Html.Table(context.Text("parameters.drawn"), [context.Text("table.parameter"), context.Text("table.lowest"), context.Text("table.mean"), context.Text("table.highest")],
                drawn[0].Keys.Select(name => (IReadOnlyList<string>)
                    [name, context.Numbers.Plain(drawn.Min(d => d[name])), context.Numbers.Plain(drawn.Average(d => d[name])), context.Numbers.Plain(drawn.Max(d => d[name]))])));
        }

        html.Append(Html.Details(context.Text("parameters.scenario"), $"<pre tabindex=\"0\"><code>{Html.Text(context.Folder.ScenarioYaml)}</code></pre>\n"));
        return Html.Section("parameters", context.Text("section.parameters"), html.ToString());
    }
}
