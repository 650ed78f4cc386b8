using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>An organisation of the register before it is placed into columns.</summary>
/// <param name="Number">Order in the drawing; its identity follows from it.</param>
/// <param name="Form">Legal form.</param>
/// <param name="Sector">Sector that it sells in.</param>
/// <param name="Staff">Paid staff.</param>
/// <param name="VolunteerRun">Whether it lives on fees and volunteers alone.</param>
/// <param name="MembersMean">Members of an entity of its family.</param>
internal readonly record struct RegisterEntry(int Number, Form Form, Sector Sector, int Staff, bool VolunteerRun, double MembersMean);

/// <summary>Draws the register of organisations: by form, sector and size class with fixed counts (largest remainder), not by lottery, so that a
/// sample keeps the number of entities and of jobs; sizes within a class are spread evenly on a logarithmic scale with a keyed jitter.</summary>
internal static class RegisterSynthesis
{
    private static readonly (string Key, double Low, double High)[] SizeClasses =
        [("1", 1, 1), ("2-9", 2, 9.99), ("10-49", 10, 49.99), ("50-249", 50, 249.99), ("250+", 250, 1500)];

    public static List<RegisterEntry> Draw(EconomyStructure structure, ulong seed)
    {
        var entries = new List<RegisterEntry>();
        var random = new KeyedRandom(seed, Stream.Synthesis, 1);
        SocialEconomy(structure, random, entries);
        Conventional(structure, random, entries);
        return entries;
    }

    private static void Conventional(EconomyStructure structure, KeyedRandom random, List<RegisterEntry> entries)
    {
        var economy = structure.Economy;
        var total = (int)(economy.Firms.Total / structure.Scale + 0.5);
        var markets = Classification.MarketSectorCount;
        var jobs = Apportionment.LargestRemainder(
            Enumerable.Range(0, markets).Select(s => structure.Jobs[EconomyStructure.Cell((Sector)s, Form.Conventional)]).ToArray(),
            (int)(Enumerable.Range(0, markets).Sum(s => structure.Jobs[EconomyStructure.Cell((Sector)s, Form.Conventional)]) + 0.5));
        var firms = Apportionment.LargestRemainder(economy.Sectors.Take(markets).Select(s => s.FirmsShare.Value).ToArray(), total);
        for (var s = 0; s < markets; s++)
        {
            var count = Math.Min(firms[s], jobs[s]);
            var counts = Apportionment.LargestRemainder(SizeClasses.Select(c => economy.Firms.SizeShares[c.Key]).ToArray(), count);
            var raw = new List<double>(count);
            for (var c = 0; c < SizeClasses.Length; c++)
            {
                for (var i = 0; i < counts[c]; i++)
                {
                    var u = (i + random.For((ulong)(s * 16 + c)).Uniform((uint)i)) / counts[c];
                    raw.Add(SizeClasses[c].Low * DeterministicMath.Pow(SizeClasses[c].High / SizeClasses[c].Low, u));
                }
            }

            foreach (var size in FitToTotal(raw, jobs[s]))
            {
                entries.Add(new(entries.Count, Form.Conventional, (Sector)s, size, false, 0));
            }
        }
    }

    private static void SocialEconomy(EconomyStructure structure, KeyedRandom random, List<RegisterEntry> entries)
    {
        var economy = structure.Economy;
        var cells = SocialEconomyCells.Families(economy);
        var jobs = Apportionment.LargestRemainder(cells.Select(c => c.Jobs).ToArray(), (int)(cells.Sum(c => c.Jobs) / structure.Scale + 0.5));
        var entities = Apportionment.LargestRemainder(cells.Select(c => c.Entities).ToArray(), (int)(cells.Sum(c => c.Entities) / structure.Scale + 0.5));
        var employers = Apportionment.LargestRemainder(
            cells.Select(c => c.Employers).ToArray(), Math.Max(1, (int)(cells.Sum(c => c.Employers) / structure.Scale + 0.5)));
        for (var i = 0; i < cells.Length; i++)
        {
            employers[i] = jobs[i] == 0 ? 0 : Math.Clamp(employers[i], 1, jobs[i]);
        }

        // Cells whose employers outnumber their entities in a small sample borrow entities from the cell with most volunteer-run ones.
        for (var i = 0; i < cells.Length; i++)
        {
            while (employers[i] > entities[i])
            {
                var from = Enumerable.Range(0, cells.Length).MaxBy(c => entities[c] - employers[c]);
                if (entities[from] <= employers[from])
                {
                    entities[i] = employers[i];
                    break;
                }

                entities[from]--;
                entities[i]++;
            }
        }

        for (var i = 0; i < cells.Length; i++)
        {
            var family = cells[i].Family;
            var form = Classification.FormNamed(family.Form);
            var raw = new List<double>();
            for (var k = 0; k < employers[i]; k++)
            {
                var u = (k + random.For((ulong)(1000 + i)).Uniform((uint)k)) / employers[i];
                raw.Add(DeterministicMath.Pow(60, u));
            }

            foreach (var size in FitToTotal(raw, jobs[i]))
            {
                entries.Add(new(entries.Count, form, (Sector)cells[i].Sector, size, false, family.MembersPerEntity));
            }

            for (var k = employers[i]; k < entities[i]; k++)
            {
                entries.Add(new(entries.Count, form, (Sector)cells[i].Sector, 0, true, family.MembersPerEntity));
            }
        }
    }

    /// <summary>Whole sizes of at least 1 that add up to <paramref name="total"/>, near 1 + factor x (raw - 1).</summary>
    private static int[] FitToTotal(List<double> raw, int total)
    {
        if (raw.Count == 0)
        {
            return [];
        }

        var excess = raw.Sum(r => r - 1);
        var above = total - raw.Count;
        var parts = excess > 0
            ? Apportionment.LargestRemainder(raw.Select(r => r - 1).ToArray(), above)
            : Apportionment.LargestRemainder(raw.Select(_ => 1.0).ToArray(), above);
        return parts.Select(p => p + 1).ToArray();
    }
}
