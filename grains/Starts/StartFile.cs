using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SseSim.Grains.Serialization;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Starts;

/// <summary>A settled economy as a file: a head with the length and hash of each part, then the nation, then the territories one by one, so that they are
/// read side by side. Columns lie in it as in memory, uncompressed: copying a column is faster than unpacking it.</summary>
internal static class StartFile
{
    private const int Version = 1;
    private const int HashBytes = 16;
    private const int PartBytes = sizeof(long) + HashBytes;
    private const int FixedBytes = 8 + sizeof(int) + 32 + sizeof(int);

    private static ReadOnlySpan<byte> Mark => "SSESTART"u8;

    /// <param name="path">Written over if it is there.</param>
    /// <param name="key">See <see cref="SettledKey.AcrossBuilds"/>.</param>
    /// <param name="settled">What to write.</param>
    /// <param name="mostBytes">A larger file is given up.</param>
    /// <returns>Bytes written; 0 where it was given up.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static long Write(string path, string key, SettledEconomy settled, long mostBytes)
    {
        var parts = settled.TerritoryCount + 1;
        var head = new byte[HeadBytes(parts)];
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var output = new ModelOutput();
        long at = head.Length;
        for (var part = 0; part < parts; part++)
        {
            output.Restart();
            ModelFormat.Write(output, part == 0 ? settled.Nation : settled.Snapshot(part - 1));
            if (at + output.Written.Length > mostBytes)
            {
                return 0;
            }

            RandomAccess.Write(file, output.Written, at);
            at += output.Written.Length;
            var entry = head.AsSpan(FixedBytes + part * PartBytes);
            BinaryPrimitives.WriteInt64LittleEndian(entry, output.Written.Length);
            XxHash128.Hash(output.Written, entry[sizeof(long)..]);
        }

        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Version);
        Encoding.ASCII.GetBytes(key, head.AsSpan(12));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(44), parts);
        XxHash128.Hash(head.AsSpan(0, head.Length - HashBytes), head.AsSpan(head.Length - HashBytes));
        RandomAccess.Write(file, head, 0);
        return at;
    }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">That it must have been written for.</param>
    /// <param name="forEach">How to read territories.</param>
    /// <exception cref="InvalidDataException">It is damaged, cut short, or of something else.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static SettledEconomy Read(string path, string key, ForEach forEach)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var parts = ReadHead(file, key);
        var nation = (NationSnapshot)ReadPart(file, parts[0], typeof(NationSnapshot));
        return SettledEconomy.Restore(nation, t => (TerritorySnapshot)ReadPart(file, parts[t + 1], typeof(TerritorySnapshot)), forEach);
    }

    private static Part[] ReadHead(SafeFileHandle file, string key)
    {
        var start = new byte[FixedBytes];
        Fill(file, start, 0);
        var parts = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(44));
        if (!start.AsSpan(0, 8).SequenceEqual(Mark) || BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(8)) != Version
            || Encoding.ASCII.GetString(start, 12, 32) != key)
        {
            throw new InvalidDataException("it does not begin like a settled economy of this key");
        }

        var length = RandomAccess.GetLength(file);
        if (parts < 1 || parts > (length - FixedBytes - HashBytes) / PartBytes)
        {
            throw new InvalidDataException("its head is cut short");
        }

        var head = new byte[HeadBytes(parts)];
        Fill(file, head, 0);
        Require(head.AsSpan(0, head.Length - HashBytes), head.AsSpan(head.Length - HashBytes));
        var found = new Part[parts];
        long at = head.Length;
        for (var part = 0; part < parts; part++)
        {
            var entry = head.AsSpan(FixedBytes + part * PartBytes, PartBytes);
            found[part] = new Part(at, BinaryPrimitives.ReadInt64LittleEndian(entry), entry[sizeof(long)..].ToArray());
            at += found[part].Length;
        }

        return at == length ? found : throw new InvalidDataException($"it has {length} bytes and should have {at}");
    }

    private static object ReadPart(SafeFileHandle file, Part part, Type type)
    {
        // Outside of the managed heap: a country's territories are large, and what is read is let go at once.
        using var bytes = new UnmanagedBytes(checked((int)part.Length));
        Fill(file, bytes.Memory.Span, part.At);
        Require(bytes.Memory.Span, part.Hash);
        return ModelFormat.Read(type, bytes.Memory);
    }

    private static void Fill(SafeFileHandle file, Span<byte> target, long at)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, at);
            if (read == 0)
            {
                throw new InvalidDataException("it is cut short");
            }

            target = target[read..];
            at += read;
        }
    }

    private static void Require(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> hash)
    {
        Span<byte> found = stackalloc byte[HashBytes];
        XxHash128.Hash(bytes, found);
        if (!found.SequenceEqual(hash))
        {
            throw new InvalidDataException("its content does not have the hash that was written with it");
        }
    }

    private static int HeadBytes(int parts) => FixedBytes + parts * PartBytes + HashBytes;

    private sealed record Part(long At, long Length, byte[] Hash);
}
