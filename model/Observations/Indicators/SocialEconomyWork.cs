using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Paid work in the social and solidarity economy, and in organisations that a policy reached.</summary>
internal static class SocialEconomyWork
{
    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "sse.employment", Title = "Paid employment in SSE entities", Unit = "persons",
            Definition = "Paid jobs (headcount, worker-members included) in SSE entities at the end of the month.",
            Evaluate = Employment,
        },
        new()
        {
            Id = "sse.employment-fte", Title = "Paid employment in SSE entities, full-time equivalents", Unit = "FTE",
            Definition = "Weekly paid hours in SSE entities / 40.",
            Evaluate = EmploymentFullTime,
        },
        new()
        {
            Id = "sse.employment-share", Title = "SSE share of paid employment", Unit = "%",
            Definition = "Paid jobs in SSE entities / paid jobs in all organisations, public administration included.",
            Evaluate = c => Ratio("", SocialEconomyOverSecond(c, Measures.Jobs), Sum(c, Measures.Jobs)),
        },
        new()
        {
            Id = "sse.wage-ratio", Title = "SSE pay against the economy's", Unit = "ratio",
            Definition = "Gross pay per paid hour in SSE entities / gross pay per paid hour in all organisations.",
            Evaluate = WageRatio,
        },
        new()
        {
            Id = "support.employment", Title = "Employment in supported organisations", Unit = "persons",
            Definition = "Paid jobs in organisations that a policy has reached; in the reference: in the same organisations.",
            Evaluate = c => Supported(c, Measures.SupportedJobs, 1),
        },
        new()
        {
            Id = "support.employment-fte", Title = "Employment in supported organisations, full-time equivalents", Unit = "FTE",
            Definition = "Weekly paid hours in organisations that a policy has reached / 40; in the reference: in the same organisations.",
            Evaluate = c => Supported(c, Measures.SupportedHours, 1 / FullTimeHours),
        },
    ];

    private static IEnumerable<IndicatorValue> Employment(IndicatorContext c)
    {
        yield return new("", SocialEconomyOverSecond(c, Measures.Jobs) * c.Scale);
        foreach (var row in ByForm(f => OfForm(c, Measures.Jobs, f) * c.Scale))
        {
            yield return row;
        }

        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var row in By("sector", Classification.Sectors, s => SocialEconomyAt(c, Measures.Jobs, s) * c.Scale)
            .Concat(By("sex", Classification.Sexes, s => SocialEconomyAt(c, Measures.JobsBySex, s) * c.Scale)))
        {
            yield return row;
        }

        foreach (var form in SocialEconomyForms)
        {
            for (var sex = 0; sex < Classification.SexCount; sex++)
            {
                yield return new($"form={Classification.Forms[form]};sex={Classification.Sexes[sex]}", c.Count(Measures.JobsBySex.At(form, sex)));
            }
        }

        yield return new("age=15-24", SocialEconomy(c, Measures.YouthJobs) * c.Scale);
        yield return new("disability=yes", SocialEconomy(c, Measures.DisabilityJobs) * c.Scale);
    }

    private static IEnumerable<IndicatorValue> EmploymentFullTime(IndicatorContext c)
    {
        var total = new IndicatorValue("", SocialEconomyOverSecond(c, Measures.Hours) * c.Scale / FullTimeHours);
        return c.IsNation
            ? ByForm(f => OfForm(c, Measures.Hours, f) * c.Scale / FullTimeHours)
                .Concat(By("sector", Classification.Sectors, s => SocialEconomyAt(c, Measures.Hours, s) * c.Scale / FullTimeHours))
                .Prepend(total)
            : [total];
    }

    private static IEnumerable<IndicatorValue> WageRatio(IndicatorContext c)
    {
        double pay = Sum(c, Measures.Pay), hours = Sum(c, Measures.Hours);
        if (pay == 0 || hours == 0)
        {
            return [];
        }

        var total = Ratio("", SocialEconomy(c, Measures.Pay) * hours, SocialEconomyOverSecond(c, Measures.Hours) * pay, 1);
        return c.IsNation
            ? total.Concat(SocialEconomyForms.SelectMany(f =>
                Ratio("form=" + Classification.Forms[f], c[Measures.Pay.At(f)] * hours, OfForm(c, Measures.Hours, f) * pay, 1)))
            : total;
    }

    private static IEnumerable<IndicatorValue> Supported(IndicatorContext c, Measure block, double factor)
    {
        yield return new("", Sum(c, block) * c.Scale * factor);
        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var row in By("sector", Classification.Sectors, s => (c[block.At(s, 0)] + c[block.At(s, 1)]) * c.Scale * factor)
            .Concat(By("sex", Classification.Sexes, x => Enumerable.Range(0, Classification.SectorCount).Sum(s => c[block.At(s, x)]) * c.Scale * factor)))
        {
            yield return row;
        }
    }
}
