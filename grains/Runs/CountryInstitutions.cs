using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>What lies between two months of the territories: the exchange sorts their reports, financiers, governments and the statistics office decide, and the exchange closes the books. All of it is one
/// piece of work where the institutions sit with the run, as placement sees to: threads would wait for calls longer than most institutions decide. Where one is elsewhere, each is called.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="members">Of the run, in this epoch.</param>
/// <param name="exchange">Of the run.</param>
/// <param name="services">Of the silo.</param>
/// <param name="epoch">Attempt of the run.</param>
internal sealed class CountryInstitutions(string run, RunMembers members, Exchange exchange, MemberServices services, int epoch)
{
    /// <summary>One month's.</summary>
    /// <param name="month">From 0.</param>
    /// <param name="told">[territory]: what was decided for this month.</param>
    /// <param name="reports">[territory]: what came of it.</param>
    /// <param name="decided">[territory]: what its own government has decided beside it; null where that has not.</param>
    /// <param name="cancellation">Gives up what has not begun.</param>
    public async Task<MonthOutcome> Decide(
        int month, TerritoryDecisions[] told, TerritoryReport[] reports, GovernmentDecisions?[] decided, CancellationToken cancellation)
    {
        int[] undecided = [.. Enumerable.Range(0, decided.Length).Where(t => decided[t] is null)];
        if (FindHere(undecided) is not { } here)
        {
            return await Call(month, told, reports, decided, undecided, cancellation);
        }

        return await MembersHere.Alone(
            here.All, () => services.Pool.Run(() => Step(here, month, told, reports, decided, undecided), here.All.Sum(m => m.Expected), cancellation));
    }

    private MonthOutcome Step(
        Here here, int month, TerritoryDecisions[] told, TerritoryReport[] reports, GovernmentDecisions?[] decided, int[] undecided)
    {
        var batches = services.Times.Institution(() => exchange.Route(reports));
        var credit = new FinancierDecisions[here.Financiers.Length];
        GovernmentDecisions? national = null;
        StatisticsRelease? release = null;
        // The government's tenders take longest; a large lender's applicants are shared out among threads again.
        Action[] decisions =
        [
            () => national = here.National.DecideNow(epoch, month, batches.National),
            .. here.Financiers.Select((financier, f) => (Action)(() => credit[f] = financier.DecideNow(epoch, month, batches.Financiers[f]))),
            () => release = here.Statistics.ObserveNow(epoch, month, batches.Statistics),
            .. here.Local.Zip(undecided, (government, t) =>
                (Action)(() => decided[t] = government.DecideNow(epoch, month, GovernmentBatches.Local(reports[t], told[t].RulesHold)))),
        ];
        // To their end even when the run is cancelled: a month's decisions are whole or were never begun.
        services.Pool.ForEach(decisions.Length, i => decisions[i](), CancellationToken.None);
        return services.Times.Institution(() => exchange.Collect(credit, [national!, .. decided.Select(d => d!)], release!));
    }

    private async Task<MonthOutcome> Call(
        int month, TerritoryDecisions[] told, TerritoryReport[] reports, GovernmentDecisions?[] decided, int[] undecided, CancellationToken cancellation)
    {
        var batches = await services.Pool.Run(() => services.Times.Institution(() => exchange.Route(reports)), cancellation);
        var credit = Task.WhenAll(
            members.Financiers.Select((financier, f) => financier.Decide(epoch, month, batches.Financiers[f], cancellation)));
        var national = members.Governments[0].Decide(epoch, month, batches.National, cancellation);
        var local = Task.WhenAll(undecided.Select(async t => decided[t] = await members.Governments[t + 1].Decide(
            epoch, month, GovernmentBatches.Local(reports[t], told[t].RulesHold), cancellation)));
        var release = members.Statistics.Observe(epoch, month, batches.Statistics, cancellation);
        await Task.WhenAll(credit, national, local, release);
        return await services.Pool.Run(
            () => services.Times.Institution(() => exchange.Collect(credit.Result, [national.Result, .. decided.Select(d => d!)], release.Result)), cancellation);
    }

    /// <summary>Null where one of them is elsewhere.</summary>
    private Here? FindHere(int[] undecided)
    {
        var financiers = Enumerable.Range(0, members.Financiers.Length).Select(f => services.Here.Find<FinancierGrain>(run, f)).ToArray();
        var local = Array.ConvertAll(undecided, t => services.Here.Find<GovernmentGrain>(run, t + 1));
        var (national, statistics) = (services.Here.Find<GovernmentGrain>(run, 0), services.Here.Find<StatisticsOfficeGrain>(run, 0));
        return national is null || statistics is null || financiers.Contains(null) || local.Contains(null)
            ? null : new Here(financiers!, national, local!, statistics);
    }

    /// <param name="Financiers">All.</param>
    /// <param name="National">Government.</param>
    /// <param name="Local">Governments that have not decided beside their territories.</param>
    /// <param name="Statistics">Office.</param>
    private sealed record Here(FinancierGrain[] Financiers, GovernmentGrain National, GovernmentGrain[] Local, StatisticsOfficeGrain Statistics)
    {
        /// <summary>In the order in which each is waited for.</summary>
        public IMemberHere[] All { get; } = [.. Local, National, .. Financiers, Statistics];
    }
}
