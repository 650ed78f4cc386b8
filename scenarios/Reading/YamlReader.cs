using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SseSim.Scenarios.Reading;

/// <summary>Reads YAML into nodes that know where they stand. Works on YamlDotNet's events without recursion, so that depth, size and
/// aliases are bounded before anything is built from them.</summary>
internal sealed class YamlReader
{
    public const int MostLevels = 64;

    /// <summary>Nodes of a file with its aliases written out.</summary>
    public const int MostNodes = 100_000;

    private readonly string _file;
    private readonly DiagnosticList _diagnostics;
    private readonly Stack<OpenCollection> _open = new();
    private readonly Dictionary<string, YamlNode> _anchors = [];
    private YamlNode? _root;
    private int _nodes;
    private int _documents;

    private YamlReader(string file, DiagnosticList diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
    }

    /// <summary>The root node of a file, or null after errors were added.</summary>
    public static YamlNode? ReadFile(string path, string shownAs, DiagnosticList diagnostics) =>
        TextFileReader.Read(path, shownAs, diagnostics) is { } text ? Read(text, shownAs, diagnostics) : null;

    /// <summary>The root node of a text, or null after errors were added. An empty text is an error.</summary>
    public static YamlNode? Read(string text, string shownAs, DiagnosticList diagnostics)
    {
        if (RejectTabs(text, shownAs, diagnostics))
        {
            return null;
        }

        var reader = new YamlReader(shownAs, diagnostics);
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                reader.Take(parser.Current!);
            }
        }
        catch (StopReading)
        {
            return null;
        }
        catch (YamlException failure)
        {
            diagnostics.Error(reader.MarkOf(failure.Start), $"not valid YAML: {YamlFault.Worded(text, (int)failure.Start.Line, failure.Message)}");
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidOperationException or OverflowException
            or IndexOutOfRangeException)
        {
            // The parser's own slips on odd input (such as escapes beyond Unicode, or an end of the document inside brackets) come without a place: the
            // last thing that it read is the nearest to it.
            diagnostics.Error(reader.MarkOf(parser.Current?.End ?? YamlDotNet.Core.Mark.Empty), failure is InvalidOperationException
                ? "not valid YAML: what follows does not end what was begun here; look for brackets, quotes or '...' that do not fit"
                : $"not valid YAML: {YamlFault.Worded(text, (int)(parser.Current?.End.Line ?? 0), failure.Message)}");
            return null;
        }

        if (reader._root is null or YamlScalar { IsNull: true })
        {
            diagnostics.Error(new Mark(shownAs, 1, 1), "the file is empty");
            return null;
        }

        return reader._root;
    }

    private static bool RejectTabs(string text, string shownAs, DiagnosticList diagnostics)
    {
        var (line, found) = (0, false);
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            var indentation = row.Length - row.TrimStart([' ', '\t']).Length;
            var tab = row[..indentation].IndexOf('\t');
            if (tab >= 0 && indentation < row.Length)
            {
                diagnostics.Error(new(shownAs, line, tab + 1), "a tab in the indentation; YAML takes spaces only");
                found = true;
            }
        }

        return found;
    }

    private void Take(ParsingEvent parsed)
    {
        var mark = MarkOf(parsed.Start);
        switch (parsed)
        {
            case DocumentStart when ++_documents > 1:
                throw Stop(mark, "a second document begins here; a file holds one");
            case AnchorAlias alias:
                TakeAlias(alias, mark);
                break;
            case Scalar scalar:
                Count(mark, 1);
                RejectTag(scalar, mark);
                Place(Anchored(scalar, new YamlScalar(mark, scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))));
                break;
            case SequenceStart or MappingStart:
                Count(mark, 1);
                RejectTag((NodeEvent)parsed, mark);
                Open((NodeEvent)parsed, mark);
                break;
            case SequenceEnd or MappingEnd:
                var closed = _open.Pop();
                Place(Anchored(closed.Start, closed.Close()));
                break;
        }
    }

    private void TakeAlias(AnchorAlias alias, Mark mark)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Stop(mark, $"alias {Wording.Quote("*" + alias.Value.Value)} has no anchor before it");
        }

        Count(mark, node.Size);
        if (_open.Count + node.Height > MostLevels)
        {
            throw Stop(mark, $"more than {MostLevels} levels of nesting");
        }

        Place(node);
    }

    private void Open(NodeEvent start, Mark mark)
    {
        if (_open.Count >= MostLevels)
        {
            throw Stop(mark, $"more than {MostLevels} levels of nesting");
        }

        if (_open.TryPeek(out var parent) && parent.WantsKey)
        {
            throw Stop(mark, "a key must be a word, not a list or a mapping");
        }

        _open.Push(new(start, mark));
    }

    private void Place(YamlNode node)
    {
        if (!_open.TryPeek(out var parent))
        {
            _root = node;
        }
        else if (parent.WantsKey && node is not YamlScalar)
        {
            throw Stop(node.Mark, "a key must be a word, not a list or a mapping");
        }
        else if (!parent.TryAdd(node, out var first))
        {
            var key = (YamlScalar)node;
            _diagnostics.Error(node.Mark, $"key {Wording.Quote(key.Text)} is given twice; the first is in line {first!.Value.Line}");
        }
    }

    private YamlNode Anchored(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private void Count(Mark mark, int nodes)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
        {
            throw Stop(mark, $"more than {MostNodes} values, with aliases written out");
        }
    }

    private void RejectTag(NodeEvent node, Mark mark)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            throw Stop(mark, $"tag {Wording.Quote(node.Tag.Value)} is not used in these files; leave it out");
        }
    }

    private StopReading Stop(Mark mark, string message)
    {
        _diagnostics.Error(mark, message);
        return new();
    }

    private Mark MarkOf(YamlDotNet.Core.Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private sealed class StopReading : Exception;
}
