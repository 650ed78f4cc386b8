using System.Numerics;
using CsCheck;
using SseSim.Model.Numerics;
using Xunit;

namespace SseSim.Model.Tests.Numerics;

/// <summary>Shares in integer arithmetic: part x total against amount x weight, without a rounding of the test's own.</summary>
public sealed class ApportionmentTests
{
    private const long LargestAmount = 1L << 53;
    private static readonly Gen<long> Amounts = Gen.OneOf(Gen.Long[0, 1000], Gen.Long[0, LargestAmount], Gen.Long[LargestAmount - 1000, LargestAmount]);
    private static readonly Gen<long[]> Weights = Gen.OneOf(
        Gen.Long[0, 3].Array[1, 60], Gen.Long[0, 1_000_000].Array[1, 60], Gen.Long[0, 1L << 54].Array[1, 60]);

    [Fact]
    public void The_parts_add_up_to_the_amount_that_was_split() =>
        Gen.Select(Amounts, Weights).Sample((amount, weights) =>
        {
            var (given, parts) = Split(amount, weights);
            Assert.Equal(weights.Any(w => w > 0) ? amount : 0, given);
            Assert.Equal(given, parts.Sum());
        });

    [Fact]
    public void A_part_is_less_than_one_unit_from_its_share() =>
        Gen.Select(Amounts, Weights).Sample((amount, weights) =>
        {
            var total = Total(weights);
            var (given, parts) = Split(amount, weights);
            for (var i = 0; i < parts.Length && total > 0; i++)
            {
                var distance = BigInteger.Abs((BigInteger)parts[i] * total - (BigInteger)given * weights[i]);
                Assert.True(distance < total, $"part {parts[i]} of {amount} for weight {weights[i]} of {total}");
            }
        });

    [Fact]
    public void An_amount_equal_to_the_sum_of_the_weights_gives_each_its_weight() =>
        Weights.Where(w => Total(w) <= LargestAmount).Sample(weights =>
            Assert.Equal(weights, Split((long)Total(weights), weights).Parts));

    [Fact]
    public void No_part_of_a_positive_amount_is_negative_and_no_weight_gives_no_part() =>
        Gen.Select(Amounts, Weights).Sample((amount, weights) =>
        {
            var parts = Split(amount, weights).Parts;
            Assert.All(parts, p => Assert.InRange(p, 0, amount));
            Assert.All(parts.Zip(weights), x => Assert.True(x.Second > 0 || x.First == 0));
        });

    [Fact]
    public void The_parts_of_a_negative_amount_are_those_of_the_positive_one_with_the_other_sign() =>
        Gen.Select(Amounts, Weights).Sample((amount, weights) =>
            Assert.Equal(Split(amount, weights).Parts.Select(p => -p), Split(-amount, weights).Parts));

    [Fact]
    public void A_larger_amount_gives_no_first_part_less() =>
        Gen.Select(Amounts, Weights, Gen.Long[0, 1000]).Where((amount, _, more) => amount + more <= LargestAmount)
            .Sample((amount, weights, more) =>
            {
                var (_, parts) = Split(amount, weights);
                var (_, larger) = Split(amount + more, weights);
                long before = 0, after = 0;
                for (var i = 0; i < parts.Length; i++)
                {
                    before += parts[i];
                    after += larger[i];
                    Assert.True(after >= before, $"the first {i + 1} parts fall from {before} to {after}");
                }
            });

    [Fact]
    public void Without_a_positive_weight_nothing_is_split_and_old_parts_are_cleared()
    {
        long[] parts = [7, 7, 7];
        Assert.Equal(0, Apportionment.Split(100, [0L, 0L, 0L], parts));
        Assert.Equal([0L, 0L, 0L], parts);
        Assert.Equal(0, Apportionment.Split(100, [], []));
    }

    [Fact]
    public void Forty_nine_units_split_among_forty_nine_equals_are_one_each() =>
        // 49 x (1 / 49) is 0.9999999999999999 in doubles.
        Assert.All(Split(49, [.. Enumerable.Repeat(1L, 49)]).Parts, p => Assert.Equal(1, p));

    [Fact]
    public void A_whole_share_is_the_exact_product_over_the_total_cut_to_whole_units() =>
        Gen.Select(Amounts, Gen.OneOf(Gen.Long[1, 1000], Gen.Long[1, (1L << 60) - 1]), Gen.Double[0, 1]).Sample((amount, total, portion) =>
        {
            var part = Math.Clamp((long)(total * portion), 0, total);
            Assert.Equal((long)((BigInteger)amount * part / total), Apportionment.WholeShare(amount, part, total));
            Assert.Equal(amount, Apportionment.WholeShare(amount, total, total));
        });

    [Fact]
    public void Weights_that_add_up_to_more_than_is_exact_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(1, [1L << 59, 1L << 59]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(1, [long.MaxValue, long.MaxValue]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(LargestAmount + 1, [1L]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(-LargestAmount - 1, [1L]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(1, [2L, -1L]));
    }

    [Fact]
    public void Largest_remainders_add_up_and_stay_within_one_unit_of_the_quota() =>
        Gen.Select(Gen.Double[0, 1000].Array[1, 50], Gen.Int[0, 20_000_000]).Where((weights, _) => weights.Sum() > 0).Sample((weights, total) =>
        {
            var parts = Apportionment.LargestRemainder(weights, total);
            Assert.Equal(total, parts.Sum());
            var sum = weights.Sum();
            for (var i = 0; i < parts.Length; i++)
            {
                Assert.InRange(parts[i] - weights[i] / sum * total, -1, 1);
            }
        });

    [Fact]
    public void Largest_remainders_of_whole_quotas_are_the_quotas() =>
        Gen.Int[0, 5000].Array[1, 50].Where(w => w.Sum() > 0)
            .Sample(weights => Assert.Equal(weights, Apportionment.LargestRemainder([.. weights.Select(w => (double)w)], weights.Sum())));

    [Fact]
    public void Largest_remainders_go_to_the_largest_remainder_and_ties_to_the_lower_index()
    {
        // Quotas of Hamilton's method for 10 seats: 4.16, 3.38, 2.46.
        Assert.Equal([4, 3, 3], Apportionment.LargestRemainder([416, 338, 246], 10));
        Assert.Equal([1, 1, 0], Apportionment.LargestRemainder([1, 1, 1], 2));
        Assert.Equal([0, 0], Apportionment.LargestRemainder([0, 0], 5));
        Assert.Equal([0, 0], Apportionment.LargestRemainder([1, 2], 0));
    }

    [Fact]
    public void Largest_remainders_of_a_weight_that_is_no_share_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.LargestRemainder([1, double.NaN], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.LargestRemainder([1, double.PositiveInfinity], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.LargestRemainder([3, -1], 5));
    }

    private static (long Given, long[] Parts) Split(long amount, long[] weights)
    {
        var parts = new long[weights.Length];
        return (Apportionment.Split(amount, weights, parts), parts);
    }

    private static BigInteger Total(long[] weights) => weights.Aggregate(BigInteger.Zero, (sum, w) => sum + w);
}
