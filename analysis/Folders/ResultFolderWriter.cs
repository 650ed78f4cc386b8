using System.Runtime.ExceptionServices;
using System.Text.Json;
using DuckDB.NET.Data;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Folders;

/// <summary>Writes a run folder beside its destination and renames it when it is complete: a folder is whole or not there.</summary>
public static class ResultFolderWriter
{
    /// <summary>Finds out before a run whether its folder can be written, so that nobody waits for a run that cannot be kept.</summary>
    /// <exception cref="RunFolderException">It cannot.</exception>
    public static void CheckDestination(string directory)
    {
        var target = Path.GetFullPath(directory);
        RefuseWhatIsThere(target);
        var partial = PartialOwner.PathFor(target);
        var firstMade = FirstMissing(partial);
        Guarded(target, partial, () =>
        {
            Directory.CreateDirectory(partial);
            WriteText(Path.Combine(partial, RunFolderFiles.Run), "{}");
        });
        Remove(partial);
        RemoveEmptyParents(partial, firstMade);
    }

    /// <summary>Writes all files of a run and returns the folder, opened.</summary>
    /// <param name="directory">Must not exist, or be empty.</param>
    /// <param name="content">What to write.</param>
    /// <exception cref="RunFolderException">It could not be written; nothing is left of it.</exception>
    public static RunFolder Write(string directory, RunFolderContent content)
    {
        var target = Path.GetFullPath(directory);
        RefuseWhatIsThere(target);
        var partial = PartialOwner.PathFor(target);
        RunFolder? written = null;
        Guarded(target, partial, () =>
        {
            Directory.CreateDirectory(partial);
            written = WriteFiles(partial, content);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(partial, target);
        });
        return written! with { Directory = target };
    }

    /// <summary>Builds the report again from the folder's other files, and records its hash.</summary>
    /// <param name="directory">The run folder.</param>
    /// <param name="language">Of the report, recorded with it; null for the one it was written in before.</param>
    /// <exception cref="RunFolderException">The folder cannot be read or written.</exception>
    public static RunFolder RewriteReport(string directory, ReportLanguage? language = null)
    {
        var target = Path.GetFullPath(directory);
        var folder = RunFolder.Open(target);
        folder = folder with { Run = folder.Run with { Language = language?.Code ?? folder.Run.Language } };
        var report = ReportBuilder.Build(folder, LanguageOf(folder.Run));
        var files = folder.Run.Files.ToDictionary(f => f.Key, f => f.Value);
        try
        {
            PartialOwner.Replace(Path.Combine(target, RunFolderFiles.Report), partial =>
            {
                WriteText(partial, report);
                files[RunFolderFiles.Report] = RunFolderFiles.Sha256(partial);
            });
            folder = folder with { Run = folder.Run with { Files = files } };
            PartialOwner.Replace(Path.Combine(target, RunFolderFiles.Run), partial => WriteJson(partial, folder.Run));
            return folder;
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            throw Explained(target, exception);
        }
    }

    /// <summary>A folder of a later version may be in a language that this one has not got.</summary>
    private static ReportLanguage LanguageOf(RunRecord run) => ReportLanguage.Find(run.Language) ?? ReportLanguage.English;

    /// <summary>Writes a file or folder beside its destination and renames it when it is complete.</summary>
    /// <param name="path">Must not exist, or be an empty folder.</param>
    /// <param name="write">Is told where to write.</param>
    /// <exception cref="RunFolderException">It could not be written; nothing is left of it.</exception>
    internal static void WriteWhole(string path, Action<string> write)
    {
        var target = Path.GetFullPath(path);
        RefuseWhatIsThere(target);
        var partial = PartialOwner.PathFor(target);
        Guarded(target, partial, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
            write(partial);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            if (Directory.Exists(partial))
            {
                Directory.Move(partial, target);
            }
            else
            {
                File.Move(partial, target);
            }
        });
    }

    /// <returns>The folder as it was read back for the report.</returns>
    private static RunFolder WriteFiles(string partial, RunFolderContent content)
    {
        string At(string name) => Path.Combine(partial, name);

        WriteText(At(RunFolderFiles.Scenario), content.ScenarioYaml);
        WriteText(At(RunFolderFiles.Economy), content.EconomyYaml);
        var nation = new NationalSeriesBuilder();
        List<TrajectoryRow> territories = [];
        Both(
            () =>
            {
                using var stream = new FileStream(At(RunFolderFiles.TrajectoriesCsv), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
                TrajectoryCsv.Write(stream, Noting(content.Rows(), content.Economy.Country, content.LastMonth, nation, territories));
            },
            () => WriteEffect(content, At));

        var record = content.Record();
        WriteJson(At(RunFolderFiles.Run), record);

        // The report is built from what was just written, so that `report DIR` gives the same bytes; the rows that it draws are not read a second time.
        var folder = RunFolder.Open(partial, nation.Build(), TerritoryLevels.Of(territories));
        Both(
            () => TrajectoryParquet.FromCsv(At(RunFolderFiles.TrajectoriesCsv), At(RunFolderFiles.TrajectoriesParquet)),
            () => WriteText(At(RunFolderFiles.Report), ReportBuilder.Build(folder, LanguageOf(folder.Run))));
        var files = Directory.EnumerateFiles(partial).Select(f => Path.GetFileName(f)).Where(name => name != RunFolderFiles.Run)
            .Order(StringComparer.Ordinal).ToDictionary(name => name, name => RunFolderFiles.Sha256(At(name)));
        var complete = record with { Files = files };
        WriteJson(At(RunFolderFiles.Run), complete);
        return folder with { Run = complete };
    }

    private static void WriteEffect(RunFolderContent content, Func<string, string> at)
    {
        if (content.Effect() is { } effect)
        {
            WriteJson(at(RunFolderFiles.Effect), effect);
            if (effect.Distribution is { } distribution)
            {
                WriteText(at(RunFolderFiles.WhoGains), WhoGainsCsv.Of(distribution));
            }
        }
    }

    /// <summary>The same rows; those that the report draws are noted on the way.</summary>
    private static IEnumerable<TrajectoryRow> Noting(
        IEnumerable<TrajectoryRow> rows, string country, string lastMonth, NationalSeriesBuilder nation, List<TrajectoryRow> territories)
    {
        foreach (var row in rows)
        {
            if (row.Territory == country)
            {
                nation.Add(row);
            }
            else if (TerritoryLevels.Takes(row, country, lastMonth))
            {
                territories.Add(row);
            }

            yield return row;
        }
    }

    /// <summary>Side by side; returns when both have ended, with the failure of the first.</summary>
    private static void Both(Action one, Action other)
    {
        try
        {
            Parallel.Invoke(one, other);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private static void WriteJson<T>(string path, T value) =>
        WriteText(path, JsonSerializer.Serialize(value, RunFolderFiles.Json) + "\n");

    /// <summary>Writes as it goes: <c>File.WriteAllText</c> reserves room first and then reports a full disk without its error number.</summary>
    private static void WriteText(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(RunFolderFiles.Encoding.GetBytes(text));
    }

    private static void RefuseWhatIsThere(string target)
    {
        if (File.Exists(target) || Directory.Exists(target) && HasEntries(target))
        {
            throw new RunFolderException(RunFolderFault.Exists, target, $"{target}: already exists; name another folder with --out, or move this one away");
        }
    }

    private static bool HasEntries(string directory)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(directory).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(RunFolderFault.Unwritable, directory, $"{directory}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Runs what writes; on any failure removes what it left, the parent folders that it made included, and says why.</summary>
    private static void Guarded(string target, string partial, Action write)
    {
        var firstMade = FirstMissing(partial);
        try
        {
            using var owner = PartialOwner.Of(target, partial);
            write();
        }
        catch (Exception exception)
        {
            Remove(partial);
            RemoveEmptyParents(partial, firstMade);
            if (IsOfTheDisk(exception))
            {
                throw Explained(target, exception);
            }

            throw;
        }
    }

    private static bool IsOfTheDisk(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or DuckDBException or NotSupportedException || IsFileSizeLimit(exception);

    private static RunFolderException Explained(string target, Exception exception)
    {
        if (IsDiskFull(exception))
        {
            return new(RunFolderFault.DiskFull, target,
                $"{target}: no room left on the disk; what was written has been removed; free some space or name another disk with --out", exception);
        }

        return new(RunFolderFault.Unwritable, target,
            $"{target}: cannot be written: {exception.Message}; name a folder that can be written with --out", exception);
    }

    private static bool IsDiskFull(Exception exception)
    {
        const int fileTooLarge = 27, noSpaceLeft = 28, quotaExceeded = 122, windowsDiskFull = unchecked((int)0x80070070);
        return IsFileSizeLimit(exception)
            || exception is IOException && exception.HResult is fileTooLarge or noSpaceLeft or quotaExceeded or windowsDiskFull
            || exception is DuckDBException && (exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
                || exception.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
                || exception.Message.Contains("quota exceeded", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>.NET reports a write beyond the file size limit of the process or the file system (EFBIG) as an argument out of range.</summary>
    private static bool IsFileSizeLimit(Exception exception) =>
        exception is ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };

    /// <summary>The outermost folder on the way to a path that does not exist yet; null where all but the path itself exist.</summary>
    private static string? FirstMissing(string path)
    {
        string? missing = null;
        for (var parent = Path.GetDirectoryName(path); parent is not null && !Directory.Exists(parent); parent = Path.GetDirectoryName(parent))
        {
            missing = parent;
        }

        return missing;
    }

    private static void RemoveEmptyParents(string path, string? firstMade)
    {
        for (var parent = Path.GetDirectoryName(path); firstMade is not null && parent is not null && parent.Length >= firstMade.Length;
            parent = Path.GetDirectoryName(parent))
        {
            if (!Directory.Exists(parent) || Directory.EnumerateFileSystemEntries(parent).Any())
            {
                return;
            }

            Directory.Delete(parent);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
