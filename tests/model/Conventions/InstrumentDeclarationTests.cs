using System.Text.RegularExpressions;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>What every instrument's declaration must say, since the validator, the schema, the lists and the documentation read nothing else.</summary>
public sealed partial class InstrumentDeclarationTests
{
    private static readonly string[] KnownEligibilityKeys = ["forms", "stages", "sectors", "sizes", "territories", "groups"];

    public static TheoryData<string> Names => [.. InstrumentCatalog.All.Select(i => i.Name)];

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase { get; }

    [Fact]
    public void Names_are_unique_and_each_finds_its_own_declaration()
    {
        Assert.Equal(InstrumentCatalog.All.Count, InstrumentCatalog.All.Select(i => i.Name).Distinct().Count());
        Assert.All(InstrumentCatalog.All, i => Assert.Same(i, InstrumentCatalog.Find(i.Name)));
        Assert.Null(InstrumentCatalog.Find("no-such-instrument"));
    }

    [Fact]
    public void Every_declaration_in_the_folder_of_instruments_is_in_the_catalog()
    {
        var declared = typeof(Instrument).Assembly.GetTypes().Where(t => t.Namespace == typeof(Instrument).Namespace + ".Instruments")
            .Select(t => t.GetProperty("Declaration")?.GetValue(null)).OfType<Instrument>().ToList();
        Assert.NotEmpty(declared);
        Assert.Equal(declared.Select(i => i.Name).Order(), InstrumentCatalog.All.Select(i => i.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_declaration_says_what_it_is_how_it_works_and_where_it_comes_from(string name)
    {
        var instrument = InstrumentCatalog.Find(name)!;
        Assert.Matches(KebabCase, instrument.Name);
        Assert.Matches(KebabCase, instrument.Family);
        Assert.EndsWith(".", instrument.Summary, StringComparison.Ordinal);
        Assert.Matches("^Steps? [0-9]+ \\(", instrument.Mechanism);
        Assert.EndsWith(".", instrument.Mechanism, StringComparison.Ordinal);
        Assert.Matches("(19|20)[0-9]{2}", instrument.Source);
        Assert.True(Enum.IsDefined(instrument.Lever));
        Assert.True(Enum.IsDefined(instrument.BudgetUse));
        Assert.NotEqual(0u, instrument.DefaultEligibility.Forms);
        Assert.Subset(KnownEligibilityKeys.ToHashSet(), instrument.EligibilityKeys.ToHashSet());
        Assert.Equal(instrument.EligibilityKeys.Count, instrument.EligibilityKeys.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keys_have_unique_names_a_sentence_a_range_and_a_default_within_it(string name)
    {
        var keys = InstrumentCatalog.Find(name)!.Keys;
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Count, keys.Select(k => k.Name).Distinct().Count());
        Assert.All(keys, key =>
        {
            Assert.Matches(KebabCase, key.Name);
            Assert.EndsWith(".", key.Description, StringComparison.Ordinal);
            Assert.True(Enum.IsDefined(key.Dimension));
            Assert.True(key.Minimum < key.Maximum, $"{key.Name}: {key.Minimum} to {key.Maximum}");
            Assert.True(key.Default is null || (key.Default >= key.Minimum && key.Default <= key.Maximum), $"{key.Name}: default {key.Default}");
            Assert.True(key.Minimum >= 0, $"{key.Name} may be negative");
            Assert.True(key.Dimension is not (Dimension.Share or Dimension.RatePerYear or Dimension.Flag) || key.Maximum <= 1,
                $"{key.Name} is a share, rate or flag above 1");
            Assert.True(!key.Ramps || key.Minimum == 0, $"{key.Name} ramps from zero, which is below its minimum");
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_explanation_tells_different_values_apart(string name)
    {
        var instrument = InstrumentCatalog.Find(name)!;
        var lowest = instrument.Keys.Select(k => k.Minimum).ToArray();
        for (var key = 0; key < lowest.Length; key++)
        {
            var changed = (double[])lowest.Clone();
            changed[key] = instrument.Keys[key].Maximum;
            Assert.NotEqual(instrument.Explain(lowest), instrument.Explain(changed));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_explanation_marks_every_amount_of_money_for_the_economys_currency(string name)
    {
        var instrument = InstrumentCatalog.Find(name)!;
        var explained = instrument.Explain([.. instrument.Keys.Select(k => k.Maximum)]);
        Assert.Equal(instrument.Keys.Count(k => k.Dimension == Dimension.Money), explained.Count(c => c == Instrument.CurrencySign));
    }
}
