namespace SseSim.Analysis.Economies;

/// <summary>The targets that a settled economy misses by more than a sample explains. Single forms and territories are not among them: in a sample they are a
/// few entities, and what they miss shows in their sum.</summary>
public static class MissedTargets
{
    private const double PointsOfUnemployment = 1;
    private const double OfPersonsAndSocialEconomy = 2;
    private const double OfOthers = 5;

    private static readonly HashSet<string> Close = ["Residents", "Employed", EconomyTargets.AllEntities, EconomyTargets.AllForms];

    /// <summary>Rows that are off by more than 1 point of unemployment, 2 % of population, employment, or entities or jobs of the social economy, or 5 % of firms or the national accounts.</summary>
    public static IReadOnlyList<TargetRow> Of(IReadOnlyList<TargetRow> rows) => [.. rows.Where(row => Tolerance(row) is { } tolerance && Math.Abs(row.Deviation ?? 0) > tolerance)];

    private static double? Tolerance(TargetRow row) =>
        row.Unit == "%" ? PointsOfUnemployment
        : Close.Contains(row.Label) ? OfPersonsAndSocialEconomy
        : row.Group == EconomyTargets.NationalAccounts || row.Label == EconomyTargets.Firms ? OfOthers : null;
}
