namespace SseSim.Model.Observations.Incomes;

/// <summary>Persons by class of income, with the sum of incomes in each class where it is known. Within a class incomes are taken as evenly spread: half a
/// class's width around its mean or, where no sum is kept, from its lower to its upper end.</summary>
public sealed class IncomeDistribution
{
    private readonly long[] _counts;
    private readonly long[]? _sums;

    /// <param name="counts">[class]: persons.</param>
    /// <param name="sums">[class]: sum of their incomes, cents; null where it is not known.</param>
    public IncomeDistribution(long[] counts, long[]? sums)
    {
        _counts = counts;
        _sums = sums;
        Persons = counts.Sum();
    }

    public long Persons { get; }

    /// <summary>Everybody, or one group, of a block [group, class] with its sums [class] of everybody.</summary>
    internal static IncomeDistribution Of(long[] counters, Measure block, Measure sums)
    {
        var counts = new long[IncomeBins.Count];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            for (var age = 0; age < (int)IncomeGroup.Women; age++)
            {
                counts[bin] += counters[block.At(age, bin)];
            }
        }

        return new(counts, counters.AsSpan(sums.Offset, IncomeBins.Count).ToArray());
    }

    /// <summary>One group of a block [group, class].</summary>
    internal static IncomeDistribution Of(long[] counters, Measure block, int group) =>
        new(counters.AsSpan(block.At(group, 0), IncomeBins.Count).ToArray(), null);

    /// <summary>Mean income, cents; null where nobody is, or no sums are kept.</summary>
    public double? Mean => Persons == 0 || _sums is null ? null : (double)_sums.Sum() / Persons;

    /// <summary>Income below which a share of the persons is, cents: that of the person in the middle for 0.5. Null where nobody is.</summary>
    public double? Quantile(double share)
    {
        if (Persons == 0)
        {
            return null;
        }

        var wanted = share * Persons;
        long before = 0;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            if (_counts[bin] > 0 && before + _counts[bin] >= wanted)
            {
                var (low, high) = Ends(bin);
                return low + (high - low) * Math.Clamp((wanted - before) / _counts[bin], 0, 1);
            }

            before += _counts[bin];
        }

        return null;
    }

    /// <summary>Share of the persons below a line, 0..1; null where nobody is.</summary>
    public double? ShareBelow(double lineCents) => Persons == 0 ? null : PersonsBelow(lineCents) / Persons;

    /// <summary>Persons below a line.</summary>
    public double PersonsBelow(double lineCents)
    {
        double below = 0;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            below += _counts[bin] == 0 ? 0 : _counts[bin] * PartBelow(bin, lineCents);
        }

        return below;
    }

    /// <summary>Part of the persons of a class who are below a line, 0..1.</summary>
    public double PartBelow(int bin, double lineCents)
    {
        var (low, high) = Ends(bin);
        return high > low ? Math.Clamp((lineCents - low) / (high - low), 0, 1) : lineCents > low ? 1 : 0;
    }

    /// <summary>Mean income of the persons between two ranks, such as 0 and 0.4 for the poorest 40 per cent; null where nobody is.</summary>
    public double? MeanBetween(double from, double to)
    {
        if (Persons == 0 || to <= from)
        {
            return null;
        }

        double lower = from * Persons, upper = to * Persons, before = 0, sum = 0;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            double count = _counts[bin], start = Math.Max(lower - before, 0), end = Math.Min(upper - before, count);
            if (count > 0 && end > start)
            {
                // The part of an evenly spread class between two ranks has the income half way between them.
                var (low, high) = Ends(bin);
                sum += (end - start) * (low + (high - low) * (start + end) / (2 * count));
            }

            before += count;
        }

        return sum / (upper - lower);
    }

    /// <summary>Gini coefficient, 0 (all equal) to 1; null where nobody is or nobody has an income.</summary>
    public double? Gini()
    {
        double total = 0, area = 0;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            var income = MeanOf(bin) * _counts[bin];

            // Twice the area under this part of the Lorenz curve.
            area += _counts[bin] * (2 * total + income);
            total += income;
        }

        return Persons == 0 || total <= 0 ? null : 1 - area / (Persons * total);
    }

    private double MeanOf(int bin) => _counts[bin] == 0 ? 0 : _sums is null ? (IncomeBins.Low(bin) + IncomeBins.Low(bin + 1)) / 2 : (double)_sums[bin] / _counts[bin];

    /// <summary>Between which incomes the persons of a class are spread.</summary>
    private (double Low, double High) Ends(int bin)
    {
        double low = IncomeBins.Low(bin), high = bin == _counts.Length - 1 ? 2 * low : IncomeBins.Low(bin + 1);
        if (_sums is null || _counts[bin] == 0)
        {
            return (low, high);
        }

        // Around the mean, as far as the nearer end: one income alone in its class stands where it is.
        var mean = MeanOf(bin);
        var reach = _counts[bin] == 1 ? 0 : Math.Max(0, Math.Min(mean - low, high - mean));
        return (mean - reach, mean + reach);
    }
}
