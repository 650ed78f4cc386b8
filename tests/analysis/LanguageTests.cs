using System.Text.RegularExpressions;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Entities;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Tests.Builders;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Stories;
using SseSim.Scenarios;

namespace SseSim.Analysis.Tests;

public sealed partial class LanguageTests(ReportBrowser browser)
{
    public static TheoryData<string> All => [.. ReportLanguage.Codes];

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
    public void Scenarios_may_be_titled_in_every_language_of_reports() =>
        Assert.Equal(ReportLanguage.Codes, [ScenarioLanguages.Default, .. ScenarioLanguages.Others]);

    [Fact]
    public void A_run_is_called_as_its_scenario_calls_it_in_the_language_and_as_written_where_it_does_not()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var content = SyntheticFolder.Content(months: 6) with { Titles = new Dictionary<string, string> { ["es"] = "Garantías" } };
        var folder = ResultFolderWriter.Write(temporary.At("out"), content);
        Assert.Equal("Garantías", folder.Run.TitleIn(ReportLanguage.Find("es")!));
        Assert.Equal(content.Title, folder.Run.TitleIn(ReportLanguage.Find("fr")!));
        Assert.Contains("<h1>Garantías</h1>", ReportBuilder.Build(folder, ReportLanguage.Find("es")!), StringComparison.Ordinal);
        Assert.Equal("Testland (invented)", folder.Run.EconomyTitleIn(ReportLanguage.Find("es")!));
    }

    [Theory]
    [InlineData("island")]
    [InlineData("portugal-2010")]
    public void Economies_of_the_library_are_called_in_English_as_their_files_call_them(string economy)
    {
        var title = ScenarioLibrary.Discover().Economies().Single(e => e.Name == economy).Title;
        Assert.Equal(title, ReportLanguage.English.Text("economy." + economy));
    }

    [Theory]
    [InlineData("en", "2013-01 to 2013-04, 2014-01 (5 of 24 months)")]
    [InlineData("fr", "2013-01 à 2013-04, 2014-01 (5 mois sur 24)")]
    [InlineData("zh", "2013-01 至 2013-04、2014-01（24 个月中的 5 个月）")]
    public void Months_of_a_rule_are_spans_in_the_languages_words(string code, string words) => Assert.Equal(words,
        RuleWords.Of(ReportLanguage.Find(code)!, [new("2013-01", "2013-04", 4), new("2014-01", "2014-01", 1)], 24));

    [Fact]
    public void Replicates_whose_rule_held_in_other_months_say_how_far_they_differ()
    {
        RuleSpan[] early = [new("2013-01", "2013-04", 4)], late = [new("2013-06", "2013-07", 2)];
        var policy = new PolicyRecord("p", "credit-guarantee", "", "", "", "", "", "", "");
        Assert.Equal("2013-01 to 2013-04 (4 of 24 months)", RuleWords.In(ReportLanguage.English, policy with { RuleSpans = [early, early] }, 24));
        Assert.Equal("3.0 of 24 months on average, 2 to 4 between replicates; in the first: 2013-01 to 2013-04 (4 of 24 months)",
            RuleWords.In(ReportLanguage.English, policy with { RuleSpans = [early, late] }, 24));
        Assert.Equal("never", RuleWords.In(ReportLanguage.English, policy with { RuleSpans = [[]] }, 24));
        Assert.Equal("", RuleWords.In(ReportLanguage.English, policy, 24));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_event_reason_and_line_of_a_story_has_words(string code)
    {
        var language = ReportLanguage.Find(code)!;
        Assert.All(Enum.GetValues<StoryLine>(), line => Assert.NotEqual("", language.Text("line." + StoryWords.NameOf(line))));
        Assert.All(Enum.GetValues<RefusalReason>(), reason => Assert.NotEqual("", language.Text("refusal." + StoryWords.NameOf(reason))));
        Assert.All(Classification.Forms, form => Assert.NotEqual("", language.Text("one." + form)));
        Assert.All(Enum.GetValues<StoryEventKind>().Where(k => k != StoryEventKind.ContractWon), kind => Assert.NotEqual("", language.Text("event." + StoryWords.NameOf(kind))));
    }

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
