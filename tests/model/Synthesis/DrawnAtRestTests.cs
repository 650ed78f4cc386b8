using SseSim.Model.Calibration;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

/// <summary>An economy drawn anew with settled histories goes on as if it had been there before.</summary>
public sealed class DrawnAtRestTests
{
    private const int Residents = 20_000;
    private static readonly Lazy<List<MonthObservation>> Months = new(() =>
    {
        List<MonthObservation> months = [];
        var constants = SettledConstants.Find(Island.Economy, Residents, Island.Parameters, EconomyRun.Sequentially);
        SettledEconomy.Open(constants, Island.Economy, Residents, 1, Island.Parameters, EconomyRun.Sequentially, months.Add);
        return months;
    });

    [Fact]
    public void Vacancies_are_no_more_in_the_first_month_than_later() =>
        Assert.True(Of(Measures.Vacancies, first: 0, length: 1) < 1.2 * Of(Measures.Vacancies, first: 24, length: 12));

    [Fact]
    public void Governments_buy_on_the_open_market_from_the_start_what_they_buy_later() =>
        Assert.Equal(1, Of(Measures.GovernmentSpending, first: 0, length: 6, part: 4) / Of(Measures.GovernmentSpending, first: 24, length: 12, part: 4), 0.05);

    [Fact]
    public void What_is_past_due_is_not_written_off_all_at_once() =>
        Assert.True(Of(Measures.WrittenOff, first: 10, length: 4) < 2.5 * Of(Measures.WrittenOff, first: 0, length: 36));

    [Fact]
    public void Organisations_stay_in_the_territories_where_they_were_drawn()
    {
        Assert.All(Months.Value[0].Territories.Zip(Months.Value[^1].Territories), t => Assert.Equal(1, Share(Months.Value[^1], t.Second) / Share(Months.Value[0], t.First), 0.06));

        static double Share(MonthObservation month, CounterSet territory) => (double)Measures.Entities.SumOf(territory.ToArray()) / Measures.Entities.SumOf(month.Nation());
    }

    /// <summary>Mean of a measure over months since the draw.</summary>
    private static double Of(Measure measure, int first, int length, int part = 0) =>
        Months.Value.Skip(first).Take(length).Average(month => (double)month.Nation()[measure.At(part)]);
}
