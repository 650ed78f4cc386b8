using System.Reflection;
using System.Runtime.CompilerServices;

namespace SseSim.Grains.Tests;

/// <summary>Makes values of any message type, every field filled from a seed: lists of none to three, absent values, odd numbers.</summary>
internal sealed class MessageMaker(int seed)
{
    private readonly Random _random = new(seed);

    public object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } optional)
        {
            return _random.Next(2) == 0 ? null : Make(optional);
        }

        if (type == typeof(string))
        {
            return new string('ä', _random.Next(4));
        }

        if (type.IsPrimitive || type.IsEnum)
        {
            return type.IsEnum ? Enum.ToObject(type, MakeNumber(Enum.GetUnderlyingType(type))) : MakeNumber(type);
        }

        if (type.IsArray)
        {
            return MakeList(type.GetElementType()!);
        }

        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return type.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(type, MakeList(arguments[0]))!
                : arguments.Length == 1 ? MakeList(arguments[0]) : MakeDictionary(arguments[0], arguments[1]);
        }

        return MakeRecord(type);
    }

    private object MakeNumber(Type type)
    {
        if (type == typeof(bool))
        {
            return _random.Next(2) == 1;
        }

        // Any bits will do, those of a NaN among them.
        var bits = _random.NextInt64(long.MinValue, long.MaxValue);
        return type == typeof(double) ? BitConverter.Int64BitsToDouble(bits)
            : type == typeof(float) ? BitConverter.Int32BitsToSingle((int)bits)
            : type == typeof(ulong) ? (ulong)bits
            : type == typeof(uint) ? (uint)bits
            : type == typeof(int) ? (int)bits
            : type == typeof(byte) ? (byte)bits
            : Convert.ChangeType(bits, type, System.Globalization.CultureInfo.InvariantCulture);
    }

    private Array MakeList(Type element)
    {
        var list = Array.CreateInstance(element, _random.Next(4));
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Make(element), i);
        }

        return list;
    }

    private object MakeDictionary(Type key, Type value)
    {
        var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        for (var i = _random.Next(4); i > 0; i--)
        {
            dictionary[key == typeof(string) ? $"key-{i}" : Make(key)!] = Make(value);
        }

        return dictionary;
    }

    private object MakeRecord(Type type)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            field.SetValue(record, Make(field.FieldType));
        }

        return record;
    }
}
