using System.Runtime.CompilerServices;

namespace SseSim.Model.Numerics;

/// <summary>What a draw is for. Numbers are part of the results: append, never renumber.</summary>
public enum Stream : ulong
{
    Synthesis = 1,
    Attractiveness = 2,
    Separation = 3,
    Participation = 4,
    Contact = 5,
    Application = 6,
    Ranking = 7,
    HouseBank = 8,
    Founding = 9,
    Exit = 10,
    Conversion = 11,
    Bid = 12,
    Tender = 13,
    Survey = 14,
    Support = 15,
    Register = 16,
    Wage = 17,
    Lender = 18,
    Identity = 19,
    Layoff = 20,
    Formalisation = 21,
    Liquidation = 22,
    Placement = 23,
    Replicate = 24,
    Uncertainty = 25,
    Design = 26,
    Resampling = 27,
    Saving = 28,
    Agency = 29,
    RotatingSavings = 30,
    Insurance = 31,
    Management = 32,
    Occupation = 33,
}

/// <summary>Counter-based randomness: a draw is a pure function of (seed, stream, who, month, number). There is no state, so draws are the
/// same whatever the order, the threads or the machine. The mixer is Stafford's variant 13 of the 64-bit finaliser of MurmurHash3
/// (Appleby 2011), applied once a key part.</summary>
public readonly partial struct KeyedRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double ToUnit = 1.0 / (1UL << 53);
    private readonly ulong _key;

    private KeyedRandom(ulong key) => _key = key;

    /// <summary>The draws of one stream in one month under one seed.</summary>
    public KeyedRandom(ulong seed, Stream stream, int month) =>
        _key = Mix(Mix(seed + Golden * (ulong)stream) + Golden * (uint)(month + 1_000_000));

    /// <summary>The draws of one agent (or pair: call it twice).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyedRandom For(ulong agent) => new(Mix(_key ^ (agent * Golden)));

    /// <summary>The one stream where <paramref name="second"/> is 0, the other where it is all ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KeyedRandom Either(KeyedRandom zero, KeyedRandom ones, ulong second) => new(zero._key ^ ((zero._key ^ ones._key) & second));

    /// <summary>Draw number <paramref name="n"/> as 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(uint n = 0) => Mix(_key + Golden * (n + 1UL));

    /// <summary>64 random bits of one agent, with one mixing less than <c>For(agent).Bits()</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong BitsOf(ulong agent) => Mix(_key ^ (agent * Golden));

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(uint n = 0) => (Bits(n) >> 11) * ToUnit;

    /// <summary>Uniform in [0, 1) of one agent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double UniformOf(ulong agent) => (BitsOf(agent) >> 11) * ToUnit;

    /// <summary>The 53 random bits behind <see cref="UniformOf"/>, for comparison with a <see cref="Threshold"/> in a pass over many agents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong FractionOf(ulong agent) => BitsOf(agent) >> 11;

    /// <summary>The whole number below which <see cref="FractionOf"/> lies exactly when <see cref="UniformOf"/> lies below the probability: k 2^-53 &lt; p if and
    /// only if k &lt; ceil(p 2^53), and multiplying by a power of two does not round.</summary>
    public static ulong Threshold(double probability) => (ulong)Math.Ceiling(Math.Clamp(probability, 0, 1) * (1UL << 53));

    /// <summary>Uniform in 0..<paramref name="count"/>-1 (multiply-shift; bias below 2^-32 for counts below 2^32).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int count, uint n = 0) => (int)Math.BigMul(Bits(n), (ulong)count, out _);

    /// <summary>Approximately standard normal: twelve uniforms less six (Irwin-Hall), so that no platform logarithm is needed; tails end at 6.</summary>
    public double Normal(uint n = 0)
    {
        Span<double> uniforms = stackalloc double[12];
        UniformsFrom(n * 12, uniforms);
        var sum = -6.0;
        foreach (var uniform in uniforms)
        {
            sum += uniform;
        }

        return sum;
    }

    /// <summary>The mixing function itself, for hashes of identities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
