namespace SseSim.Client.Tests;

/// <summary>One lab for the tests of a class that only ask it: to start one takes longer than to ask.</summary>
public sealed class StandingLab : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal LabProcess Lab { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Lab = await LabProcess.StartAsync(_folder.Path);

    public ValueTask DisposeAsync()
    {
        Lab.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
