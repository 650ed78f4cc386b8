namespace SseSim.Client;

/// <summary>Ends a command with messages for the user and an exit status; never shown with a stack trace.</summary>
/// <param name="status">One of <see cref="ExitStatus"/>.</param>
/// <param name="lines">Complete lines: those about a file begin with its name and place, others get the program's name.</param>
internal sealed class UserError(int status, IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    public int Status { get; } = status;

    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>Wrong usage or input.</summary>
    public static UserError Input(string message) => new(ExitStatus.WrongInput, [Prefixed(message)]);

    /// <summary>The run could not be finished.</summary>
    public static UserError Failure(string message) => new(ExitStatus.Failed, [Prefixed(message)]);

    public static string Prefixed(string message) => $"ssesim: error: {message}";
}
