using System.Text.Json;
using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The blocks of an observation lie one after another, so that no two counters share a place.</summary>
public sealed class ObservationLayoutTests
{
    [Fact]
    public void Blocks_lie_one_after_another_without_gap_or_overlap()
    {
        var next = 0;
        foreach (var block in Measures.All)
        {
            Assert.Equal(next, block.Offset);
            Assert.True(block.Length > 0, block.Name);
            next += block.Length;
        }

        Assert.Equal(next, Measures.Length);
    }

    [Fact]
    public void Names_of_blocks_are_unique_and_every_block_is_listed()
    {
        Assert.Equal(Measures.All.Count, Measures.All.Select(b => b.Name).Distinct().Count());
        var fields = typeof(Measures).GetFields().Where(f => f.FieldType == typeof(Measure)).Select(f => (Measure)f.GetValue(null)!).ToList();
        Assert.NotEmpty(fields);
        Assert.Equal(fields.Select(f => f.Name).Order(), Measures.All.Select(b => b.Name).Order());
    }

    [Fact]
    public void Indices_of_a_block_enumerate_its_places_row_by_row()
    {
        var persons = Measures.Persons;
        var places =
            from status in Enumerable.Range(0, persons.Shape[0])
            from sex in Enumerable.Range(0, persons.Shape[1])
            from age in Enumerable.Range(0, persons.Shape[2])
            select persons.At(status, sex, age);
        Assert.Equal(Enumerable.Range(persons.Offset, persons.Length), places);
    }

    [Fact]
    public void Government_money_has_a_name_for_each_part()
    {
        Assert.Equal(Measures.GovernmentRevenue.Length, Measures.RevenueNames.Count);
        Assert.Equal(Measures.GovernmentSpending.Length, Measures.SpendingNames.Count);
        Assert.Equal(Measures.SpendingNames, Enum.GetNames<SpendingPurpose>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
    }
}
