using System.Text;

namespace SseSim.Client.Output;

/// <summary>Standard output or standard error of the process, of which a write can fail: a full disk behind <c>&gt;</c>, or a descriptor that was closed.</summary>
/// <param name="stream">Where it goes.</param>
/// <param name="failed">What a failure does; where it returns, the text is lost and the program goes on.</param>
internal sealed class StandardStream(TextWriter stream, Action<Exception> failed) : TextWriter
{
    public override Encoding Encoding => stream.Encoding;

    /// <summary>Results that cannot be written are a failure of the command.</summary>
    public static StandardStream OfResults(TextWriter stream) =>
        new(stream, failure => throw UserError.Failure($"standard output cannot be written to: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}"));

    /// <summary>Messages that cannot be written have nowhere to be complained of.</summary>
    public static StandardStream OfMessages(TextWriter stream) => new(stream, _ => { });

    public override void Write(char value) => Try(() => stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => stream.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => stream.Write(value));

    public override void WriteLine(string? value) => Try(() => stream.WriteLine(value));

    public override void Flush() => Try(stream.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            failed(failure);
        }
    }
}
