using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SseSim.Model.Numerics;

/// <summary>Draws of many agents at once, eight where the processor has vectors of 512 bits: the same bits as one by one.</summary>
public readonly partial struct KeyedRandom
{
    private static readonly Vector512<ulong> Lanes = Vector512<ulong>.Indices;

    /// <summary>Which of some agents in a row draw below a threshold, a bit each, the first agent's the lowest.</summary>
    /// <param name="first">Identity of the first; the others follow it.</param>
    /// <param name="count">At most 64.</param>
    /// <param name="threshold">Of <see cref="Threshold"/>.</param>
    public ulong LowOf(ulong first, int count, ulong threshold)
    {
        var (low, i) = (0UL, 0);
        if (Vector512.IsHardwareAccelerated)
        {
            var (key, limit) = (Vector512.Create(_key), Vector512.Create(threshold));
            for (; i + Vector512<ulong>.Count <= count; i += Vector512<ulong>.Count)
            {
                var draws = Mix(key ^ AgentsFrom(first + (ulong)i)) >>> 11;
                low |= Vector512.LessThan(draws, limit).ExtractMostSignificantBits() << i;
            }
        }

        for (; i < count; i++)
        {
            low |= (FractionOf(first + (ulong)i) < threshold ? 1UL : 0) << i;
        }

        return low;
    }

    /// <summary>The first eight bits of the draws of agents in a row.</summary>
    /// <param name="zero">Stream of agents whose number in <paramref name="which"/> is not negative.</param>
    /// <param name="negative">Stream of the others.</param>
    /// <param name="which">[agent].</param>
    /// <param name="first">Identity of the first; the others follow it.</param>
    /// <param name="bits">[agent]: receives them.</param>
    public static void FirstBitsOf(KeyedRandom zero, KeyedRandom negative, ReadOnlySpan<int> which, ulong first, Span<byte> bits)
    {
        var i = 0;
        if (Avx512F.IsSupported)
        {
            var (key, difference) = (Vector512.Create(zero._key), Vector512.Create(zero._key ^ negative._key));
            for (; i + Vector512<ulong>.Count <= bits.Length; i += Vector512<ulong>.Count)
            {
                var (lower, upper) = Vector256.Widen(Vector256.Create(which[i..]));
                var other = (Vector512.Create(lower, upper) >> 63).AsUInt64();
                var draws = Mix(key ^ (difference & other) ^ AgentsFrom(first + (ulong)i)) >>> 56;
                BinaryPrimitives.WriteUInt64LittleEndian(bits[i..], Avx512F.ConvertToVector128Byte(draws).AsUInt64().ToScalar());
            }
        }

        for (; i < bits.Length; i++)
        {
            bits[i] = (byte)(Either(zero, negative, (ulong)(long)(which[i] >> 31)).BitsOf(first + (ulong)i) >> 56);
        }
    }

    /// <summary>Of this agent's draws <see cref="Below"/>, numbers 0 to <paramref name="asked"/> less one, those whose bit is set, a bit each.</summary>
    /// <param name="count">Below it the draws are; at most as many as there are bits.</param>
    /// <param name="asked">Draws, at most 64.</param>
    /// <param name="bits">[draw / 64].</param>
    public ulong SetOf(int count, int asked, ReadOnlySpan<ulong> bits)
    {
        var (set, n) = (0UL, 0);
        if (Avx512F.IsSupported)
        {
            var size = Vector512.Create((ulong)count).AsUInt32();
            while (n < asked)
            {
                var draws = Mix(Vector512.Create(_key) + AgentsFrom((ulong)n + 1));
                // The upper 64 bits of draw times count, from the products of its halves.
                var upper = Avx512F.Multiply((draws >>> 32).AsUInt32(), size);
                var drawn = Avx512F.ConvertToVector256Int32((upper + (Avx512F.Multiply(draws.AsUInt32(), size) >>> 32)) >>> 32);
                for (var lane = 0; lane < Vector512<ulong>.Count && n < asked; lane++, n++)
                {
                    set |= BitOf(bits, drawn.GetElement(lane)) << n;
                }
            }
        }

        for (; n < asked; n++)
        {
            set |= BitOf(bits, Below(count, (uint)n)) << n;
        }

        return set;

        static ulong BitOf(ReadOnlySpan<ulong> bits, int place) => bits[place >> 6] >> (place & 63) & 1;
    }

    /// <summary>This agent's draws <see cref="Uniform"/> from number <paramref name="first"/> on.</summary>
    private void UniformsFrom(uint first, Span<double> uniforms)
    {
        var n = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; n + Vector512<double>.Count <= uniforms.Length; n += Vector512<double>.Count)
            {
                var draws = Mix(Vector512.Create(_key) + AgentsFrom(first + (ulong)n + 1)) >>> 11;
                (Vector512.ConvertToDouble(draws) * ToUnit).CopyTo(uniforms[n..]);
            }
        }

        for (; n < uniforms.Length; n++)
        {
            uniforms[n] = Uniform(first + (uint)n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> AgentsFrom(ulong first) => (Vector512.Create(first) + Lanes) * Golden;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mix(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >>> 31);
    }
}
