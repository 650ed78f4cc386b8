using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What governments buy by contract, and from whom.</summary>
internal static class Procurement
{
    public static IEnumerable<Indicator> Declarations =>
    [
        Value("procurement.total", "Public contracts awarded", "Yearly value of the contracts put to tender in the month.", Measures.Tendered),
        Value("procurement.sse-awarded", "Public contracts awarded to SSE entities", "Yearly value of the contracts of the month that SSE entities won.",
            Measures.AwardedToSocialEconomy),
        new()
        {
            Id = "procurement.sse-share", Title = "SSE share of public procurement", Unit = "%",
            Definition = "Value of the month's contracts that SSE entities won / value of all contracts put to tender in the month.",
            Evaluate = SocialEconomyShare,
        },
        Value("procurement.reserved", "Contracts reserved for SSE entities", "Yearly value of the month's tenders reserved under a quota.",
            Measures.ReservedTenders),
        Value("procurement.returned-to-open", "Reserved contracts returned to open competition",
            "Yearly value of the month's reserved tenders that SSE entities had no capacity for.", Measures.ReturnedToOpen),
        new()
        {
            Id = "procurement.unpaid", Title = "Unpaid invoices of public contracts", Unit = "currency",
            Definition = "What governments owe contractors at the end of the month for work that was invoiced; breakdown: to SSE entities.",
            Evaluate = c =>
            [
                new("", c.Money(Measures.UnpaidInvoices.At(0)) + c.Money(Measures.UnpaidInvoices.At(1))),
                .. NationOnly(c, () => [new("owner=sse", c.Money(Measures.UnpaidInvoices.At(1)))]),
            ],
        },
        new()
        {
            Id = "procurement.payments", Title = "Paid on public contracts", Unit = "currency per month",
            Definition = "Contract payments of the month; breakdown: to SSE entities.",
            Evaluate = c => NationOnly(c, () =>
                [new("", c.Money(Measures.ContractPayments.At(0))), new("owner=sse", c.Money(Measures.ContractPayments.At(1)))]),
        },
    ];

    public static IEnumerable<IndicatorValue> SocialEconomyShare(IndicatorContext c) =>
        NationOnly(c, () => Ratio("", c[Measures.AwardedToSocialEconomy.At()], c[Measures.Tendered.At()]));

    private static Indicator Value(string id, string title, string definition, Measure measure) => new()
    {
        Id = id, Title = title, Unit = "currency", Definition = definition,
        Evaluate = c => NationOnly(c, () => [new("", c.Money(measure.At()))]),
    };
}
