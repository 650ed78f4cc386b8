using DuckDB.NET.Data;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Folders;

/// <summary>Loads and compiles what writing a run folder takes: DuckDB, the chart library and the JSON of its records. A short run would wait for it at its end; beside
/// the start of its silo a core is idle. Nothing depends on its having been done.</summary>
public static class ResultPreparation
{
    /// <summary>Done once it returns.</summary>
    public static void Run()
    {
        LoadDuckDB();
        RunFolderFiles.Json.GetTypeInfo(typeof(PolicyEffect));
        RunFolderFiles.Json.GetTypeInfo(typeof(RunRecord));
        new BarChart
        {
            Language = ReportLanguage.English, Id = "prepared", Title = "", Unit = "", NamesTitle = "", Names = [""],
            Series = [new("", [Estimate.Of([0, 1])], ChartPalette.Policy, Hatched: false)],
        }.ToFigure().ToHtml(ReportLanguage.English);
    }

    /// <summary>Its library alone, which is what writes the table of a sweep.</summary>
    public static void LoadDuckDB()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        command.ExecuteScalar();
    }
}
