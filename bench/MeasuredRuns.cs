using System.Globalization;

namespace SseSim.Bench;

/// <summary>Figures of single runs of a long measurement, each written to a file as soon as its run has ended, so that a measurement that is cut is taken up where it
/// ended. One line a figure: seed, scenario, outcome, value. The first line says what was run.</summary>
internal sealed class MeasuredRuns : IDisposable
{
    private const char Separator = '\t';
    private readonly Dictionary<(int Seed, string Scenario, string Outcome), double> _values = [];
    private readonly StreamWriter? _file;

    /// <param name="path">File; null to keep the figures in memory alone.</param>
    /// <param name="of">What is run. It should name the version where the file outlives one: figures of two do not belong together.</param>
    /// <exception cref="InvalidDataException">The file has figures of something else, or a line that is none.</exception>
    public MeasuredRuns(string? path, string of)
    {
        if (path is null)
        {
            return;
        }

        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (lines.Length > 0 && lines[0] != of)
        {
            throw new InvalidDataException($"{path}, line 1: these are figures of '{lines[0]}', not of '{of}': name another file.");
        }

        // A line that a kill cut short is left out, and its run done again.
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(Separator) is [var seed, var scenario, var outcome, var value, "."])
            {
                _values[(int.Parse(seed, CultureInfo.InvariantCulture), scenario, outcome)] = double.Parse(value, CultureInfo.InvariantCulture);
            }
        }

        _file = new StreamWriter(path, append: true) { AutoFlush = true };
        _file.WriteLine(lines.Length == 0 ? of : "");
    }

    public double? Find(int seed, string scenario, string outcome) => _values.TryGetValue((seed, scenario, outcome), out var value) ? value : null;

    public void Add(int seed, string scenario, IEnumerable<(string Outcome, double Value)> figures)
    {
        foreach (var (outcome, value) in figures)
        {
            _values[(seed, scenario, outcome)] = value;
            _file?.WriteLine(string.Join(Separator, seed.ToString(CultureInfo.InvariantCulture), scenario, outcome, value.ToString("R", CultureInfo.InvariantCulture), "."));
        }
    }

    public void Dispose() => _file?.Dispose();
}
