using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Members;

/// <summary>What the grains of a run have in common: guards first, then one call into the model on the compute pool. Memory is empty after
/// activation; the state comes only from <see cref="Initialise"/>.</summary>
/// <typeparam name="TState">The model's part that it holds.</typeparam>
/// <typeparam name="TReport">What a monthly step returns.</typeparam>
public abstract class RunMemberGrain<TState, TReport>(MemberServices services) : Grain, IRunMember
    where TState : class
    where TReport : class
{
    private readonly MonthGuard<TReport> _guard = new();
    private TState? _state;

    protected MemberServices Services { get; } = services;

    public async Task Initialise(int epoch, RunSpecification specification, CancellationToken cancellation)
    {
        _guard.RefuseOlder(epoch);
        if (_guard.IsOpen && _guard.Epoch == epoch)
        {
            return;
        }

        var index = checked((int)this.GetPrimaryKeyLong());
        var start = await Services.Settled.Start(specification, cancellation);
        var begun = await Services.Pool.Run(() => Begin(start, specification, index), cancellation) ?? throw new StateLostException(epoch);
        _state = begun.State;
        _guard.Open(epoch, begun.Month);
    }

    public Task<byte[]> StateHash(int epoch)
    {
        var state = Require(epoch);
        return Services.Pool.Run(() => Hash(state));
    }

    public Task Release()
    {
        _state = null;
        _guard.Close();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>The state that the run begins with, and its first month; null where it is not here.</summary>
    protected virtual (TState State, int Month)? Begin(RunStart start, RunSpecification specification, int index) => (Create(start, index), 0);

    protected abstract TState Create(RunStart start, int index);

    protected abstract byte[] Hash(TState state);

    protected TState Require(int epoch)
    {
        _guard.Require(epoch);
        return _state!;
    }

    protected async Task<TReport> Step(int epoch, int month, Func<TState, TReport> step, CancellationToken cancellation)
    {
        try
        {
            return await _guard.Step(epoch, month, () => Services.Pool.Run(() => step(_state!), cancellation));
        }
        catch (AccountsException open)
        {
            throw new OpenAccountException(open.Month, open.Account, open.Difference, open.Message);
        }
    }
}

/// <summary>What the members of runs share within a silo.</summary>
public sealed record MemberServices(ComputePool Pool, SettledEconomies Settled, Histories Histories, StepTimes Times);
