using SseSim.Analysis.Folders;
using SseSim.Analysis.Tests.Builders;

namespace SseSim.Analysis.Tests;

public sealed class AbandonedFolderTests
{
    private const string Abandoned = ".out.partial-01234567";

    [Fact]
    public void What_a_killed_process_left_beside_a_run_folder_goes_with_the_next_one_written_there()
    {
        using var temporary = new SyntheticFolder.Temporary();
        Directory.CreateDirectory(temporary.At(Abandoned));
        File.WriteAllText(Path.Combine(temporary.At(Abandoned), "run.json"), "{");
        File.WriteAllText(temporary.At(Abandoned + ".owner"), "");
        ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 2));
        Assert.Equal(["out"], Directory.EnumerateFileSystemEntries(temporary.At(".")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_a_living_process_writes_is_left_alone()
    {
        using var temporary = new SyntheticFolder.Temporary();
        Directory.CreateDirectory(temporary.At(Abandoned));
        using (new FileStream(temporary.At(Abandoned + ".owner"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 2));
        }

        Assert.True(Directory.Exists(temporary.At(Abandoned)));
    }

    [Fact]
    public void What_was_abandoned_beside_another_folder_is_left_alone()
    {
        using var temporary = new SyntheticFolder.Temporary();
        File.WriteAllText(temporary.At(".other.partial-01234567.owner"), "");
        ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 2));
        Assert.True(File.Exists(temporary.At(".other.partial-01234567.owner")));
    }

    [Fact]
    public void What_a_killed_process_left_of_a_report_goes_with_the_next_report()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var folder = ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 2)).Directory;
        var files = Directory.GetFiles(folder).Order();
        File.WriteAllText(Path.Combine(folder, ".report.html.partial-01234567"), "<html>");
        File.WriteAllText(Path.Combine(folder, ".report.html.partial-01234567.owner"), "");
        ResultFolderWriter.RewriteReport(folder);
        Assert.Equal(files, Directory.GetFiles(folder).Order());
    }

    [Fact]
    public async Task Those_who_write_a_file_at_the_same_time_each_write_their_own_and_one_of_them_whole_is_there()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var target = temporary.At("table.csv");
        using var together = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Factory.StartNew(() => PartialOwner.Replace(target, partial =>
        {
            var half = new string((char)('a' + number), 1000);
            File.WriteAllText(partial, half);
            together.SignalAndWait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            File.AppendAllText(partial, half);
        }), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var text = File.ReadAllText(target);
        Assert.Equal(new string(text[0], 2000), text);
        Assert.Equal(["table.csv"], Directory.EnumerateFileSystemEntries(temporary.At(".")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_cannot_be_written_to_its_end_leaves_the_one_before_it()
    {
        using var temporary = new SyntheticFolder.Temporary();
        var target = temporary.At("table.csv");
        File.WriteAllText(target, "before");
        Assert.Throws<IOException>(() => PartialOwner.Replace(target, partial =>
        {
            File.WriteAllText(partial, "half");
            throw new IOException("full");
        }));
        Assert.Equal("before", File.ReadAllText(target));
        Assert.Equal(["table.csv"], Directory.EnumerateFileSystemEntries(temporary.At(".")).Select(Path.GetFileName));
    }
}
