using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace SseSim.Grains.Serialization;

/// <summary>Teaches Orleans the model's types and those marked with <see cref="MessageAttribute"/>: between silos as <see cref="ModelFormat"/>
/// writes them, inside a silo by reference, since none of them is changed before whoever it was handed to is done with
/// it: lists that are lent are filled again in the next month, and who keeps them longer copies them.</summary>
public sealed class ModelCodec : IGeneralizedCodec, IGeneralizedCopier, IOptionalDeepCopier, ITypeFilter
{
    /// <summary>A larger message tears a connection down; a run that comes near it needs smaller territories.</summary>
    public const int LargestMessageBytes = 64 << 20;

    private const uint TypeField = 0;
    private const uint BytesField = 1;

    bool IGeneralizedCodec.IsSupportedType(Type type) => type == typeof(ModelCodec) || ModelFormat.IsMessage(type);

    bool IGeneralizedCopier.IsSupportedType(Type type) => ModelFormat.IsMessage(type);

    public bool? IsTypeAllowed(Type type) => type == typeof(ModelCodec) || ModelFormat.IsMessage(type) ? true : null;

    public bool IsShallowCopyable() => true;

    [return: NotNullIfNotNull(nameof(input))]
    public object? DeepCopy(object? input, CopyContext context) => input;

    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, [AllowNull] Type expectedType, [AllowNull] object value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value))
        {
            return;
        }

        var output = ModelFormat.Output(value);
        var bytes = output.Written;
        if (bytes.Length > LargestMessageBytes)
        {
            throw new InvalidOperationException(
                $"A {value.GetType().Name} of {bytes.Length >> 20} MiB is too large for one message ({LargestMessageBytes >> 20} MiB)");
        }

        // Orleans leaves a field's type out where it is the declared one. So the field's type names this codec, and the message names its own.
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(ModelCodec), WireType.TagDelimited);
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeaderExpected(TypeField, WireType.LengthPrefixed);
        writer.Session.TypeCodec.WriteLengthPrefixed(ref writer, value.GetType());
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeaderExpected(BytesField - TypeField, WireType.LengthPrefixed);
        writer.WriteVarUInt32((uint)bytes.Length);
        writer.Write(bytes);
        ModelFormat.Release(output);
        writer.WriteEndObject();
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference)
        {
            return ReferenceCodec.ReadReference(ref reader, field.FieldType!)!;
        }

        field.EnsureWireTypeTagDelimited();
        // The place is taken before the content is read, so that later references count the same on both sides.
        var placeholder = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        Type? type = null;
        object? value = null;
        uint id = 0;
        for (var header = reader.ReadFieldHeader(); !header.IsEndBaseOrEndObject; header = reader.ReadFieldHeader())
        {
            id += header.FieldIdDelta;
            if (id == TypeField)
            {
                ReferenceCodec.MarkValueField(reader.Session);
                type = reader.Session.TypeCodec.ReadLengthPrefixed(ref reader);
            }
            else if (id == BytesField && type is not null && ModelFormat.IsMessage(type))
            {
                ReferenceCodec.MarkValueField(reader.Session);
                value = ReadMessage(ref reader, type);
            }
            else
            {
                reader.ConsumeUnknownField(header);
            }
        }

        if (value is null)
        {
            throw new InvalidDataException($"A message without content (type {type?.FullName ?? "unknown"})");
        }

        ReferenceCodec.RecordObject(reader.Session, value, placeholder);
        return value;
    }

    private static object ReadMessage<TInput>(ref Reader<TInput> reader, Type type)
    {
        var length = reader.ReadVarUInt32();
        if (length > LargestMessageBytes)
        {
            throw new InvalidDataException($"A message of {length >> 20} MiB (at most {LargestMessageBytes >> 20} MiB are taken)");
        }

        // What is read from them is copied out of them, so that they can be lent.
        var bytes = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            reader.ReadBytes(bytes.AsSpan(0, (int)length));
            return ModelFormat.Read(type, bytes.AsMemory(0, (int)length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
