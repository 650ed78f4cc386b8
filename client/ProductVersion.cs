using System.Reflection;

namespace SseSim.Client;

/// <summary>The version of the program, as in <c>ssesim --version</c> and <c>run.json</c>.</summary>
internal static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
