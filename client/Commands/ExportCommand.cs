using System.CommandLine;
using SseSim.Analysis.Export;
using SseSim.Client.Output;
using SseSim.Scenarios.Reading;

namespace SseSim.Client.Commands;

/// <summary>Writes the results of a run folder for other tools.</summary>
internal static class ExportCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A run folder, as written by run." };
        var format = new Option<string>("--format")
        {
            Description = string.Join("; ", ExportFormat.All.Select(f => $"{f.Name}: {f.Description}")) + ".", HelpName = "FORMAT",
        };
        var path = new Option<string?>("--out") { Description = "Where to; must not exist yet. Default: beside the run folder, named after it.", HelpName = "PATH" };
        var charts = new Option<bool>("--charts") { Description = "Each chart of the folder's report as SVG and PNG instead, drawn by a headless Chromium." };
        var command = new Command("export", "Writes the results of a run folder for other tools: Parquet, CSV, DuckDB, SDMX-CSV, data package.") { folder, format, charts, path };
        command.Validators.Add(result =>
        {
            if (result.GetResult(charts) is { Implicit: false } == result.GetResult(format) is { Implicit: false })
            {
                result.AddError("'ssesim export' needs either --format FORMAT or --charts");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(charts))
            {
                await ChartImages.WriteAsync(terminal, parsed.GetRequiredValue(folder), parsed.GetValue(path), cancellation);
                return;
            }

            var (directory, name) = (parsed.GetRequiredValue(folder), parsed.GetValue(format)!);
            var chosen = ExportFormat.All.FirstOrDefault(f => f.Name == name)
                ?? throw UserError.Input($"unknown format '{name}'; {Expected(name)}");
            var target = parsed.GetValue(path) ?? ResultExport.DefaultPath(directory, chosen);
            ResultExport.Write(directory, chosen, target);
            terminal.Line($"Export: {Paths.Shown(Path.GetFullPath(target))}");
        });
        return command;
    }

    private static string Expected(string given) => ClosestMatch.Of(given, ExportFormat.All.Select(f => f.Name)) is { } match
        ? $"did you mean '{match}'?" : $"it is one of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}";
}
