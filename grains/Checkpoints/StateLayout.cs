using System.IO.Hashing;
using System.Reflection;
using System.Text;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.State;

namespace SseSim.Grains.Checkpoints;

/// <summary>How states lie in a checkpoint: a digest of the format's version and of the names and types of all that is written. The bytes themselves carry no names, so that a
/// program with another layout must not read them, forced or not.</summary>
public static class StateLayout
{
    private static readonly Type[] Written =
    [
        typeof(Checkpoint), typeof(RunFrame), typeof(TerritorySnapshot), typeof(FinancierSnapshot), typeof(GovernmentSnapshot),
        typeof(StatisticsSnapshot), typeof(ExchangeSnapshot), typeof(MonthObservation), typeof(RunSummary),
    ];

    private static readonly Type[] Columns =
        [typeof(PersonColumns), typeof(HouseholdColumns), typeof(OrganisationColumns), typeof(LoanColumns), typeof(ContractColumns)];

    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Digest { get; } = Compute();

    private static string Compute()
    {
        var text = new StringBuilder("format ").Append(ModelFormat.Version).Append('\n');
        var seen = new HashSet<Type>();
        foreach (var type in Written)
        {
            Describe(type, text, seen);
        }

        foreach (var set in Columns)
        {
            // Columns are declared in the order of their properties' constructors; a name or type that changes is seen either way.
            text.Append(set.Name);
            foreach (var column in set.GetProperties().Where(p => p.PropertyType.IsArray).OrderBy(p => p.MetadataToken))
            {
                text.Append('|').Append(column.Name).Append(':').Append(column.PropertyType.Name);
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Describe(Type type, StringBuilder text, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        if (type.IsEnum)
        {
            text.Append(type.Name).Append('=').AppendJoin(',', Enum.GetNames(type)).Append('\n');
            return;
        }

        if (type.GetElementType() is { } element)
        {
            Describe(element, text, seen);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Describe(argument, text, seen);
        }

        if (type.Namespace?.StartsWith("SseSim.", StringComparison.Ordinal) != true)
        {
            return;
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(f => f.MetadataToken).ToArray();
        text.Append(type.Name);
        foreach (var field in fields)
        {
            text.Append('|').Append(field.Name).Append(':').Append(field.FieldType);
        }

        text.Append('\n');
        foreach (var field in fields)
        {
            Describe(field.FieldType, text, seen);
        }
    }
}
