using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Client.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 1024;
    private const int FewestResidents = 500;

    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object on standard output and nothing else there." };

    public static Option<int?> Threads() => new("--threads")
    {
        HelpName = "N",
        Description = "Compute threads. Results do not depend on them. Default: one for each core.",
        CustomParser = result => WholeNumber(result, "--threads", 1, MostThreads),
    };

    public static Option<bool> SweepOnCluster() => new("--cluster")
    {
        Description = "Computes the runs on the silos of the cluster in SSESIM_CLUSTER, each whole on one of them. The table is the same. Default: in this process.",
    };

    /// <summary>Adds an error where <c>--threads</c> is given together with <c>--cluster</c>.</summary>
    public static void RefuseThreadsOnCluster(Command command, Option<int?> threads, Option<bool> cluster) => command.Validators.Add(result =>
    {
        if (result.GetResult(cluster) is { Implicit: false } && result.GetResult(threads) is { Implicit: false })
        {
            result.AddError("--threads is for runs on this machine: the threads of a cluster are those of its silos");
        }
    });

    public static Option<int?> Residents() => new("--residents")
    {
        HelpName = "N",
        Description = "Residents to draw, a sample of the economy's. Default: as the economy file says.",
        CustomParser = result => WholeNumber(result, "--residents", FewestResidents, int.MaxValue),
    };

    public static Option<ulong?> Seed() => new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the draw. Default: 1.",
        CustomParser = result => (ulong?)WholeNumber(result, "--seed", 0, int.MaxValue),
    };

    /// <param name="otherwise">What holds where it is not given.</param>
    /// <param name="of">What is written in it.</param>
    public static Option<ReportLanguage?> Language(string otherwise, string of = "report") => new("--language")
    {
        HelpName = "CODE",
        Description = $"Language of the {of}: {string.Join(", ", ReportLanguage.Codes.Select(code => $"{code} ({ReportLanguage.Find(code)!.Name})"))}. Default: {otherwise}.",
        CustomParser = result =>
        {
            var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (ReportLanguage.Find(given) is { } language)
            {
                return language;
            }

            result.AddError(ReportLanguage.Refusal("--language", given));
            return null;
        },
    };

    /// <summary>Reads a whole number in a range, or adds an error that names both.</summary>
    public static int? WholeNumber(ArgumentResult result, string option, int least, int most)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"{option} takes a whole number from {least} to {most}, not '{text}'");
        return null;
    }

    /// <summary>Reads a percentage above 0 as a share, or adds an error.</summary>
    public static double? Percentage(ArgumentResult result, string option)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (text.EndsWith('%') && double.TryParse(text[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100)
        {
            return percent / 100;
        }

        result.AddError($"{option} takes a percentage above 0 % and up to 100 %, such as 5%, not '{text}'");
        return null;
    }
}
