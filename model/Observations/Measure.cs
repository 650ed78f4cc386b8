namespace SseSim.Model.Observations;

/// <summary>A block of counters that a territory (or an institution) fills each month: integers, so that territories add up in any order.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Offset">Position of the first counter in the vector.</param>
/// <param name="Shape">Sizes of its dimensions; empty for one counter.</param>
public sealed record Measure(string Name, int Offset, IReadOnlyList<int> Shape)
{
    /// <summary>Number of counters.</summary>
    public int Length { get; } = Shape.Aggregate(1, (product, size) => product * size);

    private readonly int _second = Shape.Count > 1 ? Shape[1] : 1;
    private readonly int _third = Shape.Count > 2 ? Shape[2] : 1;

    /// <summary>Sum of all its counters.</summary>
    /// <param name="counters">Laid out by the table of measures.</param>
    public long SumOf(long[] counters)
    {
        long sum = 0;
        foreach (var counter in counters.AsSpan(Offset, Length))
        {
            sum += counter;
        }

        return sum;
    }

    public int At() => Offset;
    public int At(int i) => Offset + i;
    public int At(int i, int j) => Offset + i * _second + j;
    public int At(int i, int j, int k) => Offset + (i * _second + j) * _third + k;
}

/// <summary>What one month left behind, in counters laid out by the table of measures.</summary>
/// <param name="Month">From 0.</param>
/// <param name="Territories">[territory][counter]: true values of each territory.</param>
/// <param name="National">[counter]: what institutions report (government, financiers, statistics office), to be added to the territories' sum.</param>
/// <param name="Residual">Largest absolute difference that the accounts left this month, in minor units.</param>
/// <param name="Checks">Number of accounts checked.</param>
public sealed record MonthObservation(int Month, CounterSet[] Territories, CounterSet National, long Residual, int Checks)
{
    /// <summary>The yearly observation of incomes; null but in December.</summary>
    public Incomes.YearIncomes? Incomes { get; init; }

    /// <summary>The sum over territories and institutions.</summary>
    public long[] Nation()
    {
        var sum = National.ToArray();
        foreach (var territory in Territories)
        {
            territory.AddTo(sum);
        }

        return sum;
    }
}
