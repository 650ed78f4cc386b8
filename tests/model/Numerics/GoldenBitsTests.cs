using SseSim.Model.Numerics;
using Xunit;
using Stream = SseSim.Model.Numerics.Stream;

namespace SseSim.Model.Tests.Numerics;

/// <summary>Bits that every machine must give. They were computed by a second implementation, in another language, of the same formulas; a
/// machine, runtime or compiler that fuses, reorders or approximates changes some of them.</summary>
public sealed class GoldenBitsTests
{
    private const int DigestPoints = 100_000;

    [Theory]
    [InlineData(-708.0, 0x0017C8AB2288C9ABUL)]
    [InlineData(-50.0, 0x3B6D257D547E083FUL)]
    [InlineData(-37.25, 0x3C93278BCD70E981UL)]
    [InlineData(-4.6, 0x3F84960E8E4DC0A0UL)]
    [InlineData(-1.0, 0x3FD78B56362CEF38UL)]
    [InlineData(-0.34657359027997264, 0x3FE6A09E667F3BCCUL)]
    [InlineData(-0.001, 0x3FEFF7CFE56F1A9EUL)]
    [InlineData(1e-10, 0x3FF000000006DF38UL)]
    [InlineData(0.1, 0x3FF1AEC7B35A00D4UL)]
    [InlineData(0.5, 0x3FFA61298E1E069CUL)]
    [InlineData(1.0, 0x4005BF0A8B14576AUL)]
    [InlineData(3.141592653589793, 0x403724046EB09339UL)]
    [InlineData(10.0, 0x40D5829DCF950560UL)]
    [InlineData(49.99, 0x44716444E6F94220UL)]
    [InlineData(709.0, 0x7FDD422D2BE5DC9BUL)]
    public void The_exponential_has_these_bits(double x, ulong bits) => AssertBits(bits, DeterministicMath.Exp(x));

    [Theory]
    [InlineData(5e-324, 0xC0874385446D71C3UL)]
    [InlineData(1e-300, 0xC085963447F87FB5UL)]
    [InlineData(1e-12, 0xC03BA18A998FFFA0UL)]
    [InlineData(0.001, 0xC01BA18A998FFFA0UL)]
    [InlineData(0.1, 0xC0026BB1BBB55515UL)]
    [InlineData(0.7071067811865475, 0xBFD62E42FEFA39F1UL)]
    [InlineData(0.7071067811865476, 0xBFD62E42FEFA39EEUL)]
    [InlineData(0.999999, 0xBEB0C6F82D74D230UL)]
    [InlineData(1.000001, 0x3EB0C6F713F33A1DUL)]
    [InlineData(1.4142135623730951, 0x3FD62E42FEFA39F0UL)]
    [InlineData(2.0, 0x3FE62E42FEFA39EFUL)]
    [InlineData(2.718281828459045, 0x3FF0000000000000UL)]
    [InlineData(10.0, 0x40026BB1BBB55516UL)]
    [InlineData(123456.789, 0x40277281CAD8A844UL)]
    [InlineData(1000000000000.0, 0x403BA18A998FFFA0UL)]
    [InlineData(1.7976931348623157e+308, 0x40862E42FEFA39EFUL)]
    public void The_logarithm_has_these_bits(double x, ulong bits) => AssertBits(bits, DeterministicMath.Log(x));

    [Theory]
    [InlineData(2.0, 0.5, 0x3FF6A09E667F3BCCUL)]
    [InlineData(10.0, -3.0, 0x3F50624DD2F1A9F9UL)]
    [InlineData(1234.5, 0.85, 0x407A8646993CA3C6UL)]
    [InlineData(0.01, 0.9, 0x3F903AB3D12BC2C2UL)]
    [InlineData(1.05, 12.0, 0x3FFCBBD3D7C946B5UL)]
    [InlineData(1000000000.0, 0.8, 0x416E3ABC7D966A0CUL)]
    public void The_power_has_these_bits(double x, double y, ulong bits) => AssertBits(bits, DeterministicMath.Pow(x, y));

    [Theory]
    [InlineData(-40.0, 0x3C539792499B1A25UL)]
    [InlineData(-4.6, 0x3F84619C3C6FDFA9UL)]
    [InlineData(-1.0, 0x3FD136561454BA86UL)]
    [InlineData(0.25, 0x3FE1FD5992BC4B83UL)]
    [InlineData(3.0, 0x3FEE7B7CBC36FABDUL)]
    [InlineData(36.0, 0x3FEFFFFFFFFFFFFEUL)]
    public void The_logistic_has_these_bits(double x, ulong bits) => AssertBits(bits, DeterministicMath.Logistic(x));

    [Fact]
    public void A_hundred_thousand_exponentials_from_minus_50_to_50_have_this_digest() =>
        Assert.Equal(0x0C070A124350A8E2UL, Digest(bits => DeterministicMath.Exp(-50.0 + 100.0 * ((bits >> 11) / 9007199254740992.0))));

    [Fact]
    public void A_hundred_thousand_logarithms_over_eighty_powers_of_two_have_this_digest() =>
        Assert.Equal(0xA7B4D8CACC99902EUL, Digest(bits =>
            DeterministicMath.Log(BitConverter.UInt64BitsToDouble((983 + (bits >> 52) % 81) << 52 | bits & 0xFFFFFFFFFFFFF))));

    /// <summary>First outputs of SplitMix64 from seed 0, as published: the mixer over multiples of the golden ratio.</summary>
    [Theory]
    [InlineData(1UL, 0xE220A8397B1DCDAFUL)]
    [InlineData(2UL, 0x6E789E6AA1B965F4UL)]
    [InlineData(3UL, 0x06C45D188009454FUL)]
    public void The_mixer_gives_the_published_values_of_SplitMix64(ulong step, ulong expected) =>
        Assert.Equal(expected, KeyedRandom.Mix(unchecked(step * 0x9E3779B97F4A7C15)));

    [Theory]
    [InlineData(0UL, Stream.Synthesis, 0, 0UL, 0u, 0xE1E8C84823334A65UL, 882)]
    [InlineData(1UL, Stream.Synthesis, 0, 0UL, 0u, 0x9C70803B090F66DAUL, 611)]
    [InlineData(1UL, Stream.Attractiveness, 0, 0UL, 0u, 0xE085124B0AA3D48CUL, 877)]
    [InlineData(1UL, Stream.Synthesis, 1, 0UL, 0u, 0xC86BB3AD301236BAUL, 782)]
    [InlineData(1UL, Stream.Synthesis, -1, 0UL, 0u, 0x94DA89E915D76DF8UL, 581)]
    [InlineData(1UL, Stream.Synthesis, 0, 1UL, 0u, 0x18AA5775327010D2UL, 96)]
    [InlineData(1UL, Stream.Synthesis, 0, 0UL, 1u, 0xD1F5D7561E6574C6UL, 820)]
    [InlineData(2010UL, Stream.Bid, 95, 123456789UL, 3u, 0xEDD3D6DC016E8EA5UL, 929)]
    [InlineData(ulong.MaxValue, Stream.Placement, 1200, ulong.MaxValue, uint.MaxValue, 0x36072D3BDC44FEA0UL, 211)]
    public void A_draw_has_these_bits(ulong seed, Stream stream, int month, ulong agent, uint n, ulong bits, int below1000)
    {
        var key = new KeyedRandom(seed, stream, month).For(agent);
        Assert.Equal(bits, key.Bits(n));
        Assert.Equal(below1000, key.Below(1000, n));
        Assert.Equal(Math.ScaleB(bits >> 11, -53), key.Uniform(n));
    }

    [Fact]
    public void The_numbers_of_the_streams_are_part_of_the_results_and_stay()
    {
        string[] names =
        [
            "Synthesis", "Attractiveness", "Separation", "Participation", "Contact", "Application", "Ranking", "HouseBank", "Founding", "Exit",
            "Conversion", "Bid", "Tender", "Survey", "Support", "Register", "Wage", "Lender", "Identity", "Layoff", "Formalisation",
            "Liquidation", "Placement",
        ];
        var streams = Enum.GetValues<Stream>();
        Assert.Equal(names, streams.Take(names.Length).Select(s => s.ToString()));
        Assert.Equal(Enumerable.Range(1, streams.Length).Select(n => (ulong)n), streams.Select(s => (ulong)s));
    }

    private static void AssertBits(ulong expected, double actual) =>
        Assert.Equal($"0x{expected:X16}", $"0x{BitConverter.DoubleToUInt64Bits(actual):X16}");

    private static ulong Digest(Func<ulong, double> function)
    {
        var digest = 0UL;
        for (var i = 0UL; i < DigestPoints; i++)
        {
            digest = KeyedRandom.Mix(digest ^ BitConverter.DoubleToUInt64Bits(function(KeyedRandom.Mix(i))));
        }

        return digest;
    }
}
