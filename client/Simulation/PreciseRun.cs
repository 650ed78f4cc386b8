using System.Globalization;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Model.Simulation;

namespace SseSim.Client.Simulation;

/// <summary>Goes on with replicates until net jobs are known as precisely as was asked for. Where it ends depends on results alone: the replicates that are kept
/// are exactly those that so many <c>--replicates</c> give.</summary>
/// <param name="terminal">Shows how precise they are.</param>
/// <param name="quiet">Whether it shows nothing.</param>
/// <param name="share">Half-width of the 95 % interval over the size of the mean.</param>
internal sealed class PreciseRun(Terminal terminal, bool quiet, double share)
{
    /// <summary>Replicates where the user names no most.</summary>
    public const int DefaultMost = 64;

    /// <summary>Fewer say nothing about their spread.</summary>
    private const int Fewest = 3;

    /// <summary>Replicates begun together, whatever the number of threads, so that a run that is resumed elsewhere goes through the same ones.</summary>
    private const int Together = 4;

    /// <param name="whole">An experiment with as many replicates as there may be.</param>
    /// <param name="run">Runs a part of it under an id of its own.</param>
    /// <returns>The replicates that it took.</returns>
    public async Task<ExperimentResult> RunAsync(ExperimentRequest whole, Func<string, ExperimentRequest, Task<ExperimentResult>> run)
    {
        var runs = new List<RunResult>();
        for (var first = 0; first < whole.Seeds.Count; first += Together)
        {
            var count = Math.Min(Together, whole.Seeds.Count - first);
            var result = await run(string.Create(CultureInfo.InvariantCulture, $"{ResumableRun.ExperimentId}-{first}"), whole with
            {
                FirstReplicate = first,
                Seeds = [.. whole.Seeds.Skip(first).Take(count)],
                ParametersByReplicate = whole.ParametersByReplicate is { } each ? [.. each.Skip(first).Take(count)] : null,
            });
            runs.AddRange(result.Runs);
            if (!result.IsComplete)
            {
                return result with { Runs = runs };
            }

            for (var replicates = Math.Max(Fewest, first + 1); replicates <= first + count; replicates++)
            {
                if (IsPrecise(runs, replicates))
                {
                    return result with { Runs = [.. runs.Where(r => r.Key.Replicate < replicates)] };
                }
            }
        }

        terminal.Warn(terminal.Language.Text("console.not-precise",
            ("count", terminal.Language.Numbers.Fixed(whole.Seeds.Count, 0)), ("percent", terminal.Language.Numbers.Fixed(share * 100, 0))));
        return new ExperimentResult(runs, [], true);
    }

    private bool IsPrecise(List<RunResult> runs, int replicates)
    {
        var estimate = Estimate.Of([.. Enumerable.Range(0, replicates).Select(r => NetJobs([.. runs.Where(run => run.Key.Replicate == r)]))]);
        var half = (estimate.High - estimate.Low) / 2;
        if (!quiet)
        {
            var numbers = terminal.Language.Numbers;
            terminal.Say("console.precise", ("count", numbers.Fixed(replicates, 0)), ("mean", numbers.Level(estimate.Mean, "FTE-years")),
                ("half", numbers.Level(half, "FTE-years")),
                ("share", estimate.Mean == 0 ? "" : terminal.Language.Text("console.precise-share", ("percent", numbers.Fixed(half / Math.Abs(estimate.Mean) * 100, 0)))));
        }

        return half <= share * Math.Abs(estimate.Mean);
    }

    private static double NetJobs(RunResult[] pair) => SweepOutcomes.Of(
        pair.Single(r => r.Key.Run != ExperimentRequest.ReferenceName), pair.Single(r => r.Key.Run == ExperimentRequest.ReferenceName), "currency")[0];
}
