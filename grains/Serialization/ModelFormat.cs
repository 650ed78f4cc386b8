using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SseSim.Grains.Serialization;

/// <summary>Bytes of the model's records: every field in order of declaration, without names or versions, because the parties of a run must
/// have the same version anyway for their results to be the same bits. Columns of numbers or of plain structures are copied as they lie in
/// memory. The model itself knows nothing of this. Equal values give equal bytes, except for arrays of structures with padding.</summary>
public static class ModelFormat
{
    /// <summary>Grows when the same values come to be written otherwise: what is kept is read by the version that it was written by.</summary>
    public const int Version = 2;

    private static readonly Assembly Model = typeof(Model.Economy.EconomyDefinition).Assembly;
    private static readonly ConcurrentDictionary<Type, ValueFormat> Formats = new();

    /// <summary>What a thread keeps to write the next value into.</summary>
    internal const int KeptBytes = 4 << 20;

    // A month's messages of a country are some megabytes: to take new memory for each, and to grow it, took several times as long as to fill it.
    [ThreadStatic]
    private static ModelOutput? _output;

    /// <summary>Whether a type is a message: a class or record of the model, or one marked with <see cref="MessageAttribute"/>.</summary>
    public static bool IsMessage(Type type) =>
        !type.IsAbstract && !type.IsEnum && !type.IsGenericType && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(Exception).IsAssignableFrom(type)
        && (type.Assembly == Model || type.IsDefined(typeof(MessageAttribute), inherit: false));

    /// <exception cref="NotSupportedException">The value holds something that is not data, such as a delegate or an open type.</exception>
    public static byte[] Write(object value) => WriteAll(output => Write(output, value));

    /// <summary>The bytes of several values, one behind the other.</summary>
    internal static byte[] WriteAll(Action<ModelOutput> write)
    {
        var output = Begin();
        write(output);
        var bytes = output.ToArray();
        Release(output);
        return bytes;
    }

    /// <summary>The bytes of a value in memory of this thread: to be copied and released before the next value is written.</summary>
    /// <exception cref="NotSupportedException">The value holds something that is not data, such as a delegate or an open type.</exception>
    internal static ModelOutput Output(object value)
    {
        var output = Begin();
        Write(output, value);
        return output;
    }

    internal static void Release(ModelOutput output)
    {
        if (output.Capacity <= KeptBytes)
        {
            _output = output;
        }
    }

    /// <summary>The same at the end of what has been written before.</summary>
    internal static void Write(ModelOutput output, object value) => Of(value.GetType()).Write(output, value);

    /// <exception cref="InvalidDataException">The bytes are not those of such a value.</exception>
    public static object Read(Type type, ReadOnlyMemory<byte> bytes)
    {
        var input = new ModelInput(bytes);
        var value = Of(type).Read(input);
        if (value is null || !input.AtEnd)
        {
            throw new InvalidDataException($"The bytes are not those of a {type.Name}");
        }

        return value;
    }

    /// <summary>What the thread keeps, emptied, or a new one. Whatever goes wrong until it is released leaves the thread without one.</summary>
    private static ModelOutput Begin()
    {
        var output = _output ?? new ModelOutput();
        _output = null;
        output.Restart();
        return output;
    }

    internal static ValueFormat Of(Type type)
    {
        if (Formats.TryGetValue(type, out var known))
        {
            return known;
        }

        return Formats.GetOrAdd(type, Build(type));
    }

    private static ValueFormat Build(Type type)
    {
        if (type == typeof(string))
        {
            return new TextFormat();
        }

        if (type.IsPrimitive || type.IsEnum)
        {
            return Generic(typeof(NumberFormat<>), type);
        }

        if (type.IsArray && type.GetArrayRank() == 1)
        {
            return Generic(typeof(ListFormat<>), type.GetElementType()!);
        }

        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            var arguments = type.GetGenericArguments();
            if (definition == typeof(ValueTuple<,>) && arguments.All(a => a.IsPrimitive))
            {
                return Generic(typeof(NumberFormat<>), type);
            }

            if (definition == typeof(Nullable<>))
            {
                return Generic(typeof(OptionalFormat<>), arguments);
            }

            if (definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>))
            {
                return Generic(typeof(ListFormat<>), arguments);
            }

            if (definition == typeof(List<>))
            {
                return Generic(typeof(LentListFormat<>), arguments);
            }

            if (definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(Dictionary<,>))
            {
                return Generic(typeof(DictionaryFormat<,>), arguments);
            }

            if (definition == typeof(ValueTuple<,>))
            {
                return new FieldsFormat(type);
            }
        }

        if (IsMessage(type) && (type.IsSealed || type.IsValueType))
        {
            return new FieldsFormat(type);
        }

        throw new NotSupportedException($"{type} cannot cross a grain call: it is not a sealed record, a number, a text or a list of such");
    }

    private static ValueFormat Generic(Type definition, params Type[] arguments) =>
        (ValueFormat)Activator.CreateInstance(definition.MakeGenericType(arguments))!;

    /// <summary>A record or structure: its fields one after the other. A class is preceded by a flag that says whether it is there.</summary>
    private sealed class FieldsFormat(Type type) : ValueFormat
    {
        private readonly FieldInfo[] _fields = type
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(f => f.MetadataToken).ToArray();

        public override void Write(ModelOutput output, object? value)
        {
            if (!type.IsValueType)
            {
                output.WriteFlag(value is not null);
            }

            if (value is null)
            {
                return;
            }

            foreach (var field in _fields)
            {
                Of(field.FieldType).Write(output, field.GetValue(value));
            }
        }

        public override object? Read(ModelInput input)
        {
            if (!type.IsValueType && !input.ReadFlag())
            {
                return null;
            }

            // No constructor runs: every field, those behind properties included, was written.
            var value = RuntimeHelpers.GetUninitializedObject(type);
            foreach (var field in _fields)
            {
                field.SetValue(value, Of(field.FieldType).Read(input));
            }

            return value;
        }
    }
}
