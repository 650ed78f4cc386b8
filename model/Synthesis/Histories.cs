using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Gives the agents of one drawn territory the histories of settled agents like them.</summary>
internal sealed class Histories(SettledTraits traits, EconomyStructure structure, ModelParameters parameters, ulong seed, int places)
{
    /// <summary>Months in which a government that has only begun to tender awards nothing: it announces in the first and decides in the second.</summary>
    private const int MonthsToFirstAwards = 2;
    private readonly OrganisationTraits?[] _drawn = new OrganisationTraits?[places + 1];
    private readonly KeyedRandom _draws = new(seed, Stream.Synthesis, 8);

    /// <summary>Draws the history of an organisation; what does not depend on its staff takes effect at once.</summary>
    public void Draw(OrganisationColumns o, int place, RegisterEntry entry)
    {
        _drawn[place] = traits.Organisation(entry.Form, entry.Sector, entry.Staff, _draws.UniformOf(o.Id[place]));
        if (_drawn[place] is { } drawn)
        {
            o.AgeMonths[place] = drawn.AgeMonths;
            o.Attractiveness[place] = drawn.Attractiveness;
            o.Readiness[place] = drawn.Readiness;
            o.Threshold[place] = drawn.Threshold;
        }
    }

    /// <summary>Pay of an organisation's staff over the mean of its sector and form.</summary>
    public double PayOf(int place) => place < _drawn.Length && _drawn[place] is { } drawn ? drawn.Pay : 1;

    /// <summary>Orders, niche, capital, deposits, reserve and losses of an organisation whose staff has been drawn.</summary>
    /// <returns>What it owes, cents, and for how many months it has not paid its instalments; null without a donor.</returns>
    public (double Owed, byte MonthsInArrears)? Fit(OrganisationColumns o, int place)
    {
        if (_drawn[place] is not { } drawn)
        {
            return null;
        }

        var cell = EconomyStructure.Cell(o.Sector[place], o.Form[place]);
        var volunteers = o.VolunteerRun[place];
        var carried = volunteers ? structure.VolunteerEntityFeesCents : o.StaffEfficiency[place] / 1000.0 * structure.ProductivityCents[cell];
        // What lacks less than a worker lacks it at any size: it neither hires nor lays off.
        var expected = volunteers || Math.Abs(drawn.Missing) >= 1 ? drawn.Orders * carried
            : Math.Max(carried + drawn.Missing * structure.ProductivityCents[cell], 0.1 * carried);
        var capital = structure.CapitalMonths[cell] * expected;
        o.ExpectedCents[place] = expected;
        // A donor of more ability lived on a share of what it could have served; nobody stays in a niche that does not carry the least that an owner draws.
        var least = volunteers ? 0 : parameters.OwnersDrawFloor * carried / Math.Max((int)o.Staff[place], 1);
        o.Niche[place] = (1 - parameters.SizeElasticity) * Math.Max(DeterministicMath.Log(expected) + drawn.Growth, DeterministicMath.Log(Math.Max(least, 1)));
        o.CapitalCents[place] = (long)(drawn.Capital * capital);
        o.DepositCents[place] = (long)(drawn.Deposits * (volunteers ? expected : o.WageBillCents[place] * structure.EmployerCost));
        o.MonthsOverdrawn[place] = o.DepositCents[place] < 0 ? drawn.MonthsOverdrawn : (byte)0;
        o.ReserveCents[place] = (long)(drawn.Reserve * capital);
        o.TaxBaseCents[place] = (long)(drawn.Losses * expected);
        o.NationalClaimsCents[place] = (long)(drawn.NationalClaims * expected);
        o.LocalClaimsCents[place] = (long)(drawn.LocalClaims * expected);
        return (drawn.Loans * capital, drawn.MonthsInArrears);
    }

    /// <summary>Running contracts of an organisation whose orders are known.</summary>
    public void AddContracts(OrganisationColumns o, ContractColumns contracts, int place)
    {
        if (_drawn[place] is not { Contracts: > 0 } drawn)
        {
            return;
        }

        var national = (int)Math.Round(drawn.Contracts * drawn.NationalContracts / (drawn.NationalContracts + drawn.LocalContracts));
        Add(drawn.NationalContracts, Math.Max(national, 1), local: false);
        Add(drawn.LocalContracts, Math.Max(drawn.Contracts - national, 1), local: true);

        void Add(double share, int number, bool local)
        {
            var amount = (long)(share * o.ExpectedCents[place] / number);
            for (var n = 0u; n < number && amount > 0; n++)
            {
                var row = contracts.Add();
                contracts.Organisation[row] = place;
                contracts.CentsPerMonth[row] = amount;
                // Several end at different times: anywhere in twice the mean. The first tenders are decided in the second month: none ends before.
                contracts.MonthsLeft[row] = (short)(MonthsToFirstAwards + (drawn.Contracts == 1 ? drawn.ContractMonths
                    : 1 + _draws.For(local ? 3u : 4u).For(o.Id[place]).Uniform(n) * (2 * drawn.ContractMonths - 1)));
                contracts.Local[row] = local;
                contracts.Policy[row] = -1;
            }
        }
    }

    /// <summary>Weight of a household among all deposits, and its income of last month, cents.</summary>
    public (long Weight, long LastIncome)? Household(PersonColumns persons, int from, int to, ulong identity) =>
        traits.Household(to - from, SettledTraits.Employed(persons, from, to), _draws.For(1).UniformOf(identity)) is { } drawn
            ? (Math.Max(drawn.DepositCents, 0) + 1, drawn.LastIncomeCents) : null;

    /// <summary>Time in unemployment and last pay of whoever has no work.</summary>
    public void DrawUnemployment(PersonColumns persons, ulong personBase)
    {
        var draws = _draws.For(2);
        for (var i = 0; i < persons.Count; i++)
        {
            if (persons.Status[i] == Status.Unemployed
                && traits.UnemployedPerson(PersonTraits.SexOf(persons.Traits[i]), draws.UniformOf(personBase + (ulong)i)) is { } drawn)
            {
                persons.MonthsInStatus[i] = drawn.Months;
                persons.PayCents[i] = drawn.PayCents;
            }
        }
    }
}
