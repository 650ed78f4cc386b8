using YamlDotNet.Core.Events;

namespace SseSim.Scenarios.Reading;

/// <summary>A list or mapping whose end has not been read yet.</summary>
internal sealed class OpenCollection(NodeEvent start, Mark mark)
{
    private readonly List<YamlNode> _items = [];
    private readonly List<YamlEntry> _entries = [];
    private readonly Dictionary<string, Mark> _keys = [];
    private readonly bool _isMapping = start is MappingStart;
    private YamlScalar? _key;
    private bool _dropsValue;

    public NodeEvent Start => start;

    /// <summary>Whether the next node is a key.</summary>
    public bool WantsKey => _isMapping && _key is null && !_dropsValue;

    /// <summary>Adds an item, a key or a value. False where the node is a key given before, whose place is
    /// <paramref name="first"/>; the value that follows is then dropped.</summary>
    public bool TryAdd(YamlNode node, out Mark? first)
    {
        first = null;
        if (!_isMapping)
        {
            _items.Add(node);
        }
        else if (_dropsValue)
        {
            _dropsValue = false;
        }
        else if (_key is not null)
        {
            _entries.Add(new(_key, node));
            _key = null;
        }
        else
        {
            return TryAddKey((YamlScalar)node, out first);
        }

        return true;
    }

    public YamlNode Close() => _isMapping ? new YamlMapping(mark, _entries) : new YamlSequence(mark, _items);

    private bool TryAddKey(YamlScalar key, out Mark? first)
    {
        if (_keys.TryGetValue(key.Text, out var before))
        {
            (first, _dropsValue) = (before, true);
            return false;
        }

        _keys.Add(key.Text, key.Mark);
        (first, _key) = (null, key);
        return true;
    }
}
