using System.IO.Hashing;
using System.Reflection;

namespace SseSim.Grains.Checkpoints;

/// <summary>Which program this is, as far as it decides what a run computes: the version that users see and a digest of the compiled model and
/// grains. Two builds of the same sources have the same one.</summary>
public static class ProgramVersion
{
    /// <summary>Such as <c>0.1.0+3f2a9c01</c>.</summary>
    public static string Text { get; } = Of(typeof(Model.Simulation.RunFrame).Assembly, typeof(ProgramVersion).Assembly);

    private static string Of(params Assembly[] assemblies)
    {
        var digest = new XxHash64();
        foreach (var assembly in assemblies)
        {
            digest.Append(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        }

        var version = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"{version}+{Convert.ToHexStringLower(digest.GetHashAndReset())[..8]}";
    }
}
