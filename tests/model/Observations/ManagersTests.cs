using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Observations;

/// <summary>Indicator 5.5.2 against ten persons in three organisations. The definition quoted is that of the UN metadata repository (unstats.un.org/sdgs/metadata; English
/// copies at worldbank.github.io/sdg-metadata).</summary>
public sealed class ManagersTests
{
    private const int Factory = 0, Cooperative = 1, Shop = 2;

    private readonly OrganisationColumns _organisations = new(3);
    private readonly List<(int Employer, Sex Sex, Status Status, int Pay)> _persons = [];

    // A factory with six persons, a care cooperative with three, and a shop whose owner works alone.
    private ManagersTests Economy()
    {
        Open(Form.Conventional, Sector.Manufacturing);
        Open(Form.WorkerCooperative, Sector.HealthAndCare);
        Open(Form.Conventional, Sector.TradeTransportTourism);
        Works(Factory, Sex.Male, 3000).Works(Factory, Sex.Female, 2900).Works(Factory, Sex.Male, 2000).Works(Factory, Sex.Female, 1900).Works(Factory, Sex.Male, 1000)
            .Works(Factory, Sex.Female, 900);
        Works(Cooperative, Sex.Male, 1000, Status.WorkerMember).Works(Cooperative, Sex.Female, 1200, Status.WorkerMember).Works(Cooperative, Sex.Female, 1100, Status.WorkerMember);
        return Works(Shop, Sex.Male, 800, Status.OwnAccountFormal);
    }

    [Fact]
    public void Indicator_5_5_2_is_the_share_of_women_among_the_best_paid_of_each_organisation()
    {
        // "This indicator refers to the proportion of females in the total number of persons employed in managerial positions."
        // Half of the factory's six: 3,000 (a man), 2,900 (a woman), 2,000 (a man). A third of the cooperative's three: 1,200 (a woman). No manager in the shop.
        // Two women of four managers; one of the factory's three.
        var incomes = Economy().Observe(manufacturing: 0.5, care: 1.0 / 3, trade: 0);
        Assert.Equal(50, TenPersons.Value(incomes, "sdg.5.5.2")!.Value, 1e-12);
        Assert.Equal(100.0 / 3, TenPersons.Value(incomes, "sdg.5.5.2", "form=conventional")!.Value, 1e-12);
        Assert.Equal(100, TenPersons.Value(incomes, "sdg.5.5.2", "form=worker-cooperative")!.Value, 1e-12);
        Assert.Null(TenPersons.Value(incomes, "sdg.5.5.2", "form=association"));    // nobody works in one
    }

    [Fact]
    public void The_owner_who_works_alone_is_the_best_paid_of_his_shop() =>
        Assert.Equal(0, TenPersons.Value(Economy().Observe(manufacturing: 0, care: 0, trade: 1), "sdg.5.5.2")!.Value);

    [Fact]
    public void Where_everybody_is_a_manager_women_are_as_many_as_at_work()
    {
        // Five of the ten.
        var incomes = Economy().Observe(manufacturing: 1, care: 1, trade: 1);
        Assert.Equal(50, TenPersons.Value(incomes, "sdg.5.5.2")!.Value, 1e-12);
        Assert.Equal(10, Managers(incomes));
    }

    [Fact]
    public void Territories_have_their_own_share_and_the_nation_that_of_all_their_managers()
    {
        // Here two women of four managers; in the other territory a man, the owner of his shop. A third has no manager.
        long[] here = Economy().Counters(manufacturing: 0.5, care: 1.0 / 3, trade: 0), there = new ManagersTests().Economy().Counters(manufacturing: 0, care: 0, trade: 1);
        var incomes = YearIncomes.Of([CounterSet.Of(here), CounterSet.Of(there), CounterSet.Of(new long[IncomeMeasures.Length])], 0, false);
        double[] OfTerritory(int territory) => [.. IndicatorCatalog.Find("sdg.5.5.2")!.Evaluate(new(new long[Measures.Length], 1, IsNation: false, [])
        {
            Year = new([], incomes, territory, null) { IsComplete = false },
        }).Select(v => v.Value)];
        Assert.Equal(40, TenPersons.Value(incomes, "sdg.5.5.2")!.Value, 1e-12);
        Assert.Equal([50.0], OfTerritory(0));
        Assert.Equal([0.0], OfTerritory(1));
        Assert.Equal([], OfTerritory(2));
    }

    [Fact]
    public void Without_managers_it_is_not_defined() => Assert.Null(TenPersons.Value(Economy().Observe(manufacturing: 0, care: 0, trade: 0), "sdg.5.5.2"));

    [Fact]
    public void Who_has_lost_the_job_and_a_closed_organisation_have_no_manager()
    {
        Economy();
        _organisations.Life[Cooperative] = Life.Closing;
        _persons.Add((PersonColumns.NoEmployer, Sex.Female, Status.Unemployed, 9000));
        _persons.Add((PersonColumns.NoEmployer, Sex.Female, Status.Retired, 9000));
        var incomes = Observe(manufacturing: 0.5, care: 1, trade: 0);
        Assert.Equal(3, Managers(incomes));
        Assert.Equal(100.0 / 3, TenPersons.Value(incomes, "sdg.5.5.2")!.Value, 1e-12);
    }

    [Fact]
    public void Parts_of_a_manager_add_up_over_many_organisations()
    {
        // A thousand shops of one person with 6 % managers: 60, give or take three standard deviations of 7.5.
        for (var i = 0; i < 1000; i++)
        {
            Open(Form.Conventional, Sector.TradeTransportTourism);
            Works(i, i % 2 == 0 ? Sex.Female : Sex.Male, 1000);
        }

        Assert.InRange(Managers(Observe(manufacturing: 0, care: 0, trade: 0.06)), 38, 82);
    }

    [Fact]
    public void Equal_pay_prefers_neither_those_who_stand_first_nor_a_sex()
    {
        // Two hundred firms with four women before four men, all of equal pay, two managers each: half of the four hundred are women, give or take three
        // standard deviations of 10.
        for (var i = 0; i < 200; i++)
        {
            Open(Form.Conventional, Sector.TradeTransportTourism);
            for (var n = 0; n < 8; n++)
            {
                Works(i, n < 4 ? Sex.Female : Sex.Male, 1000);
            }
        }

        var incomes = Observe(manufacturing: 0, care: 0, trade: 0.25);
        Assert.Equal(400, Managers(incomes));
        Assert.InRange(TenPersons.Value(incomes, "sdg.5.5.2")!.Value, 42.5, 57.5);
    }

    [Fact]
    public void A_year_of_the_island_has_as_many_managers_as_its_file_says()
    {
        // 6 % of 2,200 persons, 12 in finance and 10 in business: 143; a sample of fractions in 400 firms and the month's own jobs make it 110 to 180.
        var december = Island.Run(Island.Scenario(12)).Months[11];
        Assert.InRange(Managers(december.Incomes!), 110, 180);
    }

    private void Open(Form form, Sector sector)
    {
        var place = _organisations.Take();
        (_organisations.Life[place], _organisations.Form[place], _organisations.Sector[place], _organisations.Id[place]) = (Life.Alive, form, sector, (ulong)(1000 + place));
    }

    private ManagersTests Works(int employer, Sex sex, int pay, Status status = Status.Employee)
    {
        _persons.Add((employer, sex, status, pay));
        _organisations.Staff[employer]++;
        return this;
    }

    private YearIncomes Observe(double manufacturing, double care, double trade) => YearIncomes.Of([CounterSet.Of(Counters(manufacturing, care, trade))], 0, false);

    private long[] Counters(double manufacturing, double care, double trade)
    {
        var shares = new double[Classification.SectorCount];
        (shares[(int)Sector.Manufacturing], shares[(int)Sector.HealthAndCare], shares[(int)Sector.TradeTransportTourism]) = (manufacturing, care, trade);
        var persons = new PersonColumns(_persons.Count);
        for (var i = 0; i < _persons.Count; i++)
        {
            var (employer, sex, status, pay) = _persons[i];
            (persons.Employer[i], persons.Status[i], persons.PayCents[i]) = (employer, status, pay);
            persons.Traits[i] = PersonTraits.Pack(sex, AgeBand.From35To54, Education.Secondary, 0);
        }

        var counters = new long[IncomeMeasures.Length];
        ManagersObservation.Count(_organisations, persons, shares, new KeyedRandom(1, SseSim.Model.Numerics.Stream.Management, 0), 0, counters);
        return counters;
    }

    private static long Managers(YearIncomes incomes) => incomes.Nation.AsSpan(IncomeMeasures.Managers.Offset, IncomeMeasures.Managers.Length).ToArray().Sum();
}
