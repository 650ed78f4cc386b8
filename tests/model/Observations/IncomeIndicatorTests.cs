using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Observations;

/// <summary>The yearly official indicators against ten persons whose incomes are added up by hand. The definitions quoted are those of the UN metadata repository
/// (unstats.un.org/sdgs/metadata; English copies at worldbank.github.io/sdg-metadata).</summary>
public sealed class IncomeIndicatorTests
{
    private const double Tolerance = 1e-9;

    // Income per head (cents a month): A 256.00, B 512.00, C 1,024.00, D 2,048.00.
    //   A: two adults and two children (3-4 persons poor), 1,024.00 in all; equivalent adults 1 + 0.5 + 0.3 + 0.3 = 2.1
    //   B: two adults, 1,024.00;                                            1.5
    //   C: two adults, 2,048.00;                                            1.5
    //   D: two adults, 4,096.00;                                            1.5
    private static TenPersons Persons() => new TenPersons()
        .Household(102_400, Person(Sex.Female, AgeBand.From25To34, Status.Inactive), Person(Sex.Male, AgeBand.From25To34, Status.OwnAccountInformal, flags: PersonTraits.Urban),
            Person(Sex.Female, AgeBand.From0To14, Status.Child), Person(Sex.Male, AgeBand.From0To14, Status.Child))
        .Household(102_400, Person(Sex.Female, AgeBand.From65To74, Status.Retired, 51_200), Person(Sex.Male, AgeBand.From65To74, Status.Inactive))
        .Household(204_800, Person(Sex.Female, AgeBand.From35To54, Status.Unemployed, 80_000, PersonTraits.Disability), Person(Sex.Male, AgeBand.From35To54, Status.Employee, 100_000))
        .Household(409_600, Person(Sex.Female, AgeBand.From35To54, Status.WorkerMember, 200_000), Person(Sex.Male, AgeBand.From35To54, Status.Employee, 200_000, PersonTraits.Member));

    [Fact]
    public void Indicator_1_1_1_is_the_population_below_the_international_line_by_sex_age_employment_status_and_area()
    {
        // "defined as the percentage of the population living on less than $2.15 a day at 2017 international prices"; since June 2025 $3.00 at 2021 prices.
        // A line of 10 a day is 10 x 365 / 12 = 304.17 a month: household A (256.00 a head) is below it.
        var incomes = Persons().Observe(internationalLinePerDay: 10);
        Assert.Equal(40, TenPersons.Value(incomes, "sdg.1.1.1")!.Value, Tolerance);                       // 4 of 10 persons
        Assert.Equal(40, TenPersons.Value(incomes, "sdg.1.1.1", "sex=female")!.Value, Tolerance);         // 2 of 5 women
        Assert.Equal(100, TenPersons.Value(incomes, "sdg.1.1.1", "age=0-14")!.Value, Tolerance);
        Assert.Equal(25, TenPersons.Value(incomes, "sdg.1.1.1", "status=employed")!.Value, Tolerance);    // 1 of 4 at work: the working poor
        Assert.Equal(100, TenPersons.Value(incomes, "sdg.1.1.1", "area=urban")!.Value, Tolerance);        // the only one
        Assert.Equal(100.0 * 3 / 9, TenPersons.Value(incomes, "sdg.1.1.1", "area=rural")!.Value, Tolerance);
        Assert.Null(TenPersons.Value(incomes, "sdg.1.1.1", "age=75+"));                                   // nobody there: not defined
        Assert.Null(TenPersons.Value(Persons().Observe(), "sdg.1.1.1"));                                  // no line given
    }

    [Fact]
    public void Indicator_1_2_1_is_the_population_below_the_national_line_by_sex_and_age()
    {
        // "Proportion of population living below the national poverty line, by sex and age".
        // Equivalised: A 1,024.00 / 2.1 = 487.62; B 682.67, C 1,365.33, D 2,730.67. Half the persons are at or below B, so the median is in B's class and
        // a line of 80 % of it, about 546, has A below it.
        var incomes = Persons().Observe(nationalLine: 0.8);
        Assert.InRange(incomes.NationalLineCents!.Value, 0.75 * 68_266, 0.85 * 70_000);
        Assert.Equal(40, TenPersons.Value(incomes, "sdg.1.2.1")!.Value, Tolerance);
        Assert.Equal(40, TenPersons.Value(incomes, "sdg.1.2.1", "sex=male")!.Value, Tolerance);
        Assert.Equal(0, TenPersons.Value(incomes, "sdg.1.2.1", "age=65-74")!.Value, Tolerance);
        Assert.Null(TenPersons.Value(Persons().Observe(), "sdg.1.2.1"));
    }

    [Fact]
    public void Indicator_1_3_1_is_who_contributes_or_receives_a_benefit_as_far_as_branches_are_modelled()
    {
        // "Effective coverage of social protection is measured by the number of people who are either actively contributing to a social insurance scheme or
        // receiving benefits (contributory or non-contributory)."
        // Covered: two children, the pensioner, the unemployed (six months, the island pays longer), two employees and the worker-member: 7 of 10.
        var incomes = Persons().Observe();
        Assert.Equal(70, TenPersons.Value(incomes, "sdg.1.3.1")!.Value, Tolerance);
        Assert.Equal(80, TenPersons.Value(incomes, "sdg.1.3.1", "sex=female")!.Value, Tolerance);         // child, pensioner, unemployed, worker-member of 5
        Assert.Equal(100, TenPersons.Value(incomes, "sdg.1.3.1", "disability=yes")!.Value, Tolerance);
        Assert.Equal(100, TenPersons.Value(incomes, "sdg.1.3.1", "group=unemployed")!.Value, Tolerance);
        Assert.Equal(50, TenPersons.Value(incomes, "sdg.1.3.1", "group=older")!.Value, Tolerance);        // one of two
    }

    [Fact]
    public void Indicator_10_2_1_is_who_lives_on_less_than_half_the_median_a_head()
    {
        // "the share (%) of a country's population living on less than half of the consumption/income level of the median of the national income/consumption
        // distribution [...] measured using per capita welfare measure".
        // Per head: 4 persons 256.00, 2 at 512.00, 2 at 1,024.00, 2 at 2,048.00. The fifth of ten is at 512.00; half of it is 256.00 and nobody is below it.
        var incomes = Persons().Observe();
        Assert.Equal(0, TenPersons.Value(incomes, "sdg.10.2.1")!.Value, Tolerance);

        // With two more persons at 1,024.00 the sixth of twelve is at 512.00 still; with four more at 2,048.00 the median is 1,024.00 and half of it 512.00.
        var richer = Persons().Household(204_800, Person(Sex.Male, AgeBand.From75, Status.Inactive), Person(Sex.Female, AgeBand.From75, Status.Inactive))
            .Household(409_600, Person(Sex.Male, AgeBand.From75, Status.Inactive), Person(Sex.Female, AgeBand.From75, Status.Inactive)).Observe();
        Assert.Equal(100.0 * 4 / 14, TenPersons.Value(richer, "sdg.10.2.1")!.Value, Tolerance);            // the seventh of fourteen: 1,024.00
        Assert.Equal(0, TenPersons.Value(richer, "sdg.10.2.1", "disability=yes")!.Value, Tolerance);
        Assert.Equal(100.0 * 2 / 7, TenPersons.Value(richer, "sdg.10.2.1", "sex=female")!.Value, Tolerance);
    }

    [Fact]
    public void Indicator_10_1_1_is_the_growth_of_the_poorest_two_fifths_beside_everybodys()
    {
        // "The growth rate in the welfare aggregate of bottom 40% is computed as the annualized average growth rate in per capita real consumption or income of
        // the bottom 40% of the income distribution".
        // The poorest 40 per cent are the four persons of A, at 256.00 a head. A year later A has 2,048.00 (512.00 a head): with B (512.00) they are the six
        // poorest, so the bottom four are at 512.00: growth 100 %. Everybody: from 8,192.00 to 9,216.00 over ten persons: 12.5 %.
        var before = Persons().Observe();
        var now = new TenPersons()
            .Household(204_800, Person(Sex.Female, AgeBand.From25To34, Status.Inactive), Person(Sex.Male, AgeBand.From25To34, Status.Inactive),
                Person(Sex.Female, AgeBand.From0To14, Status.Child), Person(Sex.Male, AgeBand.From0To14, Status.Child))
            .Household(102_400, Person(Sex.Female, AgeBand.From65To74, Status.Retired, 51_200), Person(Sex.Male, AgeBand.From65To74, Status.Inactive))
            .Household(204_800, Person(Sex.Female, AgeBand.From35To54, Status.Inactive), Person(Sex.Male, AgeBand.From35To54, Status.Inactive))
            .Household(409_600, Person(Sex.Female, AgeBand.From35To54, Status.Inactive), Person(Sex.Male, AgeBand.From35To54, Status.Inactive)).Observe();
        Assert.Equal(100, TenPersons.Value(now, "sdg.10.1.1", before: before)!.Value, Tolerance);
        Assert.Equal(12.5, TenPersons.Value(now, "sdg.10.1.1", "population=total", before)!.Value, Tolerance);
        Assert.Null(TenPersons.Value(now, "sdg.10.1.1"));
    }

    [Fact]
    public void Indicator_10_4_2_is_the_gini_before_taxes_and_transfers_less_the_gini_after()
    {
        // "the Gini Index of pre-fiscal per capita (or equivalized) income less the Gini Index of post-fiscal per capita (or equivalized) income".
        // Two couples. One lives on a pension of 1,536.00 alone, the other on 3,072.00 of profits, untaxed. Equivalised 1,024.00 and 2,048.00 after:
        // Gini = 1 / 2 - 1,024 / 3,072 = 1/6. Before transfers the first has nothing: Gini 1/2. The impact is 100 x (1/2 - 1/6) points.
        var incomes = new TenPersons()
            .Household(153_600, Person(Sex.Female, AgeBand.From65To74, Status.Retired, 153_600), Person(Sex.Male, AgeBand.From65To74, Status.Inactive))
            .Household(307_200, Person(Sex.Female, AgeBand.From35To54, Status.Inactive), Person(Sex.Male, AgeBand.From35To54, Status.Inactive)).Observe();
        Assert.Equal(50, TenPersons.Value(incomes, "sdg.10.4.2", "income=market")!.Value, Tolerance);
        Assert.Equal(100.0 / 6, TenPersons.Value(incomes, "sdg.10.4.2", "income=disposable")!.Value, Tolerance);
        Assert.Equal(100.0 / 3, TenPersons.Value(incomes, "sdg.10.4.2")!.Value, Tolerance);
    }

    [Fact]
    public void Voting_members_are_the_worker_members_and_the_members_of_an_entity_among_adults()
    {
        // Eight adults: one worker-member, one other member.
        var incomes = Persons().Observe();
        Assert.Equal(25, TenPersons.Value(incomes, "px.16", "population=adults")!.Value, Tolerance);
        Assert.Equal(25, TenPersons.Value(incomes, "px.16", "population=adults;sex=male")!.Value, Tolerance);
    }

    [Fact]
    public void Tenths_and_groups_have_the_means_of_their_members()
    {
        // Equivalised sums: A 4 x 487.61, B 2 x 682.66, C 2 x 1,365.33, D 2 x 2,730.66 = 11,507.74 over ten persons.
        var incomes = Persons().Observe();
        Assert.Equal(1_150.774, TenPersons.Value(incomes, "distribution.income")!.Value, 1e-3);
        Assert.Equal(487.61, TenPersons.Value(incomes, "distribution.income", "age=0-14")!.Value, 1e-2);
        Assert.Equal(2_730.66, TenPersons.Value(incomes, "distribution.income", "decile=10")!.Value, 45.0);
        Assert.Equal(1_365.33, TenPersons.Value(incomes, "distribution.income", "disability=yes")!.Value, 1e-2);
        var shares = Enumerable.Range(1, 10).Sum(d => TenPersons.Value(incomes, "distribution.income-shares", "decile=" + d)!.Value);
        Assert.Equal(100, shares, 1e-6);
    }

    [Fact]
    public void An_empty_country_has_no_income_indicator_and_no_number_that_is_not_one()
    {
        var nobody = new TenPersons().Observe(1, 0.6);
        Assert.All(IndicatorCatalog.All.Where(i => i.Frequency == Frequency.Yearly), i => Assert.Null(TenPersons.Value(nobody, i.Id, before: nobody)));
    }

    private static (Sex, AgeBand, Status, int, int) Person(Sex sex, AgeBand age, Status status, int pay = 0, int flags = 0) => (sex, age, status, pay, flags);
}
