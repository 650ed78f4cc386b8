using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SseSim.Scenarios;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Client.Commands;

/// <summary>The options of <c>sweep</c>, as declared and as given.</summary>
internal sealed class SweepOptions
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A scenario (a path, or a name of the library), a sweep file, or the folder of a sweep to go on with.",
    };

    private readonly Option<string[]> _over = new("--over")
    {
        HelpName = "KEY=VALUES", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [],
        Description = "What to vary: KEY=V1,V2,... or KEY=LOW..HIGH, for a grid of a range KEY=LOW..HIGH/N. May be repeated.",
    };

    private readonly Option<string?> _design = new("--design")
    {
        HelpName = "NAME", Description = "grid, latin-hypercube, sobol, morris or sobol-indices. Default: a grid of listed values, otherwise latin-hypercube.",
    };

    private readonly Option<int?> _points = new("--points")
    {
        HelpName = "N", Description = "Points (morris: trajectories; sobol-indices: rows). Default: 64.",
        CustomParser = result => (int?)Whole(result, "--points", 1, SweepLoader.MostPoints),
    };

    private readonly Option<long?> _designSeed = new("--design-seed")
    {
        HelpName = "N", Description = "Seed of the points. Default: 1.", CustomParser = result => Whole(result, "--design-seed", 0, int.MaxValue),
    };

    private readonly Option<string?> _replicates = new("--replicates") { HelpName = "N", Description = "Paired runs at each point. Default: the file's, or 1." };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the first replicate, the same at all points. Default: the file's, or 1." };
    private readonly Option<string?> _months = new("--months") { HelpName = "N", Description = "Months to simulate." };
    private readonly Option<string?> _residents = new("--residents") { HelpName = "N", Description = "Residents to simulate, a sample of the economy's." };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "KEY=VALUE", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [],
        Description = "Changes one value of the scenario at all points. May be repeated.",
    };

    private readonly Option<double?> _untilPrecise = new("--until-precise")
    {
        HelpName = "PERCENT",
        Description = "Runs further replicates of a point only until the half-width of the interval of its net jobs is so small, such as 5%; --replicates is the cap.",
        CustomParser = result => CommonOptions.Percentage(result, "--until-precise"),
    };

    private readonly Option<(int, int)?> _repeat = new("--repeat")
    {
        HelpName = "POINT/REPLICATE", Description = "Runs one run of a sweep's folder again, alone, and compares its hash: exit status 1 if it differs.",
        CustomParser = PointAndReplicate,
    };

    private readonly Option<string?> _out = new("--out") { HelpName = "DIR", Description = "Folder to write; must not exist yet or be empty. Default: runs/sweep-SCENARIO-TIME." };
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<bool> _cluster = CommonOptions.SweepOnCluster();
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Shows no progress and prints no table, only errors." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        command.Add(_file);
        Option[] options = [_over, _design, _points, _designSeed, _replicates, _untilPrecise, _seed, _months, _residents, _set, _out, _repeat, _threads, _cluster, _quiet, _json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        CommonOptions.RefuseThreadsOnCluster(command, _threads, _cluster);
    }

    public SweepCommandArguments Of(ParseResult parsed)
    {
        List<ScenarioOverride> overrides = [];
        (Option<string?> Option, string Key)[] keyed = [(_seed, "seed"), (_replicates, "replicates"), (_months, "months"), (_residents, "residents")];
        overrides.AddRange(keyed.Where(k => parsed.GetValue(k.Option) is not null).Select(k => ScenarioOverride.Option(k.Option.Name, k.Key, parsed.GetValue(k.Option)!)));
        overrides.AddRange(parsed.GetValue(_set)!.Select(ScenarioOverride.Set));
        var file = parsed.GetRequiredValue(_file);
        Option[] settings = [_over, _design, _points, _designSeed, _replicates, _untilPrecise, _seed, _months, _residents, _set, _out];
        return new()
        {
            File = file,
            Sweep = new()
            {
                File = file, Over = parsed.GetValue(_over)!, Design = parsed.GetValue(_design), Points = parsed.GetValue(_points),
                DesignSeed = (ulong?)parsed.GetValue(_designSeed), Overrides = overrides,
            },
            HasNewSettings = settings.Any(option => parsed.GetResult(option) is { Implicit: false }),
            Out = parsed.GetValue(_out),
            Threads = parsed.GetValue(_threads),
            Cluster = parsed.GetValue(_cluster),
            UntilPrecise = parsed.GetValue(_untilPrecise),
            Repeat = parsed.GetValue(_repeat),
            Quiet = parsed.GetValue(_quiet),
            Json = parsed.GetValue(_json),
        };
    }

    private static long? Whole(ArgumentResult result, string option, long least, long most)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"{option} takes a whole number from {least} to {most}, not '{text}'");
        return null;
    }

    private static (int, int)? PointAndReplicate(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (text.Split('/') is [var point, var replicate] && int.TryParse(point, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(replicate, NumberStyles.None, CultureInfo.InvariantCulture, out var r))
        {
            return (p, r);
        }

        result.AddError($"--repeat takes a point and a replicate of the table, such as 17/0, not '{text}'");
        return null;
    }
}

/// <summary>What <c>sweep</c> was asked for.</summary>
internal sealed record SweepCommandArguments
{
    public required string File { get; init; }
    public required SweepArguments Sweep { get; init; }
    /// <summary>Whether anything was given that only a new sweep can have.</summary>
    public required bool HasNewSettings { get; init; }
    /// <summary>Null for a new folder in <c>runs/</c>.</summary>
    public required string? Out { get; init; }
    public required int? Threads { get; init; }
    public required bool Cluster { get; init; }
    public required double? UntilPrecise { get; init; }
    public required (int Point, int Replicate)? Repeat { get; init; }
    public required bool Quiet { get; init; }
    public required bool Json { get; init; }
}
