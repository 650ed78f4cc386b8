namespace SseSim.Grains.Runs;

/// <summary>What a run has to do with the months that it has in common with others.</summary>
internal sealed class RunHistory(Histories histories, RunSpecification specification)
{
    private bool _left;

    /// <summary>The run begins from its settled start: it keeps its history for others, or goes on from theirs.</summary>
    /// <param name="epoch">Whatever may be wrong with a history is met by going through all months in a later one.</param>
    /// <param name="territories">Of the run.</param>
    /// <returns>Months that need not be gone through again.</returns>
    public IReadOnlyList<HistoryMonth> Begin(int epoch, int territories)
    {
        if (specification.Keeps is { } keeps)
        {
            histories.Begin(keeps, territories);
        }

        return epoch == 1 && specification.Continues is { } history ? histories.Find(history, territories) ?? [] : [];
    }

    /// <summary>The territories have taken what they need of the history that the run goes on from, or never will.</summary>
    public void Leave()
    {
        if (!_left && specification.Continues is { } history)
        {
            _left = true;
            histories.Leave(history);
        }
    }

    /// <summary>Nobody goes on from this run any more.</summary>
    public void Forget()
    {
        if (specification.Keeps is { } kept)
        {
            histories.Forget(kept);
        }
    }
}
