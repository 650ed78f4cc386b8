using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 10, support: readiness decays towards a base that rises with size, and rises with adviser-hours. Advice is asked by organisations of the social
/// economy whose readiness is low; hours run out, and who comes first is a keyed order.</summary>
internal static class Step10Support
{
    private const double ReadinessAtRest = 0.45;
    private const double ReadinessOfLarge = 0.65;
    private const double AsksBelow = 0.6;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var draws = c.Draws(Stream.Support);
        var asking = new List<(ulong Key, int Place)>();
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            var rest = o.Staff[i] >= 10 ? ReadinessOfLarge : ReadinessAtRest;
            o.Readiness[i] += c.Parameters.ReadinessDecay * (rest - o.Readiness[i]);
            // Each asks once a year, in its own month.
            if (c.Decisions.SupportHours > 0 && Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]
                && o.Readiness[i] < AsksBelow && c.IsOwnMonth(o.Id[i] / 12, 12))
            {
                asking.Add((draws.BitsOf(o.Id[i]), i));
            }
        }

        asking.Sort();
        var left = (double)c.Decisions.SupportHours;
        foreach (var (_, place) in asking)
        {
            var hours = Math.Min(left, c.Parameters.SupportHoursPerEntity);
            o.Readiness[place] = Math.Min(1, o.Readiness[place] + c.Parameters.ReadinessPerHour * hours * (1 - o.Readiness[place]));
            left -= hours;
            c.Ledger.Counters[Measures.SupportHours.At(1)] += (long)hours;
        }

        c.Ledger.Counters[Measures.SupportHours.At(0)] += (long)(asking.Count * c.Parameters.SupportHoursPerEntity);
    }
}
