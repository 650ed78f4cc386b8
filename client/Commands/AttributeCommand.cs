using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;
using SseSim.Client.Sweeps;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Shares the effect of a scenario's stacked policies out among them.</summary>
internal static class AttributeCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A scenario with two policies or more, or the folder of an attribution that was broken off." };
        var replicates = new Option<string?>("--replicates") { HelpName = "N", Description = "Paired runs of each subset of policies. Default: the file's, or 1." };
        var months = new Option<string?>("--months") { HelpName = "N", Description = "Months to simulate." };
        var residents = new Option<string?>("--residents") { HelpName = "N", Description = "Residents to simulate, a sample of the economy's." };
        var seed = new Option<string?>("--seed") { HelpName = "N", Description = "Seed of the first replicate." };
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder to write; must not exist yet or be empty. Default: runs/attribution-SCENARIO-TIME." };
        var threads = CommonOptions.Threads();
        var cluster = CommonOptions.SweepOnCluster();
        var quiet = new Option<bool>("--quiet") { Description = "Shows no progress and prints no table, only errors." };
        var json = CommonOptions.Json();
        var command = new Command("attribute",
            "Says what of the effect of stacked policies is due to each: runs their subsets on the same seeds and shares out jobs and money so that the parts add up "
            + "exactly (Shapley's value; above 6 policies what is lost without each, and the interaction).")
        {
            file, replicates, months, residents, seed, output, threads, cluster, quiet, json,
        };
        CommonOptions.RefuseThreadsOnCluster(command, threads, cluster);
        command.SetAction(async (parsed, cancellation) =>
        {
            (Option<string?> Option, string Key)[] keyed = [(replicates, "replicates"), (months, "months"), (residents, "residents"), (seed, "seed")];
            var overrides = keyed.Where(k => parsed.GetValue(k.Option) is not null)
                .Select(k => ScenarioOverride.Option(k.Option.Name, k.Key, parsed.GetValue(k.Option)!)).ToList();
            var given = parsed.GetRequiredValue(file);
            var pairs = PlaceOfPairs.Begin(terminal, parsed.GetValue(cluster), parsed.GetValue(threads), StartFolder.OfEnvironment(), cancellation);
            using var folder = SweepFolder.Is(given) ? SweepFolder.Open(given) : Begin(terminal, given, overrides, parsed.GetValue(output));
            return await RunAsync(terminal, folder, pairs, parsed.GetValue(quiet), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, SweepFolder folder, OpenPairs pairs, bool quiet, bool asJson, CancellationToken cancellation)
    {
        if (folder.Record.Design != Attribution.Design || folder.Record.Version != ProductVersion.Text)
        {
            throw UserError.Input($"{Paths.Shown(folder.Directory)} is not the folder of an attribution by this version, {ProductVersion.Text}");
        }

        try
        {
            await new SweepRunner(folder, terminal, quiet || asJson, pairs).RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new UserError(ExitStatus.Cancelled, [string.Create(CultureInfo.InvariantCulture,
                $"ssesim: cancelled; {folder.Rows.Count} runs are done and kept: 'ssesim attribute {Paths.Shown(folder.Directory)}' goes on")]);
        }

        folder.WriteTables();
        var policies = folder.Record.Points.SelectMany(p => Attribution.Read(p[0])).Distinct().ToList();
        var parts = Attribution.Of(folder, policies);
        var path = folder.WriteAttribution(Attribution.Csv(parts));
        if (asJson)
        {
            terminal.Json(new { exitStatus = ExitStatus.Done, folder = folder.Directory, parts });
        }
        else if (!quiet)
        {
            Print(terminal, folder.Record, parts);
            terminal.Line($"Table: {Paths.Shown(path)}");
        }

        return ExitStatus.Done;
    }

    private static SweepFolder Begin(Terminal terminal, string file, IReadOnlyList<ScenarioOverride> overrides, string? output)
    {
        var scenario = ScenarioInput.Load(terminal, file, overrides);
        if (scenario.Policies.Count < 2)
        {
            throw UserError.Input($"{scenario.Name} has {(scenario.Policies.Count == 0 ? "no policy" : "one policy")}: there is nothing to share out");
        }

        IReadOnlyList<string> names = [.. scenario.Policies.Select(p => p.Name)];
        var record = new SweepRecord
        {
            Scenario = scenario.Name,
            Title = scenario.Title,
            Currency = scenario.Economy.Currency,
            Design = Attribution.Design,
            Seed = scenario.Seed,
            Replicates = scenario.Replicates,
            Factors = [Attribution.Factor],
            Points = [.. Attribution.Subsets(names).Select(subset => (IReadOnlyList<string>)[Attribution.Written(subset)])],
            Outcomes = [.. SweepOutcomes.OfPairs.Select(o => o.Name)],
            Version = ProductVersion.Text,
            ScenarioSha256 = "",
            EconomySha256 = "",
        };
        var path = output ?? Path.GetFullPath(Path.Combine("runs",
            string.Create(CultureInfo.InvariantCulture, $"attribution-{scenario.Name}-{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'Z'}")));
        return SweepFolder.Create(path, record, scenario.ToYaml("./" + SweepFolder.EconomyFile), File.ReadAllText(scenario.EconomyPath));
    }

    private static void Print(Terminal terminal, SweepRecord record, IReadOnlyList<AttributedPart> parts)
    {
        if (record.Replicates == 1)
        {
            terminal.Line("One replicate: each part may be chance, and no interval is known. Use --replicates to get one.");
        }

        var table = Tables.Of("Policy", ">Net jobs, FTE-years", ">95 % interval", $">Net fiscal cost, {record.Currency}", ">95 % interval");
        foreach (var policy in parts.Select(p => p.Policy).Distinct())
        {
            var (jobs, cost) = (parts.Single(p => p.Policy == policy && p.Outcome == "net-jobs"), parts.Single(p => p.Policy == policy && p.Outcome == "net-fiscal-cost"));
            table.Row(policy, jobs.Value.ToString("0.####", CultureInfo.InvariantCulture), Interval(record, jobs, "0.##"), cost.Value.ToString("N2", CultureInfo.InvariantCulture), Interval(record, cost, "N0"));
        }

        terminal.Results.Write(table);
    }

    private static string Interval(SweepRecord record, AttributedPart part, string format) => record.Replicates == 1 ? ""
        : $"{part.Low.ToString(format, CultureInfo.InvariantCulture)} to {part.High.ToString(format, CultureInfo.InvariantCulture)}";
}
