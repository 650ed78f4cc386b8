namespace SseSim.Grains.Checkpoints;

/// <summary>Keeps nothing: a run whose state is lost begins again from its settled start.</summary>
public sealed class NoCheckpoints : ICheckpointStore
{
    public bool Keeps => false;

    public Task<OpenedRun> Open(string run, int known, CancellationToken cancellation) => Task.FromResult(new OpenedRun(known + 1, [], []));

    public Task<StoredPart> Write(string run, int epoch, string name, byte[] bytes, CancellationToken cancellation) => throw Misuse();

    public Task<byte[]> Read(string run, StoredPart part, CancellationToken cancellation) => throw Misuse();

    public Task Commit(string run, Checkpoint checkpoint, CancellationToken cancellation) => throw Misuse();

    public Task Discard(string run, int epoch, Checkpoint checkpoint, CancellationToken cancellation) => throw Misuse();

    private static InvalidOperationException Misuse() => new("Bug in SseSim: a silo without checkpoints was asked for one");
}
