using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>The common histories on this silo, in memory. They only ever save work: a run that does not find its history here, whole, goes through all of its
/// months itself. Used from grains and compute threads alike.</summary>
public sealed class Histories
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _kept = [];

    /// <summary>Begins to keep a history; one of the same id is forgotten, as when a run begins anew.</summary>
    public void Begin(CommonHistory history, int territories)
    {
        lock (_gate)
        {
            _kept[history.Id] = new Kept(history, territories);
        }
    }

    /// <summary>Notes a month of the run that keeps a history: what its territories were told, and what they reported.</summary>
    public void Note(CommonHistory history, int month, TerritoryDecisions[] decisions, TerritoryReport[] reports)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(history.Id, out var kept) && month == kept.Months.Count && month < history.Months)
            {
                kept.Months.Add(new HistoryMonth([.. decisions.Select(d => d.Kept())], [.. reports.Select(r => r.Kept())]));
            }
        }
    }

    /// <summary>Keeps a territory of the run that keeps a history, after so many months, if somebody on this silo goes on from there.</summary>
    public void Note(CommonHistory history, int months, int territory, TerritorySimulation state)
    {
        if (!history.Ends.Contains(months) || !IsKept(history.Id))
        {
            return;
        }

        var snapshot = state.Snapshot();
        lock (_gate)
        {
            if (_kept.TryGetValue(history.Id, out var kept))
            {
                kept.Territories[(months, territory)] = snapshot;
            }
        }
    }

    /// <summary>The months of a history up to its end, or null where something of it is missing on this silo.</summary>
    public IReadOnlyList<HistoryMonth>? Find(CommonHistory history, int territories)
    {
        lock (_gate)
        {
            var end = history.Months;
            return _kept.TryGetValue(history.Id, out var kept) && kept.Months.Count >= end
                && Enumerable.Range(0, territories).All(t => kept.Territories.ContainsKey((end, t)))
                ? kept.Months[..end] : null;
        }
    }

    /// <summary>A territory at the end of a history, or null where it is not on this silo.</summary>
    public TerritorySnapshot? Territory(CommonHistory history, int territory)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(history.Id, out var kept) ? kept.Territories.GetValueOrDefault((history.Months, territory)) : null;
        }
    }

    /// <summary>One run that goes on from a history has begun, or never will. With the last of them the history is forgotten.</summary>
    public void Leave(CommonHistory history)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(history.Id, out var kept) && --kept.Awaited <= 0)
            {
                _kept.Remove(history.Id);
            }
        }
    }

    /// <summary>Nobody goes on from a history any more.</summary>
    public void Forget(CommonHistory history)
    {
        lock (_gate)
        {
            _kept.Remove(history.Id);
        }
    }

    private bool IsKept(string id)
    {
        lock (_gate)
        {
            return _kept.ContainsKey(id);
        }
    }

    private sealed class Kept(CommonHistory history, int territories)
    {
        public List<HistoryMonth> Months { get; } = new(history.Months);
        public Dictionary<(int Months, int Territory), TerritorySnapshot> Territories { get; } = new(territories);
        public int Awaited { get; set; } = history.Ends.Count;
    }
}

/// <summary>A month that runs have in common.</summary>
/// <param name="Decisions">[territory]: what it was told.</param>
/// <param name="Reports">[territory]: what it reported.</param>
public sealed record HistoryMonth(TerritoryDecisions[] Decisions, TerritoryReport[] Reports);
