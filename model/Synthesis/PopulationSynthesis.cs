using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Draws persons and households. Persons by sex, age band and status have fixed counts: the economy's cells are rounded to the sample
/// (largest remainder) and each cell is shared out over the territories by their residents.</summary>
internal static class PopulationSynthesis
{
    /// <summary>[territory]: persons as (sex, age, status), in canonical order.</summary>
    public static List<(Sex Sex, AgeBand Age, Status Status)>[] Cells(EconomyStructure structure)
    {
        var economy = structure.Economy;
        var cells = new List<(Sex Sex, AgeBand Age, Status Status)>();
        var weights = new List<double>();
        for (var x = 0; x < Classification.SexCount; x++)
        {
            for (var a = 0; a < Classification.AgeBandCount; a++)
            {
                foreach (var (status, persons) in Statuses(economy, (Sex)x, (AgeBand)a))
                {
                    cells.Add(((Sex)x, (AgeBand)a, status));
                    weights.Add(persons);
                }
            }
        }

        var counts = Apportionment.LargestRemainder(weights, structure.Residents);
        var result = economy.Territories.Select(_ => new List<(Sex, AgeBand, Status)>()).ToArray();
        var residents = economy.Territories.Select(t => t.Residents.Value).ToArray();
        // Each cell's remainders start from the territory where the last cell's stopped, so that no territory is rounded up every time.
        var carried = new double[residents.Length];
        for (var c = 0; c < cells.Count; c++)
        {
            var quotas = residents.Select((r, t) => Math.Max(r / residents.Sum() * counts[c] + carried[t], 0)).ToArray();
            var given = Apportionment.LargestRemainder(quotas, counts[c]);
            for (var t = 0; t < residents.Length; t++)
            {
                carried[t] += residents[t] / residents.Sum() * counts[c] - given[t];
                for (var i = 0; i < given[t]; i++)
                {
                    result[t].Add(cells[c]);
                }
            }
        }

        return result;
    }

    /// <summary>Builds the columns of one territory: persons grouped into households, traits drawn, statuses set, no jobs yet.</summary>
    public static (PersonColumns Persons, HouseholdColumns Households) Build(
        EconomyStructure structure, int territory, List<(Sex Sex, AgeBand Age, Status Status)> cells, ulong personBase, ulong seed)
    {
        var economy = structure.Economy;
        var random = new KeyedRandom(seed, Stream.Synthesis, 2).For((ulong)territory);
        var order = Enumerable.Range(0, cells.Count).Select(i => (Key: random.Bits((uint)i), Index: i)).ToArray();
        Array.Sort(order);
        var adults = new Queue<int>(order.Where(o => cells[o.Index].Age >= AgeBand.From25To34).Select(o => o.Index));
        var young = new Queue<int>(order.Where(o => cells[o.Index].Age < AgeBand.From25To34).Select(o => o.Index));
        var sizes = HouseholdSizes(economy, cells.Count, random);
        var members = new List<int>(cells.Count);
        var first = new List<int>(sizes.Count + 1);
        for (var h = 0; h < sizes.Count && members.Count < cells.Count; h++)
        {
            first.Add(members.Count);
            for (var k = 0; k < sizes[h] && members.Count < cells.Count; k++)
            {
                var householdsLeft = sizes.Count - h - 1;
                var adult = k == 0 || young.Count == 0 || (k == 1 && adults.Count > householdsLeft);
                members.Add(adult && adults.Count > 0 ? adults.Dequeue() : young.Count > 0 ? young.Dequeue() : adults.Dequeue());
            }
        }

        // Whoever is left when the drawn sizes are used up lives alone.
        while (members.Count < cells.Count)
        {
            first.Add(members.Count);
            members.Add(adults.Count > 0 ? adults.Dequeue() : young.Dequeue());
        }

        var persons = new PersonColumns(members.Count);
        var households = new HouseholdColumns(first.Count);
        first.Add(members.Count);
        first.CopyTo(households.FirstPerson);
        var traits = new TraitShares(economy, territory);
        for (var h = 0; h < households.Count; h++)
        {
            for (var i = first[h]; i < first[h + 1]; i++)
            {
                var (sex, age, status) = cells[members[i]];
                persons.Household[i] = h;
                persons.Status[i] = status;
                persons.Employer[i] = PersonColumns.NoEmployer;
                persons.Traits[i] = traits.Draw(sex, age, new KeyedRandom(seed, Stream.Synthesis, 3).For(personBase + (ulong)i));
                persons.MonthsInStatus[i] = (byte)new KeyedRandom(seed, Stream.Synthesis, 4).For(personBase + (ulong)i)
                    .Below(status == Status.Unemployed ? 24 : 120);
            }
        }

        return (persons, households);
    }

    private static IEnumerable<(Status Status, double Persons)> Statuses(EconomyDefinition economy, Sex sex, AgeBand age)
    {
        var key = $"{Classification.Sexes[(int)sex]}/{Classification.AgeBands[(int)age]}";
        // Where ages do not add up to the residents, those outside of the labour force make up for it.
        var persons = economy.Population.ByAgeAndSex[key] * economy.Population.Residents / economy.Population.ByAgeAndSex.Sum();
        if (age == AgeBand.From0To14)
        {
            yield return (Status.Child, persons);
            yield break;
        }

        var employed = economy.Labour.Employed[key];
        var unemployed = economy.Labour.Unemployed[key];
        var outside = Math.Max(persons - employed - unemployed, 0);
        yield return (Status.Employee, employed);
        yield return (Status.Unemployed, unemployed);
        if (age == AgeBand.From15To24)
        {
            // NEET counts the unemployed; those of them who study are not told apart.
            var neet = economy.Labour.YouthNotInEmploymentOrEducation[Classification.Sexes[(int)sex]] * persons;
            var inactive = Math.Clamp(neet - unemployed, 0, outside);
            yield return (Status.InEducation, outside - inactive);
            yield return (Status.Inactive, inactive);
            yield break;
        }

        var retired = outside * economy.Labour.RetiredShare[Classification.AgeBands[(int)age]];
        yield return (Status.Retired, retired);
        yield return (Status.Inactive, outside - retired);
    }

    private static List<int> HouseholdSizes(EconomyDefinition economy, int persons, KeyedRandom random)
    {
        var shares = Enumerable.Range(1, 5).Select(n => economy.Population.HouseholdSizes[n.ToString(System.Globalization.CultureInfo.InvariantCulture)]).ToArray();
        var mean = shares.Select((s, i) => s * (i + 1)).Sum() / shares.Sum();
        var counts = Apportionment.LargestRemainder(shares, (int)(persons / mean + 0.5));
        return counts.SelectMany((count, i) => Enumerable.Repeat(i + 1, count))
            .Select((size, i) => (Key: random.Bits((uint)(1 << 30) + (uint)i), Size: size)).OrderBy(s => s.Key).Select(s => s.Size).ToList();
    }

    /// <summary>The shares by which a person's fixed traits are drawn.</summary>
    private sealed class TraitShares(EconomyDefinition economy, int territory)
    {
        private readonly double _member = Math.Min(0.9, economy.SocialEconomy.Sum(f => f.Entities * f.MembersPerEntity)
            / Math.Max(1, economy.Population.ByAgeAndSex.Sum()));

        public ushort Draw(Sex sex, AgeBand age, KeyedRandom random)
        {
            var education = Education.Basic;
            var flags = random.Uniform(1) < economy.Territories[territory].UrbanShare ? PersonTraits.Urban : 0;
            if (age > AgeBand.From0To14)
            {
                var band = Classification.AgeBands[(int)age];
                var u = random.Uniform();
                var basic = economy.Population.EducationByAge[$"{band}/basic"];
                var secondary = economy.Population.EducationByAge[$"{band}/secondary"];
                education = u < basic ? Education.Basic : u < basic + secondary ? Education.Secondary : Education.Tertiary;
                flags |= random.Uniform(2) < economy.Population.DisabilityShare ? PersonTraits.Disability : 0;
                flags |= random.Uniform(3) < economy.Population.VeteranShare ? PersonTraits.Veteran : 0;
                flags |= random.Uniform(4) < _member ? PersonTraits.Member : 0;
                flags |= random.Uniform(5) < economy.Population.VolunteerRate ? PersonTraits.Volunteer : 0;
            }

            flags |= random.Uniform(6) < economy.Population.DisplacedShare ? PersonTraits.Displaced : 0;
            flags |= random.Uniform(7) < economy.Population.MinorityShare ? PersonTraits.Minority : 0;
            return PersonTraits.Pack(sex, age, education, flags);
        }
    }
}
