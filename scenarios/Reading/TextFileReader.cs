using System.Text;

namespace SseSim.Scenarios.Reading;

/// <summary>Reads a file as UTF-8 text of a size that a person could have written.</summary>
internal static class TextFileReader
{
    /// <summary>4 MiB.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null after an error was added.</summary>
    /// <param name="path">File to read.</param>
    /// <param name="shownAs">How messages name it.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static string? Read(string path, string shownAs, DiagnosticList diagnostics)
    {
        var whole = Mark.WholeOf(shownAs);
        if (Directory.Exists(path))
        {
            diagnostics.Error(whole, "this is a folder; name a file in it");
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = ReadAtMost(path, MostBytes + 1);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            diagnostics.Error(whole, failure is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : $"cannot be read: {failure.Message}");
            return null;
        }

        if (bytes.Length > MostBytes)
        {
            diagnostics.Error(whole, $"larger than {MostBytes >> 20} MiB, which is the most for a scenario or an economy");
            return null;
        }

        return Decode(bytes, shownAs, diagnostics);
    }

    private static byte[] ReadAtMost(string path, int most)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while (kept.Length < most && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - kept.Length))) > 0)
        {
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static string? Decode(byte[] bytes, string shownAs, DiagnosticList diagnostics)
    {
        var content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            diagnostics.Error(new(shownAs, 1, 1), "this is text in UTF-16 or UTF-32, as some editors and 'Out-File' of PowerShell save it: save it as UTF-8");
            return null;
        }

        var zero = content.IndexOf((byte)0);
        if (zero >= 0)
        {
            diagnostics.Error(MarkOf(content, zero, shownAs), "a zero byte: this is a binary file, not YAML text in UTF-8");
            return null;
        }

        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException failure)
        {
            diagnostics.Error(MarkOf(content, Math.Max(0, failure.Index), shownAs), "not valid UTF-8: save the file as text in UTF-8");
            return null;
        }
    }

    private static Mark MarkOf(ReadOnlySpan<byte> content, int index, string shownAs)
    {
        var before = content[..index];
        var line = before.Count((byte)'\n') + 1;
        return new(shownAs, line, index - before.LastIndexOf((byte)'\n'));
    }
}
