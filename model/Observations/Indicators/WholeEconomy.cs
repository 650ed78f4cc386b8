using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>The economy around the SSE: people at work, organisations, output, deposits.</summary>
internal static class WholeEconomy
{
    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "economy.employment", Title = "Employed persons", Unit = "persons",
            Definition = "Employees, worker-members, own-account workers (formal and informal) and public employees. Volunteers are not employed.",
            Evaluate = Employment,
        },
        new()
        {
            Id = "economy.jobs", Title = "Paid jobs in organisations", Unit = "persons",
            Definition = "Paid jobs (headcount) in all organisations; the total that the gross-to-net bridge adds up to.",
            Evaluate = c => Jobs(c, Measures.SectorJobs, 1),
        },
        new()
        {
            Id = "economy.jobs-fte", Title = "Paid jobs in organisations, full-time equivalents", Unit = "FTE",
            Definition = "Weekly paid hours in all organisations / 40.",
            Evaluate = c => Jobs(c, Measures.SectorHours, 1 / FullTimeHours),
        },
        new()
        {
            Id = "economy.unemployment-rate", Title = "Unemployment rate", Unit = "%",
            Definition = "Unemployed persons / labour force (employed + unemployed).",
            Evaluate = Unemployment,
        },
        new()
        {
            Id = "economy.gdp", Title = "Gross domestic product", Unit = "currency per month",
            Definition = "Gross value added at basic prices of all organisations + taxes on products less subsidies, at base-year prices.",
            Evaluate = c => [new("", GrossDomesticProduct(c) * c.Scale / 100)],
        },
        new()
        {
            Id = "economy.organisations", Title = "Organisations", Unit = "entities",
            Definition = "Living conventional firms and SSE entities at the end of the month; public administration is not counted.",
            Evaluate = Organisations,
        },
        new()
        {
            Id = "economy.deposits", Title = "Deposits", Unit = "currency",
            Definition = "Deposits of households and organisations at the end of the month.",
            Evaluate = Deposits,
        },
        Money("economy.disposable-income", "Households' disposable income", "Of the month, after taxes and transfers.", Measures.DisposableIncome),
        Money("economy.consumption", "Households' consumption", "Spent in the month.", Measures.HouseholdConsumption),
        Money("economy.investment", "Investment", "Investment orders of the month less equipment that lenders sell to the investors.", Measures.Investment),
        Money("economy.exports", "Exports", "Sold abroad in the month.", Measures.Exports),
        Money("economy.imports", "Imports", "Bought abroad in the month, what no organisation could serve included.", Measures.Imports),
        new()
        {
            Id = "economy.unmet-demand", Title = "Demand that no organisation could serve", Unit = "currency per month",
            Definition = "Orders of the month beyond the capacity of organisations; they are imported.",
            Evaluate = c => NationOnly(c, () => By("sector", Classification.Sectors, s => c.Money(Measures.UnmetDemand.At(s)))
                .Prepend(new("", Sum(c, Measures.UnmetDemand) * c.Scale / 100))),
        },
        Count("economy.hires", "Hires", "persons per month", "Persons hired in the month.", Measures.Hires),
        Count("economy.separations", "Separations", "persons per month", "Persons who left a job in the month.", Measures.Separations),
        Count("economy.vacancies", "Vacancies", "jobs", "Jobs open at the end of the month.", Measures.Vacancies),
    ];

    private static IEnumerable<IndicatorValue> Employment(IndicatorContext c)
    {
        yield return new("", Employed(c) * c.Scale);
        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var row in By("sex", Classification.Sexes, s => Employed(c, s) * c.Scale))
        {
            yield return row;
        }

        foreach (var status in EmployedStatuses)
        {
            yield return new("status=" + Classification.Statuses[status], Persons(c, (Status)status) * c.Scale);
        }
    }

    private static IEnumerable<IndicatorValue> Jobs(IndicatorContext c, Measure block, double factor)
    {
        var total = new IndicatorValue("", Sum(c, block) * c.Scale * factor);
        return c.IsNation
            ? By("sector", Classification.Sectors, s => (c[block.At(s, 0)] + c[block.At(s, 1)]) * c.Scale * factor)
                .Concat(By("sex", Classification.Sexes,
                    x => Enumerable.Range(0, Classification.SectorCount).Sum(s => c[block.At(s, x)]) * c.Scale * factor))
                .Prepend(total)
            : [total];
    }

    private static IEnumerable<IndicatorValue> Unemployment(IndicatorContext c)
    {
        IEnumerable<IndicatorValue> Rate(string breakdown, int? sex)
        {
            var unemployed = Persons(c, Status.Unemployed, sex);
            return Ratio(breakdown, unemployed, unemployed + Employed(c, sex));
        }

        return c.IsNation ? Rate("", null).Concat(Rate("sex=male", 0)).Concat(Rate("sex=female", 1)) : Rate("", null);
    }

    private static IEnumerable<IndicatorValue> Organisations(IndicatorContext c)
    {
        var forms = Enumerable.Range(0, Classification.FormCount).Where(f => f != (int)Form.Public).ToArray();
        var total = new IndicatorValue("", forms.Sum(f => OfForm(c, Measures.Entities, f)) * c.Scale);
        return c.IsNation
            ? forms.Select(f => new IndicatorValue("form=" + Classification.Forms[f], OfForm(c, Measures.Entities, f) * c.Scale))
                .Concat(By("size", Classification.SizeClasses, z => forms.Sum(f => c[Measures.EntitiesBySize.At(f, z)]) * c.Scale))
                .Prepend(total)
            : [total];
    }

    private static IEnumerable<IndicatorValue> Deposits(IndicatorContext c)
    {
        double households = c.Money(Measures.HouseholdDeposits.At()), organisations = c.Money(Measures.OrganisationDeposits.At());
        return NationOnly(c, () => [new("", households + organisations), new("holder=household", households), new("holder=organisation", organisations)]);
    }

    private static Indicator Money(string id, string title, string definition, Measure measure) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => [new("", c.Money(measure.At()))]),
    };

    private static Indicator Count(string id, string title, string unit, string definition, Measure measure) => new()
    {
        Id = id, Title = title, Unit = unit, Definition = definition,
        Evaluate = c => NationOnly(c, () => [new("", c.Count(measure.At()))]),
    };
}
