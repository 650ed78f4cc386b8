using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using SseSim.Scenarios.Reading;

namespace SseSim.Client.CommandLine;

/// <summary>Says what is wrong with a command line, with the closest option or command there is.</summary>
internal static class UsageErrors
{
    /// <exception cref="UserError">Something is wrong.</exception>
    public static void ThrowIfAny(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var messages = MisspeltWord(parsed, command) is { } word ? [word] : Messages(parsed, command) is { Count: > 0 } found ? found : [.. Empty(parsed)];
        if (messages.Count > 0)
        {
            throw new UserError(ExitStatus.WrongInput, [.. messages.Select(UserError.Prefixed), $"Try '{NameOf(command)} --help'."]);
        }
    }

    /// <summary>The parser takes a word that is no option of the command for an argument, even where it begins like one.</summary>
    private static string? MisspeltWord(ParseResult parsed, Command command)
    {
        var unmatched = parsed.UnmatchedTokens;
        if (command.Subcommands.Count > 0 && unmatched.Count > 0 && !unmatched[0].StartsWith('-'))
        {
            var there = command.Subcommands.Select(c => c.Name).ToList();
            var suggestion = Suggestion(unmatched[0], there);
            return $"unknown command '{unmatched[0]}'{(suggestion.Length > 0 ? suggestion : $"; there are: {string.Join(", ", there)}")}";
        }

        var words = command.Arguments.SelectMany(a => parsed.GetResult(a)?.Tokens ?? []).Select(t => t.Value).Concat(unmatched);
        if (words.FirstOrDefault(word => word.StartsWith('-') && word.Length > 1) is not { } given)
        {
            return null;
        }

        var name = given.Split('=')[0];
        var inherited = command.Parents.OfType<Command>().SelectMany(p => p.Options).Where(o => o.Recursive);
        return $"unknown option '{name}' of '{NameOf(command)}'{Suggestion(name, command.Options.Concat(inherited).Select(o => o.Name))}";
    }

    private static List<string> Messages(ParseResult parsed, Command command)
    {
        if (parsed.Action is not ParseErrorAction)
        {
            return [];
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            return [$"'{NameOf(command)}' takes no further argument, but was given '{parsed.UnmatchedTokens[0]}'"];
        }

        return [.. parsed.Errors.Select(Worded).Distinct()];
    }

    /// <summary>A value of nothing, as a script with a variable that is not set gives it.</summary>
    private static IEnumerable<string> Empty(ParseResult parsed) => parsed.CommandResult.Children
        .Where(given => given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        .Select(given => given switch
        {
            OptionResult { Option: var option } => $"{option.Name} is empty; give it a value{(option.HelpName is { } value ? $": {value}" : "")}",
            ArgumentResult { Argument: var argument } => $"{argument.Name.TrimEnd('.')} is empty; give {Uncapitalised(argument.Description ?? "a value")}",
            _ => throw new InvalidOperationException($"Bug in SseSim: {given.GetType().Name} has a value"),
        });

    private static string Worded(ParseError error) => error.SymbolResult switch
    {
        CommandResult { Command.Subcommands.Count: > 0 } result =>
            $"'{NameOf(result.Command)}' needs a command: {string.Join(", ", result.Command.Subcommands.Select(c => c.Name))}",
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult owner } =>
            $"'{NameOf(owner.Command)}' needs {argument.Name}: {Uncapitalised(argument.Description ?? "")}",
        OptionResult { Tokens.Count: 0, Option: { HelpName: { } value } option } => $"{option.Name} needs a value: {value}",
        OptionResult { Option: var option, IdentifierTokenCount: > 1 } => $"{option.Name} was given more than once: give one value",
        _ => error.Message.TrimEnd('.'),
    };

    private static string Suggestion(string given, IEnumerable<string> candidates) =>
        ClosestMatch.Of(given, candidates) is { } match ? $"; did you mean '{match}'?" : "";

    private static string Uncapitalised(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');

    /// <summary>Such as <c>ssesim list instrument</c>.</summary>
    private static string NameOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? Root.Name : $"{NameOf(parent)} {command.Name}";
    }
}
