using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Territories;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

/// <summary>Runs that are broken off and go on from files, in a silo of their own each time.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Territories = 40;
    private const string Id = "experiment/0/guarantee";
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("ssesim-checkpoints-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_broken_off_goes_on_from_its_last_checkpoint_and_ends_the_same()
    {
        await BreakOffAfter(month: 4);
        var resumed = await Finish();
        Assert.Equal(4, resumed.FirstMonth);
        Assert.Empty(resumed.Notices);
        Assert.Equal(Island.Bare.ResultHash, resumed.Outcome.Summary!.ResultHash);
        Assert.Equal(Island.Bare.Organisations, resumed.Outcome.Summary.Organisations);
        Assert.Equal(Island.Months, resumed.Months);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("missing")]
    public async Task A_damaged_part_is_noticed_and_the_checkpoint_before_is_used(string damage)
    {
        await BreakOffAfter(month: 4);
        Damage(Newest("-member-0"), damage);
        var resumed = await Finish();
        Assert.Equal(3, resumed.FirstMonth);
        Assert.Contains("after month 4 is damaged", Assert.Single(resumed.Notices), StringComparison.Ordinal);
        Assert.Equal(Island.Bare.ResultHash, resumed.Outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task Small_territories_share_parts_and_a_run_goes_on_from_them()
    {
        var many = ManyTerritories();
        await BreakOffAfter(month: 4, many, threads: 1);
        var shared = Directory.EnumerateFiles(_folder, "e1-m4-member-*-more.part", SearchOption.AllDirectories).ToArray();
        Assert.InRange(shared.Length, 1, Territories / 2);
        var resumed = await Finish(many);
        Assert.Equal(4, resumed.FirstMonth);
        Assert.Empty(resumed.Notices);
        Assert.Equal(Island.RunBare(many).ResultHash, resumed.Outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task A_damaged_part_of_several_is_noticed_and_the_checkpoint_before_is_used()
    {
        var many = ManyTerritories();
        await BreakOffAfter(month: 4, many, threads: 1);
        Damage(Directory.EnumerateFiles(_folder, "e1-m4-member-*-more.part", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last(), "flipped");
        var resumed = await Finish(many);
        Assert.Equal(3, resumed.FirstMonth);
        Assert.Contains("after month 4 is damaged", Assert.Single(resumed.Notices), StringComparison.Ordinal);
        Assert.Equal(Island.RunBare(many).ResultHash, resumed.Outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task A_damaged_slot_is_noticed_and_the_other_one_is_used()
    {
        await BreakOffAfter(month: 4);
        // The newest is in the slot that was written last.
        var slot = Directory.EnumerateFiles(_folder, "slot-?", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;
        Damage(slot, "flipped");
        var resumed = await Finish();
        Assert.Equal(3, resumed.FirstMonth);
        Assert.Contains("going on from the one after month 3", Assert.Single(resumed.Notices), StringComparison.Ordinal);
        Assert.Equal(Island.Bare.ResultHash, resumed.Outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task Without_a_whole_checkpoint_the_run_begins_anew_and_ends_the_same()
    {
        await BreakOffAfter(month: 4);
        foreach (var part in Directory.EnumerateFiles(_folder, "*-exchange.part", SearchOption.AllDirectories))
        {
            Damage(part, "truncated");
        }

        var resumed = await Finish();
        Assert.Equal(0, resumed.FirstMonth);
        Assert.Equal(2, resumed.Notices.Count);
        Assert.Contains("beginning anew", resumed.Notices[1], StringComparison.Ordinal);
        Assert.Equal(Island.Bare.ResultHash, resumed.Outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task A_finished_run_is_read_and_not_computed_again()
    {
        var first = await Finish();
        var again = await Finish();
        Assert.Equal(first.Outcome.Summary!.ResultHash, again.Outcome.Summary!.ResultHash);
        Assert.Equal(Island.Months, again.Months);
        // No month was reported as running.
        Assert.Null(again.FirstMonth);
        // Its end needs only what the results are read from.
        Assert.Empty(Directory.EnumerateFiles(_folder, "*-member-*", SearchOption.AllDirectories));
        Assert.Single(Directory.EnumerateFiles(_folder, "slot-?", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Two_checkpoints_are_kept_and_no_more()
    {
        await BreakOffAfter(month: 5);
        var states = Directory.EnumerateFiles(_folder, "*-member-0.part", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.Equal(["e1-m4-member-0.part", "e1-m5-member-0.part"], states.Order());
    }

    [Fact]
    public async Task A_run_whose_territory_lost_its_memory_goes_on_from_its_last_checkpoint()
    {
        using var store = new FileCheckpointStore(_folder);
        await using var silo = await EmbeddedSilo.StartAsync(2, checkpoints: () => store, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>(Id);
        await StepTo(3, run);
        await silo.Grains.GetGrain<ITerritoryGrain>(1, Id).Release();
        await run.Resume();
        var second = new List<int>();
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            if (status is { Epoch: 2, Phase: RunPhase.Running })
            {
                second.Add(status.Month);
            }
        }

        Assert.Equal([4, 5, 6], second);
        Assert.Equal(Island.Bare.ResultHash, (await run.GetOutcome()).Summary?.ResultHash);
    }

    [Fact]
    public async Task An_older_epoch_writes_nothing()
    {
        using var store = new FileCheckpointStore(_folder);
        var first = await store.Open("run", 0, Test);
        var part = await store.Write("run", first.Epoch, "part", [1, 2, 3], Test);
        var second = await store.Open("run", 0, Test);
        Assert.True(second.Epoch > first.Epoch);
        await Assert.ThrowsAsync<StaleEpochException>(() => store.Write("run", first.Epoch, "other", [4], Test));
        var stale = new Checkpoint
        {
            Epoch = first.Epoch, Month = 1, Version = "1", Layout = "1", Frame = part, Exchange = null, Members = [], Observations = [], Summary = null,
        };
        await Assert.ThrowsAsync<StaleEpochException>(() => store.Commit("run", stale, Test));
        await store.Commit("run", stale with { Epoch = second.Epoch }, Test);
        Assert.Equal([1, 2, 3], await store.Read("run", part, Test));
    }

    [Fact]
    public async Task Epochs_grow_from_one_process_to_the_next()
    {
        int first;
        using (var store = new FileCheckpointStore(_folder))
        {
            first = (await store.Open("run", 0, Test)).Epoch;
            await store.Write("run", first, "part", [1], Test);
        }

        using var next = new FileCheckpointStore(_folder);
        Assert.True((await next.Open("run", 0, Test)).Epoch > first);
    }

    [Fact]
    public async Task A_folder_belongs_to_one_process_at_a_time()
    {
        using var store = new FileCheckpointStore(_folder);
        var open = await store.Open("run", 0, Test);
        await store.Write("run", open.Epoch, "part", [1], Test);
        Assert.Throws<StorageException>(() => new FileCheckpointStore(_folder));
    }

    [Fact]
    public void Content_larger_than_a_chunk_comes_back_and_every_flipped_bit_is_seen()
    {
        var path = Path.Combine(_folder, "large");
        var content = new byte[(4 << 20) + 1000];
        new Random(1).NextBytes(content);
        CheckpointFile.Write(path, content);
        Assert.Equal(content, CheckpointFile.Read(path));
        var bytes = File.ReadAllBytes(path);
        // One in every part of the file: magic, length, chunk head, hash, content, second chunk.
        foreach (var position in new[] { 3, 9, 17, 25, 1000, bytes.Length - 1010, bytes.Length - 1 })
        {
            var flipped = (byte[])bytes.Clone();
            flipped[position] ^= 4;
            File.WriteAllBytes(path, flipped);
            Assert.Throws<DamagedCheckpointException>(() => CheckpointFile.Read(path));
        }

        File.WriteAllBytes(path, [.. bytes, 0]);
        Assert.Throws<DamagedCheckpointException>(() => CheckpointFile.Read(path));
    }

    /// <summary>Each too small for a group of its own where there is one thread.</summary>
    private static RunSpecification ManyTerritories() => Specification() with
    {
        Economy = EqualTerritories.Of(Island.Economy, Territories), Scenario = Island.Scenario() with { Residents = 100 * Territories },
    };

    private static RunSpecification Specification() => Island.Run() with { CheckpointMonths = 1 };

    /// <summary>Runs until so many months are done, then stops the silo in the middle of the run.</summary>
    private async Task BreakOffAfter(int month, RunSpecification? specification = null, int threads = 2)
    {
        using var store = new FileCheckpointStore(_folder);
        await using var silo = await EmbeddedSilo.StartAsync(threads, checkpoints: () => store, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>(Id);
        await StepTo(month, run, specification);
    }

    /// <summary>Starts a run and holds it after so many months, the checkpoint of the last one written.</summary>
    private static async Task StepTo(int month, IRunGrain run, RunSpecification? specification = null)
    {
        await run.Pause();
        await run.Start(specification ?? Specification());
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            if (status.Phase == RunPhase.Paused)
            {
                if (status.Month == month)
                {
                    return;
                }

                // Lets one month pass.
                await run.Resume();
                await run.Pause();
            }
        }

        Assert.Fail($"over before month {month}: {(await run.GetOutcome()).Failure?.Message}");
    }

    private async Task<Resumed> Finish(RunSpecification? specification = null)
    {
        using var store = new FileCheckpointStore(_folder);
        await using var silo = await EmbeddedSilo.StartAsync(2, checkpoints: () => store, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>(Id);
        await run.Start(specification ?? Specification());
        int? firstMonth = null;
        var notices = new List<string>();
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            firstMonth ??= status.Phase == RunPhase.Running ? status.Month - 1 : null;
            if (status.Notice is { } notice)
            {
                notices.Add(notice);
            }
        }

        var months = 0;
        await foreach (var _ in run.Observations(0, CancellationToken.None).WithBatchSize(1))
        {
            months++;
        }

        var outcome = await run.GetOutcome();
        Assert.True(outcome.Summary is not null, outcome.Failure?.Message);
        return new(firstMonth, notices, outcome, months);
    }

    private string Newest(string name) =>
        Directory.EnumerateFiles(_folder, $"*{name}.part", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;

    private static void Damage(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        switch (how)
        {
            case "truncated":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "flipped":
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            default:
                File.Delete(path);
                break;
        }
    }

    private sealed record Resumed(int? FirstMonth, List<string> Notices, RunOutcome Outcome, int Months);
}
