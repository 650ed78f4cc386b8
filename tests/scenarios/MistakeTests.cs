using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Typical mistakes, one a line of <c>mistakes.txt</c>: each message names the key or the value and offers what would be right.</summary>
public sealed class MistakeTests
{
    /// <summary>A scenario without mistakes; a mistake replaces one of its lines or comes behind it.</summary>
    private static readonly string[] Valid =
    [
        "scenario: my", "title: A guarantee", "economy: island", "start: 2021-01", "months: 24", "residents: 5000", "replicates: 2", "seed: 1", "policies:",
        "  - instrument: credit-guarantee", "    name: fund", "    coverage: 80 %", "    fee: 1 %", "    budget: 1 M EUR per year",
        "    for: { forms: [association] }", "    from: 2021-03", "    until: 2022-06", "    ramp: 6 months",
    ];

    public static TheoryData<string, string, string> Mistakes()
    {
        var data = new TheoryData<string, string, string>();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mistakes.txt")).Where(l => l.Length > 0 && !l.StartsWith('#'));
        foreach (var parts in lines.Select(l => l.Split(" | ")))
        {
            data.Add(parts[0].Trim(), Text(parts[1]), parts[2].Trim());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_and_what_is_right_is_offered(string line, string mistake, string said)
    {
        // The line that begins like this is replaced; "" appends.
        var at = line == "-" ? -1 : Array.FindIndex(Valid, l => l.TrimStart().TrimStart('-', ' ').StartsWith(line, StringComparison.Ordinal));
        Assert.True(line == "-" || at >= 0, $"no line begins with {line}");
        var text = at < 0 ? string.Join('\n', Valid) + "\n" + mistake : string.Join('\n', Valid.Select((l, i) => i == at ? mistake : l));
        var messages = DiagnosticsOf(text + "\n");
        Assert.Contains(messages, m => m.Contains(said, StringComparison.Ordinal) ? true : throw new Xunit.Sdk.XunitException($"expected: {said}\nbut said:\n{string.Join('\n', messages)}"));
        Assert.All(messages, m => Assert.Matches(@"^my\.yaml(:\d+:\d+)?: (error|warning): ", m));
    }

    [Fact]
    public void There_are_a_hundred_and_forty_mistakes_or_more() => Assert.True(Mistakes().Count >= 140, $"{Mistakes().Count}");

    [Fact]
    public void Without_a_mistake_nothing_is_said() => Assert.Equal([], DiagnosticsOf(string.Join('\n', Valid) + "\n"));

    [Fact]
    public void A_start_that_is_no_month_is_all_that_is_said()
    {
        var messages = DiagnosticsOf(string.Join('\n', Valid.Select(l => l == "start: 2021-01" ? "start: 2021-13" : l)) + "\n");
        Assert.Equal(["my.yaml:4:8: error: 'start' must be a month, written like '2011-01', not '2021-13'"], messages);
    }

    private static string Text(string written) => written.Replace("\\n", "\n").Replace("\\t", "\t");
}
