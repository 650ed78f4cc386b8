using System.Globalization;
using SseSim.Analysis.Trajectories;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;
using SseSim.Silo;

namespace SseSim.Client.Simulation;

/// <summary>Runs an experiment on a silo inside this process and shows how far it is.</summary>
/// <param name="terminal">Shows progress.</param>
/// <param name="quiet">Whether it shows none.</param>
/// <param name="startFolder">Where settled economies are kept; null to settle each time.</param>
internal sealed class LocalRun(Terminal terminal, bool quiet, string? startFolder)
{
    /// <summary>Seconds of compute threads by part of the last run.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; private set; } = [];

    /// <param name="request">What to run.</param>
    /// <param name="threads">Compute threads; null for one for each core.</param>
    /// <param name="cancellation">Ends the runs soon: the result then holds what was finished.</param>
    /// <exception cref="UserError">An account did not close: month, account and difference.</exception>
    public async Task<ExperimentResult> RunAsync(ExperimentRequest request, int? threads, CancellationToken cancellation)
    {
        await using var silo = await EmbeddedSilo.StartAsync(threads, startFolder: startFolder, cancellation: cancellation);
        try
        {
            var result = await new ProgressDisplay(terminal, quiet).ShowAsync(
                Experiment.RunsOf(request) * request.Scenario.Months,
                updates => silo.RunAsync(request, new MonthCounter(request, updates), cancellation));
            StepSeconds = silo.StepSeconds;
            return result;
        }
        catch (AccountsException open)
        {
            throw new UserError(ExitStatus.AccountOpen, [UserError.Prefixed(string.Create(CultureInfo.InvariantCulture,
                $"{MonthLabel.Of(request.Scenario, open.Month)}: account '{open.Account}' does not close: difference {open.Difference} cents"))]);
        }
    }

    /// <summary>Adds up the months of runs that go on beside each other.</summary>
    private sealed class MonthCounter(ExperimentRequest request, IProgress<(int Done, string Label)> updates) : IProgress<ExperimentProgress>
    {
        private readonly Dictionary<(string Run, int Replicate), int> _months = [];

        public void Report(ExperimentProgress value)
        {
            _months[(value.Run, value.Replicate)] = value.Month;
            updates.Report((_months.Values.Sum(), LabelOf(value)));
        }

        private string LabelOf(ExperimentProgress value)
        {
            var place = value.Phase == RunPhase.Settling || value.Month == 0
                ? "settling"
                : MonthLabel.Of(request.Scenario, value.Month - 1);
            var replicate = request.Seeds.Count == 1
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", replicate {value.Replicate + 1} of {request.Seeds.Count}");
            return $"{place} ({value.Run}{replicate})";
        }
    }
}
