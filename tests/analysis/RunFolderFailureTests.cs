using System.Runtime.InteropServices;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Tests.Builders;

namespace SseSim.Analysis.Tests;

/// <summary>Tests that change a limit of the whole process run alone.</summary>
[CollectionDefinition(nameof(ProcessLimits), DisableParallelization = true)]
public sealed class ProcessLimits;

[Collection(nameof(ProcessLimits))]
public sealed class RunFolderFailureTests
{
    private const int FileSizeLimit = 1;
    private const int FileSizeSignal = 25;

    /// <summary>20 kB stops the CSV, 1.5 MB the report; either way the disk gave out in the middle.</summary>
    [Theory]
    [InlineData(20_000)]
    [InlineData(1_500_000)]
    public void When_the_room_for_files_runs_out_while_writing_nothing_is_left_and_the_message_says_so(long bytes)
    {
        using var temporary = new SyntheticFolder.Temporary();
        var content = SyntheticFolder.Content(months: 4, replicates: 1);
        var failure = WithRoomFor(bytes, () =>
            Assert.Throws<RunFolderException>(() => ResultFolderWriter.Write(temporary.At("deep/out"), content)));
        Assert.Equal(RunFolderFault.DiskFull, failure.Fault);
        Assert.Contains("no room left", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));

        // With room again, the same content is written whole: the failure above was the limit's doing.
        ResultFolderWriter.Write(temporary.At("deep/out"), content);
    }

    [Fact]
    public void A_destination_below_a_file_cannot_be_written_and_is_refused_before_and_while_writing()
    {
        using var temporary = new SyntheticFolder.Temporary();
        File.WriteAllText(temporary.At("file"), "kept");
        foreach (var attempt in new Action[]
        {
            () => ResultFolderWriter.CheckDestination(temporary.At("file/out")),
            () => ResultFolderWriter.Write(temporary.At("file/out"), SyntheticFolder.Content(months: 2, replicates: 1)),
        })
        {
            var failure = Assert.Throws<RunFolderException>(attempt);
            Assert.Equal(RunFolderFault.Unwritable, failure.Fault);
            Assert.Contains("file/out: cannot be written", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal("kept", File.ReadAllText(temporary.At("file")));
    }

    [Fact]
    public void A_destination_that_holds_something_is_left_alone()
    {
        using var temporary = new SyntheticFolder.Temporary();
        Directory.CreateDirectory(temporary.At("out"));
        File.WriteAllText(temporary.At("out/mine.txt"), "mine");
        var failure = Assert.Throws<RunFolderException>(() => ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(2, 1)));
        Assert.Equal(RunFolderFault.Exists, failure.Fault);
        Assert.Equal(["mine.txt"], Directory.EnumerateFiles(temporary.At("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void Checking_a_destination_leaves_no_trace_and_an_empty_folder_is_accepted()
    {
        using var temporary = new SyntheticFolder.Temporary();
        ResultFolderWriter.CheckDestination(temporary.At("a/b/out"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        Directory.CreateDirectory(temporary.At("empty"));
        ResultFolderWriter.Write(temporary.At("empty"), SyntheticFolder.Content(months: 2, replicates: 1));
        Assert.Equal(["empty"], Directory.EnumerateFileSystemEntries(temporary.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_is_none_and_a_broken_one_are_named_with_what_is_wrong()
    {
        using var temporary = new SyntheticFolder.Temporary();
        Assert.Contains("no such folder", Assert.Throws<RunFolderException>(() => RunFolder.Open(temporary.At("nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("it has no run.json", Assert.Throws<RunFolderException>(() => RunFolder.Open(temporary.Path)).Message, StringComparison.Ordinal);
        ResultFolderWriter.Write(temporary.At("out"), SyntheticFolder.Content(months: 2, replicates: 1));
        File.WriteAllText(temporary.At("out/effect.json"), "{ \"run\": ");
        var failure = Assert.Throws<RunFolderException>(() => RunFolder.Open(temporary.At("out")));
        Assert.Equal(RunFolderFault.Unreadable, failure.Fault);
        Assert.Contains("effect.json: cannot be read", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs with a limit on the size of files, which a write meets as it meets a full disk.</summary>
    private static T WithRoomFor<T>(long bytes, Func<T> run)
    {
        Assert.Equal(0, GetLimit(FileSizeLimit, out var before));
        SetSignal(FileSizeSignal, 1);
        Assert.Equal(0, SetLimit(FileSizeLimit, before with { Soft = (ulong)bytes }));
        try
        {
            return run();
        }
        finally
        {
            Assert.Equal(0, SetLimit(FileSizeLimit, before));
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static extern int SetLimit(int resource, in Limit limit);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetSignal(int signal, nint handler);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Soft, ulong Hard);
}
