using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using SseSim.Scenarios.Reading;

namespace SseSim.Silo.Lab;

/// <summary>Answers a request whose body cannot be read with a problem document that says where it is wrong; without it the answer is a bare 400.</summary>
internal sealed partial class LabFaults(IProblemDetailsService problems) : IExceptionHandler
{
    private static readonly string[] Properties =
        [.. typeof(RunRequest).GetProperties().Concat(typeof(ValidationRequest).GetProperties()).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Distinct()];

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        context.Response.StatusCode = bad.StatusCode;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = bad.StatusCode, Detail = bad.InnerException is JsonException json ? Worded(json) : Worded(bad.StatusCode) },
        });
    }

    /// <summary>Says what would be right where the framework answers with a status alone.</summary>
    public static void AddDetail(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= Worded(context.HttpContext.Response.StatusCode);

    private static string? Worded(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request must have a body: a JSON object, as described at /openapi/v1.json.",
        StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json says what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method; /openapi/v1.json says which it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 256 KiB.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON, said by the header 'Content-Type: application/json'.",
        _ => null,
    };

    private static string Worded(JsonException fault)
    {
        var place = $"at {fault.Path ?? "$"}, line {fault.LineNumber + 1}";
        if (UnknownProperty().Match(fault.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            return $"Unknown property '{name}'; {(ClosestMatch.Of(name, Properties) is { } meant ? $"did you mean '{meant}'?" : $"there are: {string.Join(", ", Properties)}")}";
        }

        return fault.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? $"The body has a value of another kind than /openapi/v1.json describes {place}."
            : $"The body is not valid JSON {place}: {fault.Message.Split(" Path: ")[0].TrimEnd('.')}.";
    }

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped to any .NET member", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownProperty();
}
