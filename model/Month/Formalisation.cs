using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Once a year, in its own month, an informal organisation weighs what registering gives (credit for the capital that it lacks) against what it
/// costs (contributions, and the founder's time).</summary>
internal static class Formalisation
{
    /// <summary>Return a year on capital that credit would buy: assumed, the order of lending rates to the smallest firms plus a margin.</summary>
    private const double ReturnOnCapital = 0.25;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var employerRate = c.Structure.Economy.Government.EmployerContribution.Value;
        var employeeRate = c.Structure.Economy.Government.EmployeeContribution.Value;
        var draws = c.Draws(Stream.Formalisation);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive || o.Formality[i] != Formality.Informal || !c.IsOwnMonth(o.Id[i], 12))
            {
                continue;
            }

            var benefit = ReturnOnCapital * Math.Max(0, Step05Surplus.CapitalGap(c, i)) * (0.5 + o.Readiness[i]);
            var cost = 12 * o.WageBillCents[i] * (employerRate + employeeRate) * (0.5 + draws.UniformOf(o.Id[i]));
            if (benefit > cost)
            {
                o.Formality[i] = Formality.Formal;
                if (o.Owner[i] >= 0 && c.Persons.Employer[o.Owner[i]] == i && c.Persons.Status[o.Owner[i]] == Status.OwnAccountInformal)
                {
                    c.Persons.Status[o.Owner[i]] = Status.OwnAccountFormal;
                }

                c.Ledger.Counters[Measures.Formalisations.At((int)o.Form[i])]++;
            }
        }
    }
}
