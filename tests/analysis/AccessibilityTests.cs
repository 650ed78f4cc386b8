using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SseSim.Analysis.Tests;

/// <summary>axe-core's rules (contrast, labels, landmarks, headings, tables and the others that it has) on every page that a reader may open.</summary>
public sealed class AccessibilityTests(ReportBrowser browser)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_report_breaks_no_rule_of_axe(int width, bool dark)
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport, browser.Translated["zh"] })
        {
            var report = await browser.Read(path, width, dark, unfolded: true);
            var (broken, kept) = await ReadAsync(report.Page);
            Assert.Empty(broken);
            Assert.Contains("color-contrast", kept);
        }
    }

    [Fact]
    public async Task Faint_words_and_what_has_no_name_are_found_wherever_they_stand()
    {
        await using var report = await browser.Open(browser.ReferenceReport, 390);
        await report.Page.EvaluateAsync(
            """
            () => {
                document.querySelectorAll('details').forEach(d => d.open = true);
                [...document.querySelectorAll('td')].at(-1).style.color = '#ddd';
                [...document.querySelectorAll('[role=img]')].at(-1).removeAttribute('aria-label');
                document.querySelector('footer').insertAdjacentHTML('beforeend', '<img src="data:,">');
            }
            """);
        var (broken, _) = await ReadAsync(report.Page);
        Assert.Equal(["color-contrast", "image-alt", "role-img-alt"], broken.Select(b => b.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>Lets axe read a page: the rules that it breaks, with their first places, and the names of those that it keeps.</summary>
    // RunAxe of Deque.AxeCore.Playwright carries the description of every node that passes, some 14 MB, out of the page, into another and out again, to put
    // frames together: that cost several times what the rules cost. A report has no frames, and what passes may stay where it is.
    private static async Task<(string[] Broken, string[] Kept)> ReadAsync(IPage page)
    {
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Axe + ";0");
        var found = await page.EvaluateAsync<string[][]>(
            """
            async () => {
                const found = await axe.run(document, { resultTypes: ['violations'] });
                return [
                    found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join('; ')}`),
                    found.passes.map(p => p.id),
                ];
            }
            """);
        return (found[0], found[1]);
    }
}
