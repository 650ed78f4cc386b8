using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SseSim.Silo.Cluster;

internal static class ApiKeyExtensions
{
    private const string HealthPath = "/health";

    /// <summary>Lets nobody past without the key, as <c>Authorization: Bearer KEY</c>, or as the password of a browser's question (any name). Health
    /// needs none: whoever probes a process has no secrets.</summary>
    /// <param name="application">The silo's HTTP side.</param>
    /// <param name="key">Null for none, which <see cref="SiloSettings.Check"/> allows on this machine only.</param>
    public static void UseApiKey(this WebApplication application, string? key)
    {
        if (key is null)
        {
            return;
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        application.Use(async (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(HealthPath, StringComparison.Ordinal) || Matches(context.Request, expected))
            {
                await next(context);
                return;
            }

            context.Response.Headers.WWWAuthenticate = "Basic realm=\"ssesim\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
    }

    private static bool Matches(HttpRequest request, byte[] expected)
    {
        var header = request.Headers.Authorization.ToString();
        var given = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..]
            : header.StartsWith("Basic ", StringComparison.Ordinal) ? PasswordOf(header["Basic ".Length..])
            : "";
        // Hashes of one length, compared in constant time: neither length nor first letters show.
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), expected);
    }

    private static string PasswordOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
