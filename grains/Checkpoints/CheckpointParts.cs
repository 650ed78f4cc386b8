using SseSim.Grains.Serialization;

namespace SseSim.Grains.Checkpoints;

/// <summary>Contents of parts.</summary>
internal static class CheckpointParts
{
    /// <exception cref="DamagedCheckpointException">The bytes are not those of such a value.</exception>
    public static T Read<T>(StoredPart part, ReadOnlyMemory<byte> bytes) where T : class
    {
        try
        {
            return (T)ModelFormat.Read(typeof(T), bytes);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or OverflowException)
        {
            throw new DamagedCheckpointException(part.Name, wrong.Message);
        }
    }
}
