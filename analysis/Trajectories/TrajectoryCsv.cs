using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SseSim.Analysis.Trajectories;

/// <summary>Writes rows as CSV (RFC 4180, LF, UTF-8 without mark). Numbers are the shortest that read back to the same bits.</summary>
public static class TrajectoryCsv
{
    public const string Header = "run,replicate,month,territory,indicator,breakdown,unit,value";
    private const int FlushAt = 1 << 18;

    /// <returns>Number of rows written, the header not counted.</returns>
    public static long Write(Stream stream, IEnumerable<TrajectoryRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt + 4096);
        Dictionary<string, byte[]> fields = new(StringComparer.Ordinal);
        Text(buffer, Header);
        Byte(buffer, (byte)'\n');
        long count = 0;
        foreach (var row in rows)
        {
            Field(buffer, fields, row.Run);
            Integer(buffer, row.Replicate);
            Field(buffer, fields, row.Month);
            Field(buffer, fields, row.Territory);
            Field(buffer, fields, row.Indicator);
            Field(buffer, fields, row.Breakdown);
            Field(buffer, fields, row.Unit);
            Number(buffer, row.Value);
            count++;
            if (buffer.WrittenCount >= FlushAt)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
        return count;
    }

    private static void Field(ArrayBufferWriter<byte> buffer, Dictionary<string, byte[]> fields, string value)
    {
        if (!fields.TryGetValue(value, out var bytes))
        {
            bytes = Encoding.UTF8.GetBytes(Quoted(value) + ",");
            fields[value] = bytes;
        }

        buffer.Write(bytes);
    }

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static void Integer(ArrayBufferWriter<byte> buffer, int value)
    {
        Utf8Formatter.TryFormat(value, buffer.GetSpan(16), out var written);
        buffer.Advance(written);
        Byte(buffer, (byte)',');
    }

    private static void Number(ArrayBufferWriter<byte> buffer, double value)
    {
        value.TryFormat(buffer.GetSpan(40), out var written, "R", CultureInfo.InvariantCulture);
        buffer.Advance(written);
        Byte(buffer, (byte)'\n');
    }

    private static void Byte(ArrayBufferWriter<byte> buffer, byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    private static void Text(ArrayBufferWriter<byte> buffer, string value) => buffer.Write(Encoding.UTF8.GetBytes(value));
}
