using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;

namespace SseSim.Model.Simulation;

/// <summary>What institutions add to a month's observation.</summary>
internal static class NationalCounters
{
    public static long[] Of(
        EconomyDefinition economy, FinancierDecisions[] financiers, GovernmentDecisions[] governments, StatisticsRelease statistics, long exports,
        long importsOfExports)
    {
        var counters = new long[Measures.Length];
        for (var f = 0; f < Math.Min(financiers.Length, Measures.MaximumFinanciers); f++)
        {
            if (economy.Credit.Financiers[f].Kind != FinancierKind.GuaranteeFund)
            {
                counters[Measures.PerceivedDefault.At(0, f)] = (long)(financiers[f].PerceivedDefault[0] * 1e6 + 0.5);
                counters[Measures.PerceivedDefault.At(1, f)] = (long)(financiers[f].PerceivedDefault[1] * 1e6 + 0.5);
            }
        }

        foreach (var government in governments)
        {
            counters[Measures.Tendered.At()] += government.Tendered.All;
            counters[Measures.AwardedToSocialEconomy.At()] += government.Tendered.SocialEconomy;
            counters[Measures.ReservedTenders.At()] += government.Tendered.Reserved;
            counters[Measures.ReturnedToOpen.At()] += government.Tendered.Returned;
            counters[Measures.GovernmentDebt.At()] += government.Balance.Debt;
            counters[Measures.GovernmentBalance.At()] -= government.Borrowed;
            counters[Measures.Spending(SpendingPurpose.Interest)] += government.Interest;
        }

        counters[Measures.Exports.At()] = exports;
        counters[Measures.Imports.At()] = importsOfExports;
        counters[Measures.MeasuredEntities.At()] = statistics.Entities;
        counters[Measures.MeasuredEmployment.At()] = statistics.Employment;
        counters[Measures.MeasuredValueAdded.At()] = statistics.ValueAdded;
        counters[Measures.MeasuredUnemployed.At()] = statistics.Unemployed;
        counters[Measures.MeasuredLabourForce.At()] = statistics.LabourForce;
        statistics.SeenEntities.CopyTo(counters, Measures.SeenEntities.Offset);
        statistics.SeenJobs.CopyTo(counters, Measures.SeenJobs.Offset);
        return counters;
    }
}
