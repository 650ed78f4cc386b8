using System.CommandLine;
using System.CommandLine.Parsing;
using SseSim.Analysis.Report.Languages;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>The options of <c>run</c>, as declared and as given.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "A scenario: a path, or a name of the library (ssesim list scenarios).", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _out = new("--out")
    {
        HelpName = "DIR", Description = "Run folder to write; must not exist yet or be empty. Default: runs/SCENARIO-TIME.",
    };

    private readonly Option<string?> _seed = new("--seed")
    {
        HelpName = "N", Description = "Seed of the first replicate; the others follow from it. Default: the file's, or 1.",
    };

    private readonly Option<string?> _replicates = new("--replicates")
    {
        HelpName = "N", Description = "Number of paired runs on seeds of their own; from 2 on, effects have intervals. Default: the file's, or 1.",
    };

    private readonly Option<string?> _months = new("--months") { HelpName = "N", Description = "Months to simulate. Default: the file's, or 96." };

    private readonly Option<string?> _residents = new("--residents")
    {
        HelpName = "N", Description = "Residents to simulate, a sample of the economy's. Default: the file's, or the economy's.",
    };

    private readonly Option<string?> _scale = new("--scale")
    {
        HelpName = "1:N", Description = "The sample as a ratio instead: 1:100 for one resident in a hundred, 1:1 for all.",
    };

    private readonly Option<int?> _threads = CommonOptions.Threads();

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "KEY=VALUE", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [],
        Description = "Changes one value of the scenario, such as policies.guarantee-fund.coverage=0.5. May be repeated.",
    };

    private readonly Option<bool> _noReference = new("--no-reference")
    {
        Description = "Runs the policy alone: half the time, but no effect can be told.",
    };

    private readonly Option<bool> _cluster = new("--cluster") { Description = "Runs on the silos of the cluster in SSESIM_CLUSTER." };

    private readonly Option<string?> _resume = new("--resume")
    {
        HelpName = "DIR", Description = "Goes on with the run to this folder that was broken off, from its last checkpoint. In place of FILE.",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "With --resume: goes on although another version began the run. Results may then be neither version's.",
    };

    private readonly Option<int?> _checkpointMonths = new("--checkpoint-months")
    {
        HelpName = "N", Description = "Months between two checkpoints; 0 for none. Default: as many as take a twentieth of the time, at least 5 s.",
        CustomParser = result => CommonOptions.WholeNumber(result, "--checkpoint-months", 0, 12_000),
    };

    private readonly Option<double?> _untilPrecise = new("--until-precise")
    {
        HelpName = "PERCENT",
        Description = $"Goes on with replicates until the 95 % interval of net jobs is this narrow on either side, such as 5%, at most --replicates (default {Simulation.PreciseRun.DefaultMost}).",
        CustomParser = result => CommonOptions.Percentage(result, "--until-precise"),
    };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Shows no progress and prints no table, only errors." };

    private readonly Option<bool> _profile = new("--profile")
    {
        Description = "Prints where the compute threads spent their time, by step of the month (in run.json as stepSeconds too).",
    };

    private readonly Option<ReportLanguage?> _language = CommonOptions.Language("en");

    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        command.Add(_file);
        Option[] options =
        [
            _out, _seed, _replicates, _months, _residents, _scale, _threads, _set, _noReference, _untilPrecise, _cluster, _checkpointMonths, _resume, _force, _quiet,
            _profile, _language, _json,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_residents) is not null && result.GetResult(_scale) is not null)
            {
                result.AddError("--residents and --scale both give the size of the sample: give one of them");
            }

            if (result.GetResult(_cluster) is { Implicit: false })
            {
                if (result.GetResult(_resume) is { Implicit: false })
                {
                    result.AddError("--resume is for runs on this machine: a run of a cluster goes on by itself, 'ssesim attach RUN' follows it");
                }

                if (result.GetResult(_profile) is { Implicit: false })
                {
                    result.AddError("--profile is for runs on this machine: a cluster tells OpenTelemetry where its time goes");
                }

                if (result.GetResult(_untilPrecise) is { Implicit: false })
                {
                    result.AddError("--until-precise is for runs on this machine");
                }

                if (result.GetResult(_threads) is { Implicit: false })
                {
                    result.AddError("--threads is for runs on this machine: the threads of a cluster are those of its silos");
                }
            }

            if (result.GetResult(_untilPrecise) is { Implicit: false } && result.GetResult(_noReference) is { Implicit: false })
            {
                result.AddError("--until-precise asks how precisely the effect is known, and with --no-reference there is none");
            }

            CheckResume(result);
        });
    }

    /// <summary>A run that is resumed is what it was: only where its results go and how it is computed may change.</summary>
    private void CheckResume(CommandResult result)
    {
        var resumes = result.GetResult(_resume) is { Implicit: false };
        if (!resumes)
        {
            if (result.GetResult(_file) is not { Tokens.Count: > 0 })
            {
                result.AddError("'ssesim run' needs FILE: a scenario: a path, or a name of the library (ssesim list scenarios)");
            }

            if (result.GetResult(_force) is { Implicit: false })
            {
                result.AddError("--force belongs to --resume DIR");
            }

            return;
        }

        if (result.GetResult(_file) is { Tokens.Count: > 0 })
        {
            result.AddError("--resume goes on with the scenario that was begun: leave FILE out");
        }

        Option[] fixedOptions = [_seed, _replicates, _months, _residents, _scale, _set, _noReference, _untilPrecise];
        foreach (var option in fixedOptions.Where(o => result.GetResult(o) is { Implicit: false }))
        {
            result.AddError($"{option.Name} cannot change a run that is resumed: leave it out, or run anew");
        }
    }

    public RunArguments Of(ParseResult parsed)
    {
        List<ScenarioOverride> overrides = [];
        (Option<string?> Option, string Key)[] keyed =
            [(_seed, "seed"), (_replicates, "replicates"), (_months, "months"), (_residents, "residents"), (_scale, "scale")];
        foreach (var (option, key) in keyed)
        {
            if (parsed.GetValue(option) is { } value)
            {
                overrides.Add(ScenarioOverride.Option(option.Name, key, value));
            }
        }

        overrides.AddRange(parsed.GetValue(_set)!.Select(ScenarioOverride.Set));
        return new()
        {
            File = parsed.GetValue(_file),
            Resume = parsed.GetValue(_resume),
            Force = parsed.GetValue(_force),
            Cluster = parsed.GetValue(_cluster),
            CheckpointMonths = parsed.GetValue(_checkpointMonths),
            Overrides = overrides,
            Out = parsed.GetValue(_out),
            Threads = parsed.GetValue(_threads),
            UntilPrecise = parsed.GetValue(_untilPrecise),
            WithReference = !parsed.GetValue(_noReference),
            Quiet = parsed.GetValue(_quiet),
            Profile = parsed.GetValue(_profile),
            Language = parsed.GetValue(_language) ?? ReportLanguage.English,
            Json = parsed.GetValue(_json),
        };
    }
}

/// <summary>What <c>run</c> was asked for.</summary>
internal sealed record RunArguments
{
    /// <summary>Null where a run is resumed.</summary>
    public required string? File { get; init; }
    /// <summary>Folder of the run to go on with; null for a new one.</summary>
    public required string? Resume { get; init; }
    public required bool Force { get; init; }
    /// <summary>Whether it runs on a cluster and not in this process.</summary>
    public required bool Cluster { get; init; }
    /// <summary>Null to go by what checkpoints cost.</summary>
    public required int? CheckpointMonths { get; init; }
    public required IReadOnlyList<ScenarioOverride> Overrides { get; init; }
    /// <summary>Null for a new folder in <c>runs/</c>.</summary>
    public required string? Out { get; init; }
    /// <summary>Null for one for each core.</summary>
    public required int? Threads { get; init; }
    public required bool WithReference { get; init; }
    /// <summary>Null for a given number of replicates.</summary>
    public required double? UntilPrecise { get; init; }
    public required bool Quiet { get; init; }
    /// <summary>Whether to print where the time went.</summary>
    public required bool Profile { get; init; }
    public required bool Json { get; init; }
    /// <summary>Of the report.</summary>
    public required ReportLanguage Language { get; init; }
}
