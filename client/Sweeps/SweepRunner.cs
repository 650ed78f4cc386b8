using System.Globalization;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Sweeps;
using SseSim.Analysis.Trajectories;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Model.Accounts;

namespace SseSim.Client.Sweeps;

/// <summary>Runs what is left of a sweep: pairs of runs beside each other, each kept as soon as it ends.</summary>
/// <param name="folder">Where points come from and rows go.</param>
/// <param name="terminal">Shows progress.</param>
/// <param name="quiet">Whether it shows none.</param>
/// <param name="open">Where pairs are computed, see <see cref="PlaceOfPairs.Begin"/>.</param>
internal sealed class SweepRunner(SweepFolder folder, Terminal terminal, bool quiet, OpenPairs open)
{
    /// <summary>Fewer replicates say nothing about their spread.</summary>
    private const int FewestForPrecision = 3;

    /// <param name="cancellation">Ends it soon; rows that are kept stay.</param>
    /// <exception cref="UserError">A point's values are wrong, or an account did not close.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var computed = await open(folder, cancellation);
        var done = folder.Rows.Select(r => (r.Point, r.Replicate)).ToHashSet();
        var months = PointScenario.Load(folder, 0).Months;
        var runs = folder.Record.Points.Count * folder.Record.Replicates;
        await new ProgressDisplay(terminal, quiet).ShowAsync(runs * months, async updates =>
        {
            var progress = new SweepProgress(runs, months, done.Count, updates);
            var replicates = Enumerable.Range(0, folder.Record.Replicates);
            if (folder.Record.UntilPrecise is null)
            {
                // Point after point of one replicate: points that share a seed and parameters share a settled economy.
                await RunAll([.. replicates.SelectMany(Pairs)], progress);
                return 0;
            }

            foreach (var replicate in replicates)
            {
                // Who goes on is decided by whole replicates only, so that it does not depend on the order in which runs end.
                await RunAll([.. Pairs(replicate).Where(p => !IsPrecise(p.Point, replicate))], progress);
            }

            return 0;
        });

        IEnumerable<(int Point, int Replicate)> Pairs(int replicate) =>
            Enumerable.Range(0, folder.Record.Points.Count).Select(point => (point, replicate)).Where(p => !done.Contains(p));

        Task RunAll(IReadOnlyList<(int Point, int Replicate)> pairs, SweepProgress progress) => Parallel.ForEachAsync(
            pairs, new ParallelOptions { MaxDegreeOfParallelism = computed.AtOnce, CancellationToken = cancellation },
            async (pair, stop) =>
            {
                folder.Add(await RunPair(computed, pair.Point, pair.Replicate, progress, stop));
                await computed.ForgetAsync(pair.Point, pair.Replicate);
            });
    }

    /// <summary>Runs one pair alone.</summary>
    public async Task<SweepRow> RunAloneAsync(int point, int replicate, CancellationToken cancellation)
    {
        await using var computed = await open(folder, cancellation);
        var row = await RunPair(computed, point, replicate, null, cancellation);
        await computed.ForgetAsync(point, replicate);
        return row;
    }

    private async Task<SweepRow> RunPair(IPairs computed, int point, int replicate, SweepProgress? progress, CancellationToken cancellation)
    {
        var scenario = PointScenario.Load(folder, point);
        var request = Experiment.OfReplicate(scenario, replicate);
        try
        {
            var result = await computed.RunAsync(point, replicate, request, progress?.Of(point, replicate), cancellation);
            progress?.Finish(point, replicate);
            var policy = result.Runs[0];
            var reference = result.Runs.FirstOrDefault(r => r.Key.Run == ExperimentRequest.ReferenceName);
            return new(point, replicate, request.Seeds[0], scenario.Uncertain.ToDictionary(u => u.Name, u => u.Draw(scenario.Seed, replicate)),
                [.. SweepOutcomes.Of(policy, reference == policy ? null : reference, scenario.Economy.Currency).Select(v => double.IsFinite(v) ? v : (double?)null)],
                policy.ResultHash, reference is null || reference == policy ? "" : reference.ResultHash, ProductVersion.Text);
        }
        catch (AccountsException open)
        {
            throw new UserError(ExitStatus.AccountOpen, [UserError.Prefixed(string.Create(CultureInfo.InvariantCulture,
                $"point {point}, replicate {replicate}, {MonthLabel.Of(request.Scenario, open.Month)}: account '{open.Account}' does not close: difference {open.Difference} cents"))]);
        }
    }

    /// <summary>Whether the replicates before one already give a point's first outcome with the half-width that was asked for.</summary>
    private bool IsPrecise(int point, int replicate)
    {
        double[] values = [.. folder.Rows.Where(r => r.Point == point && r.Replicate < replicate && r.Outcomes[0] is not null).Select(r => r.Outcomes[0]!.Value)];
        if (values.Length < FewestForPrecision)
        {
            return false;
        }

        var estimate = Estimate.Of(values);
        return (estimate.High - estimate.Low) / 2 <= folder.Record.UntilPrecise!.Value * Math.Abs(estimate.Mean);
    }
}
