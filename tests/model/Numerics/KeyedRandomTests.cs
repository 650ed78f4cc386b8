using CsCheck;
using SseSim.Model.Numerics;
using Xunit;
using Stream = SseSim.Model.Numerics.Stream;

namespace SseSim.Model.Tests.Numerics;

/// <summary>Draws are functions of their key, and look random. Scores are in standard deviations; keys are fixed, so a test that passes once
/// passes always.</summary>
public sealed class KeyedRandomTests
{
    private const int Draws = 200_000;
    private const int Bins = 1000;
    private const double Limit = 4.5;
    private static readonly KeyedRandom Key = new(2010, Stream.Contact, 7);

    [Fact]
    public void A_draw_depends_on_its_key_and_on_nothing_else() =>
        Gen.Select(Gen.ULong, Gen.Enum<Stream>(), Gen.Int[-600, 12_000], Gen.ULong, Gen.UInt).Sample((seed, stream, month, agent, n) =>
        {
            var first = new KeyedRandom(seed, stream, month).For(agent);
            var expected = (first.Bits(n), first.Uniform(n), first.Normal(n), first.Below(10, n), first.For(3).BitsOf(agent));
            new KeyedRandom(seed + 1, stream, month).For(agent).Bits(n);
            var again = new KeyedRandom(seed, stream, month).For(agent);
            Assert.Equal(expected, (again.Bits(n), again.Uniform(n), again.Normal(n), again.Below(10, n), again.For(3).BitsOf(agent)));
        });

    [Fact]
    public void Draws_of_many_agents_at_once_are_those_of_each() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 64], Gen.Double[0, 1], Gen.Int[1, int.MaxValue], Gen.Int[0, 64]).Sample(
            (seed, first, count, probability, residents, asked) =>
            {
                var one = new KeyedRandom(seed, Stream.Separation, 3);
                var other = new KeyedRandom(seed, Stream.Participation, 3);
                var threshold = KeyedRandom.Threshold(probability);
                int[] which = [.. Enumerable.Range(0, count).Select(i => one.BitsOf((ulong)i) % 2 == 0 ? i : -1)];
                var bits = new byte[count];
                KeyedRandom.FirstBitsOf(one, other, which, first, bits);
                for (var i = 0; i < count; i++)
                {
                    var agent = first + (ulong)i;
                    Assert.Equal(one.FractionOf(agent) < threshold, (one.LowOf(first, count, threshold) >> i & 1) != 0);
                    Assert.Equal((byte)((which[i] < 0 ? other : one).BitsOf(agent) >> 56), bits[i]);
                }

                residents %= 5000;
                residents++;
                ulong[] set = [.. Enumerable.Range(0, (residents + 63) / 64).Select(i => other.Bits((uint)i))];
                for (var n = 0; n < asked; n++)
                {
                    var drawn = one.Below(residents, (uint)n);
                    Assert.Equal((set[drawn >> 6] >> (drawn & 63) & 1) != 0, (one.SetOf(residents, asked, set) >> n & 1) != 0);
                }

                Assert.Equal(0UL, asked < 64 ? one.SetOf(residents, asked, set) >> asked : 0);
            });

    [Fact]
    public void A_pair_is_not_the_pair_the_other_way_round() =>
        Gen.Select(Gen.ULong, Gen.ULong).Where((a, b) => a != b)
            .Sample((a, b) => Assert.NotEqual(Key.For(a).For(b).Bits(), Key.For(b).For(a).Bits()));

    [Theory]
    [InlineData("number")]
    [InlineData("agent")]
    [InlineData("agent at a distance of 2^32")]
    [InlineData("month")]
    [InlineData("seed")]
    [InlineData("pair")]
    public void Draws_along_one_part_of_the_key_are_uniform_in_their_high_and_low_bits_and_in_successive_pairs(string along)
    {
        int[] high = new int[Bins], low = new int[1024], pairs = new int[32 * 32];
        var last = 0UL;
        for (var i = 0; i < Draws; i++)
        {
            var bits = Along(along, (uint)i);
            high[(int)Math.BigMul(bits, Bins, out _)]++;
            low[bits & 1023]++;
            pairs[(last >> 59 << 5) + (bits >> 59)]++;
            last = bits;
        }

        Assert.InRange(Statistics.EvennessScore(high), -Limit, Limit);
        Assert.InRange(Statistics.EvennessScore(low), -Limit, Limit);
        Assert.InRange(Statistics.EvennessScore(pairs), -Limit, Limit);
    }

    [Fact]
    public void A_uniform_draw_is_at_least_zero_and_below_one_and_has_the_moments_of_the_uniform_distribution()
    {
        double sum = 0, squares = 0;
        for (var i = 0u; i < Draws; i++)
        {
            double u = Key.Uniform(i), v = Key.UniformOf(i);
            Assert.InRange(u, 0, Math.BitDecrement(1.0));
            Assert.InRange(v, 0, Math.BitDecrement(1.0));
            sum += u;
            squares += u * u;
        }

        Assert.InRange((sum / Draws - 1.0 / 2) / Math.Sqrt(1.0 / 12 / Draws), -Limit, Limit);
        Assert.InRange((squares / Draws - 1.0 / 3) / Math.Sqrt(4.0 / 45 / Draws), -Limit, Limit);
    }

    [Theory]
    [InlineData("seed", 64)]
    [InlineData("month", 32)]
    [InlineData("agent", 64)]
    [InlineData("second of a pair", 64)]
    [InlineData("number", 32)]
    public void Each_bit_of_the_key_flips_each_bit_of_the_draw_half_of_the_time(string part, int bits)
    {
        const int Trials = 2000;
        var flips = new int[64];
        for (var bit = 0; bit < bits; bit++)
        {
            Array.Clear(flips);
            for (var trial = 0; trial < Trials; trial++)
            {
                var value = KeyedRandom.Mix((ulong)trial + 1) >> (64 - bits);
                var difference = DrawWith(part, value) ^ DrawWith(part, value ^ 1UL << bit);
                for (var output = 0; output < 64; output++)
                {
                    flips[output] += (int)(difference >> output & 1);
                }
            }

            // Standard deviation of the share of flips: 0.5 / sqrt(2000) = 0.0112; the worst of 4096 pairs stays within five of them.
            Assert.All(flips, f => Assert.InRange((double)f / Trials, 0.5 - 0.056, 0.5 + 0.056));
            Assert.InRange(flips.Average() / Trials, 0.49, 0.51);
        }
    }

    [Fact]
    public void Streams_of_the_same_agents_in_the_same_month_are_uncorrelated() =>
        AssertUncorrelated([.. Enum.GetValues<Stream>().Select(s => new KeyedRandom(1, s, 12))]);

    [Fact]
    public void Months_of_the_same_agents_are_uncorrelated() =>
        AssertUncorrelated([.. Enumerable.Range(-2, 24).Select(m => new KeyedRandom(1, Stream.Separation, m))]);

    [Fact]
    public void Seeds_of_the_same_agents_are_uncorrelated() =>
        AssertUncorrelated([.. Enumerable.Range(0, 24).Select(s => new KeyedRandom((ulong)s, Stream.Separation, 0))]);

    [Fact]
    public void Agents_are_uncorrelated_over_the_numbers_of_their_draws()
    {
        var agents = Enumerable.Range(0, 24).Select(a => Column(i => Key.For((ulong)a).Uniform(i))).ToArray();
        AssertUncorrelated(agents);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(1000)]
    public void A_draw_below_a_count_covers_its_range_evenly(int count)
    {
        var counts = new int[count];
        for (var i = 0u; i < Draws; i++)
        {
            counts[Key.Below(count, i)]++;
        }

        Assert.DoesNotContain(0, counts);
        Assert.True(count == 1 || Math.Abs(Statistics.EvennessScore(counts)) < Limit, "uneven: " + Statistics.EvennessScore(counts));
    }

    [Fact]
    public void A_draw_below_a_count_stays_below_it_however_large_it_is() =>
        Gen.Select(Gen.ULong, Gen.Int[1, int.MaxValue], Gen.UInt)
            .Sample((agent, count, n) => Assert.InRange(Key.For(agent).Below(count, n), 0, count - 1));

    [Fact]
    public void A_normal_draw_has_the_moments_of_twelve_uniforms_less_six()
    {
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        for (var i = 0u; i < Draws; i++)
        {
            var z = Key.Normal(i);
            Assert.InRange(z, -6, 6);
            sum += z;
            squares += z * z;
            cubes += z * z * z;
            fourths += z * z * z * z;
        }

        // Moments of the Irwin-Hall distribution of twelve: mean 0, variance 1, third 0, fourth 3 - 6/5/12 = 2.9. Their spreads are near
        // those of the normal distribution: 1, 2, 15 and 96 for one draw.
        Assert.InRange(sum / Draws * Math.Sqrt(Draws), -Limit, Limit);
        Assert.InRange((squares / Draws - 1) * Math.Sqrt(Draws / 2.0), -Limit, Limit);
        Assert.InRange(cubes / Draws * Math.Sqrt(Draws / 15.0), -Limit, Limit);
        Assert.InRange((fourths / Draws - 2.9) * Math.Sqrt(Draws / 96.0), -Limit, Limit);
    }

    [Fact]
    public void Two_normal_draws_of_one_agent_share_no_uniform()
    {
        double[] first = Column(i => Key.For(i).Normal(0)), second = Column(i => Key.For(i).Normal(1));
        Assert.InRange(Statistics.CorrelationScore(first, second), -Limit, Limit);
    }

    private static ulong Along(string part, uint i) => part switch
    {
        "number" => Key.Bits(i),
        "agent" => Key.BitsOf(i),
        "agent at a distance of 2^32" => Key.BitsOf((ulong)i << 32),
        "month" => new KeyedRandom(5, Stream.Exit, (int)i).Bits(),
        "seed" => new KeyedRandom(i, Stream.Exit, 3).Bits(),
        _ => Key.For(i / 500).For(i % 500).Bits(),
    };

    private static ulong DrawWith(string part, ulong value) => part switch
    {
        "seed" => new KeyedRandom(value, Stream.Bid, 4).For(9).Bits(),
        "month" => new KeyedRandom(8, Stream.Bid, (int)(uint)value).For(9).Bits(),
        "agent" => Key.For(value).Bits(),
        "second of a pair" => Key.For(9).For(value).Bits(),
        _ => Key.For(9).Bits((uint)value),
    };

    private static double[] Column(Func<uint, double> draw) => [.. Enumerable.Range(0, 20_000).Select(i => draw((uint)i))];

    private static void AssertUncorrelated(KeyedRandom[] keys) => AssertUncorrelated([.. keys.Select(k => Column(i => k.UniformOf(i)))]);

    private static void AssertUncorrelated(double[][] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.InRange(Statistics.CorrelationScore(columns[i], columns[j]), -Limit, Limit);
            }
        }
    }
}
