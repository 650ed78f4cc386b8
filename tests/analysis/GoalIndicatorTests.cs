using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Goals;
using SseSim.Scenarios;

namespace SseSim.Analysis.Tests;

/// <summary>Proxies whose level an economy file gives, against some ten persons and organisations added up by hand. The design's own definitions are quoted: there is no
/// official one. The island has three farmers' cooperatives, one social enterprise with four jobs in waste, one worker cooperative in construction, and sixteen
/// paid jobs of associations in education.</summary>
public sealed class GoalIndicatorTests
{
    private const int Farming = (int)Sector.AgricultureAndFood, Waste = (int)Sector.EnergyWaterWaste, Schools = (int)Sector.EducationServices;
    private static readonly EconomyDefinition Island = EconomyLoader.Load("island").Economy!;

    private static readonly string[] Ids =
        ["px.2.sales", "px.2.premium", "px.4", "px.4.learners", "px.6", "px.7.power", "px.11.households", "px.12.recovered", "px.13", "px.14", "px.15"];

    private readonly long[] _counters = new long[Measures.Length];

    [Fact]
    public void PX_4_is_workers_reached_by_training_per_100_employed_by_sex()
    {
        // "workers reached by SSE training in 12 months per 100 employed, by sex". Ten employed, five of them women; an association pays two women and a man, and
        // trains half of its staff in a year: 1.5 of ten, one of five women, half a man of five.
        Employed(men: 5, women: 5);
        Jobs(Form.Association, women: 2, men: 1);
        var goals = new GoalsDefinition { TrainedShare = FigureTable.Of("", ("association", 0.5)) };
        Assert.Equal(15, Value("px.4", goals));
        Assert.Equal(20, Value("px.4", goals, "sex=female"));
        Assert.Equal(10, Value("px.4", goals, "sex=male"));
    }

    [Fact]
    public void PX_4_counts_nobody_of_a_form_that_the_file_does_not_name()
    {
        Employed(men: 5, women: 5);
        Jobs(Form.Foundation, women: 2, men: 1);
        Assert.Equal(0, Value("px.4", new() { TrainedShare = FigureTable.Of("", ("association", 0.5)) }));
    }

    [Fact]
    public void PX_4_is_not_defined_where_nobody_is_employed() => Assert.Null(Value("px.4", new() { TrainedShare = FigureTable.Of("", ("association", 0.5)) }));

    [Fact]
    public void Learners_follow_the_paid_jobs_in_education()
    {
        // 160 learners to 16 jobs of associations in the file, ten to one: four jobs teach forty. Jobs of associations in care teach nobody.
        _counters[Measures.Jobs.At((int)Form.Association, Schools)] = 4;
        _counters[Measures.Jobs.At((int)Form.Association, (int)Sector.HealthAndCare)] = 6;
        Assert.Equal(40, Value("px.4.learners", new() { Learners = FigureTable.Of("", ("association", 160)) })!.Value, 1e-9);
    }

    [Fact]
    public void PX_6_is_the_population_served_and_what_no_entity_carries_stays()
    {
        // The file: 400 served by its one social enterprise there, 100 by nobody's. Two entities of that form serve 800 and one of another form none.
        _counters[Measures.Entities.At((int)Form.SocialEnterprise, Waste)] = 2;
        _counters[Measures.Entities.At((int)Form.Association, Waste)] = 1;
        var goals = new GoalsDefinition { WaterUsers = FigureTable.Of("", ("social-enterprise", 400), ("fixed", 100)) };
        Assert.Equal(900, Value("px.6", goals));
        Assert.Equal(1700, Value("px.6", goals, scale: 2));      // a sample of half: its entities stand for two each, what is fixed is there once
        _counters[Measures.Entities.At((int)Form.SocialEnterprise, Waste)] = 0;
        Assert.Equal(100, Value("px.6", goals));
    }

    [Fact]
    public void PX_2_is_the_share_of_small_producers_who_sell_through_a_cooperative()
    {
        // "small producers selling through a cooperative, share": 60 of 120 through three cooperatives; two carry 40, a third of all.
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 2;
        var sellers = FigureTable.Of("", ("producer-cooperative", 60));
        Assert.Equal(100.0 / 3, Value("px.2.sales", new() { SmallProducers = Figure.Of(120), SellingProducers = sellers })!.Value, 1e-12);
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 9;
        Assert.Equal(100, Value("px.2.sales", new() { SmallProducers = Figure.Of(120), SellingProducers = sellers }));      // 180 of 120: all of them
        Assert.Null(Value("px.2.sales", new() { SellingProducers = sellers }));
    }

    [Fact]
    public void The_price_premium_is_the_members_and_its_mean_over_all_follows_who_sells()
    {
        // "price premium of members": 5 % (2 to 8). Two of the file's three cooperatives carry 40 of 120 producers, a third of all: 5 % for them, 5/3 % for everybody.
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 2;
        GoalsDefinition goals = new()
        {
            SmallProducers = Figure.Of(120), SellingProducers = FigureTable.Of("", ("producer-cooperative", 60)), PricePremium = Ranged(("producer-cooperative", 0.05, 0.02, 0.08)),
        };
        (string Breakdown, double Percent)[] rows =
        [
            ("", 5), ("population=small-producers", 5.0 / 3), ("bound=low", 2), ("population=small-producers;bound=low", 2.0 / 3), ("bound=high", 8), ("population=small-producers;bound=high", 8.0 / 3),
        ];
        Assert.Equal(rows.Select(r => r.Breakdown), IndicatorCatalog.Find("px.2.premium")!.Evaluate(Context(goals)).Select(v => v.Breakdown));
        Assert.All(rows, r => Assert.Equal(r.Percent, Value("px.2.premium", goals, r.Breakdown)!.Value, 1e-12));
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 9;
        Assert.Equal(5, Value("px.2.premium", goals, "population=small-producers")!.Value, 1e-12);      // 180 of 120 sell so: all of them
    }

    [Fact]
    public void A_premium_is_weighed_by_who_sells_through_each_form()
    {
        // 60 sell through three cooperatives at 6 %, 20 through nobody of the file at 2 % less than others: (3.6 - 0.4) / 80 is 4 %. With six cooperatives (7.2 - 0.4) / 140.
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 3;
        GoalsDefinition goals = new()
        {
            SmallProducers = Figure.Of(200), SellingProducers = FigureTable.Of("", ("producer-cooperative", 60), ("fixed", 20)),
            PricePremium = FigureTable.Of("", ("producer-cooperative", 0.06), ("fixed", -0.02)),
        };
        Assert.Equal(4, Value("px.2.premium", goals)!.Value, 1e-12);
        Assert.Equal(1.6, Value("px.2.premium", goals, "population=small-producers")!.Value, 1e-12);
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 6;
        Assert.Equal(680.0 / 140, Value("px.2.premium", goals)!.Value, 1e-12);
    }

    [Fact]
    public void Where_nobody_sells_through_a_cooperative_any_more_members_have_no_premium_and_producers_none_from_it()
    {
        GoalsDefinition goals = new()
        {
            SmallProducers = Figure.Of(120), SellingProducers = FigureTable.Of("", ("producer-cooperative", 60)), PricePremium = FigureTable.Of("", ("producer-cooperative", 0.05)),
        };
        Assert.Null(Value("px.2.premium", goals));
        Assert.Equal(0, Value("px.2.premium", goals, "population=small-producers"));
    }

    [Fact]
    public void Power_is_counted_per_1000_residents()
    {
        // "members and kW of energy cooperatives per 1,000 people": 250 kW and ten residents.
        _counters[Measures.Entities.At((int)Form.SocialEnterprise, Waste)] = 1;
        Employed(men: 5, women: 5);
        Assert.Equal(25_000, Value("px.7.power", new() { InstalledPower = FigureTable.Of("", ("social-enterprise", 250)) }));
    }

    [Fact]
    public void Households_fishers_and_hectares_follow_the_entities_of_their_sector()
    {
        _counters[Measures.Entities.At((int)Form.WorkerCooperative, (int)Sector.ConstructionAndHousing)] = 2;
        _counters[Measures.Entities.At((int)Form.ProducerCooperative, Farming)] = 6;
        Assert.Equal(60, Value("px.11.households", new() { HousedHouseholds = FigureTable.Of("", ("worker-cooperative", 30)) }));
        Assert.Equal(48, Value("px.14", new() { CooperativeFishers = FigureTable.Of("", ("producer-cooperative", 24)) }));
        Assert.Equal(600, Value("px.15", new() { CommunityLand = FigureTable.Of("", ("producer-cooperative", 150), ("fixed", 300)) }));
    }

    [Fact]
    public void Recovered_tonnes_follow_jobs_and_come_with_their_range()
    {
        // 600 tonnes a year by four jobs, 500 to 700: one job recovers 150 a year, 12.5 a month.
        _counters[Measures.Jobs.At((int)Form.SocialEnterprise, Waste)] = 1;
        var goals = new GoalsDefinition { RecoveredTonnes = Ranged(("social-enterprise", 600, 500, 700)) };
        Assert.Equal(12.5, Value("px.12.recovered", goals));
        Assert.Equal(500.0 / 48, Value("px.12.recovered", goals, "bound=low")!.Value, 1e-12);
        Assert.Equal(700.0 / 48, Value("px.12.recovered", goals, "bound=high")!.Value, 1e-12);
    }

    [Fact]
    public void PX_13_is_value_added_by_sector_times_intensity_with_its_band()
    {
        // "sector value added x intensity, with its band". Value added of the island is 66 million a year: farming has 4 % of it, 2.64 million, and emits 6,000 tonnes
        // (5,000 to 8,000): a million stands for 2,272.7 tonnes. A firm and a cooperative there make 1.32 million in a month: 3,000 tonnes, 2,500 to 4,000. The public
        // administration emits nothing where the file does not name it.
        _counters[Measures.ValueAdded.At((int)Form.Conventional, Farming)] = 132_000_000 - 32_000_000;
        _counters[Measures.ValueAdded.At((int)Form.ProducerCooperative, Farming)] = 32_000_000;
        _counters[Measures.ValueAdded.At((int)Form.Public, (int)Sector.PublicAdministration)] = 50_000_000;
        var goals = new GoalsDefinition { Emissions = Ranged(("agriculture-and-food", 6000, 5000, 8000)) };
        Assert.Equal(3000, Value("px.13", goals)!.Value, 1e-9);
        Assert.Equal(3000, Value("px.13", goals, "sector=agriculture-and-food")!.Value, 1e-9);
        Assert.Equal(2500, Value("px.13", goals, "bound=low")!.Value, 1e-9);
        Assert.Equal(4000, Value("px.13", goals, "bound=high")!.Value, 1e-9);
        Assert.Null(Value("px.13", goals, "sector=manufacturing"));
    }

    [Fact]
    public void Public_schools_emit_in_education_though_all_public_employees_are_counted_in_administration()
    {
        // Of 400 public employees 110 teach. Education has 7 % of 66 million, 4.62 million, and emits 462 tonnes: 100 a million. Public pay of 4 million in a month, 1.1
        // million of it in education: 110 tonnes; private schools with 1 million: 100 more.
        _counters[Measures.ValueAdded.At((int)Form.Public, (int)Sector.PublicAdministration)] = 400_000_000;
        _counters[Measures.ValueAdded.At((int)Form.Conventional, Schools)] = 100_000_000;
        Assert.Equal(110, Island.Labour.PublicEmployees["education"]);
        Assert.Equal(210, Value("px.13", new() { Emissions = FigureTable.Of("", ("education", 462)) })!.Value, 1e-9);
    }

    [Fact]
    public void What_the_file_does_not_give_is_not_defined()
    {
        Array.Fill(_counters, 1);
        Assert.All(Ids, id => Assert.Null(Value(id, new())));
        Assert.All(Ids, id => Assert.Empty(IndicatorCatalog.Find(id)!.Evaluate(Territory(new()))));
        Assert.All(Ids, id => Assert.NotNull(Value(id, Island.Goals)));
    }

    [Fact]
    public void Territories_have_what_follows_their_jobs_and_value_added_and_none_of_what_follows_entities()
    {
        Array.Fill(_counters, 1);
        string[] local = ["px.4", "px.4.learners", "px.12.recovered", "px.13"];
        Assert.All(local, id => Assert.Equal([""], IndicatorCatalog.Find(id)!.Evaluate(Territory(Island.Goals)).Select(v => v.Breakdown)));
        Assert.All(Ids.Except(local), id => Assert.Empty(IndicatorCatalog.Find(id)!.Evaluate(Territory(Island.Goals))));
    }

    [Fact]
    public void Territories_add_up_to_what_the_nation_has_beside_what_nothing_carries()
    {
        // Two territories alike, 160 learners to 16 jobs: one job of associations in education, ten learners, and 300 in public schools that no job of the file carries. A
        // farm of a million a month emits 2,273 tonnes; no public school there, but public pay of 4 million, of which 1.1 teach, and education emits 100 tonnes a million.
        _counters[Measures.Jobs.At((int)Form.Association, Schools)] = 1;
        _counters[Measures.ValueAdded.At((int)Form.Conventional, Farming)] = 100_000_000;
        _counters[Measures.ValueAdded.At((int)Form.Public, (int)Sector.PublicAdministration)] = 400_000_000;
        GoalsDefinition goals = new()
        {
            Learners = Ranged(("association", 160, 100, 200), ("fixed", 300, 300, 300)), Emissions = FigureTable.Of("", ("agriculture-and-food", 6000), ("education", 462)),
        };
        double OfTerritory(string id) => Assert.Single(IndicatorCatalog.Find(id)!.Evaluate(Territory(goals))).Value;
        Assert.Equal(10, OfTerritory("px.4.learners"), 1e-9);
        Assert.Equal(6000 / 2.64 + 110, OfTerritory("px.13"), 1e-9);
        for (var i = 0; i < _counters.Length; i++)
        {
            _counters[i] *= 2;
        }

        Assert.Equal(320, Value("px.4.learners", goals)!.Value, 1e-9);
        Assert.Equal(2 * (6000 / 2.64 + 110), Value("px.13", goals)!.Value, 1e-9);
    }

    [Fact]
    public void Inputs_of_the_file_are_marked_as_such_beside_the_mark_of_a_proxy()
    {
        Assert.Equal("Land under community management (proxy, input measure)", IndicatorCatalog.Find("px.15")!.MarkedTitle);
        Assert.Equal("SSE share of public procurement value (proxy)", IndicatorCatalog.Find("px.12")!.MarkedTitle);
        Assert.All(IndicatorCatalog.All.Where(i => i.IsInput), i => Assert.True(i.IsProxy && i.Differs.StartsWith("An input measure", StringComparison.Ordinal), i.Id));
    }

    private static FigureTable Ranged(params (string Key, double Value, double Low, double High)[] values) => FigureTable.Empty with
    {
        Values = values.ToDictionary(v => v.Key, v => v.Value), Low = values.ToDictionary(v => v.Key, v => v.Low), High = values.ToDictionary(v => v.Key, v => v.High),
    };

    private void Employed(int men, int women)
    {
        _counters[Measures.Persons.At((int)Status.Employee, (int)Sex.Male, (int)AgeBand.From35To54)] = men;
        _counters[Measures.Persons.At((int)Status.Employee, (int)Sex.Female, (int)AgeBand.From35To54)] = women;
    }

    private void Jobs(Form form, int women, int men)
    {
        _counters[Measures.JobsBySex.At((int)form, (int)Sex.Female)] = women;
        _counters[Measures.JobsBySex.At((int)form, (int)Sex.Male)] = men;
    }

    private IndicatorContext Context(GoalsDefinition goals, double scale = 1) =>
        new(_counters, scale, IsNation: true, []) { Goals = GoalFactors.Of(Island with { Goals = goals }) };

    private IndicatorContext Territory(GoalsDefinition goals) => Context(goals) with { IsNation = false };

    private double? Value(string id, GoalsDefinition goals, string breakdown = "", double scale = 1) =>
        IndicatorCatalog.Find(id)!.Evaluate(Context(goals, scale)).Where(v => v.Breakdown == breakdown).Select(v => (double?)v.Value).SingleOrDefault();
}
