using SseSim.Model.Institutions;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>How a head office and its branches share money out when there are more applicants than either can look at one by one.</summary>
public sealed class LenderBranchTests
{
    private const int Many = 1000;

    [Fact]
    public void What_a_head_office_hears_does_not_grow_with_applicants()
    {
        var (few, many) = (Bundles(100), Bundles(Many));
        Assert.Equal(few.Count, many.Count);
        Assert.Equal(Many, many.Sum(b => b.Loans));
        Assert.Equal(Many * Lender.Amount, many.Sum(b => b.AmountCents));
        Assert.Equal(many.Select(b => b.Score).OrderDescending(), many.Select(b => b.Score));
    }

    [Fact]
    public void Few_applicants_are_heard_of_one_by_one() => Assert.All(Bundles(5), b => Assert.Equal(1, b.Loans));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(437)]
    [InlineData(Many)]
    public void Money_for_some_of_many_goes_to_the_best_of_them(int affordable)
    {
        var bank = Lender.Open(Island.Scenario(12), affordable * Lender.Amount, 1_000_000_000_000);
        var answers = bank.Decide(Lender.Batch(Applicants(Many))).Credit[0];
        Assert.Equal(affordable, answers.Count(a => a.Granted));
        // The readiest come last in the list.
        Assert.All(answers[..(Many - affordable)], a => Assert.Equal(RefusalReason.Liquidity, a.Refusal));
        Assert.All(answers[(Many - affordable)..], a => Assert.True(a.Granted));
    }

    [Fact]
    public void Money_goes_to_the_better_territory_first()
    {
        var bank = Lender.Open(Island.Scenario(12), Many * Lender.Amount, 1_000_000_000_000);
        CreditApplication[] poorer = Applicants(Many, readiness: 0.5);
        CreditApplication[] better = [.. Applicants(Many, readiness: 0.8).Select(a => a with { Territory = 1, Organisation = a.Organisation + Many })];
        var answers = bank.Decide(Lender.Batch() with { Applications = [[.. poorer], [.. better]], Bundles = [[], []], Records = [Lender.Record(), Lender.Record()], Deposits = [0, 0] }).Credit;
        Assert.All(answers[0], a => Assert.Equal(RefusalReason.Liquidity, a.Refusal));
        Assert.All(answers[1], a => Assert.True(a.Granted));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    [InlineData(Many)]
    public void A_guarantees_budget_covers_the_best_and_no_more(int covered)
    {
        var scenario = Island.Scenario(12, Island.Guarantee(12, 0.8));
        CreditApplication[] applicants = [.. Applicants(Many).Select(a => a with { OrderRatio = 1 })];
        var each = Lender.Open(scenario).Decide(Lender.Batch(applicants[^1])).Credit[0].Single().EndowmentCents;
        Assert.True(each > 0);
        var decisions = Lender.Open(scenario, Many * 2 * Lender.Amount, 1_000_000_000_000).Decide(Lender.Batch(applicants) with { GuaranteeAllotments = [covered * each + each / 2] });
        Assert.Equal(covered, decisions.Credit[0].Count(a => a.Granted));
        Assert.All(decisions.Credit[0][..(Many - covered)], a => Assert.Equal((RefusalReason.Risk, -1), (a.Refusal, a.GuaranteePolicy)));
        Assert.Equal(covered * each, decisions.Credit[0].Sum(a => a.EndowmentCents));
        Assert.InRange(decisions.PromisedEndowments[0], covered * each, covered * each + each);
    }

    [Fact]
    public void Answers_to_other_bundles_than_were_asked_for_are_an_error()
    {
        var branch = LenderBranch.Of(Island.Economy, Island.Parameters, Island.Scenario(12))[Lender.HarbourBank]!;
        var assessed = new List<AssessedApplication>();
        branch.Assess([.. Applicants(3)], Financier.PriorPerceptions(Island.Economy)[Lender.HarbourBank], Island.Scenario(12), 1, assessed);
        Assert.Throws<ArgumentException>(() => branch.Answer([LoanLimit.Whole], assessed, []));
    }

    private static List<LoanBundle> Bundles(int applicants) => LenderBranch.Of(Island.Economy, Island.Parameters, Island.Scenario(12))[Lender.HarbourBank]!
        .Assess([.. Applicants(applicants)], Financier.PriorPerceptions(Island.Economy)[Lender.HarbourBank], Island.Scenario(12), 1, []);

    /// <summary>Each readier than the one before, and all within the lender's appetite without a guarantee unless their orders fall.</summary>
    private static CreditApplication[] Applicants(int count, double readiness = 0.7) =>
        [.. Enumerable.Range(0, count).Select(n => Lender.Safe((ulong)n + 1) with { Readiness = readiness + 0.1 * n / count })];
}
