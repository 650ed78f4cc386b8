[assembly: AssemblyFixture(typeof(SseSim.Client.Tests.BuiltProgram))]

namespace SseSim.Client.Tests;

/// <summary>Builds the program before the first test, so that no test waits for it or meets the message of the build.</summary>
public sealed class BuiltProgram : IAsyncLifetime
{
    /// <summary>Where the tests' settled economies are kept: shared as a user's are, and nobody else's.</summary>
    internal static string Cache { get; } = Directory.CreateTempSubdirectory("ssesim-test-cache-").FullName;

    public async ValueTask InitializeAsync()
    {
        var outcome = await SseSimProcess.RunAsync(Repository.Root, "--version");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Cache, recursive: true);
        return ValueTask.CompletedTask;
    }
}
