using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Economies;
using SseSim.Analysis.Report;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Experiments;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Draws the population and organisations of an economy file, lets them settle, and shows how near they are to its targets.</summary>
internal sealed class EconomyCommand(Terminal terminal)
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An economy: a path, or a name of the library (ssesim list economies)." };
        var residents = CommonOptions.Residents();
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("economy",
            "Draws the population and organisations of an economy, lets it settle, and prints target against synthesised with the deviation.")
        {
            file, residents, seed, threads, json,
        };
        command.SetAction((parsed, cancellation) => new EconomyCommand(terminal).RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(residents), parsed.GetValue(seed) ?? 1, parsed.GetValue(threads), parsed.GetValue(json),
            cancellation));
        return command;
    }

    private async Task<int> RunAsync(string file, int? residents, ulong seed, int? threads, bool asJson, CancellationToken cancellation)
    {
        await using var local = new LocalRun(terminal, quiet: true, StartFolder.OfEnvironment(), threads, cancellation);
        var loaded = EconomyLoader.Load(file);
        ScenarioInput.ThrowIfWrong(terminal, loaded.Diagnostics);
        var economy = loaded.Economy!;
        var sample = Math.Min(residents ?? Math.Max(economy.DefaultResidents, EconomyLoader.FewestResidents(economy)), (int)economy.Population.Residents.Value);
        if (sample < EconomyLoader.FewestResidents(economy))
        {
            throw new UserError(ExitStatus.WrongInput, [UserError.Prefixed(string.Create(CultureInfo.InvariantCulture,
                $"--residents {sample} leaves the smallest of {economy.Territories.Count} territories without a firm; at least {EconomyLoader.FewestResidents(economy)} are needed"))]);
        }

        var request = new ExperimentRequest
        {
            Economy = economy,
            Scenario = new CompiledScenario(economy.Economy, economy.BaseYear + 1, 1, EconomyTargets.MonthsPerYear, sample, [], new Dictionary<string, double>()),
            Reference = null,
            Parameters = new ModelParameters(),
            Seeds = [seed],
        };
        var result = await local.RunAsync(request, checkpoints: null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var rows = EconomyTargets.Compare(economy, result.Runs[0]);
        if (asJson)
        {
            terminal.Json(new { exitStatus = ExitStatus.Done, economy = economy.Economy, residents = sample, seed, targets = rows });
        }
        else
        {
            Print(economy, sample, seed, rows);
        }

        if (MissedTargets.Of(rows) is { Count: > 0 } missed)
        {
            terminal.Message("ssesim: warning: off target: " + string.Join(", ", missed.Select(row => $"{row.Label} {Deviation(row)}")) + ". Likely reasons: "
                + "docs/how-to/write-an-economy.md");
        }

        return ExitStatus.Done;
    }

    private void Print(EconomyDefinition economy, int residents, ulong seed, IReadOnlyList<TargetRow> rows)
    {
        terminal.Line(economy.Title);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{residents:N0} of {economy.Population.Residents.Value:N0} residents drawn with seed {seed}, in the first month after settling (sums of a year: in the first year), multiplied back."));
        foreach (var group in rows.GroupBy(r => r.Group))
        {
            terminal.Line();
            terminal.Line(group.Key);
            var table = Tables.Of("", ">Target", ">Synthesised", ">Deviation", "Unit", "Target from");
            foreach (var row in group)
            {
                table.Row(row.Label, NumberText.English.Level(row.Target, row.Unit), NumberText.English.Level(row.Synthesised, row.Unit), Deviation(row), row.Unit, row.Basis);
            }

            terminal.Results.Write(table);
        }
    }

    private static string Deviation(TargetRow row) => row.Deviation is not { } deviation
        ? ""
        : row.Unit == "%" ? NumberText.English.Change(deviation, "points") + " points" : NumberText.English.Change(deviation, "%");
}
