using SseSim.Model.Economy;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Tests;

/// <summary>Official indicators of a month or year against some ten persons and organisations added up by hand. Quoted are the definitions of the UN metadata
/// repository (unstats.un.org/sdgs/metadata; English copies at worldbank.github.io/sdg-metadata) or, where only that is quoted, the indicator's name in the
/// global framework. Incomes and what else is observed once a year: the model's own tests.</summary>
public sealed class OfficialIndicatorTests
{
    private const int Farming = (int)Sector.AgricultureAndFood;
    private const int Factories = (int)Sector.Manufacturing;
    private const int Care = (int)Sector.HealthAndCare;

    private readonly long[] _counters = new long[Measures.Length];
    private CalendarYear? _year;

    [Fact]
    public void Every_official_indicator_names_the_framework_s_title_and_no_other_does()
    {
        Assert.All(IndicatorCatalog.All, i => Assert.Equal(i.OfficialCode is not null, i.OfficialTitle.Length > 10));
        string[] codes =
        [
            "1.1.1", "1.2.1", "1.3.1", "5.5.2", "8.1.1", "8.2.1", "8.3.1", "8.5.1", "8.5.2", "8.6.1", "9.2.2", "9.3.1", "9.3.2", "10.1.1", "10.2.1", "10.4.1", "10.4.2",
            "17.1.1", "17.1.2",
        ];
        Assert.Equal(codes, IndicatorCatalog.All.Select(i => i.OfficialCode).OfType<string>());
    }

    [Fact]
    public void Indicator_8_3_1_is_the_share_of_who_works_that_works_informally_by_sector_and_sex()
    {
        // "the share of employment which is classified as informal employment in the total economy, and separately in agriculture and in non-agriculture";
        // 19th ICLS. Ten jobs: farming 4 (2 women), of them 3 informal (1 woman); care 6 women, of them 1 informal.
        Jobs(Farming, men: 2, women: 2, informalMen: 2, informalWomen: 1);
        Jobs(Care, men: 0, women: 6, informalMen: 0, informalWomen: 1);
        Assert.Equal(40, Value("sdg.8.3.1"));
        Assert.Equal(100, Value("sdg.8.3.1", "sex=male"));
        Assert.Equal(25, Value("sdg.8.3.1", "sex=female"));
        Assert.Equal(75, Value("sdg.8.3.1", "activity=agriculture"));
        Assert.Equal(100.0 / 6, Value("sdg.8.3.1", "activity=non-agriculture")!.Value, 1e-12);
        Assert.Equal(75, Value("sdg.8.3.1", "sector=agriculture-and-food"));
        Assert.Null(Value("sdg.8.3.1", "sector=education"));
    }

    [Fact]
    public void Indicator_9_2_2_is_manufacturing_employment_as_a_proportion_of_total_employment()
    {
        Jobs(Factories, men: 2, women: 1);
        Jobs(Care, men: 3, women: 4);
        Assert.Equal(30, Value("sdg.9.2.2"));
    }

    [Fact]
    public void Indicators_9_3_1_and_9_3_2_are_the_small_manufacturers_share_and_their_access_to_credit()
    {
        // "the share of manufacturing value added of small-scale manufacturing enterprises in the total manufacturing value added", small-scale "as with less
        // than 20 persons employed". Five manufacturers: four small with 300 of 1,000 in all, one of them a cooperative; one of the four owes a loan.
        _counters[Measures.SmallManufacturers.At(0)] = 4;
        _counters[Measures.SmallManufacturers.At(1)] = 1;
        _counters[Measures.SmallManufacturers.At(2)] = 300;
        _counters[Measures.ValueAdded.At((int)Form.Conventional, Factories)] = 900;
        _counters[Measures.ValueAdded.At((int)Form.WorkerCooperative, Factories)] = 100;
        _counters[Measures.ValueAdded.At((int)Form.Conventional, Care)] = 5_000;
        Assert.Equal(30, Value("sdg.9.3.1"));
        Assert.Equal(25, Value("sdg.9.3.2"));
    }

    [Fact]
    public void Indicators_8_1_1_and_8_2_1_are_the_growth_of_real_gdp_a_head_and_per_employed_person()
    {
        // "calculated as the percentage change in the real GDP per capita between two consecutive years. Real GDP per capita is calculated by dividing GDP at
        // constant prices by the population". Ten persons. GDP 900 + 100, then 990 + 110; five employed, then four.
        var before = Year(valueAdded: 900, taxes: 100, employed: 5, others: 5, null);
        _year = Year(valueAdded: 990, taxes: 110, employed: 4, others: 6, before);
        Assert.Equal(10, Value("sdg.8.1.1")!.Value, 1e-12);
        Assert.Equal(37.5, Value("sdg.8.2.1")!.Value, 1e-12);      // 1,100 / 4 = 275 against 1,000 / 5 = 200

        _year = before;
        Assert.Null(Value("sdg.8.1.1"));                           // no year before
        _year = Year(990, 110, 4, 6, before with { IsComplete = false });
        Assert.Null(Value("sdg.8.2.1"));                           // not all of it was simulated
    }

    [Fact]
    public void Indicators_17_1_1_and_17_1_2_are_revenue_in_gdp_by_source_and_the_part_of_spending_that_taxes_pay()
    {
        // 17.1.1 "four types of revenue [...] taxes, social contributions, grants, and other revenue"; 17.1.2 "Proportion of domestic budgetary central
        // government expenditure funded by taxes". GDP 1,000; product tax 100, income tax 80, corporate tax 20, contributions 60 + 140, fees 5; spending 500.
        _year = Year(valueAdded: 900, taxes: 100, employed: 5, others: 5, null);
        long[] revenue = [100, 80, 60, 140, 20, 5];
        revenue.CopyTo(_year.Sums, Measures.GovernmentRevenue.Offset);
        _year.Sums[Measures.Spending(SpendingPurpose.Pay)] = 300;
        _year.Sums[Measures.Spending(SpendingPurpose.Pensions)] = 200;
        Assert.Equal(40.5, Value("sdg.17.1.1")!.Value, 1e-12);
        Assert.Equal(20, Value("sdg.17.1.1", "source=taxes")!.Value, 1e-12);
        Assert.Equal(20, Value("sdg.17.1.1", "source=social-contributions")!.Value, 1e-12);
        Assert.Equal(2, Value("sdg.17.1.1", "source=corporate-tax")!.Value, 1e-12);
        Assert.Equal(40, Value("sdg.17.1.2")!.Value, 1e-12);
    }

    [Fact]
    public void Membership_proxies_count_memberships_of_the_sector_that_they_name()
    {
        // Ten persons, five of whom work in farming.
        _counters[Measures.Persons.At((int)Status.Employee, 0, 2)] = 10;
        Jobs(Farming, men: 5, women: 0);
        _counters[Measures.Members.At((int)Form.ProducerCooperative, Farming)] = 2;
        _counters[Measures.Members.At((int)Form.ProducerCooperative, Factories)] = 7;
        _counters[Measures.Members.At((int)Form.Mutual, Care)] = 3;
        _counters[Measures.Members.At((int)Form.ConsumerCooperative, (int)Sector.EnergyWaterWaste)] = 1;
        _counters[Measures.Members.At((int)Form.ConsumerCooperative, (int)Sector.ConstructionAndHousing)] = 4;
        Assert.Equal(40, Value("px.2"));
        Assert.Equal(300, Value("px.3"));
        Assert.Equal(100, Value("px.7"));
        Assert.Equal(400, Value("px.11"));
    }

    [Fact]
    public void A_vote_in_the_enterprise_is_that_of_worker_members()
    {
        _counters[Measures.Persons.At((int)Status.WorkerMember, 1, 2)] = 2;
        _counters[Measures.Persons.At((int)Status.Employee, 1, 2)] = 2;
        _counters[Measures.Persons.At((int)Status.OwnAccountFormal, 0, 3)] = 4;
        _counters[Measures.Persons.At((int)Status.Unemployed, 0, 3)] = 2;
        Assert.Equal(25, Value("px.16"));
        Assert.Equal(50, Value("px.16", "sex=female"));
    }

    [Fact]
    public void Coverage_is_what_the_register_sees_of_entities_and_of_their_jobs_by_form()
    {
        _counters[Measures.Entities.At((int)Form.Association, Care)] = 8;
        _counters[Measures.Entities.At((int)Form.Mutual, Care)] = 2;
        _counters[Measures.SeenEntities.At((int)Form.Association)] = 5_000;
        _counters[Measures.SeenEntities.At((int)Form.Mutual)] = 2_000;
        _counters[Measures.Jobs.At((int)Form.Association, Care)] = 40;
        _counters[Measures.SeenJobs.At((int)Form.Association)] = 36_000;
        Assert.Equal(70, Value("px.17"));
        Assert.Equal(62.5, Value("px.17", "form=association"));
        Assert.Equal(100, Value("px.17", "form=mutual"));
        Assert.Equal(90, Value("px.17", "of=employment;form=association"));
        Assert.Null(Value("px.17", "of=employment;form=mutual"));
    }

    [Fact]
    public void A_month_in_mid_year_has_no_yearly_value()
    {
        Array.Fill(_counters, 3);
        Assert.All(IndicatorCatalog.All.Where(i => i.Frequency == Frequency.Yearly), i => Assert.Empty(i.Evaluate(Nation())));
    }

    private static CalendarYear Year(long valueAdded, long taxes, long employed, long others, CalendarYear? before)
    {
        var sums = new long[Measures.Length];
        sums[Measures.ValueAdded.At(0, 1)] = valueAdded;
        sums[Measures.ProductTaxes.At()] = taxes;
        sums[Measures.Persons.At((int)Status.Employee, 0, 2)] = 12 * employed;
        sums[Measures.Persons.At((int)Status.Inactive, 1, 2)] = 12 * others;
        return new(sums, null, -1, before) { IsComplete = true };
    }

    private void Jobs(int sector, long men, long women, long informalMen = 0, long informalWomen = 0)
    {
        _counters[Measures.SectorJobs.At(sector, 0)] = men;
        _counters[Measures.SectorJobs.At(sector, 1)] = women;
        _counters[Measures.InformalJobs.At(sector, 0)] = informalMen;
        _counters[Measures.InformalJobs.At(sector, 1)] = informalWomen;
    }

    private IndicatorContext Nation() => new(_counters, 10, true, []) { Year = _year };

    private double? Value(string id, string breakdown = "")
    {
        var found = IndicatorCatalog.Find(id)!.Evaluate(Nation()).Where(v => v.Breakdown == breakdown).ToArray();
        return found.Length == 0 ? null : found.Single().Value;
    }
}
