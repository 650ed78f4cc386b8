using System.Text.RegularExpressions;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Tests;

public sealed partial class LanguageTests(ReportBrowser browser)
{
    public static TheoryData<string> Others => [.. ReportLanguage.Codes.Where(c => c != "en")];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_has_the_keys_of_the_others_and_the_same_placeholders(string code)
    {
        var language = ReportLanguage.Find(code)!;
        Assert.Equal(ReportLanguage.English.Keys, language.Keys);
        Assert.All(language.Keys, key => Assert.True(Placeholders(ReportLanguage.English.Text(key)).SequenceEqual(Placeholders(language.Text(key))), key));
    }

    [Fact]
    public void English_calls_indicators_what_their_declarations_call_them()
    {
        string[] named = [.. ReportLanguage.English.Keys.Where(k => k.StartsWith("indicator.", StringComparison.Ordinal))];
        Assert.All(named, key => Assert.Equal(IndicatorCatalog.Find(key["indicator.".Length..])?.Title, ReportLanguage.English.Text(key)));
        Assert.All(IndicatorCatalog.All.Where(i => i.OfficialCode is not null || i.IsProxy), i => Assert.Contains("indicator." + i.Id, named));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Nothing_is_left_in_English_but_what_is_the_same_in_both(string code)
    {
        var language = ReportLanguage.Find(code)!;
        string[] sentences = [.. language.Keys.Where(k => Placeholder().Replace(ReportLanguage.English.Text(k), "").Count(c => c == ' ') >= 5 && !k.EndsWith("scales", StringComparison.Ordinal))];
        Assert.NotEmpty(sentences);
        Assert.DoesNotContain(sentences, k => language.Text(k) == ReportLanguage.English.Text(k));
    }

    [Theory]
    [InlineData("en", "12,345.6", "−0.25 to 1,500.75", "January 2013", "4 March 2025, 05:06 UTC", "a, b and c")]
    [InlineData("fr", "12\u202f345,6", "−0,25 à 1\u202f500,75", "janvier 2013", "4 mars 2025, 05:06 UTC", "a, b et c")]
    [InlineData("es", "12\u00a0345,6", "−0,25 a 1\u00a0500,75", "enero de 2013", "4 de marzo de 2025, 05:06 UTC", "a, b y c")]
    [InlineData("zh", "12,345.6", "−0.25 至 1,500.75", "2013年1月", "2025年3月4日 05:06 UTC", "a、b和c")]
    public void Numbers_intervals_months_dates_and_lists_have_the_languages_form(
        string code, string number, string interval, string month, string date, string list)
    {
        var language = ReportLanguage.Find(code)!;
        Assert.Equal(number, language.Numbers.Fixed(12_345.6, 1));
        Assert.Equal(interval, language.Numbers.Interval(new Estimate(0, -0.25, 1500.75), "ratio"));
        Assert.Equal(month, language.Month("2013-01"));
        Assert.Equal(date, language.Date(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero)));
        Assert.Equal(list, language.List(["a", "b", "c"]));
    }

    [Theory]
    [InlineData("en", 2.3e9, "2.30 bn")]
    [InlineData("fr", 2.3e9, "2,30\u00a0Md")]
    [InlineData("es", 2.3e9, "2\u00a0300\u00a0M")]
    [InlineData("zh", 2.3e9, "23.0 亿")]
    public void Amounts_of_money_have_the_languages_large_numbers(string code, double value, string text) =>
        Assert.Equal(text, ReportLanguage.Find(code)!.Numbers.Level(value, "EUR"));

    [Fact]
    public void A_language_that_there_is_not_is_not_found() => Assert.Null(ReportLanguage.Find("xx"));

    [Theory]
    [InlineData("fr", "fr", "En bref")]
    [InlineData("es", "es", "En breve")]
    [InlineData("zh", "zh-Hans", "概要")]
    public async Task A_report_in_a_language_says_so_and_leaves_no_placeholder(string code, string tag, string summary)
    {
        var report = await browser.Open(browser.Translated[code], 1280);
        Assert.Equal(tag, await report.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal(summary, await report.Page.InnerTextAsync("#summary h2"));
        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(Placeholders(await report.Page.InnerTextAsync("body")));
        Assert.Empty(report.Complaints);
        Assert.Equal(ReportLanguage.Find(code)!.Numbers.Fixed(1000.5, 1)[1].ToString(),
            await report.Page.EvaluateAsync<string>("document.querySelector('#chart-employment .chart').layout.separators[1]"));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Placeholder();
}
