using CsCheck;
using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Tests.Sweeps;

/// <summary>How an effect is shared out among policies.</summary>
public sealed class ShapleyTests
{
    [Fact]
    public void Parts_add_up_to_the_whole_to_the_unit() => Gen.Int[1, 6].SelectMany(n => Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Array[1 << n]).Sample(effects =>
    {
        effects[0] = 0;
        var parts = Shapley.Of(System.Numerics.BitOperations.Log2((uint)effects.Length), effects);
        Assert.Equal(effects[^1], parts.Sum());
    }, iter: 500);

    [Fact]
    public void Policies_that_do_not_touch_each_other_get_what_each_does_alone() =>
        Assert.Equal([100, -30, 7], Shapley.Of(3, [0, 100, -30, 70, 7, 107, -23, 77]));

    [Fact]
    public void What_two_do_only_together_is_halved() => Assert.Equal([50, 50], Shapley.Of(2, [0, 0, 0, 100]));

    [Fact]
    public void A_unit_that_cannot_be_halved_goes_to_the_first() => Assert.Equal([51, 50], Shapley.Of(2, [0, 0, 0, 101]));

    [Fact]
    public void Policies_that_are_alike_get_alike_and_one_that_does_nothing_gets_nothing() =>
        Assert.Equal([30, 30, 0], Shapley.Of(3, [0, 40, 40, 60, 0, 40, 40, 60]));

    [Fact]
    public void Leaving_one_out_and_the_interaction_add_up_to_the_whole()
    {
        var (parts, interaction) = Shapley.LeaveOneOut(100, [70, 80]);
        Assert.Equal([30, 20], parts);
        Assert.Equal(50, interaction);
    }
}
