using System.Diagnostics;
using System.Globalization;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Client.Output;

/// <summary>How far an experiment is, with the pace of its last seconds.</summary>
/// <param name="monthsInAll">Months of all its runs together.</param>
/// <param name="language">Of its texts.</param>
internal sealed class ProgressState(int monthsInAll, ReportLanguage language)
{
    /// <summary>The pace is that of about so many seconds, so that a slow start does not spoil the estimate.</summary>
    private const double PaceSeconds = 10;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Queue<(double Seconds, int Done)> _recent = new();

    public int MonthsInAll { get; } = monthsInAll;

    public int MonthsDone { get; private set; }

    public string Label { get; private set; } = "";

    public double MonthsPerSecond { get; private set; }

    /// <summary>Null before there is a pace.</summary>
    public TimeSpan? TimeLeft => MonthsPerSecond > 0 ? TimeSpan.FromSeconds((MonthsInAll - MonthsDone) / MonthsPerSecond) : null;

    /// <param name="monthsDone">Months done, of all runs.</param>
    /// <param name="label">What is being run, such as <c>2013-05</c>.</param>
    public void Update(int monthsDone, string label)
    {
        var now = _watch.Elapsed.TotalSeconds;
        if (MonthsDone == 0)
        {
            // Settling before the first month says nothing about how fast months go.
            _recent.Clear();
            _recent.Enqueue((now, monthsDone));
        }

        MonthsDone = monthsDone;
        Label = label;
        _recent.Enqueue((now, monthsDone));
        while (_recent.Count > 2 && now - _recent.Peek().Seconds > PaceSeconds)
        {
            _recent.Dequeue();
        }

        var (since, doneThen) = _recent.Peek();
        MonthsPerSecond = now > since ? (monthsDone - doneThen) / (now - since) : 0;
    }

    /// <summary>Such as <c>12.3 months/s</c>.</summary>
    public string Pace() => language.Text("console.pace", ("number", language.Numbers.Fixed(MonthsPerSecond, 1)));

    /// <summary>Such as <c>1:05 left</c>.</summary>
    public string Left() => TimeLeft is { } left
        ? language.Text("console.left", ("time", string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes}:{left.Seconds:00}")))
        : "";
}
