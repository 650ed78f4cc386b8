using CsCheck;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>More of an instrument never lowers, in the month in which it acts, what it is meant to raise: over random strengths of it.</summary>
public sealed class DirectionTests
{
    [Theory]
    [InlineData("corporate-tax-relief")]
    [InlineData("reinvested-surplus-exemption")]
    [InlineData("indivisible-reserve-deduction")]
    public void More_relief_never_leaves_eligible_organisations_less(string instrument) => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) =>
    {
        long Funds(double share)
        {
            var month = Island.FirstMonth(0, [Island.Instrument(instrument, 12, [share])], parameters: Island.Parameters with { PayoutRate = 0 });
            Island.RunUntilSurplus(month);
            Step05Surplus.Run(month);
            var o = month.Organisations;
            return Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i])).Sum(i => o.DepositCents[i] + o.CapitalCents[i]);
        }

        return Funds(Math.Min(a, b)) <= Funds(Math.Max(a, b));
    }, iter: 5);

    [Fact]
    public void Fewer_days_never_pay_contractors_less() => Gen.Select(Gen.Double[0, 60], Gen.Double[0, 60]).Sample((a, b) =>
    {
        long Paid(double days)
        {
            var month = Island.FirstMonth(0, [Island.Instrument("prompt-payment", 12, [days])]);
            PublicInvoices.Pay(month);
            return month.Ledger.Counters[Measures.ContractPayments.At(1)];
        }

        return Paid(Math.Max(a, b)) <= Paid(Math.Min(a, b));
    }, iter: 10);

    [Theory]
    [InlineData("business-support")]
    [InlineData("investment-readiness")]
    public void More_hours_never_leave_entities_less_ready(string instrument) => Gen.Select(Gen.Double[0, 5000], Gen.Double[0, 5000]).Sample((a, b) =>
    {
        double Readiness(double hours)
        {
            var month = Island.FirstMonth(0, [Island.Instrument(instrument, 12, [hours])]);
            Array.Fill(month.Organisations.RefusedFor, RefusalReason.Risk);
            Step10Support.Run(month);
            return Island.Alive(month.Organisations).Sum(i => month.Organisations.Readiness[i]);
        }

        return Readiness(Math.Min(a, b)) <= Readiness(Math.Max(a, b)) + 1e-9;
    }, iter: 10);

    [Fact]
    public void More_places_are_never_paid_less() => Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000]).Sample((a, b) =>
    {
        long Paid(double places)
        {
            var month = Island.FirstMonth(0, [Island.Instrument("public-service-agreement", 12, [places])]);
            Step02Orders.Run(month);
            Step03Trade.Run(month);
            return month.Ledger.Counters[Measures.PolicyOutlay.At(0)];
        }

        return Paid(Math.Min(a, b)) <= Paid(Math.Max(a, b));
    }, iter: 5);

    [Fact]
    public void A_lower_rate_never_refuses_whom_a_higher_one_grants() =>
        Gen.Select(Gen.Double[0, 0.06], Gen.Double[0, 0.06], Gen.Long[10_000, 20_000]).Sample((a, b, earned) =>
        {
            bool Granted(double rate) => Lender.Open(Island.Scenario(12, Island.Instrument("concessional-loan", 12, [rate])))
                .Decide(Lender.Batch(Lender.Safe() with { DebtCapacityCents = earned })).Credit[0].Granted;
            return !Granted(Math.Max(a, b)) || Granted(Math.Min(a, b));
        }, iter: 50);
}
