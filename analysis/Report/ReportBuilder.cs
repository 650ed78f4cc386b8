using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Report;

/// <summary>Builds the report of a run folder.</summary>
public static class ReportBuilder
{
    public static string Build(RunFolder folder) => "<!doctype html>";
}
