using System.Buffers.Binary;
using System.Numerics;

namespace SseSim.Grains.Serialization;

/// <summary>Rows of plain structures in which most of eight bytes repeat those of the row before: answers to applications, of which most are refused on the same terms. A row is a
/// bit for each eight bytes that says whether they differ, then those that do. Between silos, and to a store, a third is left of what would be copied several times.</summary>
internal static class RepeatedWords
{
    private const int MostWords = 32;

    /// <summary>Whether rows of so many bytes are written this way: a row of few words gains nothing.</summary>
    public static bool Fit(int rowBytes) => rowBytes % sizeof(ulong) == 0 && rowBytes / sizeof(ulong) is > 4 and <= MostWords;

    /// <param name="output">Is written to.</param>
    /// <param name="rows">As they lie in memory.</param>
    /// <param name="rowBytes">Of each; see <see cref="Fit"/>.</param>
    public static void Write(ModelOutput output, ReadOnlySpan<byte> rows, int rowBytes)
    {
        var maskBytes = MaskBytes(rowBytes);
        Span<byte> first = stackalloc byte[rowBytes];
        first.Clear();
        ReadOnlySpan<byte> before = first;
        for (var start = 0; start < rows.Length; start += rowBytes)
        {
            var row = rows.Slice(start, rowBytes);
            var room = output.Room(maskBytes + rowBytes);
            var (mask, end) = (0u, maskBytes);
            for (var at = 0; at < rowBytes; at += sizeof(ulong))
            {
                var word = BinaryPrimitives.ReadUInt64LittleEndian(row[at..]);
                if (word != BinaryPrimitives.ReadUInt64LittleEndian(before[at..]))
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(room[end..], word);
                    mask |= 1u << at / sizeof(ulong);
                    end += sizeof(ulong);
                }
            }

            for (var i = 0; i < maskBytes; i++)
            {
                room[i] = (byte)(mask >> 8 * i);
            }

            output.Advance(end);
            before = row;
        }
    }

    /// <param name="input">Is read from.</param>
    /// <param name="rows">Is filled.</param>
    /// <param name="rowBytes">Of each; see <see cref="Fit"/>.</param>
    /// <exception cref="InvalidDataException">It ends too early, or a bit stands for no part of a row.</exception>
    public static void Read(ModelInput input, Span<byte> rows, int rowBytes)
    {
        var maskBytes = MaskBytes(rowBytes);
        Span<byte> first = stackalloc byte[rowBytes];
        first.Clear();
        ReadOnlySpan<byte> before = first;
        for (var start = 0; start < rows.Length; start += rowBytes)
        {
            var mask = 0u;
            var bits = input.Take(maskBytes);
            for (var i = 0; i < maskBytes; i++)
            {
                mask |= (uint)bits[i] << 8 * i;
            }

            if ((ulong)mask >> rowBytes / sizeof(ulong) != 0)
            {
                throw new InvalidDataException($"A row of {rowBytes} bytes has no part {BitOperations.Log2(mask)}");
            }

            var row = rows.Slice(start, rowBytes);
            before.CopyTo(row);
            for (var words = input.Take(BitOperations.PopCount(mask) * sizeof(ulong)); mask != 0; mask &= mask - 1, words = words[sizeof(ulong)..])
            {
                words[..sizeof(ulong)].CopyTo(row[(BitOperations.TrailingZeroCount(mask) * sizeof(ulong))..]);
            }

            before = row;
        }
    }

    private static int MaskBytes(int rowBytes) => (rowBytes / sizeof(ulong) + 7) / 8;
}
