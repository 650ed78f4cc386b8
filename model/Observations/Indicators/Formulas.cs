using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What the declarations share: sums over classes, and the rows of a breakdown. A rate over nothing gives no row.</summary>
internal static class Formulas
{
    /// <summary>Weekly hours of one full-time equivalent.</summary>
    public const double FullTimeHours = 40;

    /// <summary>Weeks in a month (52 / 12), where weekly hours meet monthly pay.</summary>
    public const double WeeksPerMonth = 52.0 / 12;

    public static IReadOnlyList<int> SocialEconomyForms { get; } =
        [.. Enumerable.Range(0, Classification.FormCount).Where(f => Classification.IsSocialEconomy((Form)f))];

    public static IReadOnlyList<int> EmployedStatuses { get; } =
        [.. Enumerable.Range(0, Classification.StatusCount).Where(s => Classification.IsEmployed((Status)s))];

    /// <summary>Age bands from 15.</summary>
    public static IReadOnlyList<int> WorkingAges { get; } = [.. Enumerable.Range(1, Classification.AgeBandCount - 1)];

    /// <summary>Sum of one block [form] over the forms of the social economy.</summary>
    public static long SocialEconomy(IndicatorContext c, Measure byForm) => SocialEconomyForms.Sum(f => c[byForm.At(f)]);

    /// <summary>Sum over the second dimension of a block [form, other].</summary>
    public static long OfForm(IndicatorContext c, Measure block, int form)
    {
        long sum = 0;
        for (var j = 0; j < block.Shape[1]; j++)
        {
            sum += c[block.At(form, j)];
        }

        return sum;
    }

    public static long SocialEconomyOverSecond(IndicatorContext c, Measure block) => SocialEconomyForms.Sum(f => OfForm(c, block, f));

    /// <summary>Sum of a block [form, other] over the social economy at one place of the second dimension.</summary>
    public static long SocialEconomyAt(IndicatorContext c, Measure block, int second) => SocialEconomyForms.Sum(f => c[block.At(f, second)]);

    /// <summary>Sum of all counters of a block.</summary>
    public static long Sum(IndicatorContext c, Measure block)
    {
        long sum = 0;
        for (var i = 0; i < block.Length; i++)
        {
            sum += c[block.Offset + i];
        }

        return sum;
    }

    /// <summary>Persons of a status, over the sexes and ages asked for (null: all).</summary>
    public static long Persons(IndicatorContext c, Status status, int? sex = null, IReadOnlyList<int>? ages = null)
    {
        long sum = 0;
        for (var s = sex ?? 0; s <= (sex ?? Classification.SexCount - 1); s++)
        {
            for (var a = 0; a < Classification.AgeBandCount; a++)
            {
                if (ages is null || ages.Contains(a))
                {
                    sum += c[Measures.Persons.At((int)status, s, a)];
                }
            }
        }

        return sum;
    }

    public static long Employed(IndicatorContext c, int? sex = null, IReadOnlyList<int>? ages = null) =>
        EmployedStatuses.Sum(s => Persons(c, (Status)s, sex, ages));

    /// <summary>Value added of all organisations and taxes on products less subsidies: GDP of the month, cents of the sample.</summary>
    public static long GrossDomesticProduct(IndicatorContext c) => Sum(c, Measures.ValueAdded) + c[Measures.ProductTaxes.At()];

    /// <summary>One row, or none where the denominator is zero.</summary>
    public static IEnumerable<IndicatorValue> Ratio(string breakdown, double numerator, double denominator, double factor = 100)
    {
        if (denominator != 0)
        {
            yield return new(breakdown, factor * numerator / denominator);
        }
    }

    /// <summary>A row for each form of the social economy, such as <c>form=association</c>.</summary>
    public static IEnumerable<IndicatorValue> ByForm(Func<int, double> value)
    {
        foreach (var form in SocialEconomyForms)
        {
            yield return new("form=" + Classification.Forms[form], value(form));
        }
    }

    /// <summary>A row for each name of a classification, such as <c>sector=education</c>.</summary>
    public static IEnumerable<IndicatorValue> By(string dimension, IReadOnlyList<string> names, Func<int, double> value)
    {
        for (var i = 0; i < names.Count; i++)
        {
            yield return new(dimension + "=" + names[i], value(i));
        }
    }

    /// <summary>Money of a block [form] of the social economy: the total, and by form for the nation.</summary>
    public static IEnumerable<IndicatorValue> MoneyByForm(IndicatorContext c, Measure byForm)
    {
        yield return new("", SocialEconomy(c, byForm) * c.Scale / 100);
        foreach (var row in c.IsNation ? ByForm(f => c.Money(byForm.At(f))) : [])
        {
            yield return row;
        }
    }

    /// <summary>Counts of a block [form] of the social economy: the total, and by form for the nation.</summary>
    public static IEnumerable<IndicatorValue> CountByForm(IndicatorContext c, Measure byForm)
    {
        yield return new("", SocialEconomy(c, byForm) * c.Scale);
        foreach (var row in c.IsNation ? ByForm(f => c.Count(byForm.At(f))) : [])
        {
            yield return row;
        }
    }

    /// <summary>The rows for the nation alone; none for a territory.</summary>
    public static IEnumerable<IndicatorValue> NationOnly(IndicatorContext c, Func<IEnumerable<IndicatorValue>> rows) => c.IsNation ? rows() : [];

    /// <summary>Rows by sex, by age from 15, and by both.</summary>
    public static IEnumerable<IndicatorValue> BySexAndAge(Func<string, int?, int?, IEnumerable<IndicatorValue>> row)
    {
        var sexes = Enumerable.Range(0, Classification.SexCount).ToArray();
        return sexes.SelectMany(s => row("sex=" + Classification.Sexes[s], s, null))
            .Concat(WorkingAges.SelectMany(a => row("age=" + Classification.AgeBands[a], null, a)))
            .Concat(sexes.SelectMany(s => WorkingAges.SelectMany(a =>
                row($"sex={Classification.Sexes[s]};age={Classification.AgeBands[a]}", s, a))));
    }
}
