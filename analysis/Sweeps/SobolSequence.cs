namespace SseSim.Analysis.Sweeps;

/// <summary>Sobol's low-discrepancy sequence with the direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM Journal on Scientific Computing 30 (2008), 2635-2654, table new-joe-kuo-6. Points in Gray code order; the first is the origin.</summary>
public sealed class SobolSequence
{
    /// <summary>Dimensions that the table has.</summary>
    public const int MostDimensions = 40;

    private const int Bits = 32;

    /// <summary>Degree of the primitive polynomial, its inner coefficients, and the first direction numbers, for dimensions from the second.</summary>
    private const string Table =
        "1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19|5 11 1 1 5 1 1|5 13 1 1 1 3 11|"
        + "5 14 1 3 5 5 31|6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|6 25 1 1 5 5 19 61|"
        + "7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|"
        + "7 21 1 1 5 11 19 41 61|7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|7 41 1 3 5 13 23 1 55|"
        + "7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|7 62 1 3 3 5 3 55 33|"
        + "8 14 1 3 1 15 31 13 49 245|8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249";

    private readonly uint[][] _directions;

    /// <param name="dimensions">1 to <see cref="MostDimensions"/>.</param>
    public SobolSequence(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        var rows = Table.Split('|');
        _directions = [.. Enumerable.Range(0, dimensions).Select(d => d == 0 ? VanDerCorput() : Directions(rows[d - 1]))];
    }

    /// <summary>A coordinate of a point as 32 bits behind the point.</summary>
    /// <param name="index">Of the point, from 0.</param>
    /// <param name="dimension">From 0.</param>
    public uint BitsOf(uint index, int dimension)
    {
        var bits = 0u;
        var gray = index ^ (index >> 1);
        for (var b = 0; gray != 0; b++, gray >>= 1)
        {
            bits ^= (gray & 1) != 0 ? _directions[dimension][b] : 0;
        }

        return bits;
    }

    private static uint[] VanDerCorput() => [.. Enumerable.Range(0, Bits).Select(b => 1u << (Bits - 1 - b))];

    private static uint[] Directions(string row)
    {
        var numbers = row.Split(' ').Select(uint.Parse).ToArray();
        var (degree, inner, m) = ((int)numbers[0], numbers[1], numbers[2..]);
        var v = new uint[Bits];
        for (var b = 0; b < Bits; b++)
        {
            if (b < degree)
            {
                v[b] = m[b] << (Bits - 1 - b);
                continue;
            }

            v[b] = v[b - degree] ^ (v[b - degree] >> degree);
            for (var k = 1; k < degree; k++)
            {
                v[b] ^= ((inner >> (degree - 1 - k)) & 1) != 0 ? v[b - k] : 0;
            }
        }

        return v;
    }
}
