using System.Numerics;

namespace SseSim.Model.Observations.Incomes;

/// <summary>Classes of monthly incomes, so that territories add up: sixteen to each doubling, from 64 cents to 64 x 2^24 cents. Within a class incomes are
/// at most 1/16 apart; where a sum is kept beside the count, means, shares and Gini coefficients are exact but for the spread within a class.</summary>
public static class IncomeBins
{
    private const int PartsLog = 4;
    private const int FirstOctave = 6;
    private const int Octaves = 24;

    /// <summary>The first class holds what is below 64 cents, the last what is above all others.</summary>
    public const int Count = Octaves * (1 << PartsLog) + 2;

    /// <summary>Class of an income, cents a month.</summary>
    public static int Of(long cents)
    {
        if (cents < 1L << FirstOctave)
        {
            return 0;
        }

        var octave = BitOperations.Log2((ulong)cents);
        return octave >= FirstOctave + Octaves ? Count - 1
            : 1 + (octave - FirstOctave << PartsLog) + (int)(cents >> octave - PartsLog & (1 << PartsLog) - 1);
    }

    /// <summary>Lowest income of a class, cents a month; that of the class after the last is its upper end.</summary>
    public static double Low(int bin)
    {
        if (bin == 0)
        {
            return 0;
        }

        var (octave, part) = (FirstOctave + (bin - 1 >> PartsLog), bin - 1 & (1 << PartsLog) - 1);
        return (1L << octave) + ((long)part << octave - PartsLog);
    }
}
