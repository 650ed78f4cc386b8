using SseSim.Grains.Compute;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>Goes through the months of one epoch. A month is two barriers: all territories, then all institutions. Calls grow with
/// territories + financiers + governments.</summary>
internal sealed class MonthlyBarriers(RunMembers members, Exchange exchange, ComputePool pool, int epoch)
{
    private TerritoryDecisions[] _decisions = exchange.FirstDecisions();

    public async Task<MonthObservation> Next(int month, CancellationToken cancellation)
    {
        var reports = await Task.WhenAll(
            members.Territories.Select((territory, i) => territory.BeginMonth(epoch, month, _decisions[i], cancellation)));
        var batches = await pool.Run(() => exchange.Route(reports), cancellation);

        var credit = Task.WhenAll(
            members.Financiers.Select((financier, i) => financier.Decide(epoch, month, batches.Financiers[i], cancellation)));
        var budgets = Task.WhenAll(
            members.Governments.Select((government, i) => government.Decide(epoch, month, batches.Governments[i], cancellation)));
        var release = members.Statistics.Observe(epoch, month, batches.Statistics, cancellation);
        await Task.WhenAll(credit, budgets, release);

        var outcome = await pool.Run(() => exchange.Collect(credit.Result, budgets.Result, release.Result), cancellation);
        _decisions = outcome.Decisions;
        return outcome.Observation;
    }
}
