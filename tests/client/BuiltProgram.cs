using SseSim.Client.Tests;

[assembly: AssemblyFixture(typeof(BuiltProgram))]

namespace SseSim.Client.Tests;

/// <summary>Builds the program before the first test, so that no test waits for it or meets the message of the build.</summary>
public sealed class BuiltProgram : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var outcome = await SseSimProcess.RunAsync(Repository.Root, "--version");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
