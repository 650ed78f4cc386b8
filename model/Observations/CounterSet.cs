using System.Buffers.Binary;
using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SseSim.Model.Observations;

/// <summary>The counters of one area and month, laid out by the table of measures, for sending and keeping: a run keeps one a territory and month to its end. Most
/// counters are zero, and those take a bit each; most others are small, and 64 neighbours take as many bytes each as the largest of them needs.</summary>
public sealed class CounterSet : IReadOnlyList<long>
{
    private const int Bits = 64;
    /// <summary>Bits of a place that say the logarithm of a value's width.</summary>
    private const int WidthBits = 2;
    /// <summary>Bit c: counter c is not zero.</summary>
    private readonly ulong[] _filled;
    /// <summary>[word of <see cref="_filled"/>]: where the first of its values begins, then the logarithm of the bytes that each of them takes.</summary>
    private readonly int[] _places;
    /// <summary>Those that are not zero, in order, little-endian.</summary>
    private readonly byte[] _values;

    private CounterSet(ReadOnlySpan<long> counters)
    {
        Count = counters.Length;
        _filled = new ulong[(counters.Length + Bits - 1) / Bits];
        _places = new int[_filled.Length];
        var end = 0;
        for (var word = 0; word < _filled.Length; word++)
        {
            var (filled, magnitude) = Look(Part(counters, word));
            var width = LogarithmOfWidth(magnitude);
            (_filled[word], _places[word]) = (filled, end << WidthBits | width);
            end += BitOperations.PopCount(filled) << width;
        }

        _values = new byte[end];
        for (var word = 0; word < _filled.Length; word++)
        {
            var (at, width) = Place(word);
            var values = _values.AsSpan(at);
            var part = Part(counters, word);
            var filled = _filled[word];
            switch (width)
            {
                case 0: Pack<sbyte>(values, filled, part); break;
                case 1: Pack<short>(values, filled, part); break;
                case 2: Pack<int>(values, filled, part); break;
                default: Pack<long>(values, filled, part); break;
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
            if ((_filled[word] & bit) == 0)
            {
                return 0;
            }

            var (at, width) = Place(word);
            return Read(_values.AsSpan(at + (BitOperations.PopCount(_filled[word] & (bit - 1)) << width)), width);
        }
    }

    /// <summary>Adds each counter to the sum at its place.</summary>
    public void AddTo(Span<long> sums)
    {
        for (var word = 0; word < _filled.Length; word++)
        {
            var filled = _filled[word];
            if (filled == 0)
            {
                continue;
            }

            var (at, width) = Place(word);
            var values = _values.AsSpan(at);
            var part = sums[(word * Bits)..];
            switch (width)
            {
                case 0: Add<sbyte>(values, filled, part); break;
                case 1: Add<short>(values, filled, part); break;
                case 2: Add<int>(values, filled, part); break;
                default: Add<long>(values, filled, part); break;
            }
        }
    }

    private static void Add<T>(ReadOnlySpan<byte> bytes, ulong filled, Span<long> sums) where T : unmanaged, IBinaryInteger<T>
    {
        for (; filled != 0; filled &= filled - 1)
        {
            sums[BitOperations.TrailingZeroCount(filled)] += long.CreateTruncating(MemoryMarshal.Read<T>(bytes));
            bytes = bytes[Unsafe.SizeOf<T>()..];
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

    /// <summary>Bit i: counter i is not zero; and the bits that any of them has, those of negative ones turned round.</summary>
    private static (ulong Filled, long Magnitude) Look(ReadOnlySpan<long> counters)
    {
        var (filled, magnitude, i) = (0UL, 0L, 0);
        var bits = Vector512<long>.Zero;
        for (; i <= counters.Length - Vector512<long>.Count; i += Vector512<long>.Count)
        {
            var several = Vector512.Create(counters[i..]);
            filled |= (~Vector512.Equals(several, Vector512<long>.Zero).ExtractMostSignificantBits() & 0xFF) << i;
            bits |= several ^ (several >> 63);
        }

        for (var lane = 0; lane < Vector512<long>.Count; lane++)
        {
            magnitude |= bits[lane];
        }

        for (; i < counters.Length; i++)
        {
            filled |= (counters[i] != 0 ? 1UL : 0) << i;
            magnitude |= counters[i] ^ (counters[i] >> 63);
        }

        return (filled, magnitude);
    }

    private static void Pack<T>(Span<byte> bytes, ulong filled, ReadOnlySpan<long> counters) where T : unmanaged, IBinaryInteger<T>
    {
        for (; filled != 0; filled &= filled - 1)
        {
            MemoryMarshal.Write(bytes, T.CreateTruncating(counters[BitOperations.TrailingZeroCount(filled)]));
            bytes = bytes[Unsafe.SizeOf<T>()..];
        }
    }

    private static ReadOnlySpan<long> Part(ReadOnlySpan<long> counters, int word) => counters[(word * Bits)..Math.Min((word + 1) * Bits, counters.Length)];

    private (int At, int Width) Place(int word) => (_places[word] >> WidthBits, _places[word] & (1 << WidthBits) - 1);

    /// <summary>0, 1, 2 or 3: a value and its sign fit 1, 2, 4 or 8 bytes.</summary>
    /// <param name="magnitude">Bits of values, those of negative ones turned round.</param>
    private static int LogarithmOfWidth(long magnitude) => magnitude <= sbyte.MaxValue ? 0 : magnitude <= short.MaxValue ? 1 : magnitude <= int.MaxValue ? 2 : 3;

    private static long Read(ReadOnlySpan<byte> from, int width) => width switch
    {
        0 => (sbyte)from[0],
        1 => BinaryPrimitives.ReadInt16LittleEndian(from),
        2 => BinaryPrimitives.ReadInt32LittleEndian(from),
        _ => BinaryPrimitives.ReadInt64LittleEndian(from),
    };
}
