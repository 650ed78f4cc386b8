using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Once a year, in its own month, an informal organisation with staff weighs what registering gives (credit for the capital that it lacks; an entity of the
/// social economy also public contracts) against what it costs (contributions, the founder's time, and an entity's registration).</summary>
internal static class Formalisation
{
    /// <summary>Return a year on capital that credit would buy: assumed, the order of lending rates to the smallest firms plus a margin.</summary>
    private const double ReturnOnCapital = 0.25;
    /// <summary>What is left of a public contract's value: assumed.</summary>
    private const double ContractMargin = 0.1;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var employerRate = c.Structure.Economy.Government.EmployerContribution.Value;
        var employeeRate = c.Structure.Economy.Government.EmployeeContribution.Value;
        var draws = c.Draws(Stream.Formalisation);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive || o.Formality[i] != Formality.Informal || o.VolunteerRun[i] || !c.IsOwnMonth(o.Id[i], 12))
            {
                continue;
            }

            var benefit = ReturnOnCapital * Math.Max(0, Step05Surplus.CapitalGap(c, i)) * (0.5 + o.Readiness[i]);
            var cost = 12 * o.WageBillCents[i] * (employerRate + employeeRate) * (0.5 + draws.UniformOf(o.Id[i])) * c.Structure.RegistrationReluctance;
            if (Classification.IsSocialEconomy(o.Form[i]))
            {
                benefit += 12 * ContractMargin * PublicShare(c, o.Sector[i]) * o.ExpectedCents[i] * (0.5 + o.Readiness[i]);
                cost += Registration.Cost(c, o.Form[i], o.Sector[i]);
            }

            if (benefit > cost)
            {
                o.Formality[i] = Formality.Formal;
                Registration.Pay(c, i);
                if (o.Owner[i] >= 0 && c.Persons.Employer[o.Owner[i]] == i && c.Persons.Status[o.Owner[i]] == Status.OwnAccountInformal)
                {
                    c.Persons.Status[o.Owner[i]] = Status.OwnAccountFormal;
                }

                c.Ledger.Counters[Measures.Formalisations.At((int)o.Form[i])]++;
            }
        }
    }

    /// <summary>Whether a newborn does not register: conventional firms by the territory's settled share, the social economy by its families' in the file.</summary>
    public static bool StartsInformally(TerritoryMonthContext c, Form form, ulong identity) => c.Draws(Stream.Register).UniformOf(identity)
        < (Classification.IsSocialEconomy(form) ? ShareOf(c.Structure.Economy, form) : c.State.InformalSoloShare);

    /// <summary>Share of a form's entities that are not registered.</summary>
    public static double ShareOf(EconomyDefinition economy, Form form)
    {
        double entities = 0, informal = 0;
        foreach (var family in economy.SocialEconomy)
        {
            if (family.Form == Classification.Forms[(int)form])
            {
                entities += family.Entities.Value;
                informal += family.Entities.Value * family.InformalShare.Value;
            }
        }

        return entities > 0 ? informal / entities : 0;
    }

    /// <summary>Public purchases in a sector's sales at the base.</summary>
    private static double PublicShare(TerritoryMonthContext c, Sector sector)
    {
        var sales = 0.0;
        for (var form = 0; form < Classification.FormCount; form++)
        {
            var cell = EconomyStructure.Cell(sector, (Form)form);
            sales += c.Structure.Jobs[cell] * c.Structure.ValueAddedCents(cell);
        }

        return sales > 0 ? c.Structure.ProcurementCents[(int)sector] / sales : 0;
    }
}
