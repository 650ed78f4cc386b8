using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SseSim.Silo.Cluster;

/// <summary>Answers whoever watches over the process: alive while it answers at all, ready while it takes part in the cluster.</summary>
public sealed class SiloHealth(ILocalSiloDetails self, ISiloStatusOracle cluster, NpgsqlDataSource database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null when ready, otherwise what is missing.</summary>
    public async Task<string?> WhatIsMissing(CancellationToken cancellation)
    {
        var status = cluster.GetApproximateSiloStatus(self.SiloAddress);
        if (status != SiloStatus.Active)
        {
            return $"the silo is {status}";
        }

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(patience.Token);
            return null;
        }
        catch (Exception away) when (away is NpgsqlException or OperationCanceledException)
        {
            return "the database does not answer";
        }
    }
}

internal static class HealthEndpoints
{
    /// <summary><c>/health/live</c> never asks a grain or the database: a silo that waits for either is not to be killed for it.</summary>
    public static void MapHealth(this WebApplication application)
    {
        application.MapGet("/health/live", () => Results.Text("live"));
        application.MapGet("/health/ready", async (HttpContext context) =>
        {
            var health = context.RequestServices.GetRequiredService<SiloHealth>();
            return await health.WhatIsMissing(context.RequestAborted) is { } missing
                ? Results.Text(missing, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready");
        });
    }
}
