using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Calibration;

/// <summary>Finds the constants under which an economy rests, on a sample: months with every closure replaced by a founding in its cell and slow controllers on
/// import shares (employment by sector), on the social economy's weights (its jobs by sector), on consumption out of deposits (deposits) and on entry to the
/// labour force. After some years a register that meets the file's targets is drawn anew with the histories that have come about, so that the
/// years over which the controllers are averaged start near rest; then they are frozen.</summary>
internal static class Settling
{
    /// <summary>Months before the register is drawn anew, then months until it has come to rest, then months that are averaged.</summary>
    private const int Rough = 72, Resting = 24, Averaged = 72;
    public const int Months = Rough + Resting + Averaged;
    /// <summary>Months between the times at which donors are taken, while constants are averaged.</summary>
    private const int Apart = 12;
    /// <summary>Seed of the sample: the constants belong to the economy, not to a replicate.</summary>
    private const ulong Seed = 0;

    /// <param name="sample">Constants at the sample's scale, before settling.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <param name="onMonth">Called after each month (months below zero).</param>
    public static SettledConstants Run(EconomyStructure sample, ModelParameters parameters, ForEach forEach, Action<MonthObservation>? onMonth)
    {
        var structure = sample.CopyForSettling();
        var controllers = new SettlingControllers(structure);
        SettledTraits? traits = null;
        var founding = new FoundingEstimate();
        foreach (var months in (int[])[Rough, Resting + Averaged])
        {
            var drawn = EconomySynthesis.Draw(structure, parameters, Seed, forEach, traits);
            var records = drawn.States.Select(_ => new SettlingRecord(asks: true)).ToArray();
            var first = months == Rough ? -Months : -months;
            var actors = Opening.Open(drawn, parameters, Seed, first, records);
            controllers.Begin(drawn.States);
            var decisions = actors.Exchange.FirstDecisions();
            var end = first + months;
            var pool = new SettledTraitsPool(structure, parameters, times: end == 0 ? Averaged / Apart : 1);
            for (var month = first; month < end; month++)
            {
                if (month == -Averaged)
                {
                    controllers.StartAveraging();
                    Array.ForEach(records, record => record.Closures.Clear());
                }

                var outcome = actors.Step(decisions, forEach);
                Opening.PassOn(records, actors, Seed, month);
                decisions = outcome.Decisions;
                controllers.Adjust(outcome.Observation, actors.Territories);
                if (month >= -Averaged)
                {
                    founding.Observe(structure, parameters, [.. actors.Territories.Select(t => t.State)]);
                }

                if (end == 0 ? month >= -Averaged && (month + 1) % Apart == 0 : month == end - 1)
                {
                    pool.Add([.. actors.Territories.Select(t => t.State)], [.. actors.Financiers.Select(f => f.Balance)]);
                }

                onMonth?.Invoke(outcome.Observation);
            }

            traits = pool.Build();
            if (end == 0)
            {
                controllers.Freeze();
                founding.Add(structure, parameters, records);
            }
        }

        return new SettledConstants(structure, traits!, founding);
    }
}
