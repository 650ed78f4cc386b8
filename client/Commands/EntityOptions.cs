using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Economy;
using SseSim.Scenarios;
using SseSim.Scenarios.Reading;

namespace SseSim.Client.Commands;

/// <summary>Options of <c>entity</c>, as System.CommandLine has them.</summary>
internal sealed class EntityOptions
{
    public Argument<string> Run { get; } = new("RUN") { Description = "A run folder, or a scenario: a path, or a name of the library." };

    public Argument<ulong?> Id { get; } = new("ID")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "An organisation, as --list shows it: sixteen digits from 0 to f. Default: a typical one of the social economy.",
        CustomParser = ReadId,
    };

    public Option<bool> List { get; } = new("--list") { Description = "Lists organisations, those with most staff first, instead of telling a story." };

    public Option<string?> Form { get; } = Named("--form", "FORM", "Lists this form only, such as worker-cooperative. Default: the social economy.", Classification.Forms);

    public Option<string?> Sector { get; } = Named("--sector", "SECTOR", "Lists this sector only.", Classification.Sectors);

    public Option<string?> Territory { get; } = new("--territory") { HelpName = "ID", Description = "Lists this territory only." };

    public Option<CalendarMonth?> At { get; } = new("--at")
    {
        HelpName = "MONTH",
        Description = "Lists those that are there before this month, such as 2013-01. Default: before the first.",
        CustomParser = result => CalendarMonth.TryParse(result.Tokens[0].Value, out var month) ? month : Refuse<CalendarMonth?>(
            result, $"--at takes a month, written like 2013-01, not '{result.Tokens[0].Value}'"),
    };

    public Option<int?> Most { get; } = new("--most")
    {
        HelpName = "N",
        Description = "Lists at most so many. Default: 30.",
        CustomParser = result => CommonOptions.WholeNumber(result, "--most", 1, 1_000_000),
    };

    public Option<bool> Monthly { get; } = new("--monthly") { Description = "Prints the account by month instead of by year." };

    public Option<bool> Reference { get; } = new("--reference") { Description = "Looks into the reference instead: the same organisation without the policies." };

    public Option<int?> Replicate { get; } = new("--replicate")
    {
        HelpName = "N",
        Description = "Looks into this replicate. Default: 0.",
        CustomParser = result => CommonOptions.WholeNumber(result, "--replicate", 0, int.MaxValue),
    };

    public Option<string?> Out { get; } = new("--out") { HelpName = "FILE.html", Description = "Writes the story as a page with charts." };

    public Option<ReportLanguage?> Language { get; } = CommonOptions.Language("en", "story");

    public Option<int?> Threads { get; } = CommonOptions.Threads();

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Shows no progress." };

    public Option<bool> Json { get; } = CommonOptions.Json();

    public void AddTo(Command command)
    {
        command.Add(Run);
        command.Add(Id);
        foreach (var option in (Option[])[List, Form, Sector, Territory, At, Most, Monthly, Reference, Replicate, Out, Language, Threads, Quiet, Json])
        {
            command.Add(option);
        }
    }

    private static ulong? ReadId(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        return text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            ? id
            : Refuse<ulong?>(result, $"ID takes sixteen digits from 0 to f, as --list shows them, not '{text}'");
    }

    private static Option<string?> Named(string name, string help, string description, IReadOnlyList<string> names) => new(name)
    {
        HelpName = help,
        Description = description,
        CustomParser = result => names.Contains(result.Tokens[0].Value) ? result.Tokens[0].Value : Refuse<string?>(result,
            $"{name} has no '{result.Tokens[0].Value}'"
            + (ClosestMatch.Of(result.Tokens[0].Value, names) is { } match ? $"; did you mean '{match}'?" : $": {string.Join(", ", names)}")),
    };

    private static T? Refuse<T>(SymbolResult result, string why)
    {
        result.AddError(why);
        return default;
    }
}
