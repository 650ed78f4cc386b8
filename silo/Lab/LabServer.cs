using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;
using Orleans.Dashboard;
using SseSim.Analysis.Report.Languages;
using SseSim.Grains.Hosting;
using SseSim.Silo.Cluster;

namespace SseSim.Silo.Lab;

/// <summary>A silo of its own in this process with a policy lab before it: pages and an HTTP API that start, follow and cancel runs, and the Orleans
/// Dashboard. The silo itself has no socket.</summary>
public sealed class LabServer : IAsyncDisposable
{
    /// <summary>A scenario's text is short; nothing larger is read.</summary>
    private const int LargestRequestBytes = 256 << 10;

    // Only a name within the process: nothing is bound to it.
    private const int NominalSiloPort = 11111;

    private readonly WebApplication _application;

    private LabServer(WebApplication application) => _application = application;

    /// <summary>Starts to answer.</summary>
    /// <exception cref="LabException">The port or the folder cannot be used, or the settings would open it to others.</exception>
    public static async Task<LabServer> Start(LabSettings settings, CancellationToken cancellation)
    {
        settings.Check();
        var application = Build(settings);
        try
        {
            Directory.CreateDirectory(settings.RunsFolder);
            await application.StartAsync(cancellation);
            return new LabServer(application);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or SocketException or AddressInUseException
            || unusable.InnerException is AddressInUseException or SocketException)
        {
            await application.DisposeAsync();
            throw new LabException($"port {settings.Port} of {settings.Address} or folder {settings.RunsFolder} cannot be used: {unusable.Message}; "
                + "choose others with --port and --runs");
        }
    }

    /// <summary>Ends the runs that go on and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(LabSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], EnvironmentName = Environments.Production });
        builder.Logging.AddSiloLogging();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;
            kestrel.AddServerHeader = false;
            kestrel.Listen(settings.Address, settings.Port);
        });
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = LabFaults.AddDetail);
        builder.Services.AddExceptionHandler<LabFaults>();
        builder.Services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer(NameLanguages));
        builder.Services.AddLabRateLimits();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<LabScenarios>();
        builder.Services.AddSingleton<LabRuns>();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(NominalSiloPort, gatewayPort: 0);
            silo.AddSimulation(settings.Threads, StartFolder.OfEnvironment());
            // Traces would show the states of grains.
            silo.AddDashboard(options => options.HideTrace = true);
        });
        NoTransport.Replace(builder.Services);
        // After Orleans, so that runs end before the silo does.
        builder.Services.AddHostedService(services => services.GetRequiredService<LabRuns>());
        var application = builder.Build();
        application.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException });
        // A status without a body, such as that of an address that is not there, gets a problem document too.
        application.UseStatusCodePages();
        application.UseLabGuards(LabSettings.ApiKey);
        application.UseRateLimiter();
        application.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        application.MapOpenApi();
        application.MapLabApi();
        application.MapLabPages();
        application.MapOrleansDashboard("/dashboard");
        return application;
    }

    /// <summary>Says in the description of the API which languages there are.</summary>
    private static Task NameLanguages(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(RunRequest) && schema.Properties?["language"] is OpenApiSchema language)
        {
            language.Enum = [.. ReportLanguage.Codes.Select(code => JsonValue.Create(code))];
        }

        return Task.CompletedTask;
    }
}
