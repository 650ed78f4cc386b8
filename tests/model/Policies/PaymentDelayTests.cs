using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Invoices of public contracts and how long they wait.</summary>
public sealed class PaymentDelayTests
{
    private const long Invoice = 100_000_000;

    [Theory]
    [InlineData(null, 60)]
    [InlineData(30.0, 30)]
    [InlineData(0.0, 0)]
    public void An_invoice_waits_the_days_on_average(double? promptDays, double days)
    {
        CompiledPolicy[] policies = promptDays is { } d ? [Island.Instrument("prompt-payment", 12, [d])] : [];
        var (month, place) = Owed(policies, Form.WorkerCooperative);
        double waited = 0;
        for (var n = 0; month.Organisations.NationalClaimsCents[place] > 0; n++)
        {
            var before = month.Organisations.NationalClaimsCents[place];
            PublicInvoices.Pay(month);
            waited += (double)(before - month.Organisations.NationalClaimsCents[place]) / Invoice * n * 30;
        }

        // The last 100 units are paid at once.
        Assert.InRange(waited, days - 0.5, days);
    }

    [Fact]
    public void What_the_government_pays_is_what_the_contractor_receives()
    {
        var (month, place) = Owed([], Form.WorkerCooperative);
        var deposit = month.Organisations.DepositCents[place];
        PublicInvoices.Pay(month);
        // A third: 1 / (1 + 60 / 30).
        Assert.Equal(Invoice / 3, month.Organisations.DepositCents[place] - deposit);
        Assert.Equal(-(Invoice / 3), month.Ledger.NationalGovernment);
        Assert.Equal(Invoice - Invoice / 3, month.Ledger.NationalPayables);
        Assert.Equal(Invoice / 3, month.Ledger.Counters[Measures.Spending(SpendingPurpose.Procurement)]);
        PublicInvoices.Settle(month, place);
        Assert.Equal(Invoice, month.Organisations.DepositCents[place] - deposit);
        Assert.Equal(0, month.Ledger.NationalPayables);
    }

    [Fact]
    public void Prompt_payment_is_only_for_those_whom_it_admits()
    {
        var (month, place) = Owed([Island.Instrument("prompt-payment", 12, [0])], Form.Conventional);
        PublicInvoices.Pay(month);
        Assert.Equal(Invoice - Invoice / 3, month.Organisations.NationalClaimsCents[place]);
        Assert.Empty(month.State.Supported);
    }

    [Fact]
    public void A_policy_of_more_days_than_usual_delays_nobody()
    {
        var (month, place) = Owed([Island.Instrument("prompt-payment", 12, [365])], Form.WorkerCooperative);
        PublicInvoices.Pay(month);
        Assert.Equal(Invoice - Invoice / 3, month.Organisations.NationalClaimsCents[place]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Shows("prompt-payment")]
    public void Late_payment_starves_a_contractor_without_cash_of_its_own(bool prompt)
    {
        // Each month's invoice carries the month's costs and a tenth on top; nothing else comes in.
        var (month, place) = Owed(prompt ? [Island.Instrument("prompt-payment", 12, [0])] : [], Form.WorkerCooperative);
        ref var deposit = ref month.Organisations.DepositCents[place];
        (deposit, month.Organisations.NationalClaimsCents[place]) = (0, 0);
        var overdrawn = 0;
        for (var n = 0; n < 12; n++)
        {
            PublicInvoices.Send(month, place, Invoice, local: false);
            PublicInvoices.Pay(month);
            deposit -= Invoice * 10 / 11;
            overdrawn += deposit < 0 ? 1 : 0;
        }

        // After this many months it would be insolvent.
        Assert.Equal(prompt, overdrawn < month.Parameters.InsolvencyMonths);
    }

    [Fact]
    [Shows("prompt-payment")]
    public void In_the_economy_prompt_payment_turns_claims_into_cash_that_governments_borrow()
    {
        var everybody = Eligibility.SocialEconomy with { Forms = Eligibility.All };
        var (late, prompt) = (new IslandRun(Island.Scenario(1)), new IslandRun(Island.Scenario(1, Island.Instrument("prompt-payment", 1, [0], everybody))));
        var lateUnpaid = Unpaid(late.Step());
        Assert.InRange(lateUnpaid, 1, long.MaxValue);
        Assert.Equal(0, Unpaid(prompt.Step()));
        // Taxes on what the cash is spent on come later.
        Assert.InRange(prompt.Governments[0].Balance.Debt - late.Governments[0].Balance.Debt, lateUnpaid / 2, lateUnpaid);
    }

    private static long Unpaid(MonthObservation month) => month.Nation()[Measures.UnpaidInvoices.At(0)] + month.Nation()[Measures.UnpaidInvoices.At(1)];

    /// <summary>A month in which one organisation of a form, and nobody else, is owed by the national government.</summary>
    private static (TerritoryMonthContext Month, int Place) Owed(CompiledPolicy[] policies, Form form)
    {
        var month = Island.FirstMonth(0, policies);
        var o = month.Organisations;
        Array.Clear(o.NationalClaimsCents);
        Array.Clear(o.LocalClaimsCents);
        var place = Island.Alive(o).First(i => o.Form[i] == form);
        PublicInvoices.Send(month, place, Invoice, local: false);
        return (month, place);
    }
}
