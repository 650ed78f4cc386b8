using System.Diagnostics;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Model.Accounts;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Members;

/// <summary>What the grains of a run have in common: guards first, then one call into the model on the compute pool. Memory is empty after
/// activation; the state comes only from <see cref="Initialise"/>. Whoever steps several members of this silo at once finds them by <see cref="MembersHere"/>, outside of
/// their turns: each call has the member alone, in the order in which they come.</summary>
/// <typeparam name="TState">The model's part that it holds.</typeparam>
/// <typeparam name="TReport">What a monthly step returns.</typeparam>
/// <typeparam name="TSnapshot">The state as plain data.</typeparam>
public abstract class RunMemberGrain<TState, TReport, TSnapshot>(MemberServices services) : Grain, IRunMember, IMemberHere
    where TState : class
    where TReport : class
    where TSnapshot : class
{
    private readonly MonthGuard<TReport> _guard = new();
    private readonly SemaphoreSlim _alone = new(1, 1);
    private TState? _state;
    private long _lastStep;

    public long Expected => _lastStep;

    protected MemberServices Services { get; } = services;

    protected int Index => checked((int)this.GetPrimaryKeyLong(out _));

    private string Run
    {
        get
        {
            this.GetPrimaryKeyLong(out var run);
            return run!;
        }
    }

    public Task<string> Initialise(int epoch, RunSpecification specification, MemberCheckpoint? from, CancellationToken cancellation) => Alone(async () =>
    {
        _guard.RefuseOlder(epoch);
        if (!_guard.IsOpen || _guard.Epoch != epoch)
        {
            // What is held is of no use any more, and two states of a country may not fit.
            _guard.Close();
            _state = null;
            var (state, month) = from is null
                ? await Start(epoch, specification, cancellation)
                : (await GoOn(specification, from, cancellation), from.Month);
            _state = state;
            _guard.Open(epoch, month);
        }

        Services.Here.Add(Run, Index, this);
        return Services.Here.Silo;
    });

    public Task<StoredPart> Save(int epoch, int month, string name, CancellationToken cancellation) => Alone(async () =>
    {
        _guard.Require(epoch, month);
        var state = _state!;
        var bytes = await Services.Pool.Run(() => ModelFormat.Write(Snapshot(state)), cancellation);
        RunTelemetry.PartWritten(bytes.Length);
        return await Services.Checkpoints.Write(Run, epoch, name, bytes, cancellation);
    });

    public Task<byte[]> StateHash(int epoch) => Of(epoch, state => Services.Pool.Run(() => Hash(state)));

    public Task Release() => Alone(() =>
    {
        _state = null;
        _guard.Close();
        Services.Here.Remove(Run, Index, this);
        DeactivateOnIdle();
        return Task.FromResult(true);
    });

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Services.Here.Remove(Run, Index, this);
        return Task.CompletedTask;
    }

    public Task Enter() => _alone.WaitAsync();

    public void Leave() => _alone.Release();

    void IMemberHere.WriteState(int epoch, int month, ModelOutput output)
    {
        _guard.Require(epoch, month);
        ModelFormat.Write(output, Snapshot(_state!));
    }

    /// <summary>The state that the run begins with, and its first month; null where it is not here.</summary>
    protected virtual (TState State, int Month)? Begin(RunStart start, RunSpecification specification, int index) => (Create(start, index), 0);

    protected abstract TState Create(RunStart start, int index);

    protected abstract TState Restore(RunContinuation run, int index, TSnapshot snapshot);

    protected abstract TSnapshot Snapshot(TState state);

    protected abstract byte[] Hash(TState state);

    /// <summary>Asks the state of an epoch.</summary>
    protected Task<T> Of<T>(int epoch, Func<TState, Task<T>> ask) => Alone(() =>
    {
        _guard.Require(epoch);
        return ask(_state!);
    });

    /// <summary>Steps a month on a compute thread.</summary>
    protected Task<TReport> Step(int epoch, int month, Func<TState, TReport> step, CancellationToken cancellation) => Alone(async () =>
        Guarded((_guard, epoch, month), static s => s._guard.Kept(s.epoch, s.month)) ?? await Services.Pool.Run(() => StepNow(epoch, month, step), expected: _lastStep, cancellation));

    /// <summary>Steps a month on this thread, by whoever has the member alone.</summary>
    protected TReport StepNow(int epoch, int month, Func<TState, TReport> step) => Guarded(
        (Member: this, epoch, month, step), static s => s.Member._guard.Step(s.epoch, s.month, s, static s => s.Member.Timed(s.step)));

    /// <param name="of">Passed on: a closure for each of a thousand territories would be made each month.</param>
    /// <param name="step">What may be refused.</param>
    private static T Guarded<TOf, T>(TOf of, Func<TOf, T> step)
    {
        try
        {
            return step(of);
        }
        catch (StaleEpochException)
        {
            RunTelemetry.Refused();
            throw;
        }
        catch (AccountsException open)
        {
            throw new OpenAccountException(open.Month, open.Account, open.Difference, open.Message);
        }
    }

    private async Task<T> Alone<T>(Func<Task<T>> call)
    {
        await Enter();
        try
        {
            return await call();
        }
        finally
        {
            Leave();
        }
    }

    private TReport Timed(Func<TState, TReport> step)
    {
        var began = Stopwatch.GetTimestamp();
        var report = step(_state!);
        _lastStep = Stopwatch.GetTimestamp() - began;
        RunTelemetry.Stepped(typeof(TState).Name, Stopwatch.GetElapsedTime(0, _lastStep));
        return report;
    }

    private async Task<(TState State, int Month)> Start(int epoch, RunSpecification specification, CancellationToken cancellation)
    {
        var index = Index;
        var start = await Services.Settled.Start(specification, cancellation);
        return await Services.Pool.Run(() => Begin(start, specification, index), cancellation) ?? throw new StateLostException(epoch);
    }

    private async Task<TState> GoOn(RunSpecification specification, MemberCheckpoint from, CancellationToken cancellation)
    {
        var index = Index;
        var frame = await Services.Frames.Get(Run, from.Frame, cancellation);
        var bytes = await Services.States.Read(Run, from.State, cancellation);
        return await Services.Pool.Run(
            () => Restore(specification.From(frame), index, CheckpointParts.Read<TSnapshot>(from.State.Part, bytes)), cancellation);
    }
}

/// <summary>What the members of runs share within a silo.</summary>
public sealed record MemberServices(
    ComputePool Pool, SettledEconomies Settled, ICheckpointStore Checkpoints, RunFrames Frames, MemberStates States, Histories Histories, StepTimes Times, MembersHere Here);
