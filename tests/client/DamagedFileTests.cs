using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using SseSim.Scenarios.Tests.Fuzz;

namespace SseSim.Client.Tests;

/// <summary>Scenario files damaged at random, given to the command as a user gives them: each a process of its own that may hold 300 MB on its heap.</summary>
public sealed partial class DamagedFileTests
{
    private const int Files = 40;

    /// <summary>None takes two seconds; this many on a machine that does other work means that it hangs.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_damaged_file_is_read_or_refused_with_a_place_and_a_message_by_a_process_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var faults = new ConcurrentBag<string>();
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Files), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                // Of the bench's ten thousand the same numbers are the same files.
                var text = Mutation.Of((ulong)number);
                var path = string.Create(CultureInfo.InvariantCulture, $"{number}/my.yaml");
                Directory.CreateDirectory(Path.Combine(folder.Path, number.ToString(CultureInfo.InvariantCulture)));
                folder.Write(path, text);
                using var process = SseSimProcess.Start(folder.Path, ["validate", path], ("DOTNET_GCHeapHardLimit", "0x12C00000"));
                var outcome = await process.WaitAsync();
                Interlocked.Add(ref refused, outcome.ExitStatus == 2 ? 1 : 0);
                if (Fault(outcome) is { } fault)
                {
                    faults.Add($"file {number}: {fault}: status {outcome.ExitStatus}, {outcome.Elapsed}\n{outcome.Errors}\n{text}");
                }
            });
        Assert.Empty(faults);
        Assert.InRange(refused, Files / 4, Files);
    }

    private static string? Fault(Outcome outcome) =>
        outcome.ExitStatus is not (0 or 2) ? "neither read nor refused"
        : outcome.ExitStatus == 2 && !outcome.ErrorLines.Any(l => Placed().IsMatch(l)) ? "refused without a place"
        : outcome.Errors.Contains("   at ", StringComparison.Ordinal) || outcome.Errors.Contains("Exception", StringComparison.Ordinal) ? "a stack trace"
        : outcome.Elapsed > Hangs ? "hangs"
        : null;

    [GeneratedRegex(@"^[^:]+\.yaml:\d+:\d+: error: .{10}")]
    private static partial Regex Placed();
}
