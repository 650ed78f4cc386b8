namespace SseSim.Scenarios.Reading;

/// <summary>A place in a file. Line and column count from 1; line 0 means the whole file or a command-line option.</summary>
public readonly record struct Mark(string File, int Line, int Column)
{
    public static Mark WholeOf(string file) => new(file, 0, 0);

    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}
