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
}
