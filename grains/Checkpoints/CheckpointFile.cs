using System.Buffers.Binary;
using System.IO.Hashing;

namespace SseSim.Grains.Checkpoints;

/// <summary>A file of a checkpoint: eight bytes that say what it is and in which format, the length of the content, then the content in chunks,
/// each with its length and its XXH128. All numbers are little-endian.</summary>
public static class CheckpointFile
{
    /// <summary>Name and version of the format.</summary>
    private static ReadOnlySpan<byte> Magic => "SSECKPT2"u8;

    private const int ChunkBytes = 4 << 20;
    private const int HashBytes = 16;

    /// <summary>Writes a file and waits until the disk has it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        Span<byte> number = stackalloc byte[sizeof(long)];
        stream.Write(Magic);
        BinaryPrimitives.WriteInt64LittleEndian(number, content.Length);
        stream.Write(number);
        while (content.Length > 0)
        {
            var chunk = content[..Math.Min(ChunkBytes, content.Length)];
            BinaryPrimitives.WriteInt32LittleEndian(number, chunk.Length);
            stream.Write(number[..sizeof(int)]);
            stream.Write(XxHash128.Hash(chunk));
            stream.Write(chunk);
            content = content[chunk.Length..];
        }

        stream.Flush(flushToDisk: true);
    }

    /// <exception cref="DamagedCheckpointException">It is missing, or not as it was written.</exception>
    public static byte[] Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            Span<byte> head = stackalloc byte[16];
            stream.ReadExactly(head);
            if (!head[..8].SequenceEqual(Magic))
            {
                throw new DamagedCheckpointException(name, head[..7].SequenceEqual(Magic[..7])
                    ? $"written in format {(char)head[7]}, this version reads format {(char)Magic[7]}"
                    : "not a file of a checkpoint");
            }

            var length = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            if (length < 0 || length > stream.Length || length > Array.MaxLength)
            {
                throw new DamagedCheckpointException(name, $"the length in it ({length}) cannot be");
            }

            var content = new byte[length];
            for (var read = 0; read < content.Length;)
            {
                read += ReadChunk(stream, content.AsSpan(read), name, read);
            }

            return stream.Position == stream.Length ? content : throw new DamagedCheckpointException(name, "longer than it was written");
        }
        catch (EndOfStreamException)
        {
            throw new DamagedCheckpointException(name, "shorter than it was written");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DamagedCheckpointException(name, "missing");
        }
    }

    private static int ReadChunk(FileStream stream, Span<byte> target, string name, int offset)
    {
        Span<byte> head = stackalloc byte[sizeof(int) + HashBytes];
        Span<byte> hash = stackalloc byte[HashBytes];
        stream.ReadExactly(head);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length <= 0 || length > target.Length)
        {
            throw new DamagedCheckpointException(name, $"the length of the chunk at {offset} cannot be {length}");
        }

        stream.ReadExactly(target[..length]);
        XxHash128.Hash(target[..length], hash);
        return hash.SequenceEqual(head[sizeof(int)..])
            ? length
            : throw new DamagedCheckpointException(name, $"the bytes from {offset} on are not those that were written");
    }
}
