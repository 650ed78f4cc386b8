using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SseSim.Silo.Cluster;

namespace SseSim.Silo.Lab;

/// <summary>What stands between a request and the lab.</summary>
internal static class LabGuards
{
    /// <summary>Name of the limit on requests that begin work.</summary>
    public const string WorkLimit = "work";

    private const int RequestsPerMinute = 1200;
    private const int BeginningsPerMinute = 30;

    /// <summary>A key where one is set. Without one only this machine is answered, and only under its own name: a page of another site that lets its name
    /// point here is turned away. Browsers are told to run no script and to send no form but the lab's own.</summary>
    public static void UseLabGuards(this WebApplication application, string? key)
    {
        application.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.XFrameOptions = "DENY";
            if (key is null && !IsThisMachine(context.Request.Host.Host))
            {
                await Results.Problem($"This lab answers at localhost only, not at '{context.Request.Host.Host}'.", statusCode: StatusCodes.Status403Forbidden)
                    .ExecuteAsync(context);
                return;
            }

            await next(context);
        });
        application.UseApiKey(key);
    }

    /// <summary>By the address that asks: many requests, few that begin work.</summary>
    public static void AddLabRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress ?? IPAddress.None, _ => PerMinute(RequestsPerMinute)));
        options.AddPolicy(WorkLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress ?? IPAddress.None, _ => PerMinute(BeginningsPerMinute)));
    });

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
