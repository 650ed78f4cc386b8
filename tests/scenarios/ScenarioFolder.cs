using SseSim.Model.Policies;

namespace SseSim.Scenarios.Tests;

/// <summary>A folder of its own with scenario and economy files, gone when the test ends.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ssesim-scenarios-");

    /// <summary>The library of the repository, whatever the current directory.</summary>
    public static ScenarioEnvironment Repository { get; } = new() { Library = ScenarioLibrary.Discover(AppContext.BaseDirectory) };

    public string Path => _folder.FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Loads a file of the folder against the repository's library.</summary>
    public ScenarioLoadResult Load(string name, params string[] sets) => ScenarioLoader.Load(
        System.IO.Path.Combine(Path, name), sets.Select(ScenarioOverride.Set), Repository);

    /// <summary>Writes my.yaml and loads it.</summary>
    public ScenarioLoadResult LoadText(string text, params string[] sets)
    {
        Write("my.yaml", text);
        return Load("my.yaml", sets);
    }

    /// <summary>Diagnostics as printed, with file names instead of full paths.</summary>
    public string[] Printed(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d.ToString().Replace(Path + "/", ""))];

    /// <summary>Loads a text that must be wrong and gives its diagnostics as printed.</summary>
    public static string[] DiagnosticsOf(string text, params string[] sets)
    {
        using var folder = new ScenarioFolder();
        var result = folder.LoadText(text, sets);
        return folder.Printed(result.Diagnostics);
    }

    /// <summary>Loads a text that must be right and compiles it.</summary>
    public static CompiledScenario Compile(string text, params string[] sets)
    {
        using var folder = new ScenarioFolder();
        var result = folder.LoadText(text, sets);
        Assert.Equal([], folder.Printed(result.Diagnostics));
        return result.Scenario!.Compile();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
