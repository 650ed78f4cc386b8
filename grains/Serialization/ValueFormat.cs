using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SseSim.Grains.Serialization;

/// <summary>How values of one declared type are written and read.</summary>
internal abstract class ValueFormat
{
    public abstract void Write(ModelOutput output, object? value);

    public abstract object? Read(ModelInput input);
}

internal sealed class TextFormat : ValueFormat
{
    public override void Write(ModelOutput output, object? value) => output.WriteText((string?)value);

    public override object? Read(ModelInput input) => input.ReadText();
}

internal sealed class NumberFormat<T> : ValueFormat where T : unmanaged
{
    public override void Write(ModelOutput output, object? value) => output.WriteColumn<T>([(T)value!]);

    public override object? Read(ModelInput input) => input.ReadColumn<T>(1)[0];
}

internal sealed class OptionalFormat<T> : ValueFormat where T : struct
{
    public override void Write(ModelOutput output, object? value)
    {
        output.WriteFlag(value is not null);
        if (value is not null)
        {
            ModelFormat.Of(typeof(T)).Write(output, value);
        }
    }

    public override object? Read(ModelInput input) => input.ReadFlag() ? ModelFormat.Of(typeof(T)).Read(input) : null;
}

/// <summary>An array, or whatever stands behind a read-only list; read back as an array.</summary>
internal sealed class ListFormat<T> : ValueFormat
{
    public const int Absent = -1;

    public override void Write(ModelOutput output, object? value)
    {
        if (value is not IReadOnlyCollection<T> items)
        {
            output.WriteLength(Absent);
            return;
        }

        var array = items as T[] ?? [.. items];
        output.WriteLength(array.Length);
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            output.WriteColumn<T>(array);
            return;
        }

        var format = ModelFormat.Of(typeof(T));
        foreach (var item in array)
        {
            format.Write(output, item);
        }
    }

    public override object? Read(ModelInput input)
    {
        var length = input.ReadLength(Absent);
        if (length == Absent)
        {
            return null;
        }

        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return input.ReadColumn<T>(length);
        }

        var format = ModelFormat.Of(typeof(T));
        var items = new T[length];
        for (var i = 0; i < length; i++)
        {
            items[i] = (T)format.Read(input)!;
        }

        return items;
    }
}

/// <summary>A list that its owner lends out and fills anew in the next month; whoever reads it has one of its own.</summary>
internal sealed class LentListFormat<T> : ValueFormat
{
    private static readonly bool Repeats = !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && RepeatedWords.Fit(Unsafe.SizeOf<T>());

    private readonly ListFormat<T> _items = new();

    public override void Write(ModelOutput output, object? value)
    {
        if (Repeats && value is List<T> rows)
        {
            output.WriteLength(rows.Count);
            RepeatedWords.Write(output, Bytes(rows), Unsafe.SizeOf<T>());
        }
        else
        {
            _items.Write(output, value);
        }
    }

    public override object? Read(ModelInput input)
    {
        if (!Repeats)
        {
            return _items.Read(input) is T[] items ? new List<T>(items) : null;
        }

        var length = input.ReadLength(ListFormat<T>.Absent);
        if (length == ListFormat<T>.Absent)
        {
            return null;
        }

        var rows = new List<T>(length);
        CollectionsMarshal.SetCount(rows, length);
        RepeatedWords.Read(input, Bytes(rows), Unsafe.SizeOf<T>());
        return rows;
    }

    private static Span<byte> Bytes(List<T> rows)
    {
        var span = CollectionsMarshal.AsSpan(rows);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span)), checked(span.Length * Unsafe.SizeOf<T>()));
    }
}

/// <summary>A dictionary in the order in which it enumerates.</summary>
internal sealed class DictionaryFormat<TKey, TValue> : ValueFormat where TKey : notnull
{
    private const int Absent = -1;

    public override void Write(ModelOutput output, object? value)
    {
        if (value is not IReadOnlyDictionary<TKey, TValue> entries)
        {
            output.WriteLength(Absent);
            return;
        }

        output.WriteLength(entries.Count);
        foreach (var (key, entry) in entries)
        {
            ModelFormat.Of(typeof(TKey)).Write(output, key);
            ModelFormat.Of(typeof(TValue)).Write(output, entry);
        }
    }

    public override object? Read(ModelInput input)
    {
        var length = input.ReadLength(Absent);
        if (length == Absent)
        {
            return null;
        }

        var entries = new Dictionary<TKey, TValue>(length);
        for (var i = 0; i < length; i++)
        {
            var key = (TKey)ModelFormat.Of(typeof(TKey)).Read(input)!;
            entries.Add(key, (TValue)ModelFormat.Of(typeof(TValue)).Read(input)!);
        }

        return entries;
    }
}
