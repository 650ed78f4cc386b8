using SseSim.Model.Institutions;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Credit to organisations, by owner: conventional or social economy. Territories report what their organisations asked and got.</summary>
internal static class Credit
{
    private static readonly string[] Owners = ["conventional", "sse"];

    /// <summary>Names of <see cref="RefusalReason"/> in trajectories, by number.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["", "risk", "debt-service", "liquidity", "capital", "product", "arrears", "stage", "readiness"];

    public static IEnumerable<Indicator> Declarations =>
    [
        Flow("credit.demanded", "Credit asked for", "Amounts of the month's loan applications.", Measures.CreditDemanded),
        Flow("credit.granted", "Credit granted", "Amounts of the loans granted in the month.", Measures.CreditGranted),
        Flow("credit.refused-amount", "Credit refused", "Amounts of the month's applications that were refused.", Measures.RefusedAmount),
        Count("credit.applications", "Loan applications", "Applications of the month.", Measures.Applications),
        Count("credit.grants", "Loans granted", "Applications granted in the month.", Measures.Grants),
        new()
        {
            Id = "credit.refused", Title = "Loan applications refused", Unit = "applications per month",
            Definition = "Applications refused in the month, by owner and by the lender's reason: expected loss above its appetite (risk), surplus "
                + "that does not carry the instalments (debt-service), the lender's liquidity or capital, a product that does not fit, arrears, the wrong stage of life, "
                + "or not being ready for an investor or a guarantor.",
            Evaluate = c => c.IsNation ? Refused(c) : [new("", Sum(c, Measures.Refusals) * c.Scale)],
        },
        Flow("credit.written-off", "Loans written off", "Principal written off in the month.", Measures.WrittenOff),
        Stock("credit.outstanding", "Loans outstanding", "Principal at the end of the month.", Measures.LoansOutstanding),
        Stock("credit.in-arrears", "Loans in arrears", "Principal of loans with an instalment past due at the end of the month.", Measures.LoansInArrears),
        Stock("credit.guaranteed", "Loans under guarantee", "Amounts guaranteed at the end of the month.", Measures.Guaranteed),
        new()
        {
            Id = "credit.perceived-default", Title = "Default rate that lenders expect", Unit = "% per year",
            Definition = "Yearly default rate that financiers expect, their mean by owner; the total weighs owners by loans outstanding.",
            Evaluate = c => NationOnly(c, () => Perceived(c)),
        },
        new()
        {
            Id = "credit.realised-default", Title = "Default rate that came true", Unit = "% per year",
            Definition = "Loans that passed 90 days past due for the first time, or whose borrower closed with debt, in the last twelve months / "
                + "loan-years at risk in the same months.",
            Evaluate = c => NationOnly(c, () => Realised(c)),
        },
    ];

    private static IEnumerable<IndicatorValue> Refused(IndicatorContext c)
    {
        var block = Measures.Refusals;
        yield return new("", Sum(c, block) * c.Scale);
        for (var owner = 0; owner < Owners.Length; owner++)
        {
            yield return new("owner=" + Owners[owner], OfForm(c, block, owner) * c.Scale);
        }

        for (var reason = 1; reason < Reasons.Count; reason++)
        {
            yield return new("reason=" + Reasons[reason], (c[block.At(0, reason)] + c[block.At(1, reason)]) * c.Scale);
        }

        for (var owner = 0; owner < Owners.Length; owner++)
        {
            for (var reason = 1; reason < Reasons.Count; reason++)
            {
                yield return new($"owner={Owners[owner]};reason={Reasons[reason]}", c.Count(block.At(owner, reason)));
            }
        }
    }

    private static IEnumerable<IndicatorValue> Perceived(IndicatorContext c)
    {
        const double percentPerMillionth = 1e-4;
        double weighted = 0, weights = 0;
        List<IndicatorValue> rows = [];
        for (var owner = 0; owner < Owners.Length; owner++)
        {
            double sum = 0;
            var lenders = 0;
            for (var financier = 0; financier < Measures.MaximumFinanciers; financier++)
            {
                var millionths = c[Measures.PerceivedDefault.At(owner, financier)];
                if (millionths == 0)
                {
                    continue;
                }

                var name = financier < c.FinancierNames.Count ? c.FinancierNames[financier] : $"{financier}";
                rows.Add(new($"owner={Owners[owner]};financier={name}", millionths * percentPerMillionth));
                sum += millionths * percentPerMillionth;
                lenders++;
            }

            if (lenders == 0)
            {
                continue;
            }

            rows.Add(new("owner=" + Owners[owner], sum / lenders));
            var loans = c[Measures.LoansOutstanding.At(owner)];
            weighted += sum / lenders * loans;
            weights += loans;
        }

        return Ratio("", weighted, weights, 1).Concat(rows);
    }

    private static IEnumerable<IndicatorValue> Realised(IndicatorContext c)
    {
        const double percentPerLoanMonth = 100.0 * 12;
        var total = Ratio("", Sum(c, Measures.Defaults), Sum(c, Measures.LoanMonths), percentPerLoanMonth);
        return total.Concat(Enumerable.Range(0, Owners.Length).SelectMany(owner => Ratio("owner=" + Owners[owner],
            c[Measures.Defaults.At(owner)], c[Measures.LoanMonths.At(owner)], percentPerLoanMonth)));
    }

    private static IEnumerable<IndicatorValue> ByOwner(IndicatorContext c, Measure block, double factor) =>
        By("owner", Owners, owner => c.Count(block.At(owner)) * factor).Prepend(new("", Sum(c, block) * c.Scale * factor));

    private static Indicator Flow(string id, string title, string definition, Measure block) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => c.IsNation ? ByOwner(c, block, 0.01) : [new("", Sum(c, block) * c.Scale / 100)],
    };

    private static Indicator Stock(string id, string title, string definition, Measure block) => new()
    {
        Id = id, Title = title, Unit = "currency", Definition = definition,
        Evaluate = c => NationOnly(c, () => ByOwner(c, block, 0.01)),
    };

    private static Indicator Count(string id, string title, string definition, Measure block) => new()
    {
        Id = id, Title = title, Unit = "applications per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => ByOwner(c, block, 1)),
    };
}
