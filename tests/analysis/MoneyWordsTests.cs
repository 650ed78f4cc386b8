using SseSim.Analysis.Effects;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Tests;

/// <summary>The summary's words on public money follow from the figures beside them.</summary>
public sealed class MoneyWordsTests
{
    public static TheoryData<string> Languages => [.. ReportLanguage.Codes];

    [Theory]
    [InlineData(-0.50, "returned.lost")]
    [InlineData(0.02, "returned.little")]
    [InlineData(0.40, "returned.part")]
    [InlineData(0.95, "returned.equal")]
    [InlineData(1.10, "returned.equal")]
    [InlineData(1.40, "returned.more")]
    [InlineData(3.00, "returned.times")]
    public void What_came_back_is_called_by_its_share_of_the_cost(double share, string key) =>
        Assert.Equal(key, MoneyWords.ReturnedKey(Cost(outlay: 38_400, back: Known(38_400 * share)), replicates: 4));

    [Fact]
    public void What_may_not_have_come_back_at_all_is_not_said_to_have_come_back()
    {
        Assert.Equal("returned.unclear", MoneyWords.ReturnedKey(Cost(38_400, new(115_200, -20_000, 250_400)), replicates: 4));
        Assert.Equal("returned.times", MoneyWords.ReturnedKey(Cost(38_400, new(115_200, 20_000, 210_400)), replicates: 4));
    }

    [Fact]
    public void A_fund_that_earned_more_in_fees_than_it_lost_has_no_share_that_came_back() =>
        Assert.Equal("returned.amount", MoneyWords.ReturnedKey(Cost(0, Known(500)) with { GuaranteeFees = Known(100), NetFiscal = Known(-600) }, replicates: 4));

    [Theory]
    [InlineData(1, -5, -5, -5, null, "result.one")]
    [InlineData(4, -5, -9, -1, 10, "result.gain")]
    [InlineData(4, -5, -12, 2, 10, "result.gain-unclear")]
    [InlineData(4, 5, -2, 12, 10, "result.cost-unclear")]
    [InlineData(4, 5, -2, 12, null, "result.cost-unclear-no-jobs")]
    [InlineData(4, 5, 1, 9, 10, "result.cost")]
    [InlineData(1, 5, 5, 5, null, "result.one")]
    [InlineData(4, 5, 1, 9, null, "result.cost-no-jobs")]
    public void A_gain_or_a_cost_is_claimed_only_where_its_interval_excludes_zero(
        int replicates, double net, double low, double high, int? each, string key) =>
        Assert.Equal(key, MoneyWords.ResultKey(
            Cost(100, Known(100 - net)) with { NetFiscal = new(net, low, high), PerNetFteYear = each is { } e ? Known(e) : null }, replicates));

    [Theory]
    [MemberData(nameof(Languages))]
    public void One_history_is_told_as_a_difference_and_neither_as_a_gain_nor_as_a_cost(string code)
    {
        var language = ReportLanguage.Find(code)!;
        string Text(double back, int replicates) => string.Concat(new MoneyWords(language, Cost(100, Known(back)), replicates, "EUR").Sentences());

        Assert.Contains(language.Numbers.Change(260, "EUR"), Text(back: 360, replicates: 1), StringComparison.Ordinal);
        Assert.Contains(language.Numbers.Change(-40, "EUR"), Text(back: 60, replicates: 1), StringComparison.Ordinal);
        Assert.EndsWith(language.Text("result.one", ("net", language.Text("number.with-unit", ("number", language.Numbers.Change(260, "EUR")), ("unit", "EUR")))),
            Text(back: 360, replicates: 1), StringComparison.Ordinal);
        Assert.DoesNotContain(language.Numbers.Change(260, "EUR"), Text(back: 360, replicates: 4), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Three_times_the_payment_coming_back_is_said_in_every_language_with_all_three_sums(string code)
    {
        var language = ReportLanguage.Find(code)!;
        string Sum(double value) => language.Numbers.Level(value, "EUR");

        var text = string.Concat(new MoneyWords(language, Cost(38_400, Known(115_200)), 4, "EUR").Sentences());
        Assert.Contains(Sum(38_400), text, StringComparison.Ordinal);   // paid
        Assert.Contains(Sum(115_000), text, StringComparison.Ordinal);  // came back, three digits
        Assert.Contains(Sum(76_800), text, StringComparison.Ordinal);   // 115,200 - 38,400
        Assert.Contains(language.Numbers.Fixed(3.0, 1), text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.NotEqual(text, string.Concat(new MoneyWords(language, Cost(38_400, Known(38_000)), 4, "EUR").Sentences()));
    }

    [Fact]
    public void What_guarantee_funds_hold_is_not_counted_as_spent()
    {
        var cost = Cost(1_000_000, Known(50_000)) with
        {
            GuaranteeEndowments = Known(900_000), GuaranteeCalls = Known(60_000), GuaranteeFees = Known(10_000), NetFiscal = Known(100_000),
        };
        var text = string.Join(' ', new MoneyWords(ReportLanguage.English, cost, 4, "EUR").Sentences());
        Assert.Contains("900,000 EUR went into guarantee funds", text, StringComparison.Ordinal);
        Assert.Contains("the policy cost 150,000 EUR", text, StringComparison.Ordinal);  // 1,000,000 - 900,000 + 60,000 - 10,000
        Assert.Contains("about 33 %", text, StringComparison.Ordinal);                   // 50,000 of 150,000
    }

    [Fact]
    public void A_fund_whose_fees_exceed_its_losses_is_not_said_to_cost_a_negative_sum()
    {
        var cost = Cost(900_000, Known(-50_000)) with
        {
            GuaranteeEndowments = Known(900_000), GuaranteeCalls = Known(20_000), GuaranteeFees = Known(60_000), NetFiscal = Known(10_000),
        };
        var text = string.Join(' ', new MoneyWords(ReportLanguage.English, cost, 4, "EUR").Sentences());
        Assert.Contains("all of it into guarantee funds", text, StringComparison.Ordinal);
        Assert.Contains("by 40,000 EUR", text, StringComparison.Ordinal);       // 60,000 - 20,000
        Assert.Contains("left the budget another 50,000 EUR worse off", text, StringComparison.Ordinal);
        Assert.Contains("The net cost is 10,000 EUR", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2212", text, StringComparison.Ordinal);
    }

    private static Estimate Known(double value) => new(value, value, value);

    /// <summary>An outlay without guarantees or tax relief.</summary>
    private static FiscalCost Cost(double outlay, Estimate back) => new()
    {
        GrossOutlay = Known(outlay), GuaranteeEndowments = Known(0), TaxExpenditure = Known(0), GuaranteeCalls = Known(0), GuaranteeFees = Known(0),
        Clawback = back, NetFiscal = new(outlay - back.Mean, outlay - back.High, outlay - back.Low), PerNetFteYear = null, NoEffectFound = false, Npv = Known(0),
    };
}
