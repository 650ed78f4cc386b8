using System.Text;

namespace SseSim.Scenarios.Reading;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class ClosestMatch
{
    private const int LongestName = 80;
    private const string Accented = "áàâäãåçéèêëíìîïñóòôöõúùûüýÿ";
    private const string Bare = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <summary>The candidate with the least edit distance (insertion, deletion, substitution, exchange of neighbours), or null where
    /// none is within a third of the length of the name.</summary>
    public static string? Of(string given, IEnumerable<string> candidates)
    {
        if (given.Length is 0 or > LongestName)
        {
            return null;
        }

        var lowered = Plain(given);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var allowed = Math.Max(1, Math.Max(given.Length, candidate.Length) / 3);
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - given.Length) > allowed)
            {
                continue;
            }

            var distance = Distance(lowered, Plain(candidate));
            if (distance <= allowed && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best ?? Completion(given, candidates) ?? candidates.FirstOrDefault(c => lowered.EndsWith('y') && c == lowered[..^1] + "ies")
            ?? (Containing(given, candidates) is [var only] ? only : null);
    }

    /// <summary>The candidates of which what was given is a part between hyphens, in the singular or the plural: <c>cooperatives</c> is one of
    /// <c>worker-cooperative</c>.</summary>
    public static IReadOnlyList<string> Containing(string given, IEnumerable<string> candidates)
    {
        var part = Plain(given).TrimEnd('s');
        return part.Length < 3 || part.Length > LongestName ? [] : [.. candidates.Where(c => $"-{c}-".Contains($"-{part}-", StringComparison.Ordinal) || $"-{c}-".Contains($"-{part}s-", StringComparison.Ordinal))];
    }

    /// <summary>In small letters without the accents of French and Spanish: <c>Économie</c> as <c>economie</c>. By a table: the program runs without the
    /// platform's Unicode data.</summary>
    public static string Plain(string text)
    {
        var lowered = text.ToLowerInvariant();
        return Ascii.IsValid(lowered) ? lowered : string.Concat(lowered.Select(c => Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Bare[i] : c));
    }

    /// <summary>Optimal string alignment distance.</summary>
    public static int Distance(string a, string b)
    {
        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }

    /// <summary>The only candidate that begins with what was given (<c>worker-coop</c>), where there is one.</summary>
    private static string? Completion(string given, IEnumerable<string> candidates)
    {
        if (given.Length < 3)
        {
            return null;
        }

        var completions = candidates.Where(c => c.StartsWith(given, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return completions.Count == 1 ? completions[0] : null;
    }
}
