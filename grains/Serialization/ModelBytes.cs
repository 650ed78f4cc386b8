using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SseSim.Grains.Serialization;

/// <summary>Bytes being written, in the machine's order (little-endian on every platform that .NET 10 supports for servers).</summary>
internal sealed class ModelOutput
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <summary>What has been written; changes with the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public int Capacity => _bytes.Capacity;

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Begins anew in the same memory.</summary>
    public void Restart() => _bytes.ResetWrittenCount();

    public void WriteFlag(bool value) => _bytes.Write([value ? (byte)1 : (byte)0]);

    public void WriteLength(int value) => WriteColumn<int>([value]);

    public void WriteText(string? value)
    {
        if (value is null)
        {
            WriteLength(-1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        WriteLength(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Values without references, as they lie in memory.</summary>
    public void WriteColumn<T>(ReadOnlySpan<T> values)
    {
        if (values.Length > 0)
        {
            _bytes.Write(MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>())));
        }
    }
}

/// <summary>Bytes being read. Lengths are checked against what is left before anything is allocated.</summary>
internal sealed class ModelInput(ReadOnlyMemory<byte> bytes)
{
    private int _position;

    public bool AtEnd => _position == bytes.Length;

    public bool ReadFlag() => Take(1)[0] != 0;

    /// <summary>A length, or <paramref name="absent"/> in its place.</summary>
    public int ReadLength(int absent)
    {
        var length = ReadColumn<int>(1)[0];
        // Every element takes a byte at least, so that a length beyond what is left is a fault and not a reason to allocate.
        if (length != absent && (length < 0 || length > bytes.Length - _position))
        {
            throw new InvalidDataException($"A length of {length} at byte {_position - sizeof(int)} of {bytes.Length}");
        }

        return length;
    }

    public string? ReadText()
    {
        var length = ReadLength(-1);
        return length == -1 ? null : Encoding.UTF8.GetString(Take(length));
    }

    public T[] ReadColumn<T>(int count)
    {
        var source = Take(checked(count * Unsafe.SizeOf<T>()));
        var values = GC.AllocateUninitializedArray<T>(count);
        if (count > 0)
        {
            source.CopyTo(MemoryMarshal.CreateSpan(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(values)), source.Length));
        }

        return values;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - _position)
        {
            throw new InvalidDataException($"{count} bytes wanted at byte {_position} of {bytes.Length}");
        }

        var span = bytes.Span.Slice(_position, count);
        _position += count;
        return span;
    }
}
