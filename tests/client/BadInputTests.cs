using System.Globalization;

namespace SseSim.Client.Tests;

/// <summary>Every kind of wrong scenario file: a clear message in the form <c>file:line:column: error: message</c>, exit status 2, soon,
/// and nothing left behind.</summary>
public sealed class BadInputTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private const string Head = """
        scenario: wrong
        title: A file with a slip
        economy: island
        months: 12
        policies:
          - instrument: credit-guarantee

        """;

    [Theory]
    [InlineData("an unknown key", "    coverge: 80 %", 7, 5, "unknown key 'coverge' in instrument 'credit-guarantee'; did you mean 'coverage'?")]
    [InlineData("a wrong unit", "    coverage: 80 EUR", 7, 15, "'coverage'")]
    [InlineData("a percentage above its range", "    coverage: 180 %", 7, 15, "between 0 % and 100 %")]
    [InlineData("reversed dates", "    coverage: 80 %\n    from: 2012-01\n    until: 2011-02", 9, 12, "2012-01")]
    [InlineData("an unknown form", "    coverage: 80 %\n    for: { forms: [worker-coperative] }", 8, 20, "did you mean 'worker-cooperative'?")]
    [InlineData("a duplicate key", "    coverage: 80 %\n    coverage: 70 %", 8, 5, "'coverage'")]
    [InlineData("a negative budget", "    coverage: 80 %\n    budget: -20 M EUR per year", 8, 13, "budget")]
    [InlineData("a tab", "\tcoverage: 80 %", 7, 1, "tab")]
    public async Task A_slip_is_named_with_its_place(string kind, string lines, int line, int column, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", Head + lines + "\n");
        var outcome = await RunAsync(folder);
        Assert.True(outcome.ErrorLines.Any(l => l.StartsWith(string.Create(CultureInfo.InvariantCulture, $"wrong.yaml:{line}:{column}: error: "), StringComparison.Ordinal)
            && l.Contains(message, StringComparison.Ordinal)), $"{kind}: {outcome.Errors}");
    }

    [Fact]
    public async Task Overlapping_dates_of_one_instrument_for_the_same_organisations_are_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", Head + """
                name: first
                coverage: 80 %
                from: 2011-01
                until: 2011-08
              - instrument: credit-guarantee
                name: second
                coverage: 50 %
                from: 2011-06

            """);
        var outcome = await RunAsync(folder);
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("wrong.yaml:", StringComparison.Ordinal) && l.Contains("'first'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_economy_names_those_there_are()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", "scenario: wrong\ntitle: None\neconomy: iland\n");
        var outcome = await RunAsync(folder);
        Assert.Contains("wrong.yaml:3:10: error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'island'?", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_of_extends_names_the_files_of_the_cycle()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", "scenario: wrong\ntitle: One\neconomy: island\nextends: [other]\n");
        folder.Write("other.yaml", "scenario: other\ntitle: Two\neconomy: island\nextends: [wrong]\n");
        var outcome = await RunAsync(folder);
        Assert.Contains("other", outcome.Errors, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\S+\.yaml:\d+:\d+: error: ", outcome.Errors);
    }

    [Fact]
    public async Task All_errors_of_a_file_are_shown_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", Head + "    coverge: 80 %\n    fee: 50 %\n    until: 2010-13\n");
        var outcome = await RunAsync(folder);
        Assert.True(outcome.ErrorLines.Count(l => l.Contains(": error: ", StringComparison.Ordinal)) >= 3, outcome.Errors);
    }

    [Theory]
    [InlineData("an empty file", "")]
    [InlineData("an alias bomb", "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n"
        + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d]\nscenario: *e\n")]
    public async Task A_file_that_is_no_scenario_is_refused(string kind, string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", content);
        var outcome = await RunAsync(folder);
        Assert.True(outcome.ErrorLines.All(l => l.StartsWith("wrong.yaml", StringComparison.Ordinal)), $"{kind}: {outcome.Errors}");
    }

    [Fact]
    public async Task Twenty_thousand_levels_of_nesting_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.yaml", "policies: " + new string('[', 20_000) + new string(']', 20_000) + "\n");
        Assert.Contains("wrong.yaml:", (await RunAsync(folder)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_file_is_refused_with_the_place_of_its_first_odd_byte()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "wrong.yaml"), [.. "scenario: wrong\n"u8, 0x00, 0xFF, 0xFE]);
        Assert.StartsWith("wrong.yaml:2:1: error: ", (await RunAsync(folder)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_file_names_the_closest_one_of_the_library()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "credit-guarante");
        RequireRefused(outcome, folder, 0);
        Assert.Contains("did you mean 'credit-guarantee'?", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "policies.guarantee-fund.coverge=0.5", "coverage")]
    [InlineData("--months", "-3", "--months -3")]
    [InlineData("--replicates", "many", "--replicates many")]
    public async Task A_wrong_value_on_the_command_line_is_named_as_it_was_typed(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "island-guarantee", option, value);
        RequireRefused(outcome, folder, 0);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_written_is_found_out_before_the_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "");
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "island-guarantee", "--out", "file/run");
        RequireRefused(outcome, folder, 1);
        Assert.Contains("file", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        folder.Write("precious.txt", "");
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "island-guarantee", "--out", ".");
        RequireRefused(outcome, folder, 1);
    }

    private static async Task<Outcome> RunAsync(TemporaryFolder folder)
    {
        var before = folder.Contents().Length;
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "wrong.yaml");
        RequireRefused(outcome, folder, before);
        return outcome;
    }

    private static void RequireRefused(Outcome outcome, TemporaryFolder folder, int entries)
    {
        Assert.True(outcome.ExitStatus == 2, $"exit status {outcome.ExitStatus}: {outcome.Errors}");
        Assert.True(outcome.Elapsed < Soon, $"took {outcome.Elapsed}");
        Assert.Contains("error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(entries, folder.Contents().Length);
    }
}
