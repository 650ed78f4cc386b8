using SseSim.Analysis.Economies;

namespace SseSim.Analysis.Tests;

/// <summary>Which targets of an economy count as missed.</summary>
public sealed class MissedTargetTests
{
    [Theory]
    [InlineData("People", "Employed", "persons", 100, 97.9, true)]
    [InlineData("People", "Employed", "persons", 100, 98.1, false)]
    [InlineData("People", "Employed, female", "persons", 100, 90, false)]
    [InlineData("People", "Unemployment rate", "%", 6, 7.1, true)]
    [InlineData("People", "Unemployment rate", "%", 6, 6.9, false)]
    [InlineData("Organisations", "SSE entities", "entities", 100, 103, true)]
    [InlineData("Organisations", "mutual", "entities", 1, 8, false)]
    [InlineData("Organisations", "Conventional firms", "entities", 100, 106, true)]
    [InlineData("Paid jobs of the social economy", "All forms", "persons", 100, 97, true)]
    [InlineData("National accounts", "Imports", "EUR per year", 100, 94, true)]
    [InlineData("National accounts", "Imports", "EUR per year", 100, 96, false)]
    [InlineData("National accounts", "Imports", "EUR per year", 0, 96, false)]
    public void A_target_is_missed_by_more_than_a_sample_explains(string group, string label, string unit, double target, double synthesised, bool missed) =>
        Assert.Equal(missed, MissedTargets.Of([new(group, label, unit, target, synthesised, "")]).Count == 1);
}
