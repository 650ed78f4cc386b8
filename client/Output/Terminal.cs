using System.Text.Json;
using Spectre.Console;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Client.Output;

/// <summary>Where a command writes: results to stdout, messages and progress to stderr.</summary>
/// <param name="results">Console over stdout.</param>
/// <param name="messages">Console over stderr.</param>
/// <param name="progressMoves">Whether stderr is a terminal on which a line can be drawn again.</param>
internal sealed class Terminal(IAnsiConsole results, IAnsiConsole messages, bool progressMoves)
{
    /// <summary>Columns of a table where stdout is not a terminal: wide enough that no row of ours breaks.</summary>
    private const int WidthOfFiles = 160;

    public IAnsiConsole Results { get; } = results;

    public IAnsiConsole Messages { get; } = messages;

    public bool ProgressMoves { get; } = progressMoves;

    /// <summary>Of tables, progress and messages. Errors are English in every language: scripts and searches find them.</summary>
    public ReportLanguage Language { get; private init; } = ReportLanguage.English;

    /// <summary>The same terminal in a language.</summary>
    public Terminal In(ReportLanguage language) => new(Results, Messages, ProgressMoves) { Language = language };

    /// <summary>A message of the resource file to stderr.</summary>
    public void Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Message(Language.Text(key, values));

    /// <summary>Something that the user should know, quiet or not.</summary>
    public void Warn(string notice) => Say("console.warning", ("notice", notice));

    public static Terminal OfProcess()
    {
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(
            ConsoleOver(StandardStream.OfResults(Console.Out), Console.IsOutputRedirected, plain),
            ConsoleOver(StandardStream.OfMessages(Console.Error), Console.IsErrorRedirected, plain),
            !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));
    }

    /// <summary>One line to stderr, as it is.</summary>
    public void Message(string line) => Messages.Profile.Out.Writer.WriteLine(line);

    /// <summary>One line to stdout, as it is.</summary>
    public void Line(string line = "") => Results.Profile.Out.Writer.WriteLine(line);

    /// <summary>Text of whole lines to stdout, as it is.</summary>
    public void Text(string text) => Results.Profile.Out.Writer.Write(text);

    /// <summary>The one JSON object of <c>--json</c>, to stdout.</summary>
    public void Json(object content) => Line(JsonSerializer.Serialize(content, RunFolderFiles.Json));

    private static IAnsiConsole ConsoleOver(TextWriter writer, bool isRedirected, bool plain)
    {
        var settings = new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain || isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        };
        settings.Enrichment.UseDefaultEnrichers = false;
        var console = AnsiConsole.Create(settings);
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFiles;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
