using SseSim.Model.Economy;
using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-16: a vote in the enterprise, and as a member of an entity.</summary>
internal static class WorkersWithVote
{
    public static Indicator Declaration => new()
    {
        Id = "px.16", Title = "Employed persons with a vote in their organisation", Unit = "%", IsProxy = true,
        Definition = "Proxy for Goal 16: worker-members / employed persons, by sex; and in December (population=adults) worker-members and members of an SSE entity / persons from 15.",
        Differs = "Membership of an entity is a trait that is drawn; own-account workers are not counted as voters.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        var total = Share(c, "", null);
        return !c.IsNation ? total : total.Concat(Share(c, "sex=male", 0)).Concat(Share(c, "sex=female", 1)).Concat(OfIncomes(c, Adults));
    }

    private static IEnumerable<IndicatorValue> Share(IndicatorContext c, string breakdown, int? sex) =>
        Ratio(breakdown, Persons(c, Status.WorkerMember, sex), Employed(c, sex));

    private static IEnumerable<IndicatorValue> Adults(YearIncomes incomes)
    {
        long Adults(int what, int sex) => incomes.Nation[IncomeMeasures.Adults.At(what, sex)];
        return Ratio("population=adults", Adults(1, 0) + Adults(1, 1), Adults(0, 0) + Adults(0, 1))
            .Concat(Ratio("population=adults;sex=male", Adults(1, 0), Adults(0, 0)))
            .Concat(Ratio("population=adults;sex=female", Adults(1, 1), Adults(0, 1)));
    }
}
