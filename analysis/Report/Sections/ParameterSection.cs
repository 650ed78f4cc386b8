using System.Text;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The policies in words, and the resolved scenario as it was run.</summary>
internal static class ParameterSection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        if (context.Run.Policies.Count == 0)
        {
            html.Append(Html.Paragraph("No policy acts in this scenario."));
        }

        foreach (var policy in context.Run.Policies)
        {
            html.Append("<h3>").Append(Html.Text(policy.Name)).Append("</h3>\n<dl class=\"facts\">\n");
            foreach (var (term, text) in new[]
            {
                ("Instrument", policy.Instrument), ("In its last month", policy.Values), ("For", policy.For), ("Acts", $"{policy.From} to {policy.Until}"),
                ("Budget", policy.Budget), ("How it works", policy.Mechanism), ("Modelled on", policy.Source),
            })
            {
                if (text.Length > 0)
                {
                    html.Append("<dt>").Append(Html.Text(term)).Append("</dt><dd>").Append(Html.Text(text)).Append("</dd>\n");
                }
            }

            html.Append("</dl>\n");
        }

        html.Append(Html.Details("The resolved scenario", $"<pre tabindex=\"0\"><code>{Html.Text(context.Folder.ScenarioYaml)}</code></pre>\n"));
        return Html.Section("parameters", "Policies and parameters", html.ToString());
    }
}
