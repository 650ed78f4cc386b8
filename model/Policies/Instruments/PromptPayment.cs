namespace SseSim.Model.Policies.Instruments;

/// <summary>Pays invoices of public contracts sooner.</summary>
public static class PromptPayment
{
    public const int Days = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "prompt-payment",
        Family = "procurement",
        Summary = "Governments pay eligible contractors within the days given.",
        Mechanism = "Step 3 (trade): work under a public contract is invoiced, and of what is unpaid a government pays 1 / (1 + days / 30) a month, "
            + "the economy's usual days or, for eligible contractors, the policy's where they are fewer. Sales and tax count when invoiced, cash when "
            + "paid: who waits longer has less to invest and to pay wages with, and borrows or becomes insolvent. The price is what governments borrow "
            + "sooner.",
        Source = "Directive 2011/7/EU on combating late payment: public authorities pay within 30 days (60 in health), in force in Portugal since "
            + "July 2013. Portuguese public bodies took 152.5 days in 2007 (Intrum Justitia, by Publico, 29 May 2007).",
        Lever = Lever.PaymentDelay,
        BudgetUse = BudgetUse.None,
        Keys = [new("days", Dimension.Days, 30, 0, 365, "Mean days between the work and its payment.")],
        Explain = v => FormattableString.Invariant($"eligible contractors are paid after {v[Days]:0} days"),
    };
}
