namespace SseSim.Silo;

/// <summary>Where settled economies are kept from one process to the next.</summary>
public static class StartFolder
{
    /// <summary>A folder in place of the default one, or <c>off</c>.</summary>
    public const string Variable = "SSESIM_CACHE";

    private const string Off = "off";

    /// <summary>What the environment asks for: <see cref="Variable"/>, otherwise the user's cache folder by the XDG convention
    /// (<c>$XDG_CACHE_HOME/ssesim</c> or <c>~/.cache/ssesim</c>). Null for none.</summary>
    public static string? OfEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
        {
            return chosen == Off ? null : Path.GetFullPath(chosen);
        }

        // The convention says to ignore a relative path.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathFullyQualified(caches))
        {
            return Path.Combine(caches, "ssesim");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".cache", "ssesim") : null;
    }
}
