using SseSim.Model.Observations;

namespace SseSim.Analysis.Tests.Builders;

/// <summary>Plausible counters of the institutions' month: credit, procurement, government, statistics.</summary>
internal static class InstitutionMonth
{
    public static void Fill(long[] c, MonthPlace place, int territories)
    {
        FillCredit(c, place, territories);
        FillGovernment(c, place, territories);
        long tendered = (long)(30_000_000 * territories * place.Noise(4, 0.2));
        c[Measures.Tendered.At()] = tendered;
        c[Measures.AwardedToSocialEconomy.At()] = (long)(tendered * 0.06 * place.Noise(5, 0.3));
        c[Measures.ContractPayments.At(0)] = tendered;
        c[Measures.ContractPayments.At(1)] = tendered / 16;
        if (place.Month >= 3)
        {
            c[Measures.MeasuredEntities.At()] = 60 * territories;
            c[Measures.MeasuredEmployment.At()] = (long)(400 * territories * place.Noise(6, 0.02));
            c[Measures.MeasuredUnemployed.At()] = 500 * territories;
            c[Measures.MeasuredLabourForce.At()] = 4_400 * territories;
        }
    }

    private static void FillCredit(long[] c, MonthPlace place, int territories)
    {
        for (var owner = 0; owner < 2; owner++)
        {
            var demanded = (long)((owner == 0 ? 60_000_000 : 5_000_000) * territories * place.Noise(10 + owner, 0.15));
            var granted = (long)(demanded * (owner == 0 ? 0.7 : 0.45 + 0.25 * place.Reach));
            c[Measures.CreditDemanded.At(owner)] = demanded;
            c[Measures.CreditGranted.At(owner)] = granted;
            c[Measures.RefusedAmount.At(owner)] = demanded - granted;
            c[Measures.Applications.At(owner)] = owner == 0 ? 40 * territories : 4 * territories;
            c[Measures.Grants.At(owner)] = owner == 0 ? 28 * territories : 2 * territories;
            c[Measures.Refusals.At(owner, 1)] = owner == 0 ? 7 * territories : territories;
            c[Measures.Refusals.At(owner, 2)] = owner == 0 ? 5 * territories : territories;
            c[Measures.LoansOutstanding.At(owner)] = granted * 40;
            c[Measures.LoansInArrears.At(owner)] = granted;
            c[Measures.WrittenOff.At(owner)] = granted / 40;
            c[Measures.Guaranteed.At(owner)] = owner == 1 && place.Policy ? (long)(granted * 10 * place.Reach) : 0;
            c[Measures.Defaults.At(owner)] = owner == 0 ? 30 * territories : territories;
            c[Measures.LoanMonths.At(owner)] = owner == 0 ? 12_000 * territories : 700 * territories;
            c[Measures.PerceivedDefault.At(owner, 0)] = owner == 0 ? 30_000 : 52_000 - 200 * place.Month;
            c[Measures.PerceivedDefault.At(owner, 1)] = owner == 0 ? 31_000 : 42_000 - 150 * place.Month;
        }
    }

    private static void FillGovernment(long[] c, MonthPlace place, int territories)
    {
        for (var i = 0; i < Measures.RevenueNames.Count; i++)
        {
            c[Measures.GovernmentRevenue.At(i)] = (long)((60_000_000 + i * 4_000_000) * territories * place.Noise(20 + i, 0.01) + 60_000 * place.Reach);
        }

        for (var i = 0; i < Measures.SpendingNames.Count; i++)
        {
            c[Measures.GovernmentSpending.At(i)] = (long)((45_000_000 + i * 3_000_000) * territories * place.Noise(30 + i, 0.01) - (i == 2 ? 90_000 * place.Reach : 0));
        }

        c[Measures.GovernmentBalance.At()] = -30_000_000L * territories;
        c[Measures.GovernmentDebt.At()] = (9_000_000_000L + 30_000_000L * place.Month) * territories;
        if (place.Reach > 0)
        {
            c[Measures.PolicyOutlay.At(0)] = 900_000;
            c[Measures.PolicyGuaranteeCalls.At(0)] = (long)(400_000 * place.Reach);
            c[Measures.PolicyGuaranteeFees.At(0)] = (long)(90_000 * place.Reach);
            c[Measures.PolicyTaxExpenditure.At(1)] = (long)(700_000 * place.Noise(40, 0.3));
        }
    }
}
