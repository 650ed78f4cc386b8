using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;
using Xunit;

namespace SseSim.Model.Tests.Observations;

/// <summary>The yearly observation of incomes against the agents of a run of the island.</summary>
public sealed class IncomeObservationTests
{
    private const int December = 11;

    [Fact]
    public void Incomes_are_observed_in_december_and_in_no_other_month()
    {
        var run = Island.Run(Island.Scenario(13));
        Assert.All(run.Months, m => Assert.Equal(m.Month == December, m.Incomes is not null));
        var incomes = run.Months[December].Incomes!;
        Assert.Equal(5000, incomes.Equivalised.Persons);
        Assert.Equal(5000, incomes.PerCapita.Persons);
        Assert.Equal(5000, incomes.Market.Persons);
        Assert.Equal(5000, Enumerable.Range(0, run.TerritoryIds.Count).Sum(t => incomes.OfTerritory(t).Persons));
    }

    [Fact]
    public void Taxes_and_benefits_of_the_observation_are_those_that_the_payroll_counted()
    {
        var month = Island.Run(Island.Scenario(12)).Months[December];
        var nation = month.Nation();
        Assert.Equal(nation[Measures.GovernmentRevenue.At(1)] + nation[Measures.GovernmentRevenue.At(2)], month.Incomes!.Nation[IncomeMeasures.Transfers.At(0)]);
        Assert.Equal(Enumerable.Range(1, 3).Sum(i => nation[Measures.GovernmentSpending.At(i)]), month.Incomes.Nation[IncomeMeasures.Transfers.At(1)]);
    }

    [Fact]
    public void Classes_give_the_median_the_gini_and_the_poor_that_sorting_everybody_gives()
    {
        // A thousand couples, some with a child, with incomes spread as widely as a country's.
        var random = new Random(7);
        var drawn = new TenPersons();
        List<double> all = [];
        for (var h = 0; h < 1000; h++)
        {
            var income = (long)(150_000 * Math.Exp(0.7 * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 1.73));
            (Sex, AgeBand, Status, int, int)[] members =
            [
                (Sex.Female, AgeBand.From35To54, Status.Inactive, 0, 0), (Sex.Male, AgeBand.From35To54, Status.Inactive, 0, 0),
                .. h % 3 == 0 ? [(Sex.Female, AgeBand.From0To14, Status.Child, 0, 0)] : Array.Empty<(Sex, AgeBand, Status, int, int)>(),
            ];
            drawn.Household(income, members);
            all.AddRange(Enumerable.Repeat(income / (members.Length == 3 ? 1.8 : 1.5), members.Length));
        }

        var incomes = drawn.Observe();
        var exact = all.Order().ToArray();
        var mean = exact.Average();
        var gini = exact.Select((x, i) => (2.0 * (i + 1) - exact.Length - 1) * x).Sum() / (exact.Length * exact.Length * mean);

        Assert.Equal(mean, incomes.Equivalised.Mean!.Value, 1.0);
        Assert.Equal(exact[exact.Length / 2], incomes.Equivalised.Quantile(0.5)!.Value, 0.01 * exact[exact.Length / 2]);
        Assert.Equal(gini, incomes.Equivalised.Gini()!.Value, 0.001);
        var line = 0.6 * exact[exact.Length / 2];
        Assert.Equal((double)exact.Count(x => x < line) / exact.Length, incomes.Equivalised.ShareBelow(line)!.Value, 0.005);
        Assert.Equal(exact.Take(exact.Length * 2 / 5).Average(), incomes.Equivalised.MeanBetween(0, 0.4)!.Value, 0.005 * mean);
    }

    [Fact]
    public void A_class_holds_what_is_between_its_ends()
    {
        Assert.Equal(0, IncomeBins.Of(-5));
        Assert.Equal(0, IncomeBins.Of(63));
        Assert.Equal(IncomeBins.Count - 1, IncomeBins.Of(long.MaxValue));
        for (var bin = 1; bin < IncomeBins.Count - 1; bin++)
        {
            var (low, next) = ((long)IncomeBins.Low(bin), (long)IncomeBins.Low(bin + 1));
            Assert.Equal((bin, bin), (IncomeBins.Of(low), IncomeBins.Of(next - 1)));
            Assert.True(next - low <= low / 16);
        }
    }

    [Fact]
    public void Everybody_equal_has_a_gini_of_zero_and_one_with_everything_of_nearly_one()
    {
        var counts = new long[IncomeBins.Count];
        var sums = new long[IncomeBins.Count];
        counts[IncomeBins.Of(102_400)] = 10;
        sums[IncomeBins.Of(102_400)] = 10 * 102_400;
        Assert.Equal(0, new IncomeDistribution(counts, sums).Gini()!.Value, 1e-12);

        counts = new long[IncomeBins.Count];
        sums = new long[IncomeBins.Count];
        counts[0] = 9;
        (counts[IncomeBins.Of(102_400)], sums[IncomeBins.Of(102_400)]) = (1, 102_400);
        Assert.Equal(0.9, new IncomeDistribution(counts, sums).Gini()!.Value, 1e-12);
        Assert.Null(new IncomeDistribution(new long[IncomeBins.Count], new long[IncomeBins.Count]).Gini());
    }
}
