using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SseSim.Model.State;

/// <summary>Arrays of equal length that are resized, copied, cleared and hashed together: the storage behind every kind of agent.</summary>
public abstract class ColumnSet
{
    private readonly List<IColumn> _columns = [];
    private long _bytesOfElement;

    /// <summary>Length of every array.</summary>
    public int Capacity { get; private set; }

    /// <summary>Makes every array this long; new elements are zero.</summary>
    protected void Resize(int capacity)
    {
        foreach (var column in _columns)
        {
            column.Resize(capacity);
        }

        Capacity = capacity;
    }

    /// <summary>Declares a column; <paramref name="set"/> receives its array now and after each resizing.</summary>
    protected T[] Column<T>(Action<T[]> set) where T : unmanaged
    {
        var column = new Typed<T>(set);
        _columns.Add(column);
        _bytesOfElement += Unsafe.SizeOf<T>();
        return [];
    }

    /// <summary>Sets every variable of one element to zero.</summary>
    protected void Clear(int element)
    {
        foreach (var column in _columns)
        {
            column.Clear(element);
        }
    }

    /// <summary>Drops the elements at these ascending positions of the first <paramref name="count"/> and closes the gaps, in order.</summary>
    protected void Drop(ReadOnlySpan<int> positions, int count)
    {
        foreach (var column in _columns)
        {
            column.Drop(positions, count);
        }
    }

    /// <summary>Length for as many elements and some more: where they are replaced as they close there are a tenth more of them in the end, in some territories a fifth. Growing copies every
    /// column, and arrays as large as these end in collections of generation 2.</summary>
    private protected static int WithRoom(int count) => count + count / 4 + 16;

    /// <summary>Takes over all values of a set of the same kind.</summary>
    /// <param name="source">Set.</param>
    /// <param name="capacity">Length of the arrays, if it is more than the source's.</param>
    private protected void CopyColumns(ColumnSet source, int capacity = 0)
    {
        Resize(Math.Max(capacity, source.Capacity));
        for (var i = 0; i < _columns.Count; i++)
        {
            _columns[i].CopyFrom(source._columns[i]);
        }
    }

    /// <summary>A copy of the first <paramref name="length"/> elements of every column, as they lie in memory.</summary>
    /// <param name="count">Elements in use, for whoever reads the block.</param>
    /// <param name="length">Elements to copy, at least <paramref name="count"/>.</param>
    private protected ColumnBlock Save(int count, int length) => new(count, [.. _columns.Select(c => c.Bytes(length).ToArray())]);

    /// <summary>Takes over the elements of a block of the same kind.</summary>
    /// <param name="block">Columns.</param>
    /// <param name="length">Elements.</param>
    /// <param name="capacity">Length of the arrays, if it is more.</param>
    /// <exception cref="ArgumentException">The block holds other columns.</exception>
    private protected void Load(ColumnBlock block, int length, int capacity = 0)
    {
        if (block.Columns.Length != _columns.Count)
        {
            throw new ArgumentException($"{block.Columns.Length} columns where {GetType().Name} has {_columns.Count}", nameof(block));
        }

        Resize(Math.Max(capacity, length));
        for (var i = 0; i < _columns.Count; i++)
        {
            _columns[i].Load(block.Columns[i], length);
        }
    }

    /// <summary>Appends the first <paramref name="count"/> elements of every column, in the order of declaration.</summary>
    protected void Append(XxHash128 hash, int count)
    {
        foreach (var column in _columns)
        {
            hash.Append(column.Bytes(count));
        }
    }

    /// <summary>Bytes of the first elements of every column.</summary>
    private protected long BytesOf(int count) => count * _bytesOfElement;

    /// <summary>Reads the first elements of every column once from end to end.</summary>
    /// <returns>Of no meaning; so that the reading is not left out.</returns>
    private protected int Fetch(int count)
    {
        var read = 0;
        foreach (var column in _columns)
        {
            read += column.Fetch(count);
        }

        return read;
    }

    private interface IColumn
    {
        void Resize(int capacity);
        void Clear(int element);
        void Drop(ReadOnlySpan<int> positions, int count);
        void CopyFrom(IColumn source);
        ReadOnlySpan<byte> Bytes(int count);
        int Fetch(int count);
        void Load(ReadOnlySpan<byte> bytes, int count);
    }

    private sealed class Typed<T>(Action<T[]> set) : IColumn where T : unmanaged
    {
        private T[] _values = [];

        public void Resize(int capacity)
        {
            Array.Resize(ref _values, capacity);
            set(_values);
        }

        public void Clear(int element) => _values[element] = default;

        public void Drop(ReadOnlySpan<int> positions, int count)
        {
            // Few end in a month: what lies between two of them moves as a whole.
            for (var i = 0; i < positions.Length; i++)
            {
                var (from, to) = (positions[i] + 1, i + 1 < positions.Length ? positions[i + 1] : count);
                Array.Copy(_values, from, _values, from - i - 1, to - from);
            }
        }

        public void CopyFrom(IColumn source) => ((Typed<T>)source)._values.CopyTo(_values, 0);

        public ReadOnlySpan<byte> Bytes(int count) => MemoryMarshal.AsBytes(_values.AsSpan(0, count));

        public int Fetch(int count)
        {
            const int cacheLine = 64;
            var bytes = Bytes(count);
            var read = 0;
            for (var i = 0; i < bytes.Length; i += cacheLine)
            {
                read += bytes[i];
            }

            return read;
        }

        public void Load(ReadOnlySpan<byte> bytes, int count)
        {
            var target = MemoryMarshal.AsBytes(_values.AsSpan(0, count));
            if (bytes.Length != target.Length)
            {
                throw new ArgumentException($"A column of {bytes.Length} bytes where {target.Length} are expected", nameof(bytes));
            }

            bytes.CopyTo(target);
        }
    }
}
