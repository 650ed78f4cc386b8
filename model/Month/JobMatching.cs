using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Each seeker asks some keyed residents of the territory who employs them, so that organisations are met in proportion to their size without any
/// table, and applies to one of those that seek staff. An organisation ranks its applicants by a keyed hash, preferred groups first, and takes as many as it
/// has vacancies. A change elsewhere in the territory moves none of these draws.</summary>
internal static class JobMatching
{
    public static void Run(TerritoryMonthContext c)
    {
        SubsidisedJobs.DropEnded(c);
        var clauses = SocialClauses.Owing(c);
        var (p, o) = (c.Persons, c.Organisations);
        var contacts = c.Draws(Stream.Contact);
        var choices = c.Draws(Stream.Application);
        var ranking = c.Draws(Stream.Ranking);
        var asked = (int)c.Parameters.ContactsPerMonth;
        var applications = new Applications();
        var colleagues = WorkWhereStaffIsSought(p, o);
        var seekers = 0;
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Status[i] != Status.Unemployed)
            {
                continue;
            }

            seekers++;
            var own = contacts.For(c.IdentityOf(i));
            var choice = choices.For(c.IdentityOf(i));
            int best = -1;
            ulong bestKey = 0;
            for (var n = 0u; n < asked; n++)
            {
                var contact = own.Below(p.Count, n);
                if ((colleagues[contact >> 6] >> (contact & 63) & 1) != 0)
                {
                    var employer = p.Employer[contact];
                    var key = choice.BitsOf(o.Id[employer]);
                    if (best < 0 || key > bestKey)
                    {
                        (best, bestKey) = (employer, key);
                    }
                }
            }

            if (best >= 0)
            {
                var rank = ranking.For(o.Id[best]).BitsOf(c.IdentityOf(i));
                applications.Add(best, Preferred(p, o.Form[best], i) || SubsidisedJobs.Prefers(c, best, i) || clauses?.Owes(best, i) == true
                    ? rank >> 2 : rank, i);
            }
        }

        Hire(c, applications.ByPlaceAndRank(), seekers, clauses);
    }

    /// <summary>One bit a resident: whether the employer seeks staff. Contacts are met at random, and a bit finds room in the cache where an employer does not.</summary>
    private static ulong[] WorkWhereStaffIsSought(PersonColumns p, OrganisationColumns o)
    {
        var seeking = new PlaceBits(o.Count);
        for (var place = 0; place < o.Count; place++)
        {
            if (o.Vacancies[place] > 0)
            {
                seeking.Set(place);
            }
        }

        var bits = new ulong[(p.Count + 63) / 64];
        var employers = p.Employer.AsSpan(0, p.Count);
        for (var word = 0; word < bits.Length; word++)
        {
            var block = employers.Slice(word * 64, Math.Min(64, employers.Length - word * 64));
            var bit = 0UL;
            for (var i = 0; i < block.Length; i++)
            {
                bit |= seeking.Of(block[i]) << i;
            }

            bits[word] = bit;
        }

        return bits;
    }

    private static void Hire(TerritoryMonthContext c, IEnumerable<(int Place, int Person)> applications, int seekers, SocialClauses? clauses)
    {
        var (p, o) = (c.Persons, c.Organisations);
        var tightness = Tightness(c);
        var hired = 0;
        foreach (var (place, person) in applications)
        {
            if (o.Vacancies[place] <= 0 || clauses?.MayHire(place, person) == false)
            {
                continue;
            }

            o.Vacancies[place]--;
            hired++;
            SubsidisedJobs.Hired(c, place, person);
            clauses?.Hired(place, person);
            p.Status[person] = Employment.StatusIn(o.Form[place], o.Formality[place], owner: false);
            var pay = Employment.PayOf(c.Structure, p, o, person, place, tightness);
            Employment.Join(p, o, person, place, pay,
                Employment.HoursOf(c.Structure, o.Sector[place], PersonTraits.SexOf(p.Traits[person])));
        }

        c.Ledger.Counters[Measures.Hires.At()] += hired;
        var rate = seekers > 0 ? (double)hired / seekers : c.State.FindingRate;
        c.State.FindingRate += 0.1 * (rate - c.State.FindingRate);
    }

    /// <summary>Wage curve: pay of new hires falls with local unemployment (elasticity about -0.1).</summary>
    private static double Tightness(TerritoryMonthContext c) => Math.Clamp(DeterministicMath.Pow(
        Math.Max(c.State.UnemploymentRate, 0.005) / Math.Max(c.Structure.BaseUnemploymentRate, 0.005), -c.Parameters.WageTightness), 0.8, 1.25);

    /// <summary>Work integration: social cooperatives and social enterprises look first at persons with a disability, displaced persons and the long-term
    /// unemployed.</summary>
    private static bool Preferred(PersonColumns p, Form form, int person) => form is Form.SocialCooperative or Form.SocialEnterprise
        && (PersonTraits.Has(p.Traits[person], PersonTraits.Disability | PersonTraits.Displaced) || p.MonthsInStatus[person] >= 12);
}
