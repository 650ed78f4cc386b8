using System.Reflection;

namespace SseSim.Model.Tests.Conventions;

/// <summary>One line of <c>model/BannedSymbols.txt</c>: a documentation id and what to use instead.</summary>
/// <param name="Kind">T type, M method, N namespace.</param>
/// <param name="Name">Full name; of a method without its parameters.</param>
/// <param name="Parameters">Full names of a method's parameter types.</param>
/// <param name="Advice">What the analyzer prints.</param>
internal sealed record BannedSymbol(char Kind, string Name, IReadOnlyList<string> Parameters, string Advice)
{
    private static readonly Assembly[] Platform =
    [
        typeof(object).Assembly, typeof(Console).Assembly, typeof(System.Diagnostics.Stopwatch).Assembly, typeof(FileSystemWatcher).Assembly,
        typeof(System.IO.Pipes.PipeStream).Assembly, typeof(System.IO.MemoryMappedFiles.MemoryMappedFile).Assembly,
        typeof(System.IO.IsolatedStorage.IsolatedStorageFile).Assembly, typeof(DriveInfo).Assembly, typeof(System.Net.IPAddress).Assembly,
    ];

    public static IReadOnlyList<BannedSymbol> All { get; } =
        [.. Repository.Read("model", "BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Namespace, type or declaring type, full name.</summary>
    public string Container => Kind == 'M' ? Name[..Name.LastIndexOf('.')] : Name;

    public string Member => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>Whether the platform has such a symbol: a misspelt one would ban nothing.</summary>
    public bool Exists() => Kind switch
    {
        'N' => Platform.Any(a => a.GetExportedTypes().Any(t => t.Namespace == Name)),
        'T' => Find(Name) is not null,
        _ => Find(Container)?.GetMethods().Any(m =>
            m.Name == Member && m.GetParameters().Select(p => p.ParameterType.FullName).SequenceEqual(Parameters)) ?? false,
    };

    private static Type? Find(string name) => Platform.Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);

    private static BannedSymbol Parse(string line)
    {
        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var id = semicolon < 0 ? line : line[..semicolon];
        var open = id.IndexOf('(', StringComparison.Ordinal);
        return new(
            id[0], open < 0 ? id[2..] : id[2..open], open < 0 ? [] : id[(open + 1)..^1].Split(','),
            semicolon < 0 ? "" : line[(semicolon + 1)..].Trim());
    }
}
