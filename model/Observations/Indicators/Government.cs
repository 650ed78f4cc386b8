using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Accounts of the national and local governments together, and the money of policies.</summary>
internal static class Government
{
    public static IEnumerable<Indicator> Declarations =>
    [
        Parts("government.revenue", "Government revenue", "Received in the month.", "source", Measures.GovernmentRevenue, Measures.RevenueNames),
        Parts("government.spending", "Government spending", "Paid in the month.", "purpose", Measures.GovernmentSpending, Measures.SpendingNames),
        Total("government.balance", "Government balance", "currency per month", "Revenue less spending of the month; a deficit is negative.",
            Measures.GovernmentBalance),
        Total("government.debt", "Government debt", "currency", "Gross debt at the end of the month.", Measures.GovernmentDebt),
        ByPolicy("government.outlay", "Paid out under policies", "Money that left government accounts under policies in the month, "
            + "endowments of guarantee funds included.", Measures.PolicyOutlay),
        ByPolicy("government.tax-expenditure", "Tax forgone under policies", "Tax of the month that would have been due without the policy.",
            Measures.PolicyTaxExpenditure),
        ByPolicy("government.guarantee-calls", "Guarantees called", "Losses of lenders that guarantee funds paid in the month.",
            Measures.PolicyGuaranteeCalls),
        ByPolicy("government.guarantee-fees", "Guarantee fees", "Fees that borrowers paid to guarantee funds in the month.",
            Measures.PolicyGuaranteeFees),
        new()
        {
            Id = "government.adviser-hours", Title = "Adviser-hours paid for under policies", Unit = "hours per month",
            Definition = "Adviser-hours of the month for which a policy paid.",
            Evaluate = c => NationOnly(c, () => By("policy", c.PolicyNames, p => c.Count(Measures.PolicyAdviserHours.At(p)))
                .Prepend(new("", Sum(c, Measures.PolicyAdviserHours) * c.Scale))),
        },
        new()
        {
            Id = "government.subsidised-jobs", Title = "Jobs subsidised under policies", Unit = "jobs",
            Definition = "Jobs for whose wage or contributions a policy paid in the month; a job under two policies counts in each.",
            Evaluate = c => NationOnly(c, () => By("policy", c.PolicyNames, p => c.Count(Measures.SubsidisedJobs.At(p)))
                .Prepend(new("", Sum(c, Measures.SubsidisedJobs) * c.Scale))),
        },
    ];

    private static Indicator Parts(string id, string title, string definition, string dimension, Measure block, IReadOnlyList<string> names) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => By(dimension, names, i => c.Money(block.At(i))).Prepend(new("", Sum(c, block) * c.Scale / 100))),
    };

    private static Indicator Total(string id, string title, string unit, string definition, Measure measure) => new()
    {
        Id = id, Title = title, Unit = unit, Definition = definition,
        Evaluate = c => NationOnly(c, () => [new("", c.Money(measure.At()))]),
    };

    private static Indicator ByPolicy(string id, string title, string definition, Measure block) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => By("policy", c.PolicyNames, p => c.Money(block.At(p))).Prepend(new("", Sum(c, block) * c.Scale / 100))),
    };
}
