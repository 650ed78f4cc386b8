using SseSim.Grains.Serialization;

namespace SseSim.Grains.Runs;

/// <summary>The months that runs of one experiment, on one seed, have in common: one of them keeps them, the others go on from their end.</summary>
/// <param name="Id">Unique among experiments and seeds.</param>
/// <param name="Ends">Numbers of months after which others go on, one for each of the others; for one that goes on, its own.</param>
[Message]
public sealed record CommonHistory(string Id, IReadOnlyList<int> Ends)
{
    /// <summary>Months kept.</summary>
    public int Months => Ends.Max();
}

/// <summary>Runs that were thought to have months in common have decided differently in one of them.</summary>
public sealed class ForeignHistoryException(int month) : Exception($"Month {month} went differently in the run whose history was taken");
