using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Resources;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Runs;

namespace SseSim.Silo.Cluster;

internal static class Observability
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>One JSON object a line on standard error: what SseSim does, and of the libraries only what is wrong.</summary>
    public static void AddSiloLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("SseSim", LogLevel.Information);
        // About the choice of a garbage collector and about pauses: nothing that an operator could act on.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Sends metrics and traces where the usual variables of OpenTelemetry say; nowhere where they say nothing.</summary>
    public static void AddSiloTelemetry(this WebApplicationBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ssesim", serviceVersion: ProgramVersion.Text))
            .WithMetrics(metrics => metrics.AddMeter(RunTelemetry.Name, "Microsoft.Orleans", "Npgsql", "System.Runtime"))
            .WithTracing(traces => traces.AddSource(RunTelemetry.Name))
            .UseOtlpExporter();
    }
}
