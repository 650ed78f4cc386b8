namespace SseSim.Client;

/// <summary>What the process tells its caller; part of the interface, so scripts can rely on the numbers.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    /// <summary>The run failed, a hash differs, or there is a bug in SseSim.</summary>
    public const int Failed = 1;
    /// <summary>Wrong usage or wrong input: nothing was run.</summary>
    public const int WrongInput = 2;
    /// <summary>An account did not close.</summary>
    public const int AccountOpen = 3;
    /// <summary>Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
