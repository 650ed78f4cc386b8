using Orleans.Concurrency;
using Orleans.Placement;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Territories;

/// <summary>Steps territories of its silo on the compute threads, a group as one piece of work. Groups of any runs are stepped at the same time.</summary>
[Reentrant, Immovable, SiloPlacement]
public sealed class TerritoryGroupGrain(MemberServices services) : Grain, ITerritoryGroupGrain
{
    public async Task<GroupReport> BeginMonth(string run, int epoch, int month, GroupDecisions group, CancellationToken cancellation)
    {
        var (territories, governments) = Find(run, epoch, group.Territories, group.Governed);
        var members = Each(territories, governments);
        return await MembersHere.Alone(
            members, () => services.Pool.Run(() => Step(territories, governments, epoch, month, group, cancellation), members.Sum(m => m.Expected), cancellation));
    }

    public async Task<SavedGroup> Save(string run, int epoch, int month, GroupMembers group, string name, CancellationToken cancellation)
    {
        var (territories, governments) = Find(run, epoch, group.Territories, group.Governed);
        var members = Each(territories, governments);
        return await MembersHere.Alone(members, async () =>
        {
            var starts = new long[members.Length + 1];
            var bytes = await services.Pool.Run(() => Write(members, epoch, month, starts), cancellation);
            RunTelemetry.PartWritten(bytes.Length);
            var part = await services.Checkpoints.Write(run, epoch, name, bytes, cancellation);
            return new SavedGroup([.. members.Select((_, i) => new StoredState(part, starts[i], starts[i + 1] - starts[i]))]);
        });
    }

    /// <summary>One state behind the other.</summary>
    private static byte[] Write(IMemberHere[] members, int epoch, int month, long[] starts) => ModelFormat.WriteAll(output =>
    {
        for (var i = 0; i < members.Length; i++)
        {
            members[i].WriteState(epoch, month, output);
            starts[i + 1] = output.Written.Length;
        }
    });

    /// <summary>In the order in which they are waited for.</summary>
    private static IMemberHere[] Each(TerritoryGrain[] territories, GovernmentGrain?[] governments) =>
        [.. territories.Zip(governments, (t, g) => g is null ? new IMemberHere[] { t } : [t, g]).SelectMany(pair => pair)];

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

    private (TerritoryGrain[] Territories, GovernmentGrain?[] Governments) Find(string run, int epoch, int[] territories, bool[] governed) =>
        (Array.ConvertAll(territories, t => Here<TerritoryGrain>(run, t, epoch)),
        [.. territories.Zip(governed, (t, here) => here ? Here<GovernmentGrain>(run, t + 1, epoch) : null)]);

    private TMember Here<TMember>(string run, int index, int epoch) where TMember : class, IMemberHere =>
        services.Here.Find<TMember>(run, index) ?? throw new StateLostException(epoch);
}
