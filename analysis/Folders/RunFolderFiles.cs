using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SseSim.Analysis.Folders;

/// <summary>Names of a run folder's files and how they are encoded.</summary>
public static class RunFolderFiles
{
    public const string Run = "run.json";
    public const string Scenario = "scenario.yaml";
    public const string Economy = "economy.yaml";
    public const string TrajectoriesCsv = "trajectories.csv";
    public const string TrajectoriesParquet = "trajectories.parquet";
    /// <summary>Only where a policy ran beside its reference.</summary>
    public const string Effect = "effect.json";
    /// <summary>Who gains and who loses; only where a policy ran beside its reference.</summary>
    public const string WhoGains = "who-gains.csv";
    public const string Report = "report.html";

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false);

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Lower-case hexadecimal SHA-256 of a file.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
