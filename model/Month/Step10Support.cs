using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 10, support: readiness decays towards a base that rises with size, and rises with what peers know and with adviser-hours. Advice is asked by
/// organisations whose readiness is low, or that were refused a loan; hours run out, and who comes first is a keyed order.</summary>
internal static class Step10Support
{
    private const double LeastAtRest = 0.3;
    private const double SpreadAtRest = 0.3;
    private const double MoreOfLarge = 0.2;
    private const double AsksBelow = 0.6;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        Span<double> peers = stackalloc double[Classification.FormCount];
        PeersReadiness(o, peers);
        var rests = RestsOf(c.Seed);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive)
            {
                o.Readiness[i] += c.Parameters.ReadinessDecay * (RestOf(rests, o.Id[i], o.Staff[i]) - o.Readiness[i])
                    + c.Parameters.ReadinessFromPeers * Math.Max(0, peers[(int)o.Form[i]] - o.Readiness[i]);
            }
        }

        var left = (1 - c.Parameters.FederationHoursShare) * c.Decisions.SupportHours;
        if (c.Decisions.SupportHours > 0)
        {
            Give(c, Asking(c, i => Classification.IsSocialEconomy(o.Form[i]) && AsksThisYear(c, i)),
                c.Parameters.SupportHoursPerEntity, left, (_, hours) => hours);
        }

        foreach (var policy in c.Levers.Of(Lever.BusinessSupport))
        {
            var price = policy.Value(BusinessSupport.PricePerHour);
            Give(c, Asking(c, i => AsksThisYear(c, i) && PolicyLevers.Admits(policy.Policy, o, i)), policy.Value(BusinessSupport.HoursPerEntity),
                AdviserHours.OfMonth(c, policy.Value(BusinessSupport.HoursPerYear)), (i, hours) => AdviserHours.Buy(c, i, policy.Index, hours, price));
        }

        foreach (var policy in c.Levers.Of(Lever.InvestmentReadiness))
        {
            var price = policy.Value(InvestmentReadiness.PricePerHour);
            Give(c, Asking(c, i => o.RefusedFor[i] is RefusalReason.Risk or RefusalReason.Readiness && !o.AdvisedSince[i] && PolicyLevers.Admits(policy.Policy, o, i)),
                policy.Value(InvestmentReadiness.HoursPerEntity), AdviserHours.OfMonth(c, policy.Value(InvestmentReadiness.HoursPerYear)), (i, hours) =>
                {
                    o.AdvisedSince[i] = true;
                    return AdviserHours.Buy(c, i, policy.Index, hours, price);
                });
        }
    }

    /// <summary>Draws for life of what organisations know without advice.</summary>
    public static KeyedRandom RestsOf(ulong seed) => new(seed, Stream.Support, 0);

    /// <summary>What an organisation knows without advice: its own for life, and more from ten staff on. Some stay below what investors and guarantors ask for.</summary>
    public static double RestOf(KeyedRandom rests, ulong id, int staff) => LeastAtRest + SpreadAtRest * rests.For(id).Uniform(1) + (staff >= 10 ? MoreOfLarge : 0);

    /// <summary>Mean readiness of the social economy's entities with staff, from which the others learn; 0 elsewhere.</summary>
    /// <param name="o">Organisations.</param>
    /// <param name="mean">[form]: all zero.</param>
    private static void PeersReadiness(OrganisationColumns o, Span<double> mean)
    {
        Span<int> count = stackalloc int[Classification.FormCount];
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive && !o.VolunteerRun[i] && Classification.IsSocialEconomy(o.Form[i]))
            {
                mean[(int)o.Form[i]] += o.Readiness[i];
                count[(int)o.Form[i]]++;
            }
        }

        for (var f = 0; f < mean.Length; f++)
        {
            mean[f] = count[f] > 0 ? mean[f] / count[f] : 0;
        }
    }

    /// <summary>Each with staff and low readiness asks once a year, in its own month.</summary>
    private static bool AsksThisYear(TerritoryMonthContext c, int i) =>
        c.Organisations.Readiness[i] < AsksBelow && c.IsOwnMonth(c.Organisations.Id[i] / 12, 12);

    private static List<(ulong Key, int Place)> Asking(TerritoryMonthContext c, Func<int, bool> asks)
    {
        var o = c.Organisations;
        var draws = c.Draws(Stream.Support);
        var asking = new List<(ulong Key, int Place)>();
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive && !o.VolunteerRun[i] && asks(i))
            {
                asking.Add((draws.BitsOf(o.Id[i]), i));
            }
        }

        asking.Sort();
        return asking;
    }

    /// <summary>Gives hours to those who ask while they last.</summary>
    private static void Give(TerritoryMonthContext c, List<(ulong Key, int Place)> asking, double hoursEach, double left, Func<int, double, double> take)
    {
        if (left <= 0)
        {
            return;
        }

        c.Ledger.Counters[Measures.SupportHours.At(0)] += (long)(asking.Count * hoursEach);
        foreach (var (_, place) in asking)
        {
            if (left <= 0)
            {
                return;
            }

            var hours = take(place, Math.Min(left, hoursEach));
            AdviserHours.Advise(c, place, hours);
            left -= hours;
            c.Ledger.Counters[Measures.SupportHours.At(1)] += (long)hours;
        }
    }
}
