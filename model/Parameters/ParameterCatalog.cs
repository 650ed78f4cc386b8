using System.Reflection;
using System.Text;

namespace SseSim.Model.Parameters;

/// <summary>One row of the parameter table.</summary>
public sealed record ParameterDeclaration(
    string Name, string Symbol, string Unit, double Default, double Minimum, double Maximum, string UsedBy, string Source);

/// <summary>The parameters as a table, read from their declarations, and their overrides by name.</summary>
public static class ParameterCatalog
{
    private static readonly (PropertyInfo Property, ParameterAttribute Attribute)[] Properties = typeof(ModelParameters)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => (Property: p, Attribute: p.GetCustomAttribute<ParameterAttribute>()!))
        .Where(p => p.Attribute is not null).ToArray();

    public static IReadOnlyList<ParameterDeclaration> All { get; } = Declare();

    /// <summary>The parameters with some replaced.</summary>
    /// <exception cref="ArgumentException">A name is unknown or a value out of its range.</exception>
    public static ModelParameters With(IReadOnlyDictionary<string, double> overrides)
    {
        var parameters = new ModelParameters();
        foreach (var (name, value) in overrides)
        {
            var (property, attribute) = Properties.FirstOrDefault(p => Kebab(p.Property.Name) == name);
            if (property is null)
            {
                throw new ArgumentException($"unknown parameter '{name}'");
            }

            if (!(value >= attribute.Minimum && value <= attribute.Maximum))
            {
                throw new ArgumentException($"parameter '{name}' = {value} is outside {attribute.Minimum} .. {attribute.Maximum}");
            }

            // Records are immutable outside of initialisers: reflection is the one place that sets an init-only property later.
            property.SetValue(parameters, value);
        }

        return parameters;
    }

    /// <summary>Value of every parameter, by kebab-case name, in the order of declaration.</summary>
    public static IEnumerable<(string Name, double Value)> Values(ModelParameters parameters) =>
        Properties.Select(p => (Kebab(p.Property.Name), (double)p.Property.GetValue(parameters)!));

    private static ParameterDeclaration[] Declare()
    {
        var defaults = new ModelParameters();
        return Properties.Select(p => new ParameterDeclaration(
            Kebab(p.Property.Name), p.Attribute.Symbol, p.Attribute.Unit, (double)p.Property.GetValue(defaults)!,
            p.Attribute.Minimum, p.Attribute.Maximum, p.Attribute.UsedBy, p.Attribute.Source)).ToArray();
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
