using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Indicators of the UN global framework whose numerator and denominator are the model's own agents, and proxies named as such.
/// Definitions: UN global indicator metadata.</summary>
internal static class SustainableDevelopment
{
    private const int Youth = (int)AgeBand.From15To24;

    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "sdg.8.5.2", Title = "Unemployment rate", Unit = "%", OfficialCode = "8.5.2",
            Definition = "Unemployed / labour force (employed + unemployed), by sex, age and disability.",
            Evaluate = UnemploymentRate,
        },
        new()
        {
            Id = "sdg.8.5.1", Title = "Average hourly earnings of employees", Unit = "currency per hour", OfficialCode = "8.5.1",
            Definition = "Gross pay of the month / (weekly hours x 52 / 12) of employees, by sex, age and disability; worker-members in lines of their own.",
            Evaluate = c => NationOnly(c, () => HourlyEarnings(c)),
        },
        new()
        {
            Id = "sdg.8.6.1", Title = "Youth not in education, employment or training", Unit = "%", OfficialCode = "8.6.1",
            Definition = "(Persons aged 15-24 - employed - not employed but in education or training) / persons aged 15-24, by sex.",
            Evaluate = YouthOutside,
        },
        new()
        {
            Id = "sdg.10.4.1", Title = "Labour share of GDP", Unit = "%", OfficialCode = "10.4.1",
            Definition = "(Compensation of employees and worker-members + labour income of the self-employed) / GDP of the month.",
            Evaluate = c => NationOnly(c, () => Ratio("",
                c[Measures.Compensation.At()] + c[Measures.SelfEmployedIncome.At()], GrossDomesticProduct(c))),
        },
        new()
        {
            Id = "px.12", Title = "SSE share of public procurement value", Unit = "%", IsProxy = true,
            Definition = "Proxy for Goal 12: value of the month's public contracts that SSE entities won / value of all put to tender.",
            Evaluate = Procurement.SocialEconomyShare,
        },
    ];

    private static IEnumerable<IndicatorValue> UnemploymentRate(IndicatorContext c)
    {
        IEnumerable<IndicatorValue> Rate(string breakdown, int? sex, IReadOnlyList<int>? ages)
        {
            var unemployed = Persons(c, Status.Unemployed, sex, ages);
            return Ratio(breakdown, unemployed, unemployed + Employed(c, sex, ages));
        }

        foreach (var row in Rate("", null, null))
        {
            yield return row;
        }

        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var row in BySexAndAge((breakdown, sex, age) => Rate(breakdown, sex, age is { } a ? [a] : null))
            .Concat(Ratio("disability=yes", c[Measures.Disability.At(1)], c[Measures.Disability.At(0)] + c[Measures.Disability.At(1)])))
        {
            yield return row;
        }
    }

    private static IEnumerable<IndicatorValue> HourlyEarnings(IndicatorContext c)
    {
        const double currencyPerHour = 0.01 / WeeksPerMonth;

        IEnumerable<IndicatorValue> Earnings(string breakdown, int? sex, int? age)
        {
            double pay = 0, hours = 0;
            for (var s = sex ?? 0; s <= (sex ?? Classification.SexCount - 1); s++)
            {
                for (var a = age ?? 0; a <= (age ?? Classification.AgeBandCount - 1); a++)
                {
                    pay += c[Measures.EmployeePay.At(s, a)];
                    hours += c[Measures.EmployeeHours.At(s, a)];
                }
            }

            return Ratio(breakdown, pay, hours, currencyPerHour);
        }

        return Earnings("", null, null)
            .Concat(BySexAndAge(Earnings))
            .Concat(Ratio("disability=yes", c[Measures.DisabilityPay.At(0)], c[Measures.DisabilityPay.At(1)], currencyPerHour))
            .Concat(Ratio("status=worker-member", Sum(c, Measures.MemberPay), Sum(c, Measures.MemberHours), currencyPerHour))
            .Concat(Enumerable.Range(0, Classification.SexCount).SelectMany(s => Ratio("status=worker-member;sex=" + Classification.Sexes[s],
                c[Measures.MemberPay.At(s)], c[Measures.MemberHours.At(s)], currencyPerHour)));
    }

    private static IEnumerable<IndicatorValue> YouthOutside(IndicatorContext c)
    {
        IEnumerable<IndicatorValue> Rate(string breakdown, int? sex)
        {
            var youth = Enumerable.Range(0, Classification.StatusCount).Sum(s => Persons(c, (Status)s, sex, [Youth]));
            return Ratio(breakdown, youth - Employed(c, sex, [Youth]) - Persons(c, Status.InEducation, sex, [Youth]), youth);
        }

        return c.IsNation ? Rate("", null).Concat(Rate("sex=male", 0)).Concat(Rate("sex=female", 1)) : Rate("", null);
    }

    /// <summary>Rows by sex, by age from 15, and by both.</summary>
    private static IEnumerable<IndicatorValue> BySexAndAge(Func<string, int?, int?, IEnumerable<IndicatorValue>> row)
    {
        var sexes = Enumerable.Range(0, Classification.SexCount).ToArray();
        return sexes.SelectMany(s => row("sex=" + Classification.Sexes[s], s, null))
            .Concat(WorkingAges.SelectMany(a => row("age=" + Classification.AgeBands[a], null, a)))
            .Concat(sexes.SelectMany(s => WorkingAges.SelectMany(a =>
                row($"sex={Classification.Sexes[s]};age={Classification.AgeBands[a]}", s, a))));
    }
}
