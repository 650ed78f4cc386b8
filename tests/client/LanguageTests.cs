namespace SseSim.Client.Tests;

/// <summary>What the terminal says in a language other than English: tables, progress and messages; errors stay as they are.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fr", "Une garantie de crédit sur une petite île", "Île, une économie inventée", "Emplois nets sur la période", "ssesim : island-guarantee et sa référence", "Rapport : ")]
    [InlineData("es", "Una garantía de crédito en una isla pequeña", "Isla, una economía inventada", "Empleos netos en el periodo", "ssesim: island-guarantee y su referencia", "Informe: ")]
    [InlineData("zh", "小岛上的信用担保", "小岛（为教学虚构的经济）", "全程净岗位", "ssesim：island-guarantee 及其参照", "报告：")]
    public async Task A_run_speaks_its_language_on_the_terminal(string code, string title, string economy, string row, string announcement, string report)
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "run", "island-guarantee", "--months", "3", "--replicates", "1", "--language", code, "--out", "there");
        Assert.Equal(0, outcome.ExitStatus);
        Assert.All([title, economy, row, report], text => Assert.Contains(text, outcome.Output, StringComparison.Ordinal));
        Assert.Contains(announcement, outcome.Errors, StringComparison.Ordinal);
        Assert.All(["Net jobs", "Difference", "Accounts", "Paid out"], english => Assert.DoesNotContain(english, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_is_english_in_every_language()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "run", "island-garantee", "--language", "fr");
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains("error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'island-guarantee'?", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_and_its_page_are_told_in_a_language()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "entity", "island-guarantee", "--language", "fr", "--quiet", "--out", "story.html");
        Assert.Equal((0, ""), (outcome.ExitStatus, outcome.Errors));
        Assert.Contains("Un cas typique ; --list en montre d’autres.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Salaires", outcome.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "story.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("<h1>L’histoire de l’organisation ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Month by month", page, StringComparison.Ordinal);
    }
}
