using System.Text.RegularExpressions;
using SseSim.Model.Parameters;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>Every behavioural parameter is declared with unit, range and source, and its default lies within its range.</summary>
public sealed class ParameterDeclarationTests
{
    [Fact]
    public void Every_property_is_a_declared_parameter() =>
        Assert.Equal(typeof(ModelParameters).GetProperties().Count(p => p.SetMethod is not null), ParameterCatalog.All.Count);

    [Fact]
    public void Names_and_symbols_are_unique()
    {
        Assert.Equal(ParameterCatalog.All.Count, ParameterCatalog.All.Select(p => p.Name).Distinct().Count());
        Assert.Equal(ParameterCatalog.All.Count, ParameterCatalog.All.Select(p => p.Symbol).Distinct().Count());
    }

    [Fact]
    public void Each_has_a_kebab_case_name_a_unit_a_submodel_a_source_and_a_default_within_its_range() =>
        Assert.All(ParameterCatalog.All, p =>
        {
            Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), p.Name);
            Assert.NotEqual("", p.Unit);
            Assert.NotEqual("", p.UsedBy);
            Assert.NotEqual("", p.Source);
            Assert.True(p.Minimum < p.Maximum, p.Name);
            Assert.InRange(p.Default, p.Minimum, p.Maximum);
        });

    [Fact]
    public void Each_can_be_overridden_by_name_up_to_its_bounds_and_changes_nothing_else()
    {
        var defaults = ParameterCatalog.Values(new ModelParameters()).ToList();
        foreach (var parameter in ParameterCatalog.All)
        {
            foreach (var value in new[] { parameter.Minimum, parameter.Maximum })
            {
                var changed = ParameterCatalog.Values(ParameterCatalog.With(new Dictionary<string, double> { [parameter.Name] = value }));
                Assert.Equal(defaults.Select(d => d.Name == parameter.Name ? (d.Name, value) : d), changed);
            }
        }
    }

    [Fact]
    public void A_value_outside_of_its_range_and_a_name_that_does_not_exist_are_refused()
    {
        foreach (var parameter in ParameterCatalog.All)
        {
            foreach (var value in new[] { Math.BitDecrement(parameter.Minimum), Math.BitIncrement(parameter.Maximum), double.NaN })
            {
                var error = Assert.Throws<ArgumentException>(
                    () => ParameterCatalog.With(new Dictionary<string, double> { [parameter.Name] = value }));
                Assert.Contains(parameter.Name, error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Throws<ArgumentException>(() => ParameterCatalog.With(new Dictionary<string, double> { ["no-such-parameter"] = 1 }));
    }
}
