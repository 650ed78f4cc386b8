using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;

namespace SseSim.Analysis.Report;

/// <summary>The summary in plain language: what came out and how sure it is, what was asked, and what jobs and money are made of.</summary>
internal static class PlainLanguage
{
    /// <summary>The answer in a sentence or two.</summary>
    public static string Answer(ReportContext context, PolicyEffect effect) => Jobs(context, effect);

    /// <summary>What was asked of which economy; of a run without policy also how it went.</summary>
    public static string Question(ReportContext context) => context.Effect is null ? Joined(context, [Setting(context), Levels(context)]) : Setting(context);

    /// <summary>Why net jobs are not the jobs of those reached, and what the budget paid and got back.</summary>
    public static string Reasons(ReportContext context, PolicyEffect effect) => Joined(context,
        [Gross(context, effect), .. Substituted(context, effect.Jobs), Ratio(context, effect),
            .. new MoneyWords(context.Language, effect.Cost, effect.Replicates, effect.Currency).Sentences()]);

    /// <summary>Key of the words for how sure the net effect is: from its interval.</summary>
    public static string Certainty(Estimate net, int replicates)
    {
        if (replicates == 1)
        {
            return "certainty.one";
        }

        if (net.SpansZero)
        {
            return "certainty.not-shown";
        }

        var spread = (net.High - net.Low) / 2 / Math.Abs(net.Mean);
        return spread < 0.25 ? "certainty.well" : spread < 0.6 ? "certainty.rough" : "certainty.direction";
    }

    private static string Joined(ReportContext context, IEnumerable<string> sentences) => string.Join(context.Text("sentence.space"), sentences);

    private static string Setting(ReportContext context)
    {
        var run = context.Run;
        (string, string)[] values =
        [
            ("economy", run.EconomyTitleIn(context.Language)), ("sample", Sample(context)), ("months", context.Numbers.Fixed(run.Months, 0)), ("start", context.Language.Month(run.Start)),
            ("policies", context.Effect is null ? Below(context) : Asked(context)),
            ("histories", run.Replicates == 1 ? context.Text("summary.one-history") : context.Text("summary.histories", ("count", context.Numbers.Fixed(run.Replicates, 0)))),
        ];
        return context.Text(context.Effect is not null ? "summary.setting" : "summary.setting-course", values);
    }

    /// <summary>What was asked, in words before its name in the file; of several policies the list below says it.</summary>
    private static string Asked(ReportContext context)
    {
        if (context.Run.Policies is not [var policy])
        {
            return context.Run.Policies.Count == 0 ? context.Text("summary.no-policy") : context.Text("summary.asked-many", ("count", context.Numbers.Fixed(context.Run.Policies.Count, 0)));
        }

        var summary = new PolicyText(context.Language, policy, context.Currency).Summary;
        return summary.Length == 0 ? context.Text("words.quoted", ("word", policy.Name))
            : context.Text("summary.asked-one", ("summary", char.ToLowerInvariant(summary[0]) + summary[1..]), ("name", policy.Name));
    }

    private static string Below(ReportContext context) => context.Run.Policies.Count switch
    {
        0 => context.Text("summary.no-policy"),
        1 => context.Text("summary.below-one"),
        var count => context.Text("summary.below-many", ("count", context.Numbers.Fixed(count, 0))),
    };

    /// <summary>How many residents the figures rest on: in a sample each counts many times.</summary>
    private static string Sample(ReportContext context)
    {
        var (residents, scale) = (context.Numbers.Fixed(context.Run.Residents, 0), context.Run.Scale);
        return scale is > 0.995 and < 1.005 ? context.Text("summary.sample-all", ("residents", residents))
            : context.Text("summary.sample", ("residents", residents), ("scale", context.Numbers.Fixed(scale, scale < 9.95 ? 1 : 0)));
    }

    private static string Jobs(ReportContext context, PolicyEffect effect)
    {
        var net = effect.Jobs.Net;
        var certainty = Certainty(net, effect.Replicates);
        var key = certainty == "certainty.not-shown" ? "summary.jobs-not-shown"
            : certainty == "certainty.one" ? "summary.jobs-one"
            : net.Mean >= 0 ? "summary.jobs-added" : "summary.jobs-lost";
        return context.Text(key,
            ("net", key is "summary.jobs-not-shown" or "summary.jobs-one"
                ? context.Numbers.Change(NumberText.Rough(net.Mean), "FTE-years") : Fte(context, Math.Abs(net.Mean))),
            ("interval", effect.Replicates == 1 ? "" : context.Text("summary.interval", ("interval", Span(context, net, "FTE-years", signed: net.SpansZero, negated: !net.SpansZero && net.Mean < 0)))),
            ("certainty", context.Text(certainty)));
    }

    private static string Gross(ReportContext context, PolicyEffect effect)
    {
        var jobs = effect.Jobs;
        return context.Text(effect.Replicates == 1 ? "summary.gross-one" : jobs.Deadweight.Mean > jobs.Gross.Mean ? "summary.gross-fewer" : "summary.gross",
            ("gross", Fte(context, jobs.Gross.Mean)),
            ("deadweight", Fte(context, jobs.Deadweight.Mean)),
            ("displacement", jobs.Displacement.Mean == 0 ? context.Text("summary.none") : Fte(context, jobs.Displacement.Mean)));
    }

    private static IEnumerable<string> Substituted(ReportContext context, JobsBridge jobs) => jobs.Substitution.Mean == 0 ? []
        : [context.Text("summary.substituted", ("substitution", Fte(context, jobs.Substitution.Mean)))];

    private static string Ratio(ReportContext context, PolicyEffect effect)
    {
        if (effect.NetToGross.Ratio is not { } ratio)
        {
            return context.Text("summary.no-ratio");
        }

        var hundred = new Estimate(ratio.Mean * 100, ratio.Low * 100, ratio.High * 100);
        var interval = context.Numbers.Interval(NumberText.Rough(hundred), "jobs");
        return effect.Replicates == 1 ? context.Text("summary.ratio-one")
            : effect.Jobs.Net.SpansZero ? context.Text("summary.ratio-unclear")
            : context.Text("summary.ratio-" + EffectSection.Standing(effect.NetToGross), ("net", context.Numbers.Fixed(hundred.Mean, 0)),
                ("interval", interval.Length == 0 ? "" : context.Text("summary.interval", ("interval", interval))));
    }

    private static string Levels(ReportContext context) => string.Join(context.Text("sentence.space"), context.Summary.Rows.Take(4).Select(r => context.Text("summary.level",
        ("label", context.Text("headline." + r.Key)), ("first", context.WithUnit(r.Reference ?? double.NaN, r.Unit)), ("last", context.WithUnit(r.Policy ?? double.NaN, r.Unit)))));

    private static string Span(ReportContext context, Estimate estimate, string unit, bool signed, bool negated)
    {
        var shown = negated ? new Estimate(-estimate.Mean, -estimate.High, -estimate.Low) : estimate;
        return context.Numbers.Interval(NumberText.Rough(shown), unit, signed);
    }

    private static string Fte(ReportContext context, double value) => context.Numbers.Level(NumberText.Rough(value), "FTE-years");
}
