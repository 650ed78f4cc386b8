using System.CommandLine;
using SseSim.Analysis.Report.Languages;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>The options of <c>compare</c>, as declared and as given.</summary>
internal sealed class CompareOptions
{
    private const int MostScenarios = 12;

    private readonly Argument<string[]> _files = new("FILE...")
    {
        Description = "Two scenarios or more: paths, or names of the library (ssesim list scenarios).", Arity = new ArgumentArity(1, 100),
    };

    private readonly Option<string?> _out = new("--out")
    {
        HelpName = "DIR", Description = "Folder to write; must not exist yet or be empty. Default: runs/compare-SCENARIOS-TIME.",
    };

    private readonly (Option<string?> Option, string Key)[] _keyed =
    [
        (new("--seed") { HelpName = "N", Description = "Seed of the first replicate of every scenario. Default: the files', or 1." }, "seed"),
        (new("--replicates") { HelpName = "N", Description = "Paired runs of each scenario; from 2 on, effects have intervals. Default: the files', or 1." }, "replicates"),
        (new("--start") { HelpName = "MONTH", Description = "First month, such as 2011-01. Default: the files'." }, "start"),
        (new("--months") { HelpName = "N", Description = "Months to simulate. Default: the files', or 96." }, "months"),
        (new("--residents") { HelpName = "N", Description = "Residents to simulate, a sample of the economy's. Default: the files', or the economy's." }, "residents"),
        (new("--scale") { HelpName = "1:N", Description = "The sample as a ratio instead: 1:100 for one resident in a hundred, 1:1 for all." }, "scale"),
    ];

    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<ReportLanguage?> _language = CommonOptions.Language("en");
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Shows no progress and prints no table, only errors." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        command.Add(_files);
        Option[] options = [_out, .. _keyed.Select(k => k.Option), _threads, _language, _quiet, _json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            var given = result.GetResult(_files)?.Tokens.Count ?? 0;
            if (given is 1 or > MostScenarios)
            {
                result.AddError(given == 1
                    ? "'ssesim compare' needs two scenarios or more; one against its reference is what 'ssesim run' does"
                    : $"'ssesim compare' takes at most {MostScenarios} scenarios, not {given}: more cannot be told apart in a chart");
            }

            if (result.GetResult(_keyed.Single(k => k.Key == "residents").Option) is not null && result.GetResult(_keyed.Single(k => k.Key == "scale").Option) is not null)
            {
                result.AddError("--residents and --scale both give the size of the sample: give one of them");
            }
        });
    }

    public CompareArguments Of(ParseResult parsed) => new()
    {
        Files = parsed.GetRequiredValue(_files),
        Overrides = [.. _keyed.Where(k => parsed.GetValue(k.Option) is not null).Select(k => ScenarioOverride.Option(k.Option.Name, k.Key, parsed.GetValue(k.Option)!))],
        Out = parsed.GetValue(_out),
        Threads = parsed.GetValue(_threads),
        Language = parsed.GetValue(_language) ?? ReportLanguage.English,
        Quiet = parsed.GetValue(_quiet),
        Json = parsed.GetValue(_json),
    };
}
