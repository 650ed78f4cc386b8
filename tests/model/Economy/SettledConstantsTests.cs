using System.Reflection;
using System.Runtime.CompilerServices;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>What settling finds goes from a sample to the economy that it was found for, every constant of it.</summary>
public sealed class SettledConstantsTests
{
    /// <summary>Found anew for every economy that is drawn, and replaced as a whole: from its persons, and while it opens.</summary>
    private static readonly string[] OfTheDrawn = ["BaseUnmetShares", "FoundingNiches", "FoundingRates", "IncomeTaxRate"];

    private static readonly PropertyInfo[] Found = [.. typeof(EconomyStructure).GetProperties().Where(p => p.SetMethod is { } set
        && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) && !OfTheDrawn.Contains(p.Name))];

    [Fact]
    public void All_that_settling_finds_is_taken_over()
    {
        var (settled, opened) = (Island.Settled().Structure.CopyForSettling(), Island.Settled().Structure.CopyForSettling());
        Assert.Contains(Found, p => p.Name == "ImportShares");
        foreach (var constant in Found)
        {
            constant.SetValue(settled, Another(constant.GetValue(settled)!));
        }

        opened.TakeSettled(settled);
        Assert.All(Found, constant => Assert.True(Same(constant.GetValue(settled)!, constant.GetValue(opened)!), $"{constant.Name} is not taken over"));
    }

    [Fact]
    public void What_changes_in_a_copy_does_not_change_in_the_original()
    {
        var original = Island.Settled().Structure;
        var copy = original.CopyForSettling();
        Assert.All(Found.Where(p => p.PropertyType.IsArray),
            constant => Assert.False(ReferenceEquals(constant.GetValue(original), constant.GetValue(copy)), $"{constant.Name} is shared with the copy"));
    }

    private static object Another(object value) => value switch
    {
        double[] many => many.Select(one => one + 1).ToArray(),
        long cents => cents + 1,
        _ => (double)value + 1,
    };

    private static bool Same(object one, object other) => one is double[] many ? many.SequenceEqual((double[])other) : one.Equals(other);
}
