[assembly: AssemblyFixture(typeof(SseSim.Client.Tests.BuiltProgram))]

namespace SseSim.Client.Tests;

/// <summary>Builds the program before the first test, so that no test waits for it or meets the message of the build.</summary>
public sealed class BuiltProgram : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var outcome = await SseSimProcess.RunAsync(Repository.Root, "--version");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(TestCache.Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
