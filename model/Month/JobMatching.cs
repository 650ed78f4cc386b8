using System.Buffers;
using System.Numerics;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Each seeker asks some keyed residents of the territory who employs them, so that organisations are met in proportion to their size without any
/// table, and applies to one of those that seek staff in a sector where the seeker would work. An organisation ranks its applicants by a keyed hash, preferred groups first, and takes as many as it
/// has vacancies. A change elsewhere in the territory moves none of these draws.</summary>
internal static class JobMatching
{
    public static void Run(TerritoryMonthContext c)
    {
        SubsidisedJobs.DropEnded(c);
        var clauses = SocialClauses.Owing(c);
        var (residents, asked) = (c.Persons.Count, (int)c.Parameters.ContactsPerMonth);
        var seekers = ArrayPool<int>.Shared.Rent(residents);
        var colleagues = ArrayPool<ulong>.Shared.Rent((residents + 63) / 64);
        var seeking = FindSeekers(c.Persons, seekers);
        FindWorkWhereStaffIsSought(c.Persons, c.Organisations, colleagues);
        using var applications = new Applications(seeking);
        using var search = new Search(c, clauses, applications, asked);
        var contacts = c.Draws(Stream.Contact);
        for (var i = 0; i < seeking; i++)
        {
            // Which of the contacts work where staff is sought, a bit each: mostly none does, and nobody has to be looked at.
            var own = contacts.For(c.IdentityOf(seekers[i]));
            var useful = own.SetOf(residents, asked, colleagues);
            if (useful != 0)
            {
                search.Add(seekers[i], own, useful);
            }
        }

        search.Apply();
        Hire(c, applications.ByPlaceAndRank(c.Organisations.Count, clauses is null ? c.Organisations.Vacancies : null), seeking, clauses);
        ArrayPool<int>.Shared.Return(seekers);
        ArrayPool<ulong>.Shared.Return(colleagues);
    }

    /// <returns>Number of seekers; their indices are in the first elements of <paramref name="seekers"/>.</returns>
    private static int FindSeekers(PersonColumns p, int[] seekers)
    {
        var count = 0;
        ReadOnlySpan<Status> status = p.Status.AsSpan(0, p.Count);
        for (var i = 0; i < status.Length; i++)
        {
            seekers[count] = i;
            count += status[i] == Status.Unemployed ? 1 : 0;
        }

        return count;
    }

    /// <summary>A seeker applies to one of the organisations met, and ranks there by a keyed hash, preferred groups first. Whom contacts work for lies all over the
    /// columns: some seekers at a time are looked up column by column, so that the processor fetches many at once.</summary>
    private sealed class Search(TerritoryMonthContext c, SocialClauses? clauses, Applications applications, int asked) : IDisposable
    {
        private const int Batch = 64;
        private readonly KeyedRandom _choices = c.Draws(Stream.Application);
        private readonly KeyedRandom _ranking = c.Draws(Stream.Ranking);
        private readonly (int Person, KeyedRandom Contacts, ulong Useful)[] _seekers = ArrayPool<(int, KeyedRandom, ulong)>.Shared.Rent(Batch);
        private readonly int[] _employers = ArrayPool<int>.Shared.Rent(Batch * asked);
        private readonly KeyedRandom _occupations = c.Occupations;
        private readonly Sector[] _sectors = ArrayPool<Sector>.Shared.Rent(Batch * asked);
        private readonly ulong[] _identities = ArrayPool<ulong>.Shared.Rent(Batch * asked);
        private int _count;

        /// <param name="person">Who seeks.</param>
        /// <param name="contacts">The person's contacts of the month.</param>
        /// <param name="useful">Bit n: contact n works where staff is sought.</param>
        public void Add(int person, KeyedRandom contacts, ulong useful)
        {
            _seekers[_count++] = (person, contacts, useful);
            if (_count == Batch)
            {
                Apply();
            }
        }

        /// <summary>Those added apply, in their order.</summary>
        public void Apply()
        {
            var (p, o) = (c.Persons, c.Organisations);
            var met = 0;
            foreach (var (_, contacts, all) in _seekers.AsSpan(0, _count))
            {
                for (var useful = all; useful != 0; useful &= useful - 1)
                {
                    _employers[met++] = p.Employer[contacts.Below(p.Count, (uint)BitOperations.TrailingZeroCount(useful))];
                }
            }

            for (var i = 0; i < met; i++)
            {
                (_identities[i], _sectors[i]) = (o.Id[_employers[i]], o.Sector[_employers[i]]);
            }

            met = 0;
            foreach (var (person, _, useful) in _seekers.AsSpan(0, _count))
            {
                var next = met + BitOperations.PopCount(useful);
                if (Best(person, met, next) is >= 0 and var best)
                {
                    Apply(person, best);
                }

                met = next;
            }

            _count = 0;
        }

        public void Dispose()
        {
            ArrayPool<(int, KeyedRandom, ulong)>.Shared.Return(_seekers);
            ArrayPool<int>.Shared.Return(_employers);
            ArrayPool<ulong>.Shared.Return(_identities);
            ArrayPool<Sector>.Shared.Return(_sectors);
        }

        /// <summary>The one of the employers met that the seeker's keyed hash prefers among those for whom the seeker would work; -1 without any.</summary>
        private int Best(int person, int from, int to)
        {
            var identity = c.IdentityOf(person);
            var choice = _choices.For(identity);
            var (best, bestKey) = (-1, 0UL);
            for (var i = from; i < to; i++)
            {
                var key = choice.BitsOf(_identities[i]);
                if ((best < 0 || key > bestKey) && Segregation.Would(_occupations, identity, (int)_sectors[i], c.WouldWorkIn(person, (int)_sectors[i])))
                {
                    (best, bestKey) = (i, key);
                }
            }

            return best;
        }

        private void Apply(int person, int met)
        {
            var (p, o, place) = (c.Persons, c.Organisations, _employers[met]);
            var rank = _ranking.For(_identities[met]).BitsOf(c.IdentityOf(person));
            var preferred = Preferred(p, o.Form[place], person) || SubsidisedJobs.Prefers(c, place, person) || clauses?.Owes(place, person) == true;
            applications.Add(new Application(place, preferred ? rank >> 2 : rank, person));
        }
    }

    /// <summary>One bit a resident: whether the employer seeks staff. Contacts are met at random, and a bit finds room in the cache where an employer does not.</summary>
    private static void FindWorkWhereStaffIsSought(PersonColumns p, OrganisationColumns o, ulong[] bits)
    {
        var seeking = new PlaceBits(o.Count);
        for (var place = 0; place < o.Count; place++)
        {
            if (o.Vacancies[place] > 0)
            {
                seeking.Set(place);
            }
        }

        var employers = p.Employer.AsSpan(0, p.Count);
        for (var word = 0; word * 64 < employers.Length; word++)
        {
            var block = employers.Slice(word * 64, Math.Min(64, employers.Length - word * 64));
            var bit = 0UL;
            for (var i = 0; i < block.Length; i++)
            {
                bit |= seeking.Of(block[i]) << i;
            }

            bits[word] = bit;
        }
    }

    private static void Hire(TerritoryMonthContext c, ReadOnlySpan<Application> applications, int seekers, SocialClauses? clauses)
    {
        var (p, o) = (c.Persons, c.Organisations);
        var tightness = Tightness(c);
        var hired = 0;
        foreach (var (place, _, person) in applications)
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
