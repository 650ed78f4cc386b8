namespace SseSim.Analysis.Folders;

/// <summary>Why a run folder could not be written or read.</summary>
public enum RunFolderFault
{
    /// <summary>Something of that name is there already.</summary>
    Exists,
    /// <summary>The place cannot be written to.</summary>
    Unwritable,
    /// <summary>No room left while writing.</summary>
    DiskFull,
    /// <summary>Not a run folder, or one with a missing or broken file.</summary>
    Unreadable,
}

/// <summary>A run folder could not be written or read; the message says which, why, and what would help. Nothing half-written is left.</summary>
public sealed class RunFolderException(RunFolderFault fault, string path, string message, Exception? cause = null) : Exception(message, cause)
{
    public RunFolderFault Fault { get; } = fault;

    /// <summary>File or folder that it is about.</summary>
    public string Path { get; } = path;
}
