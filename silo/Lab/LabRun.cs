using SseSim.Analysis.Report.Languages;
using SseSim.Grains.Experiments;
using SseSim.Scenarios;

namespace SseSim.Silo.Lab;

/// <summary>One run of the lab; safe to ask and to tell from several threads.</summary>
internal sealed class LabRun : IProgress<ExperimentProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Run, int Replicate), int> _months = [];
    private readonly CancellationTokenSource _cancellation = new();
    private RunState _state;

    public LabRun(string id, ResolvedScenario scenario, ReportLanguage language)
    {
        (Scenario, Language) = (scenario, language);
        Request = Experiment.Of(scenario, withReference: true);
        _state = new(id, scenario.Name, scenario.Title, LabRunState.Waiting, 0, Experiment.RunsOf(Request) * scenario.Months, DateTimeOffset.UtcNow, null, null, []);
    }

    public ResolvedScenario Scenario { get; }

    /// <summary>Of its report and its headline table.</summary>
    public ReportLanguage Language { get; }

    public ExperimentRequest Request { get; }

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Null before it is completed.</summary>
    public RunSummaryTable? Summary { get; private set; }

    public RunState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    public bool IsOver => State.State >= LabRunState.Completed;

    /// <summary>Whether it may begin: not where it was cancelled while it waited.</summary>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (_state.State != LabRunState.Waiting)
            {
                return false;
            }

            _state = _state with { State = LabRunState.Running };
            return true;
        }
    }

    public void Report(ExperimentProgress value)
    {
        lock (_gate)
        {
            _months[(value.Run, value.Replicate)] = value.Month;
            _state = _state with { MonthsDone = _months.Values.Sum() };
        }
    }

    /// <summary>Asks for its end; one that waits ends at once, one that is over stays as it is.</summary>
    public async Task Cancel()
    {
        lock (_gate)
        {
            if (_state.State == LabRunState.Waiting)
            {
                _state = _state with { State = LabRunState.Cancelled, Ended = DateTimeOffset.UtcNow };
            }
        }

        await _cancellation.CancelAsync();
    }

    /// <summary>It is over.</summary>
    public void End(LabRunState state, string? fault = null, IReadOnlyList<string>? files = null, RunSummaryTable? summary = null)
    {
        lock (_gate)
        {
            Summary = summary;
            _state = _state with { State = state, Fault = fault, Files = files ?? [], Ended = DateTimeOffset.UtcNow };
        }
    }

    public void Dispose() => _cancellation.Dispose();
}
