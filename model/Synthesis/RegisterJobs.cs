using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Adds and takes single jobs of conventional firms until each territory has as many jobs as employed residents and each sector as many as its file says.</summary>
internal static class RegisterJobs
{
    private const int Markets = Classification.MarketSectorCount;
    private const int Rounds = 50;

    /// <param name="structure">Jobs by sector.</param>
    /// <param name="placed">[territory]: its organisations; their staff is changed.</param>
    /// <param name="privateJobs">[territory]: employed residents less public employees.</param>
    /// <exception cref="ArgumentException">A territory has no firm.</exception>
    public static void Fit(EconomyStructure structure, List<RegisterEntry>[] placed, double[] privateJobs)
    {
        FitSectors(structure, placed, privateJobs);
        for (var t = 0; t < placed.Length; t++)
        {
            MatchTerritory(placed[t], (int)privateJobs[t]);
        }
    }

    /// <summary>A large firm's territory has too many jobs, and were they taken from its largest firms, sectors of large firms would be short of them: jobs by territory and sector are fitted to both
    /// totals first (iterative proportional fitting, Deming and Stephan 1940).</summary>
    private static void FitSectors(EconomyStructure structure, List<RegisterEntry>[] placed, double[] privateJobs)
    {
        var have = placed.Select(list => Enumerable.Range(0, Markets).Select(s => list.Where(e => IsFirm(e) && (int)e.Sector == s).Sum(e => e.Staff)).ToArray()).ToArray();
        var ofTerritory = placed.Select((list, t) => Math.Max(0, (int)privateJobs[t] - list.Where(e => !IsFirm(e)).Sum(e => e.Staff))).ToArray();
        var ofSector = Enumerable.Range(0, Markets).Select(s => structure.Jobs[EconomyStructure.Cell((Sector)s, Form.Conventional)]).ToArray();
        var all = ofTerritory.Sum() / ofSector.Sum();
        var fitted = have.Select(row => row.Select(jobs => (double)jobs).ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var s = 0; s < Markets; s++)
            {
                var factor = all * ofSector[s] / Math.Max(fitted.Sum(row => row[s]), 1);
                Array.ForEach(fitted, row => row[s] *= factor);
            }

            for (var t = 0; t < fitted.Length; t++)
            {
                var factor = ofTerritory[t] / Math.Max(fitted[t].Sum(), 1);
                fitted[t] = Array.ConvertAll(fitted[t], jobs => jobs * factor);
            }
        }

        // What rounding takes from a sector in one territory it gives in the next.
        var carried = new double[Markets];
        for (var t = 0; t < placed.Length; t++)
        {
            var jobs = Apportionment.LargestRemainder(fitted[t].Select((quota, s) => quota > 0 ? Math.Max(quota + carried[s], 0) : 0).ToArray(), ofTerritory[t]);
            for (var s = 0; s < Markets; s++)
            {
                carried[s] += fitted[t][s] - jobs[s];
                Change(placed[t], Firms(placed[t], s), jobs[s] - have[t][s]);
            }
        }
    }

    private static void MatchTerritory(List<RegisterEntry> list, int jobs)
    {
        var candidates = Firms(list, null);
        if (candidates.Length == 0)
        {
            throw new ArgumentException("a territory is too small to hold a firm: simulate more residents");
        }

        Change(list, candidates, jobs - list.Sum(e => e.Staff));
        // What flooring at one left over.
        var difference = jobs - list.Sum(e => e.Staff);
        for (var k = 0; difference != 0 && k < 100 * candidates.Length; k++)
        {
            var i = candidates[k % candidates.Length];
            if (difference > 0 || list[i].Staff > 1)
            {
                list[i] = list[i] with { Staff = list[i].Staff + Math.Sign(difference) };
                difference -= Math.Sign(difference);
            }
        }

        // With fewer jobs than firms the smallest firms have no place.
        for (var k = candidates.Length - 1; difference < 0 && k >= 0; k--)
        {
            difference += list[candidates[k]].Staff;
            list[candidates[k]] = list[candidates[k]] with { Staff = 0 };
        }

        list.RemoveAll(e => e is { Staff: 0, VolunteerRun: false });
    }

    /// <summary>Shares of a difference by size keep the spread of sizes; the smallest firms stay as they are.</summary>
    private static void Change(List<RegisterEntry> list, int[] firms, int difference)
    {
        if (firms.Length == 0 || difference == 0)
        {
            return;
        }

        var weights = firms.Select(i => (double)Math.Max(list[i].Staff - 1, 0)).ToArray();
        if (weights.Sum() == 0)
        {
            weights = firms.Select(_ => 1.0).ToArray();
        }

        var changes = Apportionment.LargestRemainder(weights, Math.Abs(difference));
        for (var k = 0; k < firms.Length; k++)
        {
            var entry = list[firms[k]];
            list[firms[k]] = entry with { Staff = Math.Max(1, entry.Staff + Math.Sign(difference) * changes[k]) };
        }
    }

    private static bool IsFirm(RegisterEntry entry) => entry.Form == Form.Conventional && entry.Staff > 0;

    /// <returns>Places in the list of the firms of a sector (null: of all), the largest first.</returns>
    private static int[] Firms(List<RegisterEntry> list, int? sector) =>
        [.. Enumerable.Range(0, list.Count).Where(i => IsFirm(list[i]) && (sector is null || (int)list[i].Sector == sector)).OrderByDescending(i => list[i].Staff).ThenBy(i => list[i].Number)];
}
