using System.Globalization;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report;

/// <summary>The summary in sentences: what the numbers say, and how sure they are.</summary>
internal static class PlainLanguage
{
    public static IReadOnlyList<string> Of(ReportContext context) =>
        context.Effect is { } effect
            ? [Setting(context), Jobs(effect), Ratio(effect), Money(effect), .. Single(effect)]
            : [Setting(context), Levels(context)];

    private static string Setting(ReportContext context)
    {
        var run = context.Run;
        var names = run.Policies.Count == 0 ? "no policy" : Join([.. run.Policies.Select(p => p.Name)]);
        var draws = run.Replicates == 1 ? "one simulated history" : $"{run.Replicates} simulated histories";
        return context.Effect is not null
            ? $"{run.EconomyTitle} was simulated for {run.Months} months from {run.Start}, with {names} and without, in {draws}. "
                + "Both runs of a history share every chance event that the policy does not touch, so what differs between them is due to the policy."
            : $"{run.EconomyTitle} was simulated for {run.Months} months from {run.Start} with {names}, in {draws}. "
                + "There is no second run to compare with, so this report shows a course and not an effect.";
    }

    private static string Jobs(PolicyEffect effect)
    {
        var jobs = effect.Jobs;
        var gross = $"Supported organisations held {Fte(jobs.Gross.Mean)} FTE-years of paid work. {Fte(jobs.Deadweight.Mean)} of them were there without "
            + $"the policy, and {(jobs.Displacement.Mean == 0 ? "none" : Fte(jobs.Displacement.Mean))} were lost by other organisations of the same markets. ";
        return gross + (Known(effect)
            ? $"Counted over the whole economy, the policy {(jobs.Net.Mean >= 0 ? "added" : "cost")} {Fte(Math.Abs(jobs.Net.Mean))} FTE-years"
                + $"{Interval(effect, jobs.Net)}; {Certainty(jobs.Net, effect.Replicates)}"
            : effect.Replicates == 1
                ? $"Counted over the whole economy, this one history shows no gain: {NumberText.Change(NumberText.Rough(jobs.Net.Mean), "FTE-years")} FTE-years."
                : $"Counted over the whole economy the difference is {NumberText.Change(NumberText.Rough(jobs.Net.Mean), "FTE-years")} FTE-years{Interval(effect, jobs.Net)}. The interval "
                    + "includes zero: these runs do not show whether the policy created jobs or cost jobs.");
    }

    private static string Certainty(Estimate net, int replicates)
    {
        if (replicates == 1)
        {
            return "how far chance moves this number is not known from one history.";
        }

        var spread = (net.High - net.Low) / 2 / Math.Abs(net.Mean);
        return spread < 0.25 ? "the direction and the size are both well determined by these runs."
            : spread < 0.6 ? "the direction is clear, the size is known roughly."
            : "the direction is clear, the size is very uncertain.";
    }

    private static string Ratio(PolicyEffect effect) => effect.NetToGross.Ratio is not { } ratio
        ? "No jobs in supported organisations can be told from none, so there is no ratio of net to gross jobs."
        : string.Create(CultureInfo.InvariantCulture, $"Of 100 gross jobs, {ratio.Mean * 100:0} are net. Evaluations of real programmes usually find 31 to 77; this result is ")
            + effect.NetToGross.Flag switch
            {
                "inside" => "inside that span.",
                "below" => "below that span: most of the supported work would have been there anyway or replaced other work.",
                _ => "above that span and should be read with care.",
            };

    private static string Money(PolicyEffect effect)
    {
        var cost = effect.Cost;
        var currency = effect.Currency;
        var paid = $"Governments paid out {NumberText.Level(cost.GrossOutlay.Mean, currency)} {currency} and forwent {NumberText.Level(cost.TaxExpenditure.Mean, currency)} "
            + $"{currency} of tax. ";
        var net = cost.NetFiscal.Mean >= 0
            ? $"After guarantee losses and fees, and what came back in taxes and saved benefits, the net cost is {NumberText.Level(cost.NetFiscal.Mean, currency)} {currency}{Interval(effect, cost.NetFiscal, currency)}"
            : $"After guarantee losses and fees, what came back in taxes and saved benefits exceeds the cost by {NumberText.Level(-cost.NetFiscal.Mean, currency)} {currency}";
        return paid + net + (cost.PerNetFteYear is { } each
            ? each.Mean <= 0 ? "." : $", or {NumberText.Level(NumberText.Rough(each.Mean), currency)} {currency} for each net FTE-year."
            : ". A cost per job is not given, because no positive net effect on jobs was found.");
    }

    private static IEnumerable<string> Single(PolicyEffect effect) => effect.Replicates > 1
        ? []
        : ["This report rests on a single history: no interval can be given, and another seed would give other numbers. Run it with more replicates before relying on it."];

    private static string Levels(ReportContext context) => string.Join(" ", context.Summary.Rows.Select(r =>
        $"{r.Label} went from {r.ReferenceText} to {r.PolicyText}{(r.Unit is "persons" or "entities" ? " " + r.Unit : "")}.").Take(4));

    private static bool Known(PolicyEffect effect) => effect.Replicates == 1 ? effect.Jobs.Net.Mean > 0 : !effect.Jobs.Net.SpansZero;

    private static string Interval(PolicyEffect effect, Estimate estimate, string unit = "FTE-years") =>
        effect.Replicates == 1 ? "" : $" (95 % interval {NumberText.Interval(NumberText.Rough(estimate), unit)})";

    private static string Fte(double value) => NumberText.Level(NumberText.Rough(value), "FTE-years");

    private static string Join(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
}
