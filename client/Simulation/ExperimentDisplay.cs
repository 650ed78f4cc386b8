using System.Globalization;
using SseSim.Analysis.Trajectories;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;

namespace SseSim.Client.Simulation;

/// <summary>Shows how far an experiment is, and says in a user's words why it stopped.</summary>
internal static class ExperimentDisplay
{
    /// <param name="terminal">Where.</param>
    /// <param name="quiet">Whether it is not shown.</param>
    /// <param name="request">The experiment.</param>
    /// <param name="work">Runs or follows it and tells of every step.</param>
    /// <exception cref="UserError">An account did not close: month, account and difference.</exception>
    public static async Task<ExperimentResult> ShowExperimentAsync(
        this Terminal terminal, bool quiet, ExperimentRequest request, Func<IProgress<ExperimentProgress>, Task<ExperimentResult>> work)
    {
        try
        {
            return await new ProgressDisplay(terminal, quiet).ShowAsync(
                Experiment.RunsOf(request) * request.Scenario.Months, updates => work(new MonthCounter(request, updates, terminal)));
        }
        catch (AccountsException open)
        {
            throw new UserError(ExitStatus.AccountOpen, [UserError.Prefixed(string.Create(CultureInfo.InvariantCulture,
                $"{MonthLabel.Of(request.Scenario, open.Month)}: account '{open.Account}' does not close: difference {open.Difference} cents"))]);
        }
    }

    /// <summary>Adds up the months of runs that go on beside each other.</summary>
    private sealed class MonthCounter(ExperimentRequest request, IProgress<(int Done, string Label)> updates, Terminal terminal)
        : IProgress<ExperimentProgress>
    {
        private readonly Dictionary<(string Run, int Replicate), int> _months = [];
        private readonly HashSet<string> _notices = [];

        public void Report(ExperimentProgress value)
        {
            _months[(value.Run, value.Replicate)] = value.Month;
            updates.Report((_months.Values.Sum(), LabelOf(value)));
            // Whoever follows anew is told everything anew.
            if (value.Notice is { } notice && _notices.Add(notice))
            {
                terminal.Warn(notice);
            }
        }

        private string LabelOf(ExperimentProgress value)
        {
            var place = value.Phase == RunPhase.Settling || value.Month == 0
                ? terminal.Language.Text("console.settling")
                : MonthLabel.Of(request.Scenario, value.Month - 1);
            return terminal.Language.Text(request.Seeds.Count == 1 ? "console.place" : "console.place-replicate", ("place", place), ("run", value.Run),
                ("number", (value.Replicate + 1).ToString(CultureInfo.InvariantCulture)), ("count", request.Seeds.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
