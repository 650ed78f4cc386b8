using SseSim.Model.Economy;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>Picks the organisation that stands for the others: of the entities of the social economy that have paid staff before the first month, those of the
/// commonest form; of these the hundred nearest to the median number of staff; of these the first that a policy reached, and the first of all where no policy
/// reached any. Nearer ones come first, then lower identities.</summary>
public static class TypicalCase
{
    private const int MostCandidates = 100;

    /// <summary>What to list before the first month.</summary>
    public static RosterRequest Request { get; } = new(
        Enumerable.Range(0, Classification.FormCount).Where(f => Classification.IsSocialEconomy((Form)f)).Aggregate(0u, (mask, f) => mask | 1u << f),
        uint.MaxValue, null, int.MaxValue);

    /// <summary>The candidates, nearest first; none where no entity has staff.</summary>
    public static IReadOnlyList<ulong> Candidates(IEnumerable<Roster> rosters)
    {
        var form = rosters.SelectMany(r => r.Organisations).Where(o => o.Staff > 0).GroupBy(o => o.Form)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        if (form is null)
        {
            return [];
        }

        int[] staff = [.. form.Select(o => o.Staff).Order()];
        var median = staff[staff.Length / 2];
        return [.. form.OrderBy(o => Math.Abs(o.Staff - median)).ThenBy(o => o.Organisation).Take(MostCandidates).Select(o => o.Organisation)];
    }

    /// <summary>The story of the one that is shown.</summary>
    /// <param name="candidates">Nearest first.</param>
    /// <param name="stories">Of all candidates.</param>
    public static OrganisationStory? Pick(IReadOnlyList<ulong> candidates, IReadOnlyList<OrganisationStory> stories)
    {
        var known = stories.ToDictionary(s => s.Organisation);
        OrganisationStory[] ordered = [.. candidates.Where(known.ContainsKey).Select(c => known[c])];
        return ordered.FirstOrDefault(s => s.Profile is { Policies: not 0 }) ?? ordered.FirstOrDefault();
    }
}
