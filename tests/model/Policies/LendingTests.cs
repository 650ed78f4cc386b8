using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Whom a lender refuses and why, and what it learns.</summary>
public sealed class LendingTests
{
    [Theory]
    [InlineData(RefusalReason.None)]
    [InlineData(RefusalReason.Risk)]
    [InlineData(RefusalReason.DebtService)]
    [InlineData(RefusalReason.Liquidity)]
    [InlineData(RefusalReason.Capital)]
    [InlineData(RefusalReason.Product)]
    [InlineData(RefusalReason.Arrears)]
    public void A_refusal_names_the_limit_that_binds(RefusalReason reason)
    {
        var application = reason switch
        {
            RefusalReason.Risk => Lender.Risky(),
            RefusalReason.DebtService => Lender.Safe() with { PresentDebtCents = 200_000 }, // 1.1 x 12,000 x 0.0154167 = 203.50 > 200
            RefusalReason.Product => Lender.Safe() with { Leverage = 0.81 },
            RefusalReason.Arrears => Lender.Safe() with { InArrears = true, DebtCapacityCents = 0 },
            _ => Lender.Safe(),
        };
        var bank = reason switch
        {
            RefusalReason.Liquidity => Lender.Open(Island.Scenario(12), Lender.Amount - 1, 1_000_000_000),
            RefusalReason.Capital => Lender.Open(Island.Scenario(12), 2_000_000, -2_000_000 + Lender.Amount / 20 - 1),
            _ => Lender.Open(Island.Scenario(12)),
        };
        Assert.Equal(reason, bank.Decide(Lender.Batch(application)).Credit[0].Single().Refusal);
    }

    [Fact]
    public void Where_cash_is_short_the_best_expected_return_is_served_first()
    {
        var bank = Lender.Open(Island.Scenario(12), Lender.Amount, 1_000_000_000);
        var answers = bank.Decide(Lender.Batch(Lender.Safe(1) with { Readiness = 0.6 }, Lender.Safe(2) with { Readiness = 0.9 })).Credit[0];
        Assert.Equal([(1UL, false), (2UL, true)], answers.Select(a => (a.Organisation, a.Granted)));
    }

    [Fact]
    public void Refusals_are_counted_by_reason()
    {
        var bank = Lender.Open(Island.Scenario(12));
        var answer = bank.Decide(Lender.Batch(Lender.Safe())).Credit[0].Single();
        List<CreditDecision> answers =
        [
            .. Enum.GetValues<RefusalReason>().Where(r => r != RefusalReason.None)
                .SelectMany(r => Enumerable.Repeat(answer with { Refusal = r }, (int)r)),
            answer with { Refusal = RefusalReason.Risk, SocialEconomy = false },
        ];
        var month = Island.FirstMonth(0, decide: d => d with { Credit = [answers] });
        Step07Credit.PayOut(month);
        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            Assert.Equal((int)reason, month.Ledger.Counters[Measures.Refusals.At(1, (int)reason)]);
            Assert.Equal(reason == RefusalReason.Risk ? 1 : 0, month.Ledger.Counters[Measures.Refusals.At(0, (int)reason)]);
        }

        // 1 + 2 + ... + 8.
        Assert.Equal(36 * Lender.Amount, month.Ledger.Counters[Measures.RefusedAmount.At(1)]);
        Assert.Equal(0, month.Ledger.Counters[Measures.Grants.At(1)]);
    }

    [Fact]
    public void Perceived_default_is_the_posterior_mean_of_prior_and_records()
    {
        var bank = Lender.Open(Island.Scenario(12));
        // Nine forms at 1.8 x 4 %.
        Assert.Equal(0.072, bank.Decide(Lender.Batch()).PerceivedDefault[1], 12);
        // 1,200 loan-months of worker cooperatives are 100 loan-years; 4 of them default. Prior: 2,000 loan-years with 144 defaults.
        var seen = (144.0 + 4) / (2000 + 100);
        // The mean over the forms weighs each by 1 + the loan-years seen: 101 to 8 x 1.
        Assert.Equal((101 * seen + 8 * 0.072) / 109, bank.Decide(WithRecords()).PerceivedDefault[1], 12);
        Assert.Equal(0.04, bank.Decide(Lender.Batch()).PerceivedDefault[0], 12);
    }

    [Fact]
    public void Perceived_default_converges_to_the_realised_and_faster_with_published_records()
    {
        var (alone, informed) = (Lender.Open(Island.Scenario(12)), Lender.Open(Island.Scenario(12)));
        var last = 0.072;
        for (var month = 0; month < 240; month++)
        {
            var own = alone.Decide(WithRecords()).PerceivedDefault[1];
            var published = informed.Decide(WithRecords() with
            {
                PublishedDefaults = Workers(12),
                PublishedLoanMonths = Workers(3600),
            }).PerceivedDefault[1];
            Assert.InRange(own, 0.04, last - 1e-9);
            Assert.InRange(published, 0.04, own - 1e-9);
            last = own;
        }

        Assert.InRange(last, 0.04, 0.043);
    }

    [Fact]
    public void What_was_learnt_decides_the_next_application()
    {
        var bank = Lender.Open(Island.Scenario(12));
        // Orders a third above those expected: logistic(-3.5) x 1.8 x 0.75 = 0.0396; the perception must fall below 0.03 / 0.0220 = 1.36.
        var application = Lender.Risky() with { OrderRatio = 4.0 / 3 };
        Assert.Equal(RefusalReason.Risk, bank.Decide(Lender.Batch(application)).Credit[0].Single().Refusal);
        // After n months of 100 loan-years without a default (144 / (2000 + 100 n)) / 0.04 = 1.8 / (1 + n / 20): n = 7 gives 1.333.
        var months = 0;
        for (; bank.Decide(WithRecords(defaults: 0) with { Applications = [[application]] }).Credit[0].Single().Refusal == RefusalReason.Risk; months++)
        {
            Assert.InRange(months, 0, 20);
        }

        // Its branches assess by what it had learnt before the month.
        Assert.Equal(7, months);
    }

    [Fact]
    public void Nothing_is_learnt_while_the_economy_settles()
    {
        var bank = Lender.Open(Island.Scenario(12));
        Assert.Equal(0.072, bank.Decide(WithRecords() with { Month = -1 }).PerceivedDefault[1], 12);
    }

    private static FinancierBatch WithRecords(int defaults = 4) =>
        Lender.Batch() with { Records = [Lender.Record() with { Defaults = Workers(defaults), LoanMonths = Workers(1200) }] };

    private static int[] Workers(int count)
    {
        var byForm = new int[Classification.FormCount];
        byForm[(int)Form.WorkerCooperative] = count;
        return byForm;
    }
}
