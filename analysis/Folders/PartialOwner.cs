using System.Security.Cryptography;

namespace SseSim.Analysis.Folders;

/// <summary>Marks what a process writes beside its destination as its own for as long as it lives: a file beside it, locked, that goes with the process's work. What
/// a process left that was killed meanwhile has a mark that nobody holds; the next one that writes to the same destination removes it.</summary>
internal sealed class PartialOwner : IDisposable
{
    private const string Suffix = ".owner";

    private readonly FileStream _mark;

    private PartialOwner(FileStream mark) => _mark = mark;

    /// <summary>Where to write what is to become <paramref name="target"/>: hidden, beside it, and like no other.</summary>
    public static string PathFor(string target) => Path.Combine(Folder(target), Stem(target) + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));

    /// <summary>Owns a path of <see cref="PathFor"/> until it is disposed of.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static PartialOwner Of(string target, string partial)
    {
        Directory.CreateDirectory(Folder(target));
        RemoveAbandoned(target);
        return new PartialOwner(new FileStream(partial + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
    }

    /// <summary>Writes a file beside its destination and puts it where it belongs, in place of the one that may be there: it is whole or as it was.</summary>
    /// <param name="target">The file.</param>
    /// <param name="write">Is told where to write.</param>
    public static void Replace(string target, Action<string> write)
    {
        var partial = PathFor(target);
        using var owner = Of(target, partial);
        try
        {
            write(partial);
            File.Move(partial, target, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    public void Dispose() => _mark.Dispose();

    private static string Folder(string target) => Path.GetDirectoryName(target) ?? target;

    private static string Stem(string target) => $".{Path.GetFileName(target)}.partial-";

    private static void RemoveAbandoned(string target)
    {
        var stem = Stem(target);
        string[] marks = [.. Directory.EnumerateFiles(Folder(target)).Where(path => Path.GetFileName(path) is var name
            && name.StartsWith(stem, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))];
        foreach (var mark in marks)
        {
            try
            {
                using var held = new FileStream(mark, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
                var partial = mark[..^Suffix.Length];
                if (Directory.Exists(partial))
                {
                    Directory.Delete(partial, recursive: true);
                }
                else
                {
                    File.Delete(partial);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Its owner lives, or it is not ours to remove.
            }
        }
    }
}
