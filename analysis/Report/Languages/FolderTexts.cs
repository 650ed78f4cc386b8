using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Report.Languages;

/// <summary>A run's own texts in a language: those that its scenario gives, otherwise as written.</summary>
public static class FolderTexts
{
    public static string TitleIn(this RunRecord run, ReportLanguage language) => run.Titles.GetValueOrDefault(language.Code, run.Title);

    public static string DescriptionIn(this RunRecord run, ReportLanguage language) => run.Descriptions.GetValueOrDefault(language.Code, run.Description);

    /// <summary>The economies that come with the program have translated names; a file of another's is called as it calls itself.</summary>
    public static string EconomyTitleIn(this RunRecord run, ReportLanguage language)
    {
        var key = "economy." + run.Economy;
        return ReportLanguage.English.TextOr(key, "") == run.EconomyTitle ? language.Text(key) : run.EconomyTitle;
    }
}
