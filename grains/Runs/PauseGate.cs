namespace SseSim.Grains.Runs;

/// <summary>Open until closed; whoever comes while it is closed waits. Belongs to one grain.</summary>
internal sealed class PauseGate
{
    private TaskCompletionSource? _opening;

    public bool IsClosed => _opening is not null;

    /// <summary>Done while the gate is open.</summary>
    public Task Passage => _opening?.Task ?? Task.CompletedTask;

    public void Close() => _opening ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        _opening?.SetResult();
        _opening = null;
    }
}
