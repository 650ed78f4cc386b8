namespace SseSim.Scenarios.Reading;

/// <summary>Collects what is wrong, so that all errors of a file are shown at once.</summary>
internal sealed class DiagnosticList
{
    /// <summary>A file with more errors than this is not a scenario with slips but another kind of file.</summary>
    public const int MostShown = 100;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<Diagnostic> _seen = [];
    private int _left;

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    /// <summary>Whether further messages are only counted.</summary>
    public bool IsFull => _diagnostics.Count >= MostShown;

    public void Error(Mark mark, string message)
    {
        ErrorCount++;
        Add(mark, Severity.Error, message);
    }

    public void Warn(Mark mark, string message) => Add(mark, Severity.Warning, message);

    /// <summary>The end of a message about a name: the closest match, or what is allowed. Empty where the message would not be shown, so
    /// that a file of nothing but errors is read in no time.</summary>
    public string Suggest(string given, IReadOnlyCollection<string> allowed, string listIntroduction) =>
        IsFull ? "" : Wording.Suggest(given, allowed, listIntroduction);

    /// <summary>The diagnostics, each once, by file in the order in which the files were first met, then by line and column.</summary>
    public IReadOnlyList<Diagnostic> ToSorted()
    {
        var files = _diagnostics.Select(d => d.File).Distinct().Select((file, index) => (file, index)).ToDictionary(f => f.file, f => f.index);
        var sorted = _diagnostics.OrderBy(d => files[d.File]).ThenBy(d => d.Line).ThenBy(d => d.Column).ToList();
        if (_left > 0)
        {
            sorted.Add(new(sorted[^1].File, 0, 0, Severity.Error, $"{_left} more are not shown"));
        }

        return sorted;
    }

    private void Add(Mark mark, Severity severity, string message)
    {
        if (IsFull)
        {
            _left++;
            return;
        }

        var diagnostic = new Diagnostic(mark.File, mark.Line, mark.Column, severity, message);
        if (_seen.Add(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
