using SseSim.Model.Economy;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>A story as JSON has it: names instead of numbers, currency units instead of cents.</summary>
public sealed record StoryDocument
{
    public required string Organisation { get; init; }
    public required string Territory { get; init; }
    public required string Form { get; init; }
    public required string Sector { get; init; }
    public required string Formality { get; init; }
    public required int AgeMonths { get; init; }
    public required bool VolunteerRun { get; init; }
    public required bool Alive { get; init; }
    public required string Bank { get; init; }
    /// <summary>Policies that have reached it.</summary>
    public required IReadOnlyList<string> Policies { get; init; }
    public required string Currency { get; init; }
    public required IReadOnlyList<object> Months { get; init; }
    public required IReadOnlyList<object> Events { get; init; }
    public required IReadOnlyList<object> Loans { get; init; }
    public required IReadOnlyList<object> Contracts { get; init; }

    /// <param name="story">Of an organisation that was there.</param>
    /// <param name="words">Names of its run, and the language of the texts of events.</param>
    public static StoryDocument Of(OrganisationStory story, StoryWords words)
    {
        var names = words.Names;
        var profile = story.Profile ?? throw new ArgumentException("an organisation that never was has no story", nameof(story));
        return new()
        {
            Organisation = StoryNames.Id(story.Organisation),
            Territory = names.TerritoryId(story.Territory),
            Form = Classification.Forms[(int)profile.Form],
            Sector = Classification.Sectors[(int)profile.Sector],
            Formality = Classification.Formalities[(int)profile.Formality],
            AgeMonths = profile.AgeMonths,
            VolunteerRun = profile.VolunteerRun,
            Alive = profile.Alive,
            Bank = names.Financier(profile.Bank),
            Policies = names.Policies(profile.Policies),
            Currency = names.Currency,
            Months = [.. story.Months.Select(m => Month(m, names))],
            Events = [.. story.Events.Select(e => Event(e, words))],
            Loans = [.. story.Loans.Select(l => new
            {
                lender = names.Financier(l.Lender), principal = Units(l.PrincipalCents), ratePerYear = l.RatePerYear, coverage = l.Coverage,
                guarantee = l.GuaranteePolicy >= 0 ? names.Policy(l.GuaranteePolicy) : null, l.MonthsInArrears,
            })],
            Contracts = [.. story.Contracts.Select(c => new
            {
                government = c.Local ? "local" : "national", perMonth = Units(c.CentsPerMonth), c.MonthsLeft,
                policy = c.Policy >= 0 ? names.Policy(c.Policy) : null,
            })],
        };
    }

    private static object Month(StoryMonth m, StoryNames names) => new
    {
        month = names.Month(m.Month), m.Staff, m.StaffFemale, m.WeeklyHours, m.Vacancies, m.Members, m.Readiness, m.Reputation,
        orders = Units(m.OrdersCents), sales = Units(m.SalesCents), committed = Units(m.CommittedCents), wageBill = Units(m.WageBillCents),
        surplus = Units(m.SurplusCents), reserved = Units(m.ReservedCents),
        account = new
        {
            opening = Units(m.OpeningCents),
            lines = Enum.GetValues<StoryLine>().Where(l => m.LinesCents[(int)l] != 0).ToDictionary(StoryWords.NameOf, l => Units(m.LinesCents[(int)l])),
            closing = Units(m.ClosingCents),
        },
        capital = Units(m.CapitalCents), indivisibleReserve = Units(m.ReserveCents), debt = Units(m.LoanCents), unpaidInvoices = Units(m.ClaimsCents),
        creditAskedFor = Units(m.AskedCents), m.Bids, m.AdviserHours,
    };

    private static object Event(StoryEvent e, StoryWords words) => new
    {
        month = words.Names.Month(e.Month), what = StoryWords.NameOf(e.Kind), text = words.Of(e), amount = Units(e.Cents),
        reason = e.Kind == StoryEventKind.CreditRefused ? StoryWords.NameOf((Model.Institutions.RefusalReason)e.Detail) : null,
        policy = e.Policy >= 0 ? words.Names.Policy(e.Policy) : null,
    };

    /// <summary>Exact: cents as a decimal fraction.</summary>
    private static decimal Units(long cents) => cents / 100m;
}
