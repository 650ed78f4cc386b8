using Microsoft.Extensions.Logging;
using SseSim.Grains.Runs;
using SseSim.Grains.Starts;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class StartStoreTests : IDisposable
{
    private const long Plenty = 1L << 30;

    private static readonly Lazy<SettledEconomy> Settled = new(() => SettledEconomy.Prepare(
        Island.Economy, Island.Residents, 1, Island.Parameters, EconomyRun.Sequentially));

    private static readonly SettledKey Key = SettledKey.Of(Island.Run());

    private readonly string _folder = Directory.CreateTempSubdirectory("ssesim-starts-").FullName;
    private readonly Warnings _warnings = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_from_a_kept_start_has_the_hash_of_a_run_that_settled_itself()
    {
        Store().Keep(Key, Settled.Value);
        var kept = Store().Find(Key, EconomyRun.Sequentially)!;
        var run = Island.Run();
        var result = EconomyRun.Run(kept.Start(run.Scenario, run.Key), EconomyRun.Sequentially);
        Assert.Equal(Island.Bare.ResultHash, result.ResultHash);
        Assert.Equal(Island.Bare.Organisations, result.Organisations);
        Assert.Empty(_warnings.Lines);
    }

    [Fact]
    public async Task A_second_silo_runs_from_what_the_first_one_kept()
    {
        var first = await RunOnSilo();
        var file = Assert.Single(Directory.GetFiles(_folder));
        // A link in its place: it stays a link as long as nobody writes the file again.
        var elsewhere = Path.Combine(_folder, "elsewhere");
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, elsewhere);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));
        Assert.Equal(first, await RunOnSilo());
        Assert.NotNull(new FileInfo(file).LinkTarget);
        Assert.True(DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < TimeSpan.FromHours(1), "the use was not noted");
    }

    [Fact]
    public void Everything_that_decides_the_economy_is_in_its_name()
    {
        var run = Island.Run();
        RunSpecification[] others =
        [
            Island.Run(seed: 2),
            run with { Scenario = run.Scenario with { Residents = run.Scenario.Residents + 1 } },
            run with { Parameters = run.Parameters with { LabourHeadroom = 0.07 } },
            run with { Economy = run.Economy with { BaseYear = run.Economy.BaseYear + 1 } },
        ];
        Assert.Equal(others.Length + 1, others.Append(run).Select(r => SettledKey.Of(r).AcrossBuilds()).Distinct().Count());
        Assert.Equal(Key.AcrossBuilds(), SettledKey.Of(run with { Scenario = run.Scenario.WithoutPolicies() }).AcrossBuilds());
    }

    [Theory]
    [InlineData("first byte")]
    [InlineData("head")]
    [InlineData("nation")]
    [InlineData("last territory")]
    [InlineData("half of it")]
    [InlineData("last byte missing")]
    [InlineData("one byte more")]
    [InlineData("empty")]
    [InlineData("another key")]
    public void A_damaged_file_is_refused_with_a_warning_and_made_again(string damage)
    {
        var store = Store();
        store.Keep(Key, Settled.Value);
        var file = Assert.Single(Directory.GetFiles(_folder));
        Damage(file, damage);
        Assert.Null(store.Find(Key, EconomyRun.Sequentially));
        Assert.Contains(file, Assert.Single(_warnings.Lines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
        store.Keep(Key, Settled.Value);
        Assert.NotNull(store.Find(Key, EconomyRun.Sequentially));
    }

    [Fact]
    public async Task Processes_that_keep_and_find_the_same_start_at_once_do_not_disturb_each_other()
    {
        var expected = Hashes(Settled.Value);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var store = Store();
            for (var i = 0; i < 10; i++)
            {
                store.Keep(Key, Settled.Value);
                var found = store.Find(Key, EconomyRun.Sequentially);
                Assert.Equal(expected, Hashes(found!));
            }
        }, TestContext.Current.CancellationToken)));
        Assert.Empty(_warnings.Lines);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Those_used_longest_ago_make_room()
    {
        var keys = Enumerable.Range(1, 4).Select(seed => SettledKey.Of(Island.Run((ulong)seed))).ToArray();
        Store().Keep(keys[0], Settled.Value);
        var length = new FileInfo(Directory.GetFiles(_folder).Single()).Length;
        var store = Store(length * 3 + 10);
        for (var i = 1; i < 3; i++)
        {
            store.Keep(keys[i], Settled.Value);
        }

        for (var i = 0; i < 3; i++)
        {
            File.SetLastWriteTimeUtc(PathOf(keys[i]), DateTime.UtcNow.AddHours(i - 10));
        }

        Assert.NotNull(store.Find(keys[0], EconomyRun.Sequentially));
        store.Keep(keys[3], Settled.Value);
        Assert.Equal([true, false, true, true], keys.Select(k => File.Exists(PathOf(k))));
    }

    [Fact]
    public void What_is_larger_than_all_the_room_is_not_kept()
    {
        Store(1000).Keep(Key, Settled.Value);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Where_nothing_can_be_written_the_run_goes_on_without()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var store = new StartStore(Path.Combine(file, "below"), Plenty, _warnings);
        store.Keep(Key, Settled.Value);
        Assert.Null(store.Find(Key, EconomyRun.Sequentially));
        Assert.NotEmpty(_warnings.Lines);
    }

    private StartStore Store(long capacity = Plenty) => new(_folder, capacity, _warnings);

    private string PathOf(SettledKey key) => Path.Combine(_folder, key.AcrossBuilds() + ".start");

    private async Task<string> RunOnSilo()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, startFolder: _folder, cancellation: TestContext.Current.CancellationToken);
        var result = await silo.RunAsync(Island.Experiment(2), cancellation: TestContext.Current.CancellationToken);
        return result.Runs[0].ResultHash;
    }

    private static string[] Hashes(SettledEconomy settled)
    {
        var start = settled.Start(Island.Scenario(), Island.Key());
        return [.. Enumerable.Range(0, start.TerritoryCount).Select(t => Convert.ToHexString(start.CreateTerritory(t).Hash()))];
    }

    private static void Damage(string file, string damage)
    {
        var bytes = File.ReadAllBytes(file);
        if (damage == "another key")
        {
            bytes[20] ^= 1;
        }

        File.WriteAllBytes(file, damage switch
        {
            "half of it" => bytes[..(bytes.Length / 2)],
            "last byte missing" => bytes[..^1],
            "one byte more" => [.. bytes, 0],
            "empty" => [],
            _ => bytes,
        });
        var at = damage switch { "first byte" => 0, "head" => 60, "nation" => 400, "last territory" => bytes.Length - 1, _ => -1 };
        if (at >= 0)
        {
            bytes[at] ^= 0x10;
            File.WriteAllBytes(file, bytes);
        }
    }

    private sealed class Warnings : ILogger<StartStore>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines => _lines;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
            {
                _lines.Add(formatter(state, exception));
            }
        }
    }
}
