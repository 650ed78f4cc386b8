using SseSim.Analysis.Folders;
using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Tests.Sweeps;

/// <summary>What stays of a sweep on the disk.</summary>
public sealed class SweepFolderTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("ssesim-sweep-");

    private string Place => Path.Combine(_parent.FullName, "sweep");

    private static SweepRecord Record => new()
    {
        Scenario = "s", Title = "t", Currency = "EUR", Design = "grid", Seed = 1, Replicates = 2, Factors = ["policies.fund.coverage", "economy"],
        Points = [["20 %", "island"], ["80 %", "is, \"land\""]], Outcomes = ["net-jobs", "rate"], Version = "1", ScenarioSha256 = "", EconomySha256 = "",
    };

    private static SweepRow Row(int point, int replicate) =>
        new(point, replicate, 5, new Dictionary<string, double> { ["payout-rate"] = 0.1 }, [1 / 3.0, null], "aa", "bb", "1");

    private SweepFolder Begin() => SweepFolder.Create(Place, Record, "scenario: s\n", "economy: e\n");

    [Fact]
    public void The_table_does_not_show_in_which_order_runs_ended_or_how_often_the_sweep_was_broken_off()
    {
        string Table(params (int, int)[] order)
        {
            using (var folder = Begin())
            {
                folder.Add(Row(order[0].Item1, order[0].Item2));
            }

            using (var folder = SweepFolder.Open(Place))
            {
                foreach (var (point, replicate) in order.Skip(1))
                {
                    folder.Add(Row(point, replicate));
                }

                folder.WriteTables();
            }

            var bytes = Convert.ToHexString(File.ReadAllBytes(Path.Combine(Place, SweepFolder.ParquetFile)));
            var text = File.ReadAllText(Path.Combine(Place, SweepFolder.TableFile));
            Directory.Delete(Place, recursive: true);
            return text + bytes;
        }

        Assert.Equal(Table((0, 0), (0, 1), (1, 0), (1, 1)), Table((1, 1), (0, 1), (1, 0), (0, 0)));
    }

    [Fact]
    public void The_table_has_numbers_for_shares_and_texts_for_names_and_nothing_for_what_is_not_defined()
    {
        using var folder = Begin();
        folder.Add(Row(1, 0));
        folder.WriteTables();
        Assert.Equal(
            ["point,replicate,seed,policies.fund.coverage,economy,drawn.payout-rate,net-jobs,rate,hash,reference-hash,version",
                "1,0,5,0.8,\"is, \"\"land\"\"\",0.1,0.3333333333333333,,aa,bb,1"],
            File.ReadAllLines(Path.Combine(Place, SweepFolder.TableFile)));
    }

    [Fact]
    public void A_line_that_a_kill_cut_off_is_run_again()
    {
        using (var folder = Begin())
        {
            folder.Add(Row(0, 0));
            folder.Add(Row(0, 1));
        }

        var rows = Path.Combine(Place, SweepFolder.RowsFile);
        File.WriteAllBytes(rows, File.ReadAllBytes(rows)[..^20]);
        using (var folder = SweepFolder.Open(Place))
        {
            Assert.Equal([(0, 0)], folder.Rows.Select(r => (r.Point, r.Replicate)));
            folder.Add(Row(0, 1));
        }

        using var again = SweepFolder.Open(Place);
        Assert.Equal([(0, 0), (0, 1)], again.Rows.Select(r => (r.Point, r.Replicate)));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 2)]
    public void A_row_of_another_sweep_is_named_with_its_line(int point, int replicate)
    {
        using (var folder = Begin())
        {
            folder.Add(Row(0, 0));
            folder.Add(Row(point, replicate));
        }

        var message = Assert.Throws<RunFolderException>(() => SweepFolder.Open(Place)).Message;
        Assert.Contains("rows.jsonl:2: not a row of this sweep, which has points 0 to 1 and replicates 0 to 1", message);
        // Nobody holds the folder afterwards: with the line gone it opens.
        var rows = Path.Combine(Place, SweepFolder.RowsFile);
        File.WriteAllLines(rows, File.ReadLines(rows).Take(1).ToList());
        using var again = SweepFolder.Open(Place);
        Assert.Single(again.Rows);
    }

    [Fact]
    public void A_sweep_over_seeds_has_the_seed_of_the_point_beside_that_of_the_replicate()
    {
        using var folder = SweepFolder.Create(Place, Record with { Factors = ["seed"], Points = [["7"], ["8"]] }, "scenario: s\n", "economy: e\n");
        folder.Add(Row(1, 0));
        folder.WriteTables();
        Assert.Equal(
            ["point,replicate,seed,over.seed,drawn.payout-rate,net-jobs,rate,hash,reference-hash,version", "1,0,5,8,0.1,0.3333333333333333,,aa,bb,1"],
            File.ReadAllLines(Path.Combine(Place, SweepFolder.TableFile)));
        Assert.True(File.Exists(Path.Combine(Place, SweepFolder.ParquetFile)));
    }

    [Fact]
    public void Two_processes_do_not_work_on_one_sweep()
    {
        using var folder = Begin();
        Assert.Contains("another process", Assert.Throws<RunFolderException>(() => SweepFolder.Open(Place)).Message);
    }

    [Fact]
    public void A_scenario_that_was_changed_is_refused()
    {
        Begin().Dispose();
        File.AppendAllText(Path.Combine(Place, SweepFolder.ScenarioFile), "seed: 2\n");
        Assert.Contains("scenario.yaml is not the file", Assert.Throws<RunFolderException>(() => SweepFolder.Open(Place)).Message);
    }

    [Fact]
    public void A_folder_that_holds_something_is_not_overwritten()
    {
        Begin().Dispose();
        Assert.Contains("holds a sweep already", Assert.Throws<RunFolderException>(() => Begin()).Message);
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
