namespace SseSim.Analysis.Export;

/// <summary>What results can be exported as.</summary>
/// <param name="Name">As <c>--format</c> names it.</param>
/// <param name="Suffix">Put after the run folder's name for what is written where nothing else is said.</param>
/// <param name="IsFolder">Whether it is several files.</param>
/// <param name="Description">For help.</param>
public sealed record ExportFormat(string Name, string Suffix, bool IsFolder, string Description)
{
    public static ExportFormat Parquet { get; } = new("parquet", "-parquet", true, "a folder of Parquet files in long form");
    public static ExportFormat Csv { get; } = new("csv", "-csv", true, "the same rows as CSV");
    public static ExportFormat DuckDb { get; } = new("duckdb", ".duckdb", false, "one DuckDB database with views");
    public static ExportFormat Sdmx { get; } = new("sdmx", "-sdmx.csv", false, "SDMX-CSV 2.0 of the official indicators");
    public static ExportFormat DataPackage { get; } = new("datapackage", "-datapackage", true, "CSV with a Frictionless datapackage.json");

    public static IReadOnlyList<ExportFormat> All { get; } = [Parquet, Csv, DuckDb, Sdmx, DataPackage];
}
