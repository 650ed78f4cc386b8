using System.Globalization;

namespace SseSim.Analysis.Tests;

/// <summary>The report as a reader meets it, in a real browser, from the file system.</summary>
public sealed class ReportPageTests(ReportBrowser browser)
{
    [Fact]
    public async Task A_report_opens_offline_without_one_network_request_and_without_a_complaint()
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport, browser.SingleReport })
        {
            await using var report = await browser.Open(path, 1280);
            await report.Page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
            await report.UnfoldAsync();
            Assert.All(report.Requests, url => Assert.True(url == "file://" + path || url.StartsWith("data:", StringComparison.Ordinal), url));
            Assert.Empty(report.Complaints);
        }
    }

    [Fact]
    public async Task A_report_counts_as_loaded_when_its_charts_are_drawn_so_that_printers_and_cameras_wait_for_them()
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport })
        {
            var report = await browser.Read(path, 1280);
            Assert.Equal("yes", report.DrawnWhenLoaded);
            Assert.Equal(0, await report.Page.EvaluateAsync<int>("document.querySelectorAll('iframe').length"));
        }
    }

    [Fact]
    public async Task Every_chart_is_drawn_and_both_of_its_axes_have_a_title()
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport })
        {
            var report = await browser.Read(path, 1280);
            var charts = await report.Page.EvaluateAsync<int>("document.querySelectorAll('.chart').length");
            Assert.InRange(charts, 15, 90);
            var faulty = await report.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('.chart')].filter(c =>
                    !c.querySelector('.xtitle')?.textContent || !c.querySelector('.ytitle')?.textContent
                    || c.querySelectorAll('.trace').length + c.querySelectorAll('.point').length === 0).map(c => c.parentElement.id)
                """);
            Assert.Empty(faulty);
        }
    }

    [Fact]
    public async Task Axis_titles_name_the_unit()
    {
        var report = await browser.Read(browser.PolicyReport, 1280);
        async Task<string?> Title(string chart, string axis) => await report.Page.EvaluateAsync<string?>($"document.querySelector('#{chart} .{axis}title').textContent");
        Assert.Equal("FTE-years", await Title("chart-bridge", "x"));
        Assert.Equal("persons", await Title("chart-employment", "y"));
        Assert.Equal("million EUR per month", await Title("chart-credit", "y"));
        Assert.Equal("%", await Title("chart-sdg-8-5-2", "y"));
        Assert.Equal("EUR per hour", await Title("chart-sdg-8-5-1", "y"));
    }

    [Fact]
    public async Task The_sections_of_a_policy_report_are_all_there_and_listed_in_its_contents()
    {
        var report = await browser.Read(browser.PolicyReport, 1280);
        string[] ids = ["summary", "effect", "course", "money", "indicators", "gains", "supported", "map", "credit", "measured", "method", "parameters", "provenance"];
        Assert.Equal(ids, await report.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main > section')].map(s => s.id)"));
        Assert.Equal(ids.Select(i => "#" + i), await report.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href'))"));
        Assert.Equal(1, await report.Page.EvaluateAsync<int>("document.querySelectorAll('h1').length"));
        var text = await report.Page.InnerTextAsync("body");
        Assert.Contains("seed 1", text, StringComparison.Ordinal);
        Assert.Contains("4 March 2025, 05:06 UTC", text, StringComparison.Ordinal);
        Assert.Contains("SDG 8.6.1", text, StringComparison.Ordinal);
        Assert.Contains("PX-12, proxy", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_the_reference_alone_shows_a_course_and_claims_no_effect()
    {
        var report = await browser.Read(browser.ReferenceReport, 1280);
        var ids = await report.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main > section')].map(s => s.id)");
        Assert.DoesNotContain("effect", ids);
        Assert.DoesNotContain("supported", ids);
        var text = await report.Page.InnerTextAsync("main");
        Assert.Contains("a course and not an effect", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Net jobs", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_replicate_is_said_to_give_no_interval()
    {
        var report = await browser.Read(browser.SingleReport, 1280);
        Assert.Contains("single history: no interval can be given", await report.Page.InnerTextAsync("#summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_overflows_the_page_sideways(int width)
    {
        foreach (var path in new[] { browser.PolicyReport, browser.ReferenceReport })
        {
            var report = await browser.Read(path, width, unfolded: true);
            Assert.Equal(width, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            var wide = await report.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.chart .main-svg')].filter(s => s.getBoundingClientRect().right > window.innerWidth).map(s => s.closest('figure').id)");
            Assert.Empty(wide);
        }
    }

    [Fact]
    public async Task The_lines_of_policy_and_reference_differ_by_dash_and_not_by_colour_alone()
    {
        var report = await browser.Read(browser.PolicyReport, 1280);
        var dashes = await report.Page.EvaluateAsync<string[]>(
            "() => document.querySelector('#chart-employment .chart').data.filter(t => t.line.width > 0).map(t => t.line.dash)");
        Assert.Equal(["solid", "dash"], dashes);
    }

    [Fact]
    public async Task Every_chart_has_words_and_a_table_behind_it()
    {
        var report = await browser.Read(browser.PolicyReport, 1280);
        var bare = await report.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('figure')].filter(f => (f.querySelector('[role=img]').getAttribute('aria-label') ?? '').length < 40
                || f.querySelectorAll('details.data tbody tr').length < 2).map(f => f.id)
            """);
        Assert.Empty(bare);
    }

    [Fact]
    public async Task Charts_change_their_colours_with_the_readers_colour_scheme()
    {
        const string lineColour = "() => document.querySelector('#chart-employment .chart').data.filter(t => t.line.width > 0)[0].line.color";
        var light = await (await browser.Read(browser.PolicyReport, 1280)).Page.EvaluateAsync<string>(lineColour);
        var dark = await (await browser.Read(browser.PolicyReport, 1280, dark: true)).Page.EvaluateAsync<string>(lineColour);
        Assert.Equal(("#0072b2", "#56b4e9"), (light, dark));
    }

    [Fact]
    public async Task A_reader_with_a_keyboard_reaches_contents_and_data_tables()
    {
        await using var report = await browser.Open(browser.PolicyReport, 1280);
        await report.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await report.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await report.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#summary", await report.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await report.Page.FocusAsync("#chart-employment summary");
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.True(await report.Page.IsVisibleAsync("#chart-employment details table"));
    }

    [Fact]
    public async Task Printed_charts_fit_the_paper()
    {
        await using var report = await browser.Open(browser.PolicyReport, 1280);
        await report.Page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        var widths = await report.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.chart')].map(c => c.layout.width)");

        // A4 less the margins of the style sheet: 210 - 2 x 16 = 178 mm = 672 px
        Assert.All(widths, w => Assert.True(w <= 672, w.ToString(CultureInfo.InvariantCulture)));
        Assert.True((await report.Page.PdfAsync(new() { PreferCSSPageSize = true })).Length > 50_000);
    }

    [Fact]
    public void A_report_is_at_most_five_megabytes() => Assert.InRange(new FileInfo(browser.PolicyReport).Length, 1_000_000, 5_000_000);
}
