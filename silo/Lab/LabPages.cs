using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SseSim.Silo.Lab;

/// <summary>The lab's page and what it is made of.</summary>
internal static class LabPages
{
    private static readonly (string Path, string Asset, string Type)[] Assets =
    [
        ("/", "lab.html", "text/html; charset=utf-8"),
        ("/lab.js", "lab.js", "text/javascript; charset=utf-8"),
        ("/lab.css", "lab.css", "text/css; charset=utf-8"),
    ];

    public static void MapLabPages(this IEndpointRouteBuilder application)
    {
        foreach (var (path, asset, type) in Assets)
        {
            var bytes = Read(asset);
            application.MapGet(path, (HttpContext context) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
                return Results.Bytes(bytes, type);
            }).ExcludeFromDescription();
        }
    }

    private static byte[] Read(string asset)
    {
        using var stream = typeof(LabPages).Assembly.GetManifestResourceStream($"SseSim.Silo.Lab.Assets.{asset}")
            ?? throw new InvalidOperationException($"Bug in SseSim: no resource {asset}");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
