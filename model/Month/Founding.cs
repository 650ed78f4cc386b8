using System.Numerics;
using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Births: every adult may become a founder with a keyed draw against the rates of the cells (sector, form), which rise with unmet demand,
/// unemployment and the density of organisations of the form; who would not work in the sector does not. A founder without the own funds for start capital gives up (counted). While settling, each
/// closure is replaced by a founding in its cell instead.</summary>
internal static class Founding
{
    /// <summary>Residents among whom adults who may found are looked for.</summary>
    private const uint MostAsked = 400;
    private const int Cells = Classification.SectorCount * Classification.FormCount;

    public static void Run(TerritoryMonthContext c)
    {
        if (c.Settling is { } settling)
        {
            Replace(c, settling);
            return;
        }

        Span<double> cumulated = stackalloc double[c.Structure.FoundingRates.Length];
        Rates(c, cumulated);
        var total = 0.0;
        for (var cell = 0; cell < cumulated.Length; cell++)
        {
            total += cumulated[cell];
            cumulated[cell] = total;
        }

        var draws = c.Draws(Stream.Founding);
        var threshold = KeyedRandom.Threshold(total);
        var residents = c.Persons.Count;
        for (var first = 0; first < residents; first += 64)
        {
            // Few draws are low enough and nobody can foretell who may found: the draws first.
            for (var low = draws.LowOf(c.IdentityOf(first), Math.Min(64, residents - first), threshold); low != 0; low &= low - 1)
            {
                var person = first + BitOperations.TrailingZeroCount(low);
                if (MayFound(c.Persons.Status[person]))
                {
                    // Whether and in what are two draws: a change of all rates leaves the cell of those who found in any case.
                    var cell = ((ReadOnlySpan<double>)cumulated).BinarySearch(draws.For(c.IdentityOf(person)).Uniform(5) * total);
                    cell = cell >= 0 ? cell + 1 : ~cell;
                    if (!Would(c, person, cell % Cells, volunteers: cell >= Cells))
                    {
                        continue;
                    }

                    Try(c, person, cell % Cells, volunteers: cell >= Cells, DrawNiche(c, person, cell), enforce: true);
                }
            }
        }
    }

    /// <summary>rate = base x (1 + 6 (unmet share of the sector - its base)) x (u / base u)^0.5 x (density / base)^0.1, a month and adult.</summary>
    private static void Rates(TerritoryMonthContext c, Span<double> rates)
    {
        var structure = c.Structure;
        var push = DeterministicMath.Pow(Math.Max(c.State.UnemploymentRate, 0.005) / Math.Max(structure.BaseUnemploymentRate, 0.005),
            c.Parameters.EntryUnemployment);
        Span<double> demand = stackalloc double[Classification.SectorCount];
        Demand(c, demand);
        Span<double> density = stackalloc double[Classification.FormCount];
        Density(c, density);
        for (var cell = 0; cell < rates.Length; cell++)
        {
            rates[cell] = structure.FoundingRates[cell] * demand[cell % Cells / Classification.FormCount] * push * density[cell % Classification.FormCount];
        }
    }

    /// <summary>Orders that nobody serves are a reason to found: of the sector, against those of the territory's start.</summary>
    private static void Demand(TerritoryMonthContext c, Span<double> demand)
    {
        demand.Fill(1);
        var unmet = c.State.UnmetShares;
        for (var s = 0; s < unmet.Length; s++)
        {
            demand[s] = Math.Clamp(1 + c.Parameters.EntryUnmet * (unmet[s] - c.Structure.BaseUnmetShares[c.State.Index * unmet.Length + s]), 0.2, 3);
        }
    }

    /// <summary>Know-how: living organisations of the form against those of the territory's start.</summary>
    private static void Density(TerritoryMonthContext c, Span<double> density)
    {
        var o = c.Organisations;
        Span<int> count = stackalloc int[Classification.FormCount];
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive)
            {
                count[(int)o.Form[i]]++;
            }
        }

        for (var f = 0; f < count.Length; f++)
        {
            density[f] = f == (int)Form.Conventional || c.State.BaseOrganisations[f] == 0 ? 1
                : DeterministicMath.Pow(Math.Max(count[f], 0.5) / c.State.BaseOrganisations[f], c.Parameters.EntryDensity);
        }
    }

    /// <summary>One bit a status: the person pass asks everybody every month.</summary>
    private const uint Founders = 1u << (int)Status.Employee | 1u << (int)Status.WorkerMember | 1u << (int)Status.PublicEmployee
        | 1u << (int)Status.Unemployed | 1u << (int)Status.Inactive;

    public static bool MayFound(Status status) => (Founders >> (int)status & 1) != 0;

    private static double DrawNiche(TerritoryMonthContext c, int person, int cell)
    {
        var niches = c.Structure.FoundingNiches[cell];
        return niches.Length == 0 ? 0 : niches[c.Draws(Stream.Founding).For(c.IdentityOf(person)).Below(niches.Length, 3)];
    }

    /// <summary>Replaces last month's closures, cell by cell, each by a keyed adult, as in a run.</summary>
    private static void Replace(TerritoryMonthContext c, SettlingRecord settling)
    {
        var p = c.Persons;
        var number = 0;
        foreach (var (cell, volunteers, niche, retired) in settling.TakeNew())
        {
            // As in a run by who has the start capital; where none of many has, by the first asked, so that the closure is replaced.
            var draws = c.Draws(Stream.Founding).For((ulong)(cell * 2 + (volunteers ? 1 : 0))).For((ulong)number++);
            var (founder, asked, able) = (-1, 0, 0);
            for (var n = 0u; n < MostAsked && settling.Asks(asked, able); n++)
            {
                var person = draws.Below(p.Count, n);
                if (MayFound(p.Status[person]))
                {
                    var hasFunds = Would(c, person, cell, volunteers) && HasOwnFunds(c, person, cell, volunteers, niche);
                    founder = asked++ == 0 || hasFunds && able == 0 ? person : founder;
                    able += hasFunds ? 1 : 0;
                }
            }

            if (founder >= 0)
            {
                settling.Replaced(cell, volunteers, niche, retired, asked, able);
                Try(c, founder, cell, volunteers, niche, enforce: false);
            }
        }
    }

    /// <summary>Whether a founder would work in the sector; who founds an entity of volunteers does not.</summary>
    private static bool Would(TerritoryMonthContext c, int person, int cell, bool volunteers) => volunteers || Segregation.Would(
        c.Occupations, c.IdentityOf(person), cell / Classification.FormCount, c.WouldWorkIn(person, cell / Classification.FormCount));

    private static bool HasOwnFunds(TerritoryMonthContext c, int person, int cell, bool volunteers, double niche)
    {
        var informal = Formalisation.StartsInformally(c, (Form)(cell % Classification.FormCount), c.Draws(Stream.Identity).BitsOf(c.IdentityOf(person)));
        return c.Households.DepositCents[c.Persons.Household[person]] >= OwnFunds(c, person, cell, volunteers, niche, informal).Own;
    }

    /// <summary>Founds an organisation if the founders' households have the own funds. The new identity comes from the founder and the month.</summary>
    private static void Try(TerritoryMonthContext c, int founder, int cell, bool volunteers, double niche, bool enforce)
    {
        var sector = (Sector)(cell / Classification.FormCount);
        var form = (Form)(cell % Classification.FormCount);
        var structure = c.Structure;
        var (p, o, h) = (c.Persons, c.Organisations, c.Households);
        var household = p.Household[founder];
        var identity = c.Draws(Stream.Identity).BitsOf(c.IdentityOf(founder));
        var informal = Formalisation.StartsInformally(c, form, identity);
        var (expected, capital, equipment, own) = OwnFunds(c, founder, cell, volunteers, niche, informal);
        if (enforce && h.DepositCents[household] < own && h.DepositCents[household] + SeedGrants.Offer(c, form, sector) < own)
        {
            c.Ledger.Counters[Measures.Abandoned.At((int)form)]++;
            return;
        }

        var place = o.Take();
        o.Id[place] = identity;
        o.Life[place] = Life.Alive;
        (o.Form[place], o.Technology[place]) = (form, form);
        o.Sector[place] = sector;
        o.Formality[place] = informal ? Formality.Informal : Formality.Formal;
        var traits = c.Draws(Stream.Synthesis).For(identity);
        o.Threshold[place] = traits.Uniform(3);
        o.Readiness[place] = 0.25 + 0.3 * traits.Uniform(4);
        o.Reputation[place] = 0.5;
        o.Bank[place] = structure.DepositBanks.Draw(traits.Uniform(5));
        o.Owner[place] = form == Form.Conventional ? founder : OrganisationColumns.NoOwner;
        o.Founder[place] = form == Form.Conventional || volunteers ? 0 : founder + 1;
        o.Members[place] = form == Form.Conventional ? 0 : 3;
        o.VolunteerRun[place] = volunteers;
        o.Niche[place] = niche;
        o.ExpectedCents[place] = expected;
        own = Math.Min(own, Math.Max(h.DepositCents[household], 0));
        Money.Transfer(ref h.DepositCents[household], ref o.DepositCents[place], own);
        SeedGrants.Pay(c, place);
        Registration.Pay(c, place);
        if (!volunteers)
        {
            var first = Math.Min(equipment * JoinedBy(c, form, identity, place, own), o.DepositCents[place]);
            Money.Transfer(ref o.DepositCents[place], ref c.State.InvestmentInTransitCents, first);
            o.CapitalCents[place] = (long)capital;
            c.Ledger.Counters[Measures.Investment.At()] += first;
            StartWork(c, founder, place);
        }

        o.Weight[place] = StaffPlanning.WeightOf(structure, c.Parameters, o, place);
        c.Ledger.Counters[Measures.Births.At((int)form)]++;
    }

    /// <summary>A form that belongs to many is founded by three: two other adults, drawn by key, bring as much as the first, as far as their households have it.</summary>
    /// <returns>Founders.</returns>
    private static int JoinedBy(TerritoryMonthContext c, Form form, ulong identity, int place, long each)
    {
        if (form == Form.Conventional)
        {
            return 1;
        }

        var others = c.Draws(Stream.Founding).For(identity);
        for (var n = 0u; n < 2; n++)
        {
            ref var deposit = ref c.Households.DepositCents[c.Persons.Household[others.Below(c.Persons.Count, 40 + n)]];
            Money.Transfer(ref deposit, ref c.Organisations.DepositCents[place], Math.Clamp(deposit, 0, each));
        }

        return 3;
    }

    /// <summary>What a founding wants: orders expected at first, capital, what its equipment costs and the own funds that the founder's household must have, cents.</summary>
    private static (double Expected, double Capital, long Equipment, long Own) OwnFunds(
        TerritoryMonthContext c, int founder, int cell, bool volunteers, double niche, bool informal)
    {
        var structure = c.Structure;
        var founders = (Form)(cell % Classification.FormCount) == Form.Conventional ? 1 : 3;
        // The size that the niche carries: E = exp(niche / (1 - gamma)); a newborn starts small.
        var carried = DeterministicMath.Exp(Math.Min(niche / (1 - c.Parameters.SizeElasticity), 36));
        var expected = volunteers ? structure.VolunteerEntityFeesCents
            : Math.Min(carried, structure.ProductivityCents[cell] * c.Persons.Efficiency[founder] / 1000);
        var capital = volunteers ? 0 : structure.CapitalMonths[cell] * expected;
        // A newborn equips itself second-hand, at the salvage price; forms that belong to many are founded by three who share the cost.
        var equipment = (long)(capital * c.Parameters.StartCapitalPrice / founders);
        var registration = informal ? 0 : Registration.Cost(c, (Form)(cell % Classification.FormCount), (Sector)(cell / Classification.FormCount));
        return (expected, capital, equipment, equipment + (long)(volunteers ? expected / 2 : structure.PayCents[cell] / founders) + registration);
    }

    /// <summary>The founder leaves a job, if any, and is the first of the staff.</summary>
    private static void StartWork(TerritoryMonthContext c, int founder, int place)
    {
        var (p, o) = (c.Persons, c.Organisations);
        if (p.Employer[founder] >= 0)
        {
            Employment.Leave(p, o, founder, Status.Unemployed);
            c.Ledger.Counters[Measures.Separations.At()]++;
        }

        p.Status[founder] = Employment.StatusIn(o.Form[place], o.Formality[place], owner: o.Owner[place] == founder);
        var draws = OwnersDraws.ShareOf(c, place, o.Owner[place] == founder, p.Efficiency[founder]);
        var pay = Employment.PayOf(c.Structure, p, o, founder, place, draws);
        Employment.Join(p, o, founder, place, pay, Employment.HoursOf(c.Structure, o.Sector[place], PersonTraits.SexOf(p.Traits[founder])));
        c.Ledger.Counters[Measures.Hires.At()]++;
    }
}
