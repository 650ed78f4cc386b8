using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using SseSim.Model.Economy;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>Fills the records of <see cref="EconomyDefinition"/> from a file: the key of each property is its kebab-case name.</summary>
internal sealed class RecordReader
{
    private const string ProvenanceKey = "provenance";

    private static readonly Dictionary<Type, string> ItemNames = new()
    {
        [typeof(TerritoryDefinition)] = "territory",
        [typeof(SectorDefinition)] = "sector",
        [typeof(SocialEconomyFamily)] = "family",
        [typeof(FinancierDefinition)] = "financier",
    };

    private readonly EconomyContext _context;
    private readonly FigureReader _figures;
    private readonly FigureTableReader _tables;

    public RecordReader(EconomyContext context)
    {
        _context = context;
        _figures = new(context);
        _tables = new(context, _figures);
    }

    /// <summary>A record, filled as far as its section is right; errors are added for the rest.</summary>
    /// <param name="type">The record's type.</param>
    /// <param name="section">Its keys.</param>
    /// <param name="inherited">Provenance of the enclosing section.</param>
    /// <param name="otherKeys">Keys of the section that are read elsewhere.</param>
    public object Read(Type type, Section section, ProvenanceDefaults inherited, IReadOnlyList<string> otherKeys)
    {
        var record = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"Bug in SseSim: no instance of {type.Name}");
        var properties = PropertiesOf(type).ToList();
        section.RejectUnknownKeys([.. properties.Select(p => KeyOf(p.Name)), ProvenanceKey, .. otherKeys]);
        var provenance = inherited;
        if (section.Find(ProvenanceKey) is { } node
            && Section.Of(node, ProvenanceKey, "'provenance'", _context.Diagnostics) is { } provenanceSection)
        {
            provenanceSection.RejectUnknownKeys(ProvenanceDefaults.Keys);
            provenance = inherited.With(provenanceSection, _context);
        }

        foreach (var property in properties)
        {
            var key = KeyOf(property.Name);
            if (section.Find(key) is { } value)
            {
                if (ReadValue(property, key, value, provenance) is { } converted)
                {
                    property.SetValue(record, converted);
                }
            }
            else if (property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                section.Missing(key, ExpectedOf(property));
            }
        }

        return record;
    }

    /// <summary>The properties that a file fills, in the order of the record.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    /// <summary><c>GrossDomesticProduct</c> as <c>gross-domestic-product</c>.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && key.Length > 0)
            {
                key.Append('-');
            }

            key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }

    private object? ReadValue(PropertyInfo property, string key, YamlNode node, ProvenanceDefaults provenance)
    {
        var type = property.PropertyType;
        if (type == typeof(Figure))
        {
            return _figures.Read(node, key, RuleOf(property), provenance);
        }

        if (type == typeof(FigureTable))
        {
            return _tables.Read(node, key, RuleOf(property), provenance);
        }

        if (type == typeof(string) || type == typeof(int) || type.IsEnum)
        {
            return ReadWord(type, key, node);
        }

        if (type.IsGenericType)
        {
            return ReadList(type.GetGenericArguments()[0], key, node, provenance);
        }

        return Section.Of(node, key, $"'{key}'", _context.Diagnostics) is { } section ? Read(type, section, provenance, []) : null;
    }

    private object? ReadWord(Type type, string key, YamlNode node)
    {
        var section = new Section(new(node.Mark, [new(new(node.Mark, key, IsQuoted: false), node)]), key, _context.Diagnostics);
        if (type == typeof(int))
        {
            return (int)section.Integer(key, 0, int.MaxValue, 0);
        }

        var text = section.Text(key);
        if (text is null || !type.IsEnum)
        {
            return text;
        }

        var names = Enum.GetNames(type).Select(KeyOf).ToList();
        var index = names.IndexOf(text);
        if (index < 0)
        {
            _context.Diagnostics.Error(node.Mark, $"unknown {key} {Wording.Quote(text)}{_context.Diagnostics.Suggest(text, names, "it is one of")}");
            return null;
        }

        return Enum.GetValues(type).GetValue(index);
    }

    private Array? ReadList(Type itemType, string key, YamlNode node, ProvenanceDefaults provenance)
    {
        if (node is not YamlSequence sequence)
        {
            _context.Diagnostics.Error(node.Mark, $"'{key}' must be a list, not {Wording.KindOf(node)}");
            return null;
        }

        var items = new List<object>();
        var identity = KeyOf(PropertiesOf(itemType).First().Name);
        foreach (var item in sequence.Items)
        {
            var name = item is YamlMapping mapping && mapping.Find(identity) is YamlScalar id ? Wording.Quote(id.Text) : $"number {items.Count + 1}";
            if (Section.Of(item, key, $"{ItemNames.GetValueOrDefault(itemType, key)} {name}", _context.Diagnostics) is { } section)
            {
                items.Add(Read(itemType, section, provenance, []));
            }
        }

        var list = Array.CreateInstance(itemType, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            list.SetValue(items[i], i);
        }

        return list;
    }

    private string ExpectedOf(PropertyInfo property) =>
        property.PropertyType == typeof(Figure) ? $": {FigureUnit.Expected(RuleOf(property).Kind, _context.Currency)}" : "";

    private static FigureRule RuleOf(PropertyInfo property) => FigureRules.Find(property.DeclaringType!, property.Name)
        ?? throw new InvalidOperationException($"Bug in SseSim: {property.DeclaringType!.Name}.{property.Name} has no rule in FigureRules");
}
