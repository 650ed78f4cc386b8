using System.Globalization;
using SseSim.Grains.Experiments;

namespace SseSim.Client.Sweeps;

/// <summary>Adds up the months of pairs of runs that go on beside each other.</summary>
/// <param name="pairs">In all.</param>
/// <param name="months">Of one run of a pair: pairs count as so many months, whatever their own length, so that the time left follows from the pace.</param>
/// <param name="done">Pairs that were done before.</param>
/// <param name="updates">Is told how far it is.</param>
internal sealed class SweepProgress(int pairs, int months, int done, IProgress<(int Done, string Label)> updates)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(int Point, int Replicate), double> _shares = [];
    private int _done = done;

    /// <summary>Where one pair reports to.</summary>
    public IProgress<ExperimentProgress> Of(int point, int replicate) => new Pair(this, (point, replicate));

    public void Finish(int point, int replicate)
    {
        lock (_lock)
        {
            _shares.Remove((point, replicate));
            _done++;
            Report();
        }
    }

    private void Update((int, int) pair, ExperimentProgress value)
    {
        lock (_lock)
        {
            _shares[pair] = Math.Min(1, (value.RunsOver + (value.RunsOver < value.Runs ? value.Month / (double)Math.Max(1, value.Months) : 0)) / value.Runs);
            Report();
        }
    }

    private void Report() => updates.Report(((int)((_done + _shares.Values.Sum()) * months), string.Create(CultureInfo.InvariantCulture, $"run {Math.Min(_done + 1, pairs)} of {pairs}")));

    private sealed class Pair(SweepProgress all, (int, int) pair) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => all.Update(pair, value);
    }
}
