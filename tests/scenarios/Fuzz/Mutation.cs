using System.Text;
using CsCheck;

namespace SseSim.Scenarios.Tests.Fuzz;

/// <summary>Damages a valid scenario file as people and programs do: bytes, keys, the type of a value, the structure of the lines.</summary>
public static class Mutation
{
    private static readonly string[] Values =
    [
        "null", "~", "-1", "1e999", "NaN", ".inf", "80", "80 %", "0,8", "true", "maybe", "[]", "{}", "[1, [2, [3]]]", "{ a: { b: c } }", "2021-13", "\"\"", "'", "EUR 5",
        "5 USD", "1e308 EUR", "99999999999999999999999", "*alias", "&anchor x", "!!binary aGk=", "|\n  text", "\ud83d\ude00", "start", "2013",
    ];

    private static readonly string[] Bytes = ["\t", "\0", "{", "}", "[", "]", ":", "- ", "&a", "*a", "|", ">", "\"", "%", "#", "\r", "<<: ", "\u200b", "---\n", "...\n", "? "];

    /// <summary>A valid text with one to three damages.</summary>
    public static Gen<string> Damaged { get; } = Gen.ULong.Select(Of);

    /// <summary>The damaged file of one number.</summary>
    public static string Of(ulong seed)
    {
        var draws = new Random(unchecked((int)(seed ^ seed >> 32)));
        var text = RandomScenario.Of(seed);
        for (var damages = draws.Next(1, 4); damages > 0; damages--)
        {
            text = Damage(text, draws.Next(7), draws.Next(), draws.Next());
        }

        return text;
    }

    private static string Damage(string text, int kind, int where, int what)
    {
        var lines = text.Split('\n').ToList();
        var at = where % lines.Count;
        switch (kind)
        {
            case 0:
                var place = where % (text.Length + 1);
                return text[..place] + Bytes[what % Bytes.Length] + text[Math.Min(text.Length, place + what % 3)..];
            case 1:
                lines[at] = Misspelt(lines[at], what);
                break;
            case 2 when lines[at].Contains(": ", StringComparison.Ordinal):
                lines[at] = lines[at][..(lines[at].IndexOf(": ", StringComparison.Ordinal) + 2)] + Values[what % Values.Length];
                break;
            case 3:
                lines.RemoveAt(at);
                break;
            case 4:
                lines.Insert(at, lines[what % lines.Count]);
                break;
            case 5:
                lines[at] = new string(' ', what % 9) + lines[at].TrimStart();
                break;
            default:
                return text[..(where % (text.Length + 1))];
        }

        return string.Join('\n', lines);
    }

    /// <summary>Two neighbours exchanged, or a letter left out.</summary>
    private static string Misspelt(string line, int what)
    {
        if (line.Length < 3)
        {
            return line + "x";
        }

        var at = what % (line.Length - 1);
        var changed = new StringBuilder(line);
        (changed[at], changed[at + 1]) = (line[at + 1], line[at]);
        return what % 2 == 0 ? changed.ToString() : line.Remove(at, 1);
    }
}
