namespace SseSim.Scenarios;

/// <summary>Whether a diagnostic stops the file from being used.</summary>
public enum Severity { Warning, Error }

/// <summary>One thing to tell the author of a file: where, what is wrong, what would be right.</summary>
/// <param name="File">The file as the user knows it, or the command-line option (<c>--set months=24</c>).</param>
/// <param name="Line">From 1; 0 where the whole file or a command-line option is meant.</param>
/// <param name="Column">From 1; 0 with line 0.</param>
/// <param name="Severity">Errors stop, warnings do not.</param>
/// <param name="Message">One line.</param>
public sealed record Diagnostic(string File, int Line, int Column, Severity Severity, string Message)
{
    /// <summary><c>file:line:column: error: message</c>.</summary>
    public override string ToString()
    {
        var severity = Severity == Severity.Error ? "error" : "warning";
        return Line > 0 ? $"{File}:{Line}:{Column}: {severity}: {Message}" : $"{File}: {severity}: {Message}";
    }
}
