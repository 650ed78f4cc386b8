using System.Security.Cryptography;
using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Scenarios;

namespace SseSim.Analysis.Folders;

/// <summary>All that a run folder is made of.</summary>
public sealed record RunFolderContent
{
    public required string Title { get; init; }
    public string Description { get; init; } = "";
    /// <summary>The title in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
    /// <summary>The description in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();
    public required EconomyLabels Economy { get; init; }
    /// <summary>The resolved scenario as text: running it again gives the same hashes.</summary>
    public required string ScenarioYaml { get; init; }
    /// <summary>The economy file's text.</summary>
    public required string EconomyYaml { get; init; }
    /// <summary>All runs of all replicates; those named <c>reference</c> are the reference.</summary>
    public required IReadOnlyList<RunResult> Results { get; init; }
    public required ulong Seed { get; init; }
    public required string Version { get; init; }
    public required DateTimeOffset Started { get; init; }
    public required double WallSeconds { get; init; }
    /// <summary>Persons times months simulated, settling included if the caller counts it.</summary>
    public required long PersonMonths { get; init; }
    public required long PeakMemoryBytes { get; init; }
    /// <summary>Seconds of compute threads by part of the run, in the order to be shown.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; init; } = [];

    /// <summary>[replicate]: model parameters drawn for it, by name; empty where none is uncertain.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> DrawnParameters { get; init; } = [];

    /// <summary>Code of the report's language.</summary>
    public string Language { get; init; } = "en";

    internal string LastMonth => MonthLabel.Of(Results[0].Scenario, Results[0].Months[^1].Month);

    /// <summary>The resolved scenario as text. The folder holds a copy of the economy, so that it can be run again wherever it is taken.</summary>
    public static string YamlOf(ResolvedScenario scenario) => scenario.ToYaml("./" + RunFolderFiles.Economy);

    /// <summary>What a finished experiment leaves behind.</summary>
    /// <param name="scenario">As many replicates as there are results of.</param>
    /// <param name="results">All runs.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="started">When it began.</param>
    public static RunFolderContent Of(ResolvedScenario scenario, IReadOnlyList<RunResult> results, string version, DateTimeOffset started) => new()
    {
        Title = scenario.Title,
        Description = scenario.Description,
        Titles = scenario.Titles,
        Descriptions = scenario.Descriptions,
        Economy = EconomyLabels.Of(scenario.Economy),
        ScenarioYaml = YamlOf(scenario),
        EconomyYaml = File.ReadAllText(scenario.EconomyPath),
        Results = results,
        DrawnParameters = scenario.Uncertain.Count == 0 ? [] : [.. Enumerable.Range(0, scenario.Replicates).Select(replicate =>
            scenario.Uncertain.ToDictionary(u => u.Name, u => u.Draw(scenario.Seed, replicate)))],
        Seed = scenario.Seed,
        Version = version,
        Started = started,
        WallSeconds = Math.Round((DateTimeOffset.UtcNow - started).TotalSeconds, 3),
        PersonMonths = results.Sum(r => (long)r.Scenario.Residents * r.Months.Count),
        PeakMemoryBytes = 0,
    };

    internal IReadOnlyList<RunResult> References => [.. Results.Where(r => r.Key.Run == TrajectoryRow.ReferenceRun)];

    internal IReadOnlyList<RunResult> PolicyRuns => [.. Results.Where(r => r.Key.Run != TrajectoryRow.ReferenceRun)];

    /// <summary>The effect, or null where there are not both a policy run and a reference.</summary>
    internal PolicyEffect? Effect() =>
        References.Count > 0 && PolicyRuns.Count > 0 ? EffectBridge.Compute(PolicyRuns, References, Economy.Currency) : null;

    internal IEnumerable<TrajectoryRow> Rows() =>
        TrajectoryRows.Of(Results, Economy.Country, Economy.Currency, Economy.FinancierNames, Economy.Goals);

    internal RunRecord Record()
    {
        // The policy run says what was decided; the reference is the same scenario without it.
        var main = PolicyRuns.Count > 0 ? PolicyRuns[0] : Results[0];
        return new()
        {
            Scenario = main.Scenario.Scenario,
            Title = Title,
            Description = Description,
            Titles = Titles,
            Descriptions = Descriptions,
            Economy = Economy.Economy,
            EconomyTitle = Economy.Title,
            Country = Economy.Country,
            Currency = Economy.Currency,
            Seed = Seed,
            Replicates = Results.Select(r => r.Key.Replicate).Distinct().Count(),
            Start = MonthLabel.Of(main.Scenario, 0),
            Months = main.Scenario.Months,
            Residents = main.Scenario.Residents,
            Scale = main.Scale,
            Territories = main.TerritoryIds.Count,
            TerritoryNames = Economy.Territories.ToDictionary(t => t.Id, t => t.Name),
            Organisations = main.Organisations,
            Policies = [.. main.Scenario.Policies.Select((p, n) => WithOutcome(PolicyWords.Of(p, main.Scenario, Economy), p, n))],
            Version = Version,
            Started = Started.ToUniversalTime(),
            WallSeconds = WallSeconds,
            PersonMonths = PersonMonths,
            PersonMonthsPerSecond = WallSeconds > 0 ? Math.Round(PersonMonths / WallSeconds) : 0,
            PeakMemoryBytes = PeakMemoryBytes,
            StepSeconds = StepSeconds.ToDictionary(s => s.Key, s => Math.Round(s.Value, 3)),
            DrawnParameters = DrawnParameters,
            Parameters = [.. ParameterCatalog.All.Where(p => main.Scenario.ParameterOverrides.TryGetValue(p.Name, out var value) && value != p.Default)
                .Select(p => new ParameterRecord(p.Name, p.Unit, main.Scenario.ParameterOverrides[p.Name], p.Default, p.Minimum, p.Maximum))],
            Language = Language,
            ResultHash = [.. Results.Select(r => new RunHash(r.Key.Replicate, r.Key.Run, r.ResultHash))],
            Accounts = new(Results.Sum(r => r.Months.Sum(m => (long)m.Checks)), Results.Max(r => r.Months.Max(m => m.Residual))),
            ScenarioSha256 = Sha256(ScenarioYaml),
            EconomySha256 = Sha256(EconomyYaml),
        };
    }

    /// <summary>What came of a policy beside its effects: months in which its rule held, replicates in which an intervention found its organisation, or a policy any that it could reach.</summary>
    private PolicyRecord WithOutcome(PolicyRecord record, CompiledPolicy policy, int n)
    {
        int Met() => PolicyRuns.Count(r => (r.PoliciesMet >> n & 1) != 0);
        var spans = RuleWords.SpansIn(PolicyRuns, n);
        return record with
        {
            RuleSpans = spans,
            RuleHeld = spans is null ? null : [.. spans.Select(s => RuleWords.Of(ReportLanguage.English, s, Results[0].Scenario.Months))],
            FoundIn = policy.Target is null ? null : Met(),
            ReachedIn = policy.Target is null && InstrumentCatalog.Find(policy.Instrument) is { ReachesOrganisations: true } ? Met() : null,
        };
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
