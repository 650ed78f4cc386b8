using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.Tests.Conventions;
using SseSim.Scenarios;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>An invented economy as far from Portugal as can be: 86 % of the firms are one person, 80 % of the work is informal, and organisations owe 16 % of GDP. Five years
/// of a small sample, and what sectors yield in the first year of three larger ones.</summary>
public sealed class LowIncomeTests
{
    private const int Residents = 30_000, Months = 60, Year = 12;
    private static readonly Lazy<EconomyDefinition> File = new(() =>
    {
        var loaded = EconomyLoader.Load(Path.Combine(Repository.Root, "tests", "model", "Economies", "low-income.yaml"));
        return loaded.Economy ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    });

    /// <summary>In samples of thirty thousand a sector may have three hundred jobs and yields up to 9 % less. Where constants are found on a hundred thousand, business services with their thousand jobs yield 5 % more or less by
    /// chance (0.93, 1.06 and 1.02 of the file's on samples of 100,000, 120,000 and 150,000).</summary>
    private const int MoreResidents = 100_000, Samples = 3, SettledOn = 200_000;
    private static readonly Lazy<MonthObservation[]> Run = new(() =>
        Observe(SettledEconomy.Prepare(File.Value, Residents, 1, Island.Parameters, EconomyRun.Sequentially), Residents, Months, seed: 1));
    private static readonly Lazy<MonthObservation[]> FirstYears = new(() =>
    {
        var constants = SettledConstants.Find(File.Value, SettledOn, Island.Parameters, EconomyRun.Sequentially);
        return [.. Enumerable.Range(1, Samples).SelectMany(seed =>
            Observe(SettledEconomy.Open(constants, File.Value, MoreResidents, (ulong)seed, Island.Parameters, EconomyRun.Sequentially), MoreResidents, Year, (ulong)seed))];
    });

    private static MonthObservation[] Observe(SettledEconomy settled, int residents, int months, ulong seed)
    {
        var scenario = Island.Scenario(months) with { Residents = residents };
        return [.. EconomyRun.Run(settled.Start(scenario, new RunKey("test", 0, seed, [])), EconomyRun.Sequentially).Months];
    }

    [Fact]
    public void It_starts_near_its_unemployment_rate_and_stays_there()
    {
        Assert.Equal(6, Unemployment(0), 1.5);
        Assert.Equal(Unemployment(0), Unemployment(Months - Year), 1.5);
    }

    [Fact]
    public void As_many_of_its_firms_close_in_a_year_as_its_file_says() =>
        Assert.InRange(Mean(0, Months, m => 100 * Year * Sum(m, Measures.Deaths, 0, 1) / Sum(m, Measures.Entities, 0, Classification.SectorCount)), 7, 14);

    [Fact]
    public void Its_firms_and_their_informal_jobs_stay()
    {
        Assert.Equal(1, Change(m => Sum(m, Measures.Entities, 0, Classification.SectorCount)), 0.05);
        Assert.Equal(1, Change(m => Sum(m, Measures.InformalJobs)), 0.1);
    }

    [Fact]
    public void Its_organisations_ask_for_no_smaller_part_of_a_residents_income_than_euros_were_in_Portugal()
    {
        Assert.Equal(50_000, (File.Value with { Currency = "EUR" }).CentsFor(500));
        var income = File.Value.Accounts.GrossDomesticProduct.Value / File.Value.Population.Residents.Value;
        Assert.Equal(500 / 17_000.0, File.Value.CentsFor(500) / 100.0 / income, 5);
        var asked = Mean(0, Year, m => Sum(m, Measures.CreditDemanded) / Math.Max(1, Sum(m, Measures.Applications)));
        Assert.InRange(asked, File.Value.CentsFor(500), double.MaxValue);
    }

    [Theory]
    [InlineData(AgeBand.From65To74)]
    [InlineData(AgeBand.From75)]
    public void Of_the_old_without_work_as_many_have_a_pension_years_later_as_its_file_says(AgeBand age)
    {
        // Three hundred persons outside the labour force: a standard deviation of chance is 2 to 3 points.
        var (retired, outside) = (Old(Status.Retired), Old(Status.Inactive));
        Assert.Equal(File.Value.Labour.RetiredShare[Classification.AgeBands[(int)age]], retired / (retired + outside), 0.07);

        double Old(Status status) => Mean(Months - Year, Year, m => m[Measures.Persons.At((int)status, 0, (int)age)] + m[Measures.Persons.At((int)status, 1, (int)age)]);
    }

    [Theory]
    [InlineData(Sector.AgricultureAndFood)]
    [InlineData(Sector.Manufacturing)]
    [InlineData(Sector.TradeTransportTourism)]
    [InlineData(Sector.BusinessAndDigital)]
    public void A_sector_of_owners_who_work_alone_and_have_not_always_work_yields_what_its_file_says(Sector sector)
    {
        var file = File.Value;
        var valueAdded = file.Accounts.GrossDomesticProduct * (1 - file.Accounts.ProductTaxes) * file.Sectors[(int)sector].ValueAddedShare;
        var scale = file.Population.Residents / MoreResidents;
        var yields = FirstYears.Value.Sum(m => Enumerable.Range(0, Classification.FormCount - 1).Sum(f => m.Nation()[Measures.ValueAdded.At(f, (int)sector)] / 100.0)) / Samples;
        Assert.Equal(1, scale * yields / valueAdded, 0.06);
    }

    [Theory]
    [InlineData(Sector.ConstructionAndHousing)]
    [InlineData(Sector.Manufacturing)]
    [InlineData(Sector.TradeTransportTourism)]
    [InlineData(Sector.AgricultureAndFood)]
    public void Sectors_keep_their_share_of_the_jobs_whatever_their_equipment_costs(Sector sector) =>
        Assert.Equal(1, Change(m => Sum(m, Measures.SectorJobs, 2 * (int)sector, 2) / Sum(m, Measures.SectorJobs)), 0.1);

    private static double Unemployment(int from) => Mean(from, Year, m =>
    {
        var seeking = Persons(m, s => s == Status.Unemployed);
        return 100 * seeking / (seeking + Persons(m, Classification.IsEmployed));
    });

    private static double Change(Func<long[], double> value) => Mean(Months - Year, Year, value) / Mean(0, Year, value);

    private static double Mean(int from, int months, Func<long[], double> value) => Run.Value.Skip(from).Take(months).Average(m => value(m.Nation()));

    private static double Persons(long[] nation, Func<Status, bool> counts) => Enumerable.Range(0, Classification.StatusCount).Where(s => counts((Status)s))
        .Sum(s => Sum(nation, Measures.Persons, s * Measures.Persons.Length / Classification.StatusCount, Measures.Persons.Length / Classification.StatusCount));

    private static double Sum(long[] nation, Measure measure, int from = 0, int? length = null) =>
        nation.AsSpan(measure.Offset + from, length ?? measure.Length).ToArray().Sum(v => (double)v);
}
