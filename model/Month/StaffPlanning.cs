using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Expected orders, desired staff, vacancies and layoffs, and the organisation's weight in its market.</summary>
internal static class StaffPlanning
{
    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var shocks = c.Draws(Stream.Attractiveness);
        var lent = ArrayPool<int>.Shared.Rent(o.Count);
        var count = 0;
        var (parameters, structure) = (c.Parameters, c.Structure);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            // E' = E + eta (orders received - E).
            o.ExpectedCents[i] += parameters.ExpectationSpeed * (o.OrdersCents[i] - o.ExpectedCents[i]);
            Plan(c, i, structure.ProductivityCents[o.TechnologyOf(i)]);
            if (c.IsOwnMonth(o.Id[i] / 3, 3))
            {
                lent[count++] = i;
            }
        }

        // a' = phi a + sigma e, once a quarter in the organisation's own month. Owners live all over the columns of persons: they are looked up in a loop of their
        // own, in which the processor fetches many at once.
        ReadOnlySpan<int> adjusting = lent.AsSpan(0, count);
        OwnersDraws.Adjust(c, adjusting);
        foreach (var i in adjusting)
        {
            o.Attractiveness[i] = parameters.AttractivenessPersistence * o.Attractiveness[i]
                + parameters.AttractivenessShock * shocks.For(o.Id[i]).Normal();
            o.Weight[i] = WeightOf(structure, parameters, o, i);
        }

        ArrayPool<int>.Shared.Return(lent);
        PlanPublicStaff(c);
    }

    /// <summary>Wanted change of staff = floor( min(E, (1 + x) K / kappa) / pi - efficient workers + those whose time compliance takes + own threshold ); a part of an excess is laid off.</summary>
    private static void Plan(TerritoryMonthContext c, int i, double pi)
    {
        var o = c.Organisations;
        var served = WorkSharing.Served(c, i);
        if (o.VolunteerRun[i])
        {
            // A volunteers' entity takes its first paid worker when its income carries one and a half.
            if (o.ExpectedCents[i] < 1.5 * pi)
            {
                return;
            }

            o.VolunteerRun[i] = false;
            served = o.ExpectedCents[i];
            o.CapitalCents[i] = Math.Max(o.CapitalCents[i], 0);
        }

        var present = o.StaffEfficiency[i] / 1000.0 - c.Compliance.WorkersLost(i);
        // Who is overdrawn keeps nobody whom orders do not carry whole.
        var threshold = o.DepositCents[i] < 0 ? 0 : o.Threshold[i];
        var excess = -(int)Math.Floor(served / pi - present + threshold);
        if (excess > 0 && o.DepositCents[i] >= 0 && WorkSharing.Shares(o.Form[i]))
        {
            // Members whose work orders fill down to the least that they draw stay.
            excess = Math.Max(0, -(int)Math.Floor(served / pi / (1 - c.Parameters.MembersForgo) - present + threshold));
        }

        o.Vacancies[i] = Math.Max(-excess, 0);
        var speed = o.Form[i] == Form.Conventional ? c.Parameters.LayoffSpeedConventional : c.Parameters.LayoffSpeedSocialEconomy;
        o.LayoffProbability[i] = excess > 0 && o.Staff[i] > 0 ? speed * excess / o.Staff[i] : 0;
        c.Ledger.Counters[Measures.Vacancies.At()] += o.Vacancies[i];
    }

    /// <summary>The public administration replaces who leaves.</summary>
    private static void PlanPublicStaff(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        o.Vacancies[OrganisationColumns.PublicAdministration] =
            Math.Max(0, (int)(c.State.PublicJobs * c.Structure.PostsPerPublicJob + 0.5) - o.Staff[OrganisationColumns.PublicAdministration]);
        o.LayoffProbability[OrganisationColumns.PublicAdministration] = 0;
    }

    /// <summary>weight = min(E, what capital can serve)^gamma exp( niche + beta a - b (price - 1) + g (reputation - 1/2) ), in cents, rounded to whole cents so that sums do not
    /// depend on order. Price is unit labour cost against the mean of sector and form.</summary>
    public static long WeightOf(EconomyStructure structure, ModelParameters parameters, OrganisationColumns o, int i)
    {
        // Customers do not queue where they cannot be served: beyond a margin over capacity an organisation does not attract orders.
        var months = structure.CapitalMonths[o.TechnologyOf(i)];
        var size = o.VolunteerRun[i] ? o.ExpectedCents[i]
            : Math.Min(o.ExpectedCents[i], o.CapitalCents[i] / months * (1 + parameters.CapitalHeadroom) * 1.1);
        var exponent = parameters.SizeElasticity * DeterministicMath.Log(Math.Max(size, 1)) + o.Niche[i]
            + parameters.AttractivenessEffect * o.Attractiveness[i]
            - parameters.PriceEffect * (RelativePrice(structure, o, i) - 1)
            + parameters.ReputationEffect * (o.Reputation[i] - 0.5);
        return (long)DeterministicMath.Exp(Math.Min(exponent, 36));
    }

    /// <summary>Pay an efficient worker, less what policies pay of it, against the mean of sector and form; 1 without staff.</summary>
    public static double RelativePrice(EconomyStructure structure, OrganisationColumns o, int i)
    {
        var mean = structure.PayCents[o.TechnologyOf(i)];
        return o.Staff[i] > 0 && mean > 0 ? Math.Clamp((o.WageBillCents[i] - o.LabourSubsidyCents[i] / structure.EmployerCost) / (o.StaffEfficiency[i] / 1000.0 * mean), 0.5, 2) : 1;
    }
}
