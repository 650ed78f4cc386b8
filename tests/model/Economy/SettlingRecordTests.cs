using SseSim.Model.Month;
using SseSim.Model.Numerics;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>Where closures are replaced while an economy settles.</summary>
public sealed class SettlingRecordTests
{
    private static readonly KeyedRandom Draws = new(1, Model.Numerics.Stream.Placement, -5);

    [Fact]
    public void What_closes_is_replaced_where_people_live_and_each_once()
    {
        SettlingRecord[] records = [new(asks: false), new(asks: false), new(asks: false)];
        for (var closure = 0; closure < 3000; closure++)
        {
            records[0].Note(cell: 7, volunteers: false, niche: closure, retired: true);
        }

        Assert.Empty(records[0].TakeNew());
        SettlingRecord.PassOn(records, [1000, 0, 2000], Draws);
        var taken = records.Select(record => record.TakeNew()).ToArray();
        Assert.Equal(Enumerable.Range(0, 3000).Select(n => (double)n), taken.SelectMany(t => t).Select(closure => closure.Niche).Order());
        Assert.Equal(1000, taken[0].Count, 100.0);
        Assert.Empty(taken[1]);
        SettlingRecord.PassOn(records, [1000, 0, 2000], Draws);
        Assert.All(records, record => Assert.Empty(record.TakeNew()));
    }
}
