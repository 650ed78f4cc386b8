using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>Fiscal differences of one pair of runs, cents of the sample by month.</summary>
internal sealed class FiscalFlows
{
    private static readonly SpendingPurpose[] Benefits = [SpendingPurpose.Pensions, SpendingPurpose.UnemploymentBenefits, SpendingPurpose.FamilyBenefits];

    private readonly long[] _netCost;

    public FiscalFlows(RunResult policy, RunResult reference)
    {
        _netCost = new long[policy.Months.Count];
        for (var m = 0; m < policy.Months.Count; m++)
        {
            long[] with = policy.Months[m].Nation(), without = reference.Months[m].Nation();
            var outlay = Policies(policy, with, Measures.PolicyOutlay) - Policies(reference, without, Measures.PolicyOutlay);
            var endowments = Endowments(policy, with) - Endowments(reference, without);
            var forgone = Policies(policy, with, Measures.PolicyTaxExpenditure) - Policies(reference, without, Measures.PolicyTaxExpenditure);
            var calls = Policies(policy, with, Measures.PolicyGuaranteeCalls) - Policies(reference, without, Measures.PolicyGuaranteeCalls);
            var fees = Policies(policy, with, Measures.PolicyGuaranteeFees) - Policies(reference, without, Measures.PolicyGuaranteeFees);

            // Revenue was received after the relief: what the relief itself took is added back, or it would be counted twice.
            var clawback = Revenue(with) - Revenue(without) + forgone - (BenefitsPaid(with) - BenefitsPaid(without));
            GrossOutlay += outlay;
            GuaranteeEndowments += endowments;
            TaxExpenditure += forgone;
            GuaranteeCalls += calls;
            GuaranteeFees += fees;
            Clawback += clawback;
            _netCost[m] = outlay - endowments + forgone + calls - fees - clawback;
        }
    }

    public long GrossOutlay { get; }
    public long GuaranteeEndowments { get; }
    public long TaxExpenditure { get; }
    public long GuaranteeCalls { get; }
    public long GuaranteeFees { get; }
    public long Clawback { get; }
    public long NetFiscal => _netCost.Sum();

    /// <summary>Present value at the start of the run of the months' net gains, cents of the sample.</summary>
    public double PresentValue()
    {
        double value = 0;
        for (var m = 0; m < _netCost.Length; m++)
        {
            value -= _netCost[m] * Math.Pow(1 + FiscalCost.DiscountRatePerYear, -m / 12.0);
        }

        return value;
    }

    private static long Policies(RunResult run, long[] counters, Measure block)
    {
        long sum = 0;
        for (var p = 0; p < run.Scenario.Policies.Count; p++)
        {
            sum += counters[block.At(p)];
        }

        return sum;
    }

    /// <summary>Outlays that endow a guarantee fund.</summary>
    private static long Endowments(RunResult run, long[] counters)
    {
        long sum = 0;
        for (var p = 0; p < run.Scenario.Policies.Count; p++)
        {
            sum += run.Scenario.Policies[p].Lever == Lever.LoanGuarantee ? counters[Measures.PolicyOutlay.At(p)] : 0;
        }

        return sum;
    }

    private static long Revenue(long[] counters)
    {
        long sum = 0;
        for (var i = 0; i < Measures.GovernmentRevenue.Length; i++)
        {
            sum += counters[Measures.GovernmentRevenue.At(i)];
        }

        return sum;
    }

    private static long BenefitsPaid(long[] counters) => Benefits.Sum(purpose => counters[Measures.Spending(purpose)]);
}
