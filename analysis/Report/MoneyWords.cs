using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;

namespace SseSim.Analysis.Report;

/// <summary>The summary's sentences on public money: what was paid, how much of it came back, and what that leaves. Which words are chosen follows from the
/// figures and their intervals alone.</summary>
internal sealed class MoneyWords(ReportLanguage language, FiscalCost cost, int replicates, string currency)
{
    /// <summary>What the policy cost before anything came back, as in the table of costs.</summary>
    private double Spent => cost.NetFiscal.Mean + cost.Clawback.Mean;

    public IEnumerable<string> Sentences() => [Paid(), .. Guarantees(), Returned(), Result()];

    /// <summary>Key of the words for how much came back: by its share of what the policy cost, and not at all where the interval leaves its sign open.</summary>
    public static string ReturnedKey(FiscalCost cost, int replicates)
    {
        var back = cost.Clawback;
        var spent = cost.NetFiscal.Mean + back.Mean;
        return replicates == 1 ? "returned.one"
            : back.SpansZero && back.Low < back.High ? "returned.unclear"
            : spent <= 0 ? back.Mean < 0 ? "returned.lost" : "returned.amount"
            : (back.Mean / spent) switch
            {
                < -0.05 => "returned.lost",
                < 0.05 => "returned.little",
                < 0.9 => "returned.part",
                <= 1.1 => "returned.equal",
                < 1.75 => "returned.more",
                _ => "returned.times",
            };
    }

    /// <summary>Key of the words for what that leaves: a cost, a gain, or what these runs do not show. One history is given neither: it has a difference.</summary>
    public static string ResultKey(FiscalCost cost, int replicates)
    {
        var unclear = cost.NetFiscal.SpansZero && cost.NetFiscal.Low < cost.NetFiscal.High;
        return replicates == 1 ? "result.one"
            : CostWords.PaysForItself(cost) ? unclear ? "result.gain-unclear" : "result.gain"
            : "result.cost" + (unclear ? "-unclear" : "") + (cost.PerNetFteYear is null ? "-no-jobs" : "");
    }

    private string Paid()
    {
        var endowed = cost.GuaranteeEndowments.Mean == 0 ? ""
            : cost.GuaranteeEndowments.Mean == cost.GrossOutlay.Mean ? language.Text("summary.endowed-all")
            : language.Text("summary.endowed", ("endowments", Amount(cost.GuaranteeEndowments.Mean)));
        var key = cost.TaxExpenditure.Mean == 0 ? cost.GrossOutlay.Mean == 0 ? "summary.paid-nothing" : "summary.paid" : cost.GrossOutlay.Mean == 0 ? "summary.forgone" : "summary.paid-and-forgone";
        return language.Text(key, ("outlay", Amount(cost.GrossOutlay.Mean)), ("forgone", Amount(cost.TaxExpenditure.Mean)), ("endowed", endowed));
    }

    private string[] Guarantees() => cost is { GuaranteeCalls.Mean: 0, GuaranteeFees.Mean: 0, GuaranteeEndowments.Mean: 0 } ? []
        : [language.Text(Spent < 0 ? "summary.earned" : "summary.spent", ("spent", Amount(Math.Abs(Spent))))];

    private string Returned()
    {
        var (back, key) = (cost.Clawback, ReturnedKey(cost, replicates));
        if (key == "returned.one")
        {
            return language.Text(key, ("back", Change(back.Mean)));
        }

        var lost = key == "returned.lost";
        var times = back.Mean / Spent;
        return language.Text(key, ("back", Amount(lost ? -back.Mean : back.Mean)), ("interval", Interval(back, negated: lost)),
            ("percent", language.Numbers.Fixed(times * 100, 0)), ("times", language.Numbers.Fixed(times, times < 9.95 ? 1 : 0)));
    }

    private string Result()
    {
        var (net, key) = (cost.NetFiscal, ResultKey(cost, replicates));
        return key == "result.one" ? language.Text(key, ("net", Change(-net.Mean))) : language.Text(key, ("net", Amount(Math.Abs(net.Mean))), ("interval", Interval(net, CostWords.PaysForItself(cost))),
            ("each", cost.PerNetFteYear is { } each ? Amount(each.Mean) : ""));
    }

    private string Amount(double value) => language.Text("number.with-unit", ("number", language.Numbers.Level(NumberText.Rough(value), currency)), ("unit", currency));

    private string Change(double value) => language.Text("number.with-unit", ("number", language.Numbers.Change(NumberText.Rough(value), currency)), ("unit", currency));

    private string Interval(Estimate estimate, bool negated)
    {
        var shown = negated ? new Estimate(-estimate.Mean, -estimate.High, -estimate.Low) : estimate;
        var text = language.Numbers.Interval(NumberText.Rough(shown), currency);
        return text.Length == 0 ? "" : language.Text("summary.interval", ("interval", text));
    }
}
