using System.Diagnostics;
using System.Text;

namespace SseSim.Scenarios.Tests;

/// <summary>Tests that measure time run while no other test does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class TimedTests;

/// <summary>Files that are no scenario at all: each gives a message without hanging and nothing is thrown.</summary>
[Collection<TimedTests>]
public sealed class BadFileTests
{
    /// <summary>Whoever takes longer hangs: far above the second that the worst of these files needs on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static string[] DiagnosticsOf(byte[] bytes)
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", bytes);
        var watch = Stopwatch.StartNew();
        var result = folder.Load("my.yaml");
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
        Assert.Null(result.Scenario);
        return folder.Printed(result.Diagnostics);
    }

    private static string[] DiagnosticsOf(string text) => DiagnosticsOf(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# only a comment\n")]
    [InlineData("---\n...\n")]
    [InlineData("~\n")]
    public void An_empty_file_says_so(string text) => Assert.Equal(["my.yaml:1:1: error: the file is empty"], DiagnosticsOf(text));

    [Fact]
    public void Tabs_are_named_where_they_stand() => Assert.Equal(
        ["my.yaml:3:1: error: a tab in the indentation; YAML takes spaces only", "my.yaml:4:3: error: a tab in the indentation; YAML takes spaces only"],
        DiagnosticsOf("scenario: my\npolicies:\n\t- instrument: x\n  \tname: y\n"));

    [Fact]
    public void A_key_given_twice_names_the_first() => Assert.Equal(
        ["my.yaml:3:1: error: key 'economy' is given twice; the first is in line 2"],
        DiagnosticsOf("scenario: my\neconomy: island\neconomy: portugal-2010\n"));

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            bomb.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        Assert.Equal(["my.yaml:5:45: error: more than 100000 values, with aliases written out"], DiagnosticsOf(bomb.ToString()));
    }

    [Fact]
    public void An_alias_without_an_anchor_is_refused() => Assert.Equal(
        ["my.yaml:1:11: error: alias '*nowhere' has no anchor before it"], DiagnosticsOf("scenario: *nowhere\n"));

    [Fact]
    public void An_alias_of_the_list_that_it_stands_in_is_refused() => Assert.Equal(
        ["my.yaml:1:14: error: alias '*loop' has no anchor before it"], DiagnosticsOf("a: &loop [b, *loop]\n"));

    [Fact]
    public void Twenty_thousand_levels_of_lists_are_refused() => Assert.Equal(
        ["my.yaml:1:65: error: more than 64 levels of nesting"], DiagnosticsOf(new string('[', 20_000)));

    [Fact]
    public void Twenty_thousand_levels_of_mappings_are_refused()
    {
        var deep = string.Concat(Enumerable.Range(0, 2_000).Select(level => new string(' ', level) + "a:\n"));
        Assert.Equal(["my.yaml:65:65: error: more than 64 levels of nesting"], DiagnosticsOf(deep));
        Assert.Equal(["my.yaml:1:257: error: more than 64 levels of nesting"],
            DiagnosticsOf(string.Concat(Enumerable.Repeat("{a: ", 20_000))));
        Assert.Equal(["my.yaml:1:129: error: more than 64 levels of nesting"],
            DiagnosticsOf(string.Concat(Enumerable.Repeat("- ", 20_000))));
    }

    [Fact]
    public void A_binary_file_is_recognised() => Assert.Equal(
        ["my.yaml:2:3: error: a zero byte: this is a binary file, not YAML text in UTF-8"], DiagnosticsOf([0x7F, 0x45, 0x0A, 0x4C, 0x46, 0x00, 0x01]));

    [Fact]
    public void Text_in_UTF_16_is_called_so() => Assert.All([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32], encoding => Assert.Equal(
        ["my.yaml:1:1: error: this is text in UTF-16 or UTF-32, as some editors and 'Out-File' of PowerShell save it: save it as UTF-8"],
        DiagnosticsOf([.. encoding.Preamble, .. encoding.GetBytes("scenario: my\n")])));

    [Fact]
    public void Text_in_another_encoding_is_recognised() => Assert.Equal(
        ["my.yaml:2:11: error: not valid UTF-8: save the file as text in UTF-8"], DiagnosticsOf(Encoding.Latin1.GetBytes("scenario: my\ntitle: Caf\u00e9\n")));

    [Fact]
    public void A_huge_file_is_refused() => Assert.Equal(
        ["my.yaml: error: larger than 4 MiB, which is the most for a scenario or an economy"], DiagnosticsOf(new string('#', (4 << 20) + 1)));

    [Fact]
    public void A_file_of_a_million_keys_is_refused() => Assert.Equal(
        ["my.yaml:50000:7: error: more than 100000 values, with aliases written out"],
        DiagnosticsOf(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i}: \n"))));

    [Fact]
    public void A_hundred_errors_are_shown_and_the_rest_counted()
    {
        var printed = DiagnosticsOf("scenario: my\neconomy: island\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"key-{i}: 1\n")));
        Assert.Equal(101, printed.Length);
        Assert.Equal("my.yaml: error: 39900 more are not shown", printed[^1]);
    }

    [Fact]
    public void A_file_of_thousands_of_policies_is_refused()
    {
        var printed = DiagnosticsOf("scenario: my\neconomy: island\npolicies:\n"
            + string.Concat(Enumerable.Repeat("- { instrument: credit-guarantee, coverage: 1 }\n", 15_000)));
        Assert.Contains("my.yaml:504:3: error: more than 500 policies", printed);
    }

    [Fact]
    public void A_second_document_is_refused() => Assert.Equal(
        ["my.yaml:3:1: error: a second document begins here; a file holds one"], DiagnosticsOf("scenario: my\neconomy: island\n---\nscenario: other\n"));

    [Fact]
    public void A_file_that_is_no_mapping_says_what_one_is() => Assert.Equal(
        ["my.yaml:1:1: error: a scenario file is a mapping of keys such as 'scenario: my', not 'just words'"], DiagnosticsOf("just words\n"));

    [Fact]
    public void A_tag_is_refused() => Assert.Equal(
        ["my.yaml:1:11: error: tag '!ruby/object' is not used in these files; leave it out"], DiagnosticsOf("scenario: !ruby/object my\n"));

    [Theory]
    [InlineData("scenario: \"my\n")]
    [InlineData("scenario: [my\n")]
    [InlineData("scenario: my\n  economy: island\n")]
    [InlineData("scenario: @my\n")]
    [InlineData("? [a, b]\n: c\n")]
    [InlineData("scenario: \"\\uZZZZ\"\n")]
    [InlineData("scenario: \"\\U7FFFFFFF\"\n")]
    [InlineData("%YAML 9.9\n---\nscenario: my\n")]
    [InlineData("a: &x 1\n*x : [\n")]
    [InlineData("{ : , : }")]
    [InlineData("scenario: my\npolicies: { forms: [a,\n...\nb], c: d }\n")]
    public void What_is_not_YAML_has_a_message_and_a_place(string text)
    {
        var printed = DiagnosticsOf(text);
        Assert.NotEmpty(printed);
        Assert.All(printed, line => Assert.Matches(@"^my\.yaml:\d+:\d+: error: ", line));
    }

    [Fact]
    public void A_folder_is_not_a_file()
    {
        using var folder = new ScenarioFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "my.yaml"));
        Assert.Equal(["my.yaml: error: this is a folder; name a file in it"], folder.Printed(folder.Load("my.yaml").Diagnostics));
    }
}
