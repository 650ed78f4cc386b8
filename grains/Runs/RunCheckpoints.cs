using System.Globalization;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>What a run grain reads and writes in the checkpoint store. Members write their states themselves; this writes what the run grain
/// holds, and the checkpoint that binds all of it together, last.</summary>
internal sealed class RunCheckpoints(MemberServices services, string run)
{
    private readonly ICheckpointStore _store = services.Checkpoints;
    private readonly List<StoredPart> _blocks = [];
    private List<Checkpoint> _usable = [];
    private StoredPart? _frame;
    private int _monthsWritten;

    public int Epoch { get; private set; }

    /// <summary>Begins an epoch.</summary>
    /// <returns>What a user should know of what was found.</returns>
    /// <exception cref="ForeignCheckpointException">The newest checkpoint is of a program with other states.</exception>
    public async Task<IReadOnlyList<string>> Open(CancellationToken cancellation)
    {
        var opened = await _store.Open(run, Epoch, cancellation);
        Epoch = opened.Epoch;
        RunTelemetry.EpochBegun();
        _usable = [.. opened.Checkpoints];
        if (_usable.Find(c => c.Layout != StateLayout.Digest) is { } foreign)
        {
            throw new ForeignCheckpointException(foreign.Version, ProgramVersion.Text);
        }

        return [.. opened.Damaged.Select(d => $"{run}: a checkpoint is damaged ({d}); {Instead(_usable)}")];
    }

    /// <summary>The newest checkpoint with what the run grain needs of it; null where there is none. Damaged ones are passed over.</summary>
    /// <param name="notices">Is told of those that are damaged.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RestoredRun?> Restore(Action<string> notices, CancellationToken cancellation)
    {
        _blocks.Clear();
        (_frame, _monthsWritten) = (null, 0);
        while (_usable.Count > 0)
        {
            try
            {
                var restored = await Read(_usable[0], cancellation);
                _blocks.AddRange(restored.Checkpoint.Observations);
                (_frame, _monthsWritten) = (restored.Checkpoint.Frame, restored.Checkpoint.Month);
                return restored;
            }
            catch (DamagedCheckpointException damage)
            {
                notices(await PassOver(_usable[0], damage, cancellation));
            }
        }

        return null;
    }

    /// <summary>Removes a checkpoint that a member could not read, so that it is not tried again.</summary>
    /// <returns>What a user should know.</returns>
    public async Task<string> PassOver(Checkpoint checkpoint, DamagedCheckpointException damage, CancellationToken cancellation)
    {
        _usable.Remove(checkpoint);
        await _store.Discard(run, Epoch, checkpoint, cancellation);
        var month = checkpoint.Month.ToString(CultureInfo.InvariantCulture);
        return $"{run}: the checkpoint after month {month} is damaged ({damage.Message}); {Instead(_usable)}";
    }

    /// <summary>Writes a checkpoint after a month.</summary>
    public async Task Write(
        RunMembers members, Exchange exchange, RunFrame frame, IReadOnlyList<MonthObservation> months, int month, CancellationToken cancellation)
    {
        var states = members.Save(run, Epoch, month, cancellation);
        var exchangePart = WriteValue($"e{Epoch}-m{month}-exchange", exchange.Snapshot, cancellation);
        var framePart = Frame(frame, cancellation);
        var observations = await Observations(months, month, cancellation);
        await Task.WhenAll(states, exchangePart, framePart);
        await _store.Commit(run, new Checkpoint
        {
            Epoch = Epoch, Month = month, Version = ProgramVersion.Text, Layout = StateLayout.Digest, Frame = framePart.Result,
            Exchange = exchangePart.Result, Members = states.Result, Observations = observations, Summary = null,
        }, cancellation);
    }

    /// <summary>Writes the end of the run, from which its results can be read.</summary>
    public async Task WriteEnd(RunSummary summary, RunFrame frame, IReadOnlyList<MonthObservation> months, CancellationToken cancellation)
    {
        var framePart = await Frame(frame, cancellation);
        var observations = await Observations(months, months.Count, cancellation);
        var end = await WriteValue($"e{Epoch}-end", () => summary, cancellation);
        await _store.Commit(run, new Checkpoint
        {
            Epoch = Epoch, Month = months.Count, Version = ProgramVersion.Text, Layout = StateLayout.Digest, Frame = framePart,
            Exchange = null, Members = [], Observations = observations, Summary = end,
        }, cancellation);
    }

    private async Task<RestoredRun> Read(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var frame = await services.Frames.Get(run, checkpoint.Frame, cancellation);
        var exchange = checkpoint.Exchange is null ? null : await ReadValue<ExchangeSnapshot>(checkpoint.Exchange, cancellation);
        var summary = checkpoint.Summary is null ? null : await ReadValue<RunSummary>(checkpoint.Summary, cancellation);
        var months = new List<MonthObservation>(checkpoint.Month);
        foreach (var part in checkpoint.Observations)
        {
            months.AddRange((await ReadValue<ObservationBlock>(part, cancellation)).Months);
        }

        return months.Count == checkpoint.Month
            ? new RestoredRun(checkpoint, frame, exchange, months, summary)
            : throw new DamagedCheckpointException("observations", $"of {months.Count} months where {checkpoint.Month} are expected");
    }

    private async Task<StoredPart> Frame(RunFrame frame, CancellationToken cancellation) =>
        _frame ??= await WriteValue($"e{Epoch}-frame", () => frame, cancellation);

    /// <summary>Months that are not yet in the store go there in blocks of up to some three megabytes; blocks are never changed.</summary>
    private async Task<IReadOnlyList<StoredPart>> Observations(IReadOnlyList<MonthObservation> months, int until, CancellationToken cancellation)
    {
        while (_monthsWritten < until)
        {
            var from = _monthsWritten;
            var end = Math.Min(until, from + MonthsOfBlock(months[from].Territories.Length));
            var name = string.Create(CultureInfo.InvariantCulture, $"e{Epoch}-months-{from}-{end - 1}");
            _blocks.Add(await WriteValue(name, () => new ObservationBlock([.. months.Skip(from).Take(end - from)]), cancellation));
            _monthsWritten = end;
        }

        return [.. _blocks];
    }

    /// <summary>Most that the observation of a territory's month takes, about: a block of them is to fit into what a thread keeps to write into.</summary>
    private const int TerritoryMonthBytes = 4 << 10;

    private static int MonthsOfBlock(int territories) => Math.Max(1, ModelFormat.KeptBytes / TerritoryMonthBytes / territories);

    private async Task<StoredPart> WriteValue<T>(string name, Func<T> value, CancellationToken cancellation) where T : class
    {
        var bytes = await services.Pool.Run(() => ModelFormat.Write(value()), cancellation);
        RunTelemetry.PartWritten(bytes.Length);
        return await _store.Write(run, Epoch, name, bytes, cancellation);
    }

    private async Task<T> ReadValue<T>(StoredPart part, CancellationToken cancellation) where T : class
    {
        var bytes = await _store.Read(run, part, cancellation);
        return await services.Pool.Run(() => CheckpointParts.Read<T>(part, bytes), cancellation);
    }

    private static string Instead(List<Checkpoint> usable) => usable.Count > 0
        ? string.Create(CultureInfo.InvariantCulture, $"going on from the one after month {usable[0].Month}")
        : "beginning anew";
}

/// <summary>A checkpoint and what the run grain needs of it.</summary>
/// <param name="Checkpoint">Names the states of the members.</param>
/// <param name="Frame">What the run took from its settled economy.</param>
/// <param name="Exchange">Null at the end.</param>
/// <param name="Months">Observations so far.</param>
/// <param name="Summary">What came of the run; null before its end.</param>
internal sealed record RestoredRun(
    Checkpoint Checkpoint, RunFrame Frame, ExchangeSnapshot? Exchange, IReadOnlyList<MonthObservation> Months, RunSummary? Summary);

/// <summary>Observations of some months in order.</summary>
[Message]
internal sealed record ObservationBlock(MonthObservation[] Months);
