using System.Globalization;
using System.Text;
using System.Text.Json;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Comparisons;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Comparisons;

/// <summary>What <c>compare.json</c> holds.</summary>
public sealed record ComparisonRecord
{
    /// <summary>Names of the scenarios, each with a run folder of that name in the folder.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }
    public required string Economy { get; init; }
    public required ulong Seed { get; init; }
    public required int Replicates { get; init; }
    public required string Start { get; init; }
    public required int Months { get; init; }
    public required string Version { get; init; }
    /// <summary>Code of the report's language.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>The folder of a comparison: a run folder for each scenario, and what they have side by side.</summary>
public static class ComparisonFolder
{
    public const string RecordFile = "compare.json";
    public const string TableFile = "compare.csv";

    /// <summary>Whether a folder is that of a comparison.</summary>
    public static bool Is(string path) => File.Exists(Path.Combine(path, RecordFile));

    /// <summary>Writes table and report from the run folders that are there, and the record last: a folder with it is whole.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public static Comparison Complete(string directory, IReadOnlyList<RunFolder> folders, ReportLanguage language)
    {
        var comparison = Comparison.Of(folders);
        var run = comparison.First.Run;
        var record = new ComparisonRecord
        {
            Scenarios = [.. folders.Select(f => Path.GetFileName(f.Directory))],
            Economy = run.Economy, Seed = run.Seed, Replicates = run.Replicates, Start = run.Start, Months = run.Months, Version = run.Version,
            Language = language.Code,
        };
        Write(directory, TableFile, Csv(comparison));
        Write(directory, RunFolderFiles.Report, ComparisonReport.Build(comparison, language));
        Write(directory, RecordFile, JsonSerializer.Serialize(record, RunFolderFiles.Json) + "\n");
        return comparison;
    }

    /// <summary>Builds table and report again.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="language">Of the report; null for the one it was written in before.</param>
    /// <exception cref="RunFolderException">It cannot be read or written.</exception>
    public static Comparison Rewrite(string directory, ReportLanguage? language)
    {
        var (record, folders) = Open(directory);
        return Complete(directory, folders, language ?? ReportLanguage.Find(record.Language) ?? ReportLanguage.English);
    }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="RunFolderException">It is none, or damaged.</exception>
    public static (ComparisonRecord Record, IReadOnlyList<RunFolder> Folders) Open(string directory)
    {
        var file = Path.Combine(directory, RecordFile);
        try
        {
            var record = JsonSerializer.Deserialize<ComparisonRecord>(File.ReadAllText(file), RunFolderFiles.Json) ?? throw new JsonException("it holds nothing");
            return (record, [.. record.Scenarios.Select(name => RunFolder.Open(Path.Combine(directory, name)))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunFolderException(RunFolderFault.Unreadable, file, $"{file}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Long form: one row for each scenario and quantity.</summary>
    private static string Csv(Comparison comparison)
    {
        var text = new StringBuilder("scenario,quantity,unit,mean,low,high\n");
        foreach (var scenario in comparison.Scenarios)
        {
            var (effect, cost) = (scenario.Effect, scenario.Effect.Cost);
            (string Name, string Unit, Estimate? Value)[] rows =
            [
                ("gross-jobs", "FTE-years", effect.Jobs.Gross), ("deadweight", "FTE-years", effect.Jobs.Deadweight), ("displacement", "FTE-years", effect.Jobs.Displacement),
                ("substitution", "FTE-years", effect.Jobs.Substitution), ("spillover", "FTE-years", effect.Jobs.Spillover), ("net-jobs", "FTE-years", effect.Jobs.Net),
                ("net-jobs-at-end", "persons", effect.HeadcountAtEnd.Net), ("gross-outlay", effect.Currency, cost.GrossOutlay),
                ("tax-expenditure", effect.Currency, cost.TaxExpenditure), ("net-fiscal-cost", effect.Currency, cost.NetFiscal),
                ("cost-per-net-fte-year", effect.Currency, cost.PerNetFteYear), ("poverty-change", "percentage points", scenario.Poverty),
            ];
            foreach (var (name, unit, value) in rows)
            {
                if (value is not null)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{scenario.Name},{name},{unit},{value.Mean:R},{value.Low:R},{value.High:R}\n");
                }
            }
        }

        return text.ToString();
    }

    private static void Write(string directory, string name, string text)
    {
        var path = Path.Combine(directory, name);
        try
        {
            PartialOwner.Replace(path, partial => File.WriteAllText(partial, text, RunFolderFiles.Encoding));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(RunFolderFault.Unwritable, path, $"{path}: cannot be written: {exception.Message}", exception);
        }
    }
}
