namespace SseSim.Model.Observations;

/// <summary>An indicator of the design that is left out because the model's agents do not give it; listed in the documentation, so that nobody takes it for forgotten.</summary>
/// <param name="Code">Official code, or id of the proxy.</param>
/// <param name="Title">What it would measure.</param>
/// <param name="Why">What the model lacks.</param>
public sealed record NotClaimed(string Code, string Title, string Why)
{
    public static IReadOnlyList<NotClaimed> All { get; } =
    [
        new("px.2 (price)", "Price premium of members of producer cooperatives", "Organisations do not sell through one another, and prices are those of the base year for everybody."),
    ];
}
