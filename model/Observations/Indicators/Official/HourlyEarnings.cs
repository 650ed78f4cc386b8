using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.5.1: pay of employees by the hour; worker-members stand apart.</summary>
internal static class HourlyEarnings
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.5.1", Title = "Average hourly earnings of employees", Unit = "currency per hour", OfficialCode = "8.5.1",
        OfficialTitle = "Average hourly earnings of employees, by sex, age, occupation and persons with disabilities",
        Definition = "Gross pay of the month / (weekly hours x 52 / 12) of employees, by sex, age and disability; worker-members in lines of their own.",
        Differs = "Usual hours, not hours worked; not by occupation, which persons do not have.",
        Evaluate = c => NationOnly(c, () => Rows(c)),
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
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
}
