namespace SseSim.Scenarios.Reading;

/// <summary>A node of a YAML file with the place where it stands. Nodes are immutable, so that aliases can share them.</summary>
internal abstract record YamlNode(Mark Mark)
{
    /// <summary>Levels of nesting under and with this node.</summary>
    public abstract int Height { get; }

    /// <summary>Nodes under and with this node, aliases written out.</summary>
    public abstract int Size { get; }
}

/// <summary>A value: its text without quotes, and whether it stands in quotes or in a block, so that <c>null</c> and the empty text are
/// meant as such.</summary>
internal sealed record YamlScalar(Mark Mark, string Text, bool IsQuoted) : YamlNode(Mark)
{
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override int Height => 1;

    public override int Size => 1;
}

internal sealed record YamlSequence(Mark Mark, IReadOnlyList<YamlNode> Items) : YamlNode(Mark)
{
    public override int Height { get; } = 1 + (Items.Count == 0 ? 0 : Items.Max(i => i.Height));

    public override int Size { get; } = 1 + Items.Sum(i => i.Size);
}

/// <summary>Keys in the order of the file, each once.</summary>
internal sealed record YamlMapping(Mark Mark, IReadOnlyList<YamlEntry> Entries) : YamlNode(Mark)
{
    public override int Height { get; } = 1 + (Entries.Count == 0 ? 0 : Entries.Max(e => e.Value.Height));

    public override int Size { get; } = 1 + Entries.Sum(e => 1 + e.Value.Size);

    public YamlNode? Find(string key) => FindEntry(key)?.Value;

    public YamlEntry? FindEntry(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The same mapping with the key set; a new key comes last.</summary>
    public YamlMapping With(YamlScalar key, YamlNode value)
    {
        var entry = new YamlEntry(key, value);
        return FindEntry(key.Text) is null
            ? this with { Entries = [.. Entries, entry] }
            : this with { Entries = [.. Entries.Select(e => e.Key.Text == key.Text ? entry : e)] };
    }

    public YamlMapping Without(string key) => this with { Entries = [.. Entries.Where(e => e.Key.Text != key)] };
}

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
