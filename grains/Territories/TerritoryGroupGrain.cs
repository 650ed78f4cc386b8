using Orleans.Concurrency;
using Orleans.Placement;
using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Territories;

/// <summary>Steps territories of its silo on the compute threads, a group as one piece of work. Groups of any runs are stepped at the same time.</summary>
[Reentrant, Immovable, SiloPlacement]
public sealed class TerritoryGroupGrain(MemberServices services) : Grain, ITerritoryGroupGrain
{
    public async Task<GroupReport> BeginMonth(string run, int epoch, int month, GroupDecisions group, CancellationToken cancellation)
    {
        var territories = Array.ConvertAll(group.Territories, t => Here<TerritoryGrain>(run, t, epoch));
        var governments = group.Territories.Zip(group.Governed, (t, governed) => governed ? Here<GovernmentGrain>(run, t + 1, epoch) : null).ToArray();
        IMemberHere[] members = [.. territories.Zip(governments, (t, g) => g is null ? new IMemberHere[] { t } : [t, g]).SelectMany(pair => pair)];
        return await MembersHere.Alone(
            members, () => services.Pool.Run(() => Step(territories, governments, epoch, month, group, cancellation), members.Sum(m => m.Expected), cancellation));
    }

    private static GroupReport Step(
        TerritoryGrain[] territories, GovernmentGrain?[] governments, int epoch, int month, GroupDecisions group, CancellationToken cancellation)
    {
        var reports = new TerritoryReport[territories.Length];
        var decided = new GovernmentDecisions?[territories.Length];
        for (var i = 0; i < territories.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var told = group.Decisions[i];
            var report = territories[i].BeginMonth(epoch, month, told);
            if (governments[i] is { } government)
            {
                decided[i] = government.DecideNow(epoch, month, GovernmentBatches.Local(report, told.RulesHold));
                report = group.KeepsBids ? report : report with { LocalBids = [] };
            }

            reports[i] = report;
        }

        return new GroupReport(reports, decided);
    }

    private TMember Here<TMember>(string run, int index, int epoch) where TMember : class, IMemberHere =>
        services.Here.Find<TMember>(run, index) ?? throw new StateLostException(epoch);
}
