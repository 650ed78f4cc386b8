using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Runs;

/// <summary>Takes one run through its months, epoch after epoch. A call that failed has an unknown outcome: a new epoch opens, in which every member starts from
/// the last checkpoint, or the settled state where there is none, and goes through the months from there; they come out the same. Calls of an older epoch are
/// refused, by members and by the store. Belongs to one grain and runs on its scheduler.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="specification">What it is made of.</param>
/// <param name="services">Of the silo.</param>
/// <param name="grains">Finds its members.</param>
/// <param name="cluster">Knows the silos that are there.</param>
/// <param name="clock">For speed and patience.</param>
/// <param name="gate">Is passed before each month.</param>
/// <param name="observations">Gets each month's once, whatever has to be gone through again.</param>
/// <param name="statuses">Gets every step.</param>
internal sealed class RunEpochs(
    string run, RunSpecification specification, MemberServices services, IGrainFactory grains, ISiloStatusOracle cluster, TimeProvider clock, PauseGate gate,
    Journal<MonthObservation> observations, Journal<RunStatus> statuses)
{
    private readonly RunProgress _progress = new(clock);
    private readonly RunCheckpoints _checkpoints = new(services, run);
    private readonly CheckpointSchedule _schedule = new(services.Checkpoints.Keeps ? specification.CheckpointMonths : 0, clock, specification.Scenario.Residents);
    private readonly RunHistory _history = new(services.Histories, specification);
    private RunMembers? _members;
    private TaskCompletionSource? _wanted;

    /// <summary>Months done.</summary>
    public int Month { get; private set; }

    /// <summary>What came of it; null before its end.</summary>
    public RunSummary? Summary { get; private set; }

    /// <summary>Goes on until the run is at its end.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!await TryEpoch(cancellation))
        {
            await Task.Delay(Losses.Pause(_progress.AttemptsInVain), clock, cancellation);
        }
    }

    /// <summary>Asks for a checkpoint after the month in hand; done when it is there, or <see cref="Written"/> is called.</summary>
    public Task WantCheckpoint(CancellationToken cancellation)
    {
        _schedule.Want();
        _wanted ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _wanted.Task.WaitAsync(cancellation);
    }

    /// <summary>Tells whoever waits for a checkpoint.</summary>
    public void Written()
    {
        _wanted?.TrySetResult();
        _wanted = null;
    }

    /// <summary>The run has taken what it needs of the history that it goes on from, or never will.</summary>
    public void LeaveHistory() => _history.Leave();

    /// <summary>Nobody goes on from this run any more.</summary>
    public void ForgetHistory() => _history.Forget();

    public void Report(RunPhase phase, string? notice = null) => statuses.Add(new RunStatus(
        phase, Month, specification.Scenario.Months, _progress.MonthsPerSecond(Month), _checkpoints.Epoch, notice));

    /// <summary>Lets go of its members, wherever they are.</summary>
    public async Task ReleaseMembers()
    {
        try
        {
            await (_members?.Release() ?? Task.CompletedTask);
        }
        catch (Exception lost) when (Losses.IsLoss(lost))
        {
            // What is lost needs no release.
        }
    }

    /// <summary>Whether the run came to its end in a new epoch; false where another is to follow: after a loss, or to spread over silos that joined.</summary>
    private async Task<bool> TryEpoch(CancellationToken cancellation)
    {
        try
        {
            foreach (var notice in await _checkpoints.Open(cancellation))
            {
                Report(RunPhase.Settling, notice);
            }

            return await RunMonths(cancellation);
        }
        catch (Exception lost) when (Losses.IsLoss(lost) && !cancellation.IsCancellationRequested && _progress.MayTryAgain(Month))
        {
            return false;
        }
    }

    private async Task<bool> RunMonths(CancellationToken cancellation)
    {
        Month = 0;
        Report(RunPhase.Settling);
        var restored = await _checkpoints.Restore(notice => Report(RunPhase.Settling, notice), cancellation);
        foreach (var month in restored?.Months.Skip(observations.Entries.Count) ?? [])
        {
            observations.Add(month);
        }

        if (restored?.Summary is { } summary)
        {
            (Month, Summary) = (restored.Checkpoint.Month, summary);
            return true;
        }

        var (frame, exchange) = restored is null
            ? await Begin(cancellation)
            : (restored.Frame, await services.Pool.Run(() => specification.From(restored.Frame).Restore(restored.Exchange!), cancellation));
        var past = restored is null ? _history.Begin(_checkpoints.Epoch, frame.TerritoryCount) : [];
        await InitialiseMembers(past.Count == 0 ? specification with { Continues = null } : specification, frame, restored?.Checkpoint, cancellation);
        _history.Leave();
        Month = restored?.Checkpoint.Month ?? 0;
        _progress.Begin(Month);
        _schedule.Restart(Month);
        if (!await Months(frame, exchange, past, cancellation))
        {
            await ReleaseMembers();
            return false;
        }

        var supported = await _members!.Supported(_checkpoints.Epoch);
        byte[][] states = [.. await _members.StateHashes(_checkpoints.Epoch), await services.Pool.Run(exchange.Hash, cancellation)];
        var hash = await services.Pool.Run(() => ResultHash.Combine(observations.Entries, states), cancellation);
        var told = await _members.Stories(_checkpoints.Epoch, specification.Key.Roster);
        var result = new RunSummary(hash, frame.Scale, frame.TerritoryIds, [.. supported.Select(s => s.Organisations)], frame.Organisations)
        {
            RulesHeld = exchange.RulesHeld(),
            PoliciesMet = supported.Aggregate(0u, (met, s) => met | s.PoliciesMet),
            Stories = [.. told.SelectMany(t => t.Stories)], Rosters = [.. told.Select(t => t.Roster).OfType<Roster>()],
        };
        if (_schedule.KeepsEnd)
        {
            await Stored(() => _checkpoints.WriteEnd(result, frame, observations.Entries, cancellation));
        }

        Summary = result;
        return true;
    }

    private async Task<(RunFrame Frame, Exchange Exchange)> Begin(CancellationToken cancellation)
    {
        var start = await services.Settled.Start(specification, cancellation);
        return (start.Frame, await services.Pool.Run(start.CreateExchange, cancellation));
    }

    private async Task InitialiseMembers(RunSpecification members, RunFrame frame, Checkpoint? from, CancellationToken cancellation)
    {
        _members = RunMembers.Of(grains, run, frame);
        try
        {
            await _members.Initialise(_checkpoints.Epoch, members, from, services.Pool.Threads, services.Here.Silo, grains, cancellation);
        }
        catch (DamagedCheckpointException damage) when (from is not null)
        {
            Report(RunPhase.Settling, await _checkpoints.PassOver(from, damage, cancellation));
            throw;
        }
    }

    /// <summary>Goes through the months; false where the run stopped after a checkpoint because silos have joined that have no part of it.</summary>
    private async Task<bool> Months(RunFrame frame, Exchange exchange, IReadOnlyList<HistoryMonth> past, CancellationToken cancellation)
    {
        var silos = Silos();
        var barriers = new MonthlyBarriers(run, _members!, exchange, services, _checkpoints.Epoch, specification.Keeps, past);
        while (Month < specification.Scenario.Months)
        {
            await Hold(cancellation);
            cancellation.ThrowIfCancellationRequested();
            var began = clock.GetTimestamp();
            using var activity = RunTelemetry.StartMonth(run, Month);
            var observation = await barriers.Next(Month, cancellation);
            RunTelemetry.MonthDone(clock.GetElapsedTime(began));
            if (Month == observations.Entries.Count)
            {
                observations.Add(observation);
            }

            Month++;
            Report(RunPhase.Running);
            // Where territories are ahead, at the end of a common history, there is no one month to write.
            if (Month < specification.Scenario.Months && Month >= past.Count && _schedule.IsDue(Month))
            {
                var stored = await Stored(() => _checkpoints.Write(_members!, exchange, frame, observations.Entries, Month, cancellation));
                if (stored && specification.Home is null && !Silos().IsSubsetOf(silos))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private HashSet<SiloAddress> Silos() => [.. cluster.GetApproximateSiloStatuses(onlyActive: true).Keys];

    /// <summary>Writes to the store. A run can do without, so that a store that cannot be written to is said and no more.</summary>
    private async Task<bool> Stored(Func<Task> write)
    {
        var began = clock.GetTimestamp();
        var stored = true;
        using var activity = RunTelemetry.StartCheckpoint(run, Month);
        try
        {
            await write();
        }
        catch (StorageException unwritten)
        {
            Report(RunPhase.Running, $"no checkpoint after month {Month}: {unwritten.Message}");
            stored = false;
        }

        _schedule.Done(Month, clock.GetElapsedTime(began));
        RunTelemetry.CheckpointWritten(clock.GetElapsedTime(began));
        Written();
        return stored;
    }

    private async Task Hold(CancellationToken cancellation)
    {
        if (gate.IsClosed)
        {
            Report(RunPhase.Paused);
            await gate.Passage.WaitAsync(cancellation);
            Report(RunPhase.Running);
        }
    }
}
