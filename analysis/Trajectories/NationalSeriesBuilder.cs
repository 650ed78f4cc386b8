namespace SseSim.Analysis.Trajectories;

/// <summary>Puts the nation's rows together to series as they come: a number is kept of each row, an eighth of what the row takes.</summary>
internal sealed class NationalSeriesBuilder
{
    private readonly List<string> _runs = [];
    private readonly Dictionary<string, int> _months = [];
    private readonly Dictionary<int, int> _replicates = [];
    private readonly List<Series> _series = [];
    private readonly Dictionary<(string Run, string Indicator, string Breakdown), int> _index = [];
    private int _next;

    /// <param name="row">Of the nation. In the order of the file, in which the series of a month follow each other as in the month before.</param>
    public void Add(TrajectoryRow row)
    {
        var series = Find(row);
        series.Set(IndexOf(_replicates, row.Replicate), IndexOf(_months, row.Month), row.Value);
    }

    /// <summary>The series with months and replicates in order.</summary>
    public NationalSeries Build()
    {
        KeyValuePair<string, int>[] months = [.. _months.OrderBy(m => m.Key, StringComparer.Ordinal)];
        KeyValuePair<int, int>[] replicates = [.. _replicates.OrderBy(r => r.Key)];
        Dictionary<(string, string, string), double[][]> values = [];
        foreach (var series in _series)
        {
            values[(series.Run, series.Indicator, series.Breakdown)] =
                [.. replicates.Select(r => (double[])[.. months.Select(m => series.Get(r.Value, m.Value))])];
            series.Clear();
        }

        return new([.. months.Select(m => m.Key)], _runs, [.. replicates.Select(r => r.Key)], values);
    }

    private Series Find(TrajectoryRow row)
    {
        if (_next >= _series.Count || !_series[_next].Is(row))
        {
            var key = (row.Run, row.Indicator, row.Breakdown);
            if (!_index.TryGetValue(key, out _next))
            {
                _index[key] = _next = _series.Count;
                _series.Add(new(row));
                if (!_runs.Contains(row.Run))
                {
                    _runs.Add(row.Run);
                }
            }
        }

        return _series[_next++];
    }

    private static int IndexOf<T>(Dictionary<T, int> indices, T key) where T : notnull
    {
        if (!indices.TryGetValue(key, out var index))
        {
            indices[key] = index = indices.Count;
        }

        return index;
    }

    /// <summary>One indicator and breakdown of one run.</summary>
    private sealed class Series(TrajectoryRow first)
    {
        /// <summary>[replicate][month], both in the order in which they came.</summary>
        private readonly List<List<double>> _values = [];

        public string Run { get; } = first.Run;
        public string Indicator { get; } = first.Indicator;
        public string Breakdown { get; } = first.Breakdown;

        public bool Is(TrajectoryRow row) => row.Indicator == Indicator && row.Breakdown == Breakdown && row.Run == Run;

        public double Get(int replicate, int month) =>
            replicate < _values.Count && month < _values[replicate].Count ? _values[replicate][month] : double.NaN;

        public void Set(int replicate, int month, double value)
        {
            while (_values.Count <= replicate)
            {
                _values.Add([]);
            }

            var months = _values[replicate];
            while (months.Count <= month)
            {
                months.Add(double.NaN);
            }

            months[month] = value;
        }

        public void Clear() => _values.Clear();
    }
}
