using System.Globalization;

namespace SseSim.Cluster.Tests;

/// <summary>Silo processes are killed, again and again, while runs go on.</summary>
public sealed class KillTests(PostgresServer server)
{
    private const int AtLeast = 30;
    private const int Silos = 3;

    // Few, so that some kills meet the beginning or the end of a run, and its first checkpoint.
    private const int Months = 96;

    private static readonly string[] Run =
        ["run", "island-guarantee", "--months", Months.ToString(CultureInfo.InvariantCulture), "--replicates", "1", "--checkpoint-months", "8"];

    [Fact]
    public async Task Thirty_kills_change_no_bit_and_leave_nothing_behind()
    {
        using var cluster = await TestCluster.StartAsync(server, Silos);
        using var runs = new RepeatedRuns(cluster, Run);
        var kills = new Kills(cluster, runs, new Random(1));
        // At places where everything depends on what the database has: while states are written, in the middle of a commit, and when the answer
        // to a commit is lost. The last two are kills of the silo that hosts the run grain.
        foreach (var place in new Func<TestCluster, Task<Snare>>[] { Snare.OfPart, Snare.OfCommit, Snare.OfAnswer })
        {
            await kills.InAsync(place);
        }

        await kills.AllAtAnyMomentAsync();
        while (kills.Count < AtLeast)
        {
            await kills.AtAnyMomentAsync();
        }

        await runs.EndAsync();
        await kills.FullAsync();
        Assert.True(await cluster.CountAsync("SELECT max(epoch) FROM ssesim_run") > 1, "nothing was lost");
        Assert.Null(await LeftOvers.FindAsync(cluster, runs.Done, runs.Done * 2, Months));
    }
}
