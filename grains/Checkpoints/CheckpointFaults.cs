namespace SseSim.Grains.Checkpoints;

/// <summary>A part of a checkpoint is missing or not what was written.</summary>
[GenerateSerializer, Alias("SseSim.DamagedCheckpoint")]
public sealed class DamagedCheckpointException(string part, string reason) : Exception($"{part}: {reason}")
{
    [Id(0)]
    public string Part { get; } = part;
}

/// <summary>A store could not be reached, or would not take what was to be written.</summary>
[GenerateSerializer, Alias("SseSim.Storage")]
public sealed class StorageException(string message) : Exception(message);

/// <summary>A checkpoint was written by a program whose states are laid out otherwise.</summary>
[GenerateSerializer, Alias("SseSim.ForeignCheckpoint")]
public sealed class ForeignCheckpointException(string written, string present) : Exception(
    $"The run's checkpoints were written by version {written}, whose states this version ({present}) cannot read: go on with that version, or run anew")
{
    [Id(0)]
    public string Written { get; } = written;

    [Id(1)]
    public string Present { get; } = present;
}
