using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>Tells what happened to an organisation in words.</summary>
public static class StoryWords
{
    /// <summary>A sentence without its full stop, such as <c>refused 12,000 EUR by Northern Bank: instalments are more than it earns</c>.</summary>
    public static string Of(StoryEvent happened, StoryNames names)
    {
        string Money() => $"{Whole(happened.Cents)} {names.Currency}";
        string Under() => happened.Policy >= 0 ? $", under {names.Policy(happened.Policy)}" : "";
        return happened.Kind switch
        {
            StoryEventKind.Founded => "founded",
            StoryEventKind.Registered => "registers",
            StoryEventKind.Recognised => "recognised as an entity of the social economy",
            StoryEventKind.Converted => "taken over by its workers",
            StoryEventKind.LeftToVolunteers => "goes on with volunteers and fees, without paid staff",
            StoryEventKind.CreditGranted => string.Create(CultureInfo.InvariantCulture,
                $"borrows {Money()} from {names.Financier(happened.Party)} for {happened.Detail} months at {happened.Rate * 100:0.0} %{(happened.Policy >= 0 ? $", guaranteed under {names.Policy(happened.Policy)}" : "")}"),
            StoryEventKind.CreditRefused => $"refused {Money()} by {names.Financier(happened.Party)}: {Reason((RefusalReason)happened.Detail)}",
            StoryEventKind.ContractWon => string.Create(CultureInfo.InvariantCulture,
                $"wins a contract of the {(happened.Party > 0 ? "local" : "national")} government: {Money()} a month for {happened.Detail} months{Under()}"),
            StoryEventKind.PolicyReached => $"first reached by {names.Policy(happened.Policy)}",
            StoryEventKind.Grant => $"granted {Money()} by the government{Under()}",
            StoryEventKind.InterventionFailed => $"{names.Policy(happened.Policy)} comes to nothing",
            StoryEventKind.InArrears => $"cannot pay what is due on its loans of {Money()}",
            StoryEventKind.ClosedInsolvent => "closes: out of money for too long",
            StoryEventKind.ClosedWithoutStaff => "closes: nobody works in it any more",
            StoryEventKind.Closed => "closes: its owner or members give up",
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.Kind, "Bug in SseSim: an event without words"),
        };
    }

    public static string Reason(RefusalReason reason) => reason switch
    {
        RefusalReason.None => "none",
        RefusalReason.Risk => "the lender expects to lose more than it accepts",
        RefusalReason.DebtService => "its surplus does not carry the instalments",
        RefusalReason.Liquidity => "the lender has no money left to lend",
        RefusalReason.Capital => "the lender's own funds do not carry more loans",
        RefusalReason.Product => "the lender has no loan of that kind",
        RefusalReason.Arrears => "it is behind on another loan",
        RefusalReason.Stage => "what is offered is for another stage of its life",
        RefusalReason.Readiness => "its management and accounts are not ready for an investor",
        _ => Enum.GetName(reason)!.ToLowerInvariant(),
    };

    /// <summary>Title of a line of the account.</summary>
    public static string Of(StoryLine line) => line switch
    {
        StoryLine.LoansPaidOut => "Loans paid out",
        StoryLine.Grants => "Grants",
        StoryLine.Receipts => "Receipts",
        StoryLine.Wages => "Wages",
        StoryLine.Contributions => "Social contributions",
        StoryLine.LabourSubsidies => "Labour subsidies",
        StoryLine.CorporateTax => "Corporate tax",
        StoryLine.Investment => "Investment",
        StoryLine.ToMembers => "To members",
        StoryLine.ToOwners => "To owners",
        StoryLine.ToCommunity => "To the community",
        StoryLine.DebtService => "Instalments and interest",
        StoryLine.FoundingAndClosing => "Founding and closing",
        StoryLine.RotatingSavings => "Rotating savings",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, "Bug in SseSim: a line without a title"),
    };

    /// <summary>Name of a line, an event or a reason in files: kebab-case.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => string.Concat(
        Enum.GetName(value)!.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Who it is, in one sentence.</summary>
    public static string Profile(OrganisationStory story, StoryNames names)
    {
        if (story.Profile is not { } profile)
        {
            return "never there in this run";
        }

        var formality = profile.Formality == Formality.Informal ? "informal " : "";
        var staff = story.Months.Length > 0 ? story.Months[^1].Staff : 0;
        var state = profile.Alive
            ? profile.VolunteerRun ? "run by volunteers" : string.Create(CultureInfo.InvariantCulture, $"{staff:N0} paid staff")
            : "closed";
        return $"{formality}{StoryNames.Form(profile.Form)} in {StoryNames.Sector(profile.Sector)}, {names.Territory(story.Territory)}; "
            + $"{Age(profile.AgeMonths)} old, {state}";
    }

    private static string Age(int months) => months < 24
        ? string.Create(CultureInfo.InvariantCulture, $"{months} months") : string.Create(CultureInfo.InvariantCulture, $"{months / 12} years");

    /// <summary>Cents as whole currency units.</summary>
    public static string Whole(long cents) => (cents / 100).ToString("N0", CultureInfo.InvariantCulture);
}
