using SseSim.Model.Economy;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Places the register in territories: entities of the social economy, largest first, where their sector's social economy lacks
/// most jobs of its share in what was placed so far, then firms where the sector lacks most sales of it, so that territories of any size have their share of every size of firm (the
/// running deficits of Tijdeman's chairman assignment, 1980); one that is too large for a sampled territory is split into establishments.</summary>
internal static class RegisterPlacement
{
    /// <summary>Largest share of a territory's jobs that one establishment may have.</summary>
    private const double LargestEstablishment = 0.12;
    /// <summary>Largest share of the whole sample's jobs: one failure must not be the economy's.</summary>
    private const double LargestInEconomy = 0.0015;
    /// <summary>Jobs up to which small samples keep a firm whole, so that sizes stay skewed.</summary>
    private const double SmallestCap = 60;

    /// <returns>[territory]: its organisations, in the order of their numbers.</returns>
    public static List<RegisterEntry>[] Place(EconomyStructure structure, List<RegisterEntry> register, double[] privateJobs, double[] residents)
    {
        var territories = privateJobs.Length;
        var placed = Enumerable.Range(0, territories).Select(_ => new List<RegisterEntry>()).ToArray();
        var totalJobs = privateJobs.Sum();
        var largest = privateJobs.Select(j => Math.Max(5, (int)Math.Min(j * LargestEstablishment, Math.Max(totalJobs * LargestInEconomy, SmallestCap)))).ToArray();
        // [territory]: what a territory should have of what was placed so far, less what it has. Those of the social economy's jobs and volunteers go from sector to sector: what earlier
        // sectors with few entities left a territory short of, later ones make up.
        var (paidLack, volunteersLack) = (new double[territories], new double[territories]);
        var next = register.Count;
        // By form: establishments of the social economy beyond the first of each entity. As organisations of their own they take the place of entities that volunteers run.
        var surplus = new int[Classification.FormCount];
        foreach (var all in register.GroupBy(e => (e.Sector, e.VolunteerRun)).OrderBy(g => g.Key))
        {
            var group = all.Key.VolunteerRun ? Without(all, surplus) : [.. all];
            var shares = SharesOf(all.Key.VolunteerRun ? residents : privateJobs);
            var jobsLack = all.Key.VolunteerRun ? volunteersLack : paidLack;
            var salesLack = new double[territories];
            // The social economy first, by jobs: each territory has its share of them, in large entities too. They leave gaps in the market, which
            // conventional firms of the sector fill.
            foreach (var entry in group.OrderByDescending(e => Classification.IsSocialEconomy(e.Form)).ThenByDescending(e => e.Staff).ThenBy(e => e.Number))
            {
                var social = Classification.IsSocialEconomy(entry.Form);
                var rest = entry.Staff;
                var first = true;
                Owe(salesLack, shares, Size(entry) * SalesOf(structure, entry));
                if (social)
                {
                    Owe(jobsLack, shares, Size(entry));
                }

                do
                {
                    var t = IndexOfMost(social ? jobsLack : salesLack);
                    var here = entry with { Number = first ? entry.Number : next++, Staff = Math.Min(rest, largest[t]) };
                    placed[t].Add(here);
                    salesLack[t] -= Size(here) * SalesOf(structure, here);
                    jobsLack[t] -= social ? Size(here) : 0;
                    rest -= here.Staff;
                    surplus[(int)entry.Form] += social && !first ? 1 : 0;
                    first = false;
                }
                while (rest > 0);
            }
        }

        RegisterJobs.Fit(structure, placed, privateJobs);
        foreach (var list in placed)
        {
            list.Sort((a, b) => a.Number.CompareTo(b.Number));
        }

        return placed;
    }

    /// <summary>Entities that volunteers run, less as many as there are too many of their forms, then of any; what is left over is taken from the next sector.</summary>
    private static List<RegisterEntry> Without(IEnumerable<RegisterEntry> volunteers, int[] surplus)
    {
        var left = volunteers.ToList();
        for (var form = 0; form < surplus.Length; form++)
        {
            for (var i = left.Count - 1; i >= 0 && surplus[form] > 0; i--)
            {
                if (left[i].Form == (Form)form)
                {
                    left.RemoveAt(i);
                    surplus[form]--;
                }
            }
        }

        for (var form = 0; form < surplus.Length; form++)
        {
            var others = Math.Min(surplus[form], left.Count);
            left.RemoveRange(left.Count - others, others);
            surplus[form] -= others;
        }

        return left;
    }

    private static double[] SharesOf(double[] sizes)
    {
        var all = sizes.Sum();
        return [.. sizes.Select(size => size / all)];
    }

    /// <summary>Every territory should have its share of what is placed next, whatever its size: were each owed its share of all from the beginning, the large ones would get the large
    /// firms, and the small firms, which come last, would be left in equal numbers to territories of any size.</summary>
    private static void Owe(double[] lack, double[] shares, double amount)
    {
        for (var t = 0; t < lack.Length; t++)
        {
            lack[t] += shares[t] * amount;
        }
    }

    /// <summary>What an entity counts for where it is placed: its jobs, or one where nobody is paid.</summary>
    private static double Size(RegisterEntry entry) => entry.VolunteerRun ? 1 : entry.Staff;

    /// <summary>Sales a worker and month: what an entity lives on beside agreements and fees takes nothing from the market of its territory.</summary>
    private static double SalesOf(EconomyStructure structure, RegisterEntry entry)
    {
        var cell = EconomyStructure.Cell(entry.Sector, entry.Form);
        return structure.ValueAddedCents(cell) * structure.MarketShare[cell];
    }

    private static int IndexOfMost(double[] values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
