using SseSim.Model.Economy;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What the readers of an economy file's parts share.</summary>
/// <param name="Diagnostics">Where errors go.</param>
/// <param name="Currency">The economy's currency.</param>
/// <param name="BaseYear">The economy's base year.</param>
/// <param name="Invented">Whether the economy is made up, so that its figures need no source.</param>
/// <param name="Sources">Citations by id.</param>
internal sealed record EconomyContext(
    DiagnosticList Diagnostics, string Currency, int BaseYear, bool Invented, IReadOnlyDictionary<string, string> Sources);

/// <summary>Source, year and status that figures of a section have unless they say otherwise.</summary>
internal sealed record ProvenanceDefaults(string? Source, int? Year, FigureStatus? Status)
{
    public static ProvenanceDefaults None { get; } = new(null, null, null);

    public static IReadOnlyList<string> Keys { get; } = ["source", "year", "status"];

    private static readonly IReadOnlyList<string> Statuses = ["published", "estimated", "assumed"];

    /// <summary>These defaults with what a section's <c>provenance</c> or a figure gives.</summary>
    public ProvenanceDefaults With(Section section, EconomyContext context)
    {
        var result = this;
        if (section.Text("source") is { } id)
        {
            if (context.Sources.TryGetValue(id, out var citation))
            {
                result = result with { Source = citation };
            }
            else
            {
                context.Diagnostics.Error(section.MarkOf("source"), $"unknown source {Wording.Quote(id)}"
                    + context.Diagnostics.Suggest(id, [.. context.Sources.Keys], "'sources' has"));
                result = result with { Source = "" };
            }
        }

        if (section.Has("year"))
        {
            result = result with { Year = (int)section.Integer("year", 1900, 2200, context.BaseYear) };
        }

        if (section.Text("status") is { } status)
        {
            var index = Statuses.ToList().IndexOf(status);
            if (index < 0)
            {
                context.Diagnostics.Error(section.MarkOf("status"), $"unknown status {Wording.Quote(status)}"
                    + context.Diagnostics.Suggest(status, Statuses, "it is one of"));
            }

            result = result with { Status = (FigureStatus)Math.Max(0, index) };
        }

        return result;
    }

    /// <summary>The provenance of a figure; says what is missing.</summary>
    public Provenance Resolve(Mark mark, string key, string note, EconomyContext context)
    {
        if (context.Invented)
        {
            return new(Source ?? "invented", Year ?? context.BaseYear, Status ?? FigureStatus.Assumed, note);
        }

        var missing = new List<string>();
        if (Status is null)
        {
            missing.Add("status (published, estimated or assumed)");
        }

        if (Year is null)
        {
            missing.Add("year");
        }

        if (Source is null && Status is not FigureStatus.Assumed)
        {
            missing.Add("source");
        }

        if (missing.Count > 0)
        {
            context.Diagnostics.Error(mark,
                $"'{key}' has no {string.Join(", no ", missing)}; give it here or in a 'provenance' of the section");
        }

        // Without a status the file is refused; it is not also warned of missing ranges.
        return new(Source ?? "", Year ?? context.BaseYear, Status ?? FigureStatus.Published, note);
    }
}
