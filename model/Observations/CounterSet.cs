using System.Collections;
using System.Numerics;

namespace SseSim.Model.Observations;

/// <summary>The counters of one area and month, laid out by the table of measures, for keeping: most of them are zero, and those take a bit each. A run keeps one
/// a territory and month to its end.</summary>
public sealed class CounterSet : IReadOnlyList<long>
{
    private const int Bits = 64;
    /// <summary>Bit c: counter c is not zero.</summary>
    private readonly ulong[] _filled;
    /// <summary>[word of <see cref="_filled"/>]: counters that are not zero before it.</summary>
    private readonly int[] _before;
    /// <summary>Those that are not zero, in order.</summary>
    private readonly long[] _values;

    private CounterSet(ReadOnlySpan<long> counters)
    {
        Count = counters.Length;
        _filled = new ulong[(counters.Length + Bits - 1) / Bits];
        _before = new int[_filled.Length];
        var filled = 0;
        for (var word = 0; word < _filled.Length; word++)
        {
            _before[word] = filled;
            var part = counters[(word * Bits)..Math.Min((word + 1) * Bits, counters.Length)];
            for (var i = 0; i < part.Length; i++)
            {
                _filled[word] |= (part[i] != 0 ? 1UL : 0) << i;
            }

            filled += BitOperations.PopCount(_filled[word]);
        }

        _values = new long[filled];
        var next = 0;
        foreach (var value in counters)
        {
            if (value != 0)
            {
                _values[next++] = value;
            }
        }
    }

    /// <summary>Number of counters, zeros included.</summary>
    public int Count { get; }

    /// <summary>The counters as they are.</summary>
    /// <param name="counters">[counter].</param>
    public static CounterSet Of(ReadOnlySpan<long> counters) => new(counters);

    public long this[int counter]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)counter, (uint)Count, nameof(counter));
            var (word, bit) = (counter / Bits, 1UL << counter % Bits);
            return (_filled[word] & bit) == 0 ? 0 : _values[_before[word] + BitOperations.PopCount(_filled[word] & (bit - 1))];
        }
    }

    /// <summary>Adds each counter to the sum at its place.</summary>
    public void AddTo(Span<long> sums)
    {
        var next = 0;
        for (var word = 0; word < _filled.Length; word++)
        {
            for (var filled = _filled[word]; filled != 0; filled &= filled - 1)
            {
                sums[word * Bits + BitOperations.TrailingZeroCount(filled)] += _values[next++];
            }
        }
    }

    /// <summary>All counters, zeros included.</summary>
    public long[] ToArray()
    {
        var counters = new long[Count];
        AddTo(counters);
        return counters;
    }

    public IEnumerator<long> GetEnumerator() => ToArray().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
