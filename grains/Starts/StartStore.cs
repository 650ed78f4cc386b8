using Microsoft.Extensions.Logging;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Starts;

/// <summary>Settled economies kept in a folder from one process to the next. It only ever saves work: what is missing, damaged or cannot be written is
/// settled again. Processes may share a folder: a file appears whole, under a name that says what is in it, and is never changed.</summary>
/// <param name="folder">Made when the first is kept.</param>
/// <param name="capacity">Bytes of all files together; the ones used longest ago go first.</param>
/// <param name="log">Is told of files that were of no use.</param>
public sealed partial class StartStore(string folder, long capacity, ILogger<StartStore> log)
{
    /// <summary>Two countries at 1:1, or some hundreds of samples of 100,000 residents.</summary>
    public const long DefaultCapacity = 4L << 30;

    private const string Ending = ".start";
    private const string Unfinished = ".partial";

    /// <summary>A process that was killed leaves its unfinished file behind: after so long it is nobody's.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>What was kept for a key, or null.</summary>
    /// <exception cref="OperationCanceledException">From <paramref name="forEach"/>.</exception>
    public SettledEconomy? Find(SettledKey key, ForEach forEach)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var settled = StartFile.Read(path, key.AcrossBuilds(), forEach);
            Use(path);
            return settled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            OfNoUse(path, fault.Message);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            OfNoUse(path, fault.Message);
            Remove(path);
            return null;
        }
    }

    /// <summary>Keeps a settled economy, and makes room for it.</summary>
    public void Keep(SettledKey key, SettledEconomy settled)
    {
        var path = PathOf(key);
        var partial = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(folder);
            var length = StartFile.Write(partial, key.AcrossBuilds(), settled, capacity);
            if (length > 0)
            {
                MakeRoom(length);
                File.Move(partial, path, overwrite: true);
            }
        }
        catch (Exception fault)
        {
            // Whatever it is, the run does not need the file. (A limit on file sizes, for one, comes as an argument out of range.)
            NotKept(path, fault.Message);
        }
        finally
        {
            Remove(partial);
        }
    }

    private string PathOf(SettledKey key) => Path.Combine(folder, key.AcrossBuilds() + Ending);

    private void MakeRoom(long needed)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        foreach (var left in files.Where(f => f.Name.EndsWith(Unfinished, StringComparison.Ordinal) && DateTime.UtcNow - f.LastWriteTimeUtc > Abandoned))
        {
            Remove(left.FullName);
        }

        var kept = files.Where(f => f.Name.EndsWith(Ending, StringComparison.Ordinal)).OrderBy(f => f.LastWriteTimeUtc).ToArray();
        var total = kept.Sum(f => f.Length) + needed;
        foreach (var file in kept)
        {
            if (total <= capacity)
            {
                return;
            }

            Remove(file.FullName);
            total -= file.Length;
        }
    }

    // The time of the last change serves as that of the last use: many file systems do not note the latter.
    private static void Use(string path) => Quietly(() => File.SetLastWriteTimeUtc(path, DateTime.UtcNow));

    private static void Remove(string path) => Quietly(() => File.Delete(path));

    /// <summary>Another process may have been faster, and the folder need not be ours.</summary>
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settled economy in {Path} is of no use and is made again: {Reason}")]
    private partial void OfNoUse(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settled economy could not be kept in {Path}: {Reason}")]
    private partial void NotKept(string path, string reason);
}
