using System.Globalization;

namespace SseSim.Scenarios.Reading;

/// <summary>A mapping being read: gives typed values of its keys and says what is wrong with them.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="what">What it is, for messages: <c>the scenario</c>, <c>instrument 'credit-guarantee'</c>.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class Section(YamlMapping mapping, string what, DiagnosticList diagnostics)
{
    private readonly HashSet<string> _misspelt = [];

    public YamlMapping Mapping => mapping;

    public Mark Mark => mapping.Mark;

    public string What => what;

    public bool Has(string key) => mapping.Find(key) is not null;

    public YamlNode? Find(string key) => mapping.Find(key);

    /// <summary>Where a key's value stands, or the mapping itself where the key is not given.</summary>
    public Mark MarkOf(string key) => mapping.Find(key)?.Mark ?? mapping.Mark;

    /// <summary>The section of a node that must be a mapping, or null after an error was added.</summary>
    public static Section? Of(YamlNode node, string key, string what, DiagnosticList diagnostics)
    {
        if (node is YamlMapping mapping)
        {
            return new(mapping, what, diagnostics);
        }

        diagnostics.Error(node.Mark, $"'{key}' must be a mapping of keys, not {Wording.KindOf(node)}");
        return null;
    }

    public void RejectUnknownKeys(IReadOnlyCollection<string> known)
    {
        foreach (var entry in mapping.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            if (!diagnostics.IsFull && ClosestMatch.Of(entry.Key.Text, known) is { } meant)
            {
                _misspelt.Add(meant);
            }

            diagnostics.Error(entry.Key.Mark, $"unknown key {Wording.Quote(entry.Key.Text)} in {what}"
                + diagnostics.Suggest(entry.Key.Text, known, "it takes"));
        }
    }

    /// <summary>Adds the error that a key is missing, unless an unknown key was taken for it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">What follows on the message: what to write.</param>
    public void Missing(string key, string expected)
    {
        if (!_misspelt.Contains(key))
        {
            diagnostics.Error(mapping.Mark, $"missing key '{key}' in {what}{expected}");
        }
    }

    /// <summary>The node of a key, or null after an error was added.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">What the error suggests to write.</param>
    public YamlNode? Require(string key, string example)
    {
        if (mapping.Find(key) is { } node)
        {
            return node;
        }

        Missing(key, $"; write for example '{key}: {example}'");
        return null;
    }

    /// <summary>The text of a key, or null where it is not given or after an error was added.</summary>
    public string? Text(string key)
    {
        switch (mapping.Find(key))
        {
            case null:
                return null;
            case YamlScalar { IsNull: false } scalar:
                return scalar.Text;
            case var node:
                diagnostics.Error(node.Mark, $"'{key}' must be a text, not {Wording.KindOf(node)}");
                return null;
        }
    }

    /// <summary>A whole number in a range, the default where the key is not given or after an error was added.</summary>
    public long Integer(string key, long minimum, long maximum, long defaultValue)
    {
        if (mapping.Find(key) is not { } node)
        {
            return defaultValue;
        }

        if (node is not YamlScalar scalar || !long.TryParse(scalar.Text.Replace("_", ""), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var value))
        {
            var meant = node is YamlScalar { Text: var text } ? WholeNumberGuess.Of(text, key, minimum, maximum) : null;
            diagnostics.Error(node.Mark, $"'{key}' must be a whole number, not {Wording.KindOf(node)}{(meant is null ? "" : $"; did you mean '{meant}'?")}");
            return defaultValue;
        }

        if (value < minimum || value > maximum)
        {
            diagnostics.Error(node.Mark, string.Create(CultureInfo.InvariantCulture,
                $"'{key}' must be between {minimum} and {maximum}, not {value}"));
            return defaultValue;
        }

        return value;
    }

    /// <summary>A list of texts, or one text; null where the key is not given or after an error was added.</summary>
    public IReadOnlyList<YamlScalar>? Texts(string key)
    {
        var node = mapping.Find(key);
        if (node is null)
        {
            return null;
        }

        IReadOnlyList<YamlNode> items = node is YamlSequence sequence ? sequence.Items : [node];
        var faults = items.Where(i => i is not YamlScalar { IsNull: false }).ToList();
        foreach (var fault in faults)
        {
            diagnostics.Error(fault.Mark, $"'{key}' must be a list of names; this is {Wording.KindOf(fault)}");
        }

        return faults.Count > 0 ? null : [.. items.Cast<YamlScalar>()];
    }
}
