using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Members;

/// <summary>What the grains of a run have in common: guards first, then one call into the model on the compute pool. Memory is empty after
/// activation; the state comes only from <see cref="Initialise"/>.</summary>
/// <typeparam name="TState">The model's part that it holds.</typeparam>
/// <typeparam name="TReport">What a monthly step returns.</typeparam>
public abstract class RunMemberGrain<TState, TReport>(ComputePool pool, SettledEconomies settled) : Grain, IRunMember
    where TState : class
    where TReport : class
{
    private readonly MonthGuard<TReport> _guard = new();
    private TState? _state;

    protected ComputePool Pool { get; } = pool;

    public async Task Initialise(int epoch, RunSpecification specification, CancellationToken cancellation)
    {
        _guard.RefuseOlder(epoch);
        if (_guard.IsOpen && _guard.Epoch == epoch)
        {
            return;
        }

        var index = checked((int)this.GetPrimaryKeyLong());
        var start = await settled.Start(specification, cancellation);
        _state = await Pool.Run(() => Create(start, index), cancellation);
        _guard.Open(epoch);
    }

    public Task<byte[]> StateHash(int epoch)
    {
        var state = Require(epoch);
        return Pool.Run(() => Hash(state));
    }

    public Task Release()
    {
        _state = null;
        _guard.Close();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

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
            return await _guard.Step(epoch, month, () => Pool.Run(() => step(_state!), cancellation));
        }
        catch (AccountsException open)
        {
            throw new OpenAccountException(open.Month, open.Account, open.Difference, open.Message);
        }
    }
}
