using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SseSim.Grains.Serialization;

/// <summary>Bytes being written, in the machine's order (little-endian on every platform that .NET 10 supports for servers).</summary>
internal sealed class ModelOutput
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>What has been written; changes with the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public int Capacity => _bytes.Length;

    public byte[] ToArray()
    {
        var copy = GC.AllocateUninitializedArray<byte>(_length);
        Written.CopyTo(copy);
        return copy;
    }

    /// <summary>Begins anew in the same memory.</summary>
    public void Restart() => _length = 0;

    public void WriteFlag(bool value) => Append([value ? (byte)1 : (byte)0]);

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
        Append(bytes);
    }

    /// <summary>Values without references, as they lie in memory.</summary>
    public void WriteColumn<T>(ReadOnlySpan<T> values)
    {
        if (values.Length > 0)
        {
            Append(MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>())));
        }
    }

    /// <summary>Room for so many bytes, of which <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> Room(int bytes)
    {
        if (bytes > _bytes.Length - _length)
        {
            Grow(checked(_length + bytes));
        }

        return _bytes.AsSpan(_length, bytes);
    }

    public void Advance(int bytes) => _length += bytes;

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Advance(bytes.Length);
    }

    // Without clearing what is written over anyway: a state is some ten megabytes.
    private void Grow(int least)
    {
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Max(least, Math.Min(2L * _bytes.Length, Array.MaxLength)));
        Written.CopyTo(larger);
        _bytes = larger;
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

    /// <summary>The next bytes; changed when what is being read from is.</summary>
    public ReadOnlySpan<byte> Take(int count)
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
