namespace SseSim.Scenarios.Reading;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class ClosestMatch
{
    private const int LongestName = 80;

    /// <summary>The candidate with the least edit distance (insertion, deletion, substitution, exchange of neighbours), or null where
    /// none is within a third of the length of the name.</summary>
    public static string? Of(string given, IEnumerable<string> candidates)
    {
        if (given.Length is 0 or > LongestName)
        {
            return null;
        }

        var lowered = given.ToLowerInvariant();
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var allowed = Math.Max(1, Math.Max(given.Length, candidate.Length) / 3);
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - given.Length) > allowed)
            {
                continue;
            }

            var distance = Distance(lowered, candidate.ToLowerInvariant());
            if (distance <= allowed && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best ?? Completion(given, candidates) ?? candidates.FirstOrDefault(c => lowered.EndsWith('y') && c == lowered[..^1] + "ies");
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
