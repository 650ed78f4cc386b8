using Deque.AxeCore.Playwright;

namespace SseSim.Analysis.Tests;

/// <summary>axe-core's rules (contrast, labels, landmarks, headings, tables and the others that it has) on every page that a reader may open.</summary>
public sealed class AccessibilityTests(ReportBrowser browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_report_breaks_no_rule_of_axe(int width, bool dark)
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport, browser.Translated["zh"] })
        {
            var report = await browser.Open(path, width, dark: dark);
            await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var found = await report.Page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}"));
            Assert.Contains(found.Passes, p => p.Id == "color-contrast");
        }
    }
}
