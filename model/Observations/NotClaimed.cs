namespace SseSim.Model.Observations;

/// <summary>An indicator of the design that is left out because the model's agents do not give it; listed in the documentation, so that nobody takes it for forgotten.</summary>
/// <param name="Code">Official code, or id of the proxy.</param>
/// <param name="Title">What it would measure.</param>
/// <param name="Why">What the model lacks.</param>
public sealed record NotClaimed(string Code, string Title, string Why)
{
    public static IReadOnlyList<NotClaimed> All { get; } =
    [
        new("5.5.2", "Proportion of women in managerial positions", "Persons have no occupation: nobody in the model is a manager."),
        new("px.2 (sales and price)", "Small producers selling through a cooperative, price premium of members",
            "Organisations do not sell through one another and memberships are not tied to persons; memberships alone are given."),
        new("px.4", "Workers reached by training of the SSE, learners in its education",
            "Advice and support reach organisations, not workers, and agreements of education are money without learners."),
        new("px.6", "Population served by community water organisations", "Water is in one sector with energy and waste, and services have no users."),
        new("px.7 (power)", "Installed power of energy cooperatives, kW", "Capital is money; the model knows no plant. Memberships alone are given."),
        new("px.11 (households)", "Households in cooperative or community-led housing", "Households have no tenure. Memberships alone are given."),
        new("px.12 (tonnes)", "Tonnes recovered by recyclers' cooperatives", "Output is money; the model knows no tonnes. The share of procurement is given."),
        new("px.13", "Emissions of the modelled economy", "Economy files hold no emission intensities by sector with a source."),
        new("px.14", "Small-scale fishers in cooperatives", "Fishing is not told from agriculture and food."),
        new("px.15", "Land under community management", "The model has no land."),
    ];
}
