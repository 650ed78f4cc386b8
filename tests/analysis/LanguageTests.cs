using System.Text.RegularExpressions;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Entities;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;
using SseSim.Analysis.Tests.Builders;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
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
    [MemberData(nameof(All))]
    public void Every_class_unit_and_indicator_that_a_report_shows_has_a_text(string code)
    {
        var language = ReportLanguage.Find(code)!;
        IEnumerable<string> keys =
        [
            .. Classification.Forms.Select(n => "form." + n), .. Classification.Stages.Select(n => "stage." + n), .. Classification.Sectors.Select(n => "sector." + n),
            .. Classification.SizeClasses.Select(n => "size." + n), .. Classification.Groups.Select(g => "group." + g.Name), .. Classification.Sexes.Select(n => "sex." + n),
            .. IndicatorCatalog.All.Select(i => "unit." + (NumberText.IsMoney(i.UnitIn("EUR")) ? "currency" + i.UnitIn("EUR")[3..] : i.Unit)),
            .. IndicatorSection.Shown.Select(i => "indicator." + i.Id),
            .. Enum.GetValues<RefusalReason>().Where(r => r != RefusalReason.None).Select(r => "reason." + StoryWords.NameOf(r)),
        ];
        Assert.Equal([], keys.Distinct().Where(key => language.TextOr(key, "").Length == 0));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_instrument_and_intervention_has_its_texts_in_the_language(string code)
    {
        var language = ReportLanguage.Find(code)!;
        foreach (var instrument in InstrumentCatalog.All.Concat(InterventionCatalog.All))
        {
            (string Key, string English)[] texts =
                [("instrument.", instrument.Summary), ("mechanism.", instrument.Mechanism), ("source.", instrument.Source), ("values.", ReportLanguage.English.Text("values." + instrument.Name))];
            Assert.All(texts, t => Assert.NotEqual(t.English, language.Text(t.Key + instrument.Name)));
        }
    }

    [Fact]
    public void English_says_of_the_values_of_an_instrument_what_its_declaration_says()
    {
        foreach (var instrument in InstrumentCatalog.All.Concat(InterventionCatalog.All))
        {
            foreach (var share in new[] { 0, 0.25, 1 })
            {
                // A declaration rounds months, days and hours to whole ones.
                double[] values = [.. instrument.Keys.Select(k => Math.Round(k.Minimum + share * (Math.Min(k.Maximum, 900) - k.Minimum), k.Maximum <= 1 ? 2 : 0))];
                var policy = new PolicyRecord("p", instrument.Name, "", "", "", "", "", "", "")
                {
                    Terms = new() { Values = instrument.Keys.Select((k, n) => (k.Name, values[n])).ToDictionary(v => v.Name, v => v.Item2) },
                };
                Assert.Equal(instrument.Explain(values), new PolicyText(ReportLanguage.English, policy, $"{Instrument.CurrencySign}").Values);
            }
        }
    }

    [Theory]
    [InlineData("en", "forms: worker cooperatives, mutuals; all territories; groups: women", "2,000,000 EUR a year", "80 % of a loss is covered, fee 1 % a year, calls up to 15 % of the portfolio")]
    [InlineData("fr", "formes\u00a0: coopératives de travail, mutuelles\u00a0; tous les territoires\u00a0; publics\u00a0: femmes", "2\u202f000\u202f000 EUR par an", "80\u00a0% d’une perte est couverte, commission de 1\u00a0% par an, appels jusqu’à 15\u00a0% du portefeuille")]
    [InlineData("zh", "形式：工人合作社、互助会；所有地区；群体：妇女", "每年 2,000,000 EUR", "承担损失的 80%，年费 1%，赔付最多为组合的 15%")]
    public void Who_is_eligible_what_may_be_spent_and_the_values_are_said_in_the_language(string code, string eligible, string budget, string values)
    {
        var policy = new PolicyRecord("fund", "credit-guarantee", "", "", "", "", "", "", "")
        {
            Terms = new()
            {
                Values = new Dictionary<string, double> { ["coverage"] = 0.8, ["fee"] = 0.01, ["loss-cap"] = 0.15, ["counter-guarantee"] = 0 },
                For = new Dictionary<string, IReadOnlyList<string>> { ["form"] = ["worker-cooperative", "mutual"], ["group"] = ["women"] },
                BudgetPerYear = 2_000_000,
            },
        };
        var text = new PolicyText(ReportLanguage.Find(code)!, policy, "EUR");
        Assert.Equal((eligible, budget, values), (text.For, text.Budget, text.Values));
    }

    [Fact]
    public void Where_nothing_limits_a_policy_its_budget_says_so_and_an_instrument_that_pays_nothing_has_none()
    {
        PolicyText Of(string instrument) => new(ReportLanguage.English,
            new("p", instrument, "", "", "", "", "", "", "") { Terms = new() { Values = new Dictionary<string, double>() } }, "EUR");
        Assert.Equal("no limit", Of("credit-guarantee").Budget);
        Assert.Equal("none: the instrument itself pays nothing out", Of("social-clause").Budget);
    }

    [Fact]
    public void A_folder_of_an_earlier_version_keeps_its_own_words()
    {
        var text = new PolicyText(ReportLanguage.Find("fr")!, new("p", "credit-guarantee", "80 %", "all", "", "", "no limit", "As it worked then.", "A source."), "EUR");
        Assert.Equal(("80 %", "all", "no limit", "As it worked then.", "A source."), (text.Values, text.For, text.Budget, text.Mechanism, text.Source));
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
        var report = await browser.Read(browser.Translated[code], 1280, unfolded: true);
        Assert.Equal(tag, await report.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal(summary, await report.Page.InnerTextAsync("#summary h2"));
        Assert.Empty(Placeholders(await report.Page.InnerTextAsync("body")));
        Assert.Empty(report.Complaints);
        Assert.Equal(ReportLanguage.Find(code)!.Numbers.Fixed(1000.5, 1)[1].ToString(),
            await report.Page.EvaluateAsync<string>("document.querySelector('#chart-employment .chart').layout.separators[1]"));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Placeholder();
}
