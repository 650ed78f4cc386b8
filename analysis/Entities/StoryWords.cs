using SseSim.Analysis.Report.Languages;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>Tells what happened to an organisation in the words of a language.</summary>
public sealed class StoryWords(StoryNames names, ReportLanguage language)
{
    public StoryNames Names => names;

    public ReportLanguage Language => language;

    /// <summary>A sentence without its full stop, such as <c>refused 12,000 EUR by Northern Bank: its surplus does not carry the instalments</c>.</summary>
    public string Of(StoryEvent happened)
    {
        var policy = happened.Policy >= 0 ? names.Policy(happened.Policy) : "";
        var byLender = happened.Kind is StoryEventKind.CreditGranted or StoryEventKind.CreditRefused;
        var text = language.Text(KeyOf(happened),
            ("amount", Amount(happened.Cents)), ("party", byLender ? names.Financier(happened.Party) : ""), ("months", Number(happened.Detail)),
            ("rate", language.Numbers.Fixed(happened.Rate * 100, 1)), ("policy", policy),
            ("reason", happened.Kind == StoryEventKind.CreditRefused ? Reason((RefusalReason)happened.Detail) : ""));
        return policy.Length > 0 && happened.Kind is StoryEventKind.ContractWon or StoryEventKind.Grant
            ? language.Text("story.under", ("text", text), ("policy", policy))
            : text;
    }

    public string Reason(RefusalReason reason) => language.Text("refusal." + NameOf(reason));

    /// <summary>Title of a line of the account.</summary>
    public string Of(StoryLine line) => language.Text("line." + NameOf(line));

    /// <summary>Who it is, in one sentence without its full stop.</summary>
    public string Profile(OrganisationStory story)
    {
        if (story.Profile is not { } profile)
        {
            return language.Text("story.never-there");
        }

        var form = language.Text("one." + Classification.Forms[(int)profile.Form]);
        var state = !profile.Alive ? language.Text("story.closed")
            : profile.VolunteerRun ? language.Text("story.volunteers")
            : language.Text("story.staffed", ("staff", Number(story.Months.Length > 0 ? story.Months[^1].Staff : 0)));
        return language.Text("story.profile",
            ("form", profile.Formality == Formality.Informal ? language.Text("story.informal", ("form", form)) : form),
            ("sector", ReportLanguage.Uncapitalised(language.ClassName("sector", Classification.Sectors[(int)profile.Sector]))),
            ("territory", names.Territory(story.Territory)), ("age", Age(profile.AgeMonths)), ("state", state));
    }

    /// <summary>With a capital and a full stop.</summary>
    public string Sentence(string text) => ReportLanguage.Capital(text) + language.Text("sentence.end");

    /// <summary>Cents as whole currency units.</summary>
    public string Whole(long cents) => language.Numbers.Fixed(cents / 100, 0);

    /// <summary>The same with the currency.</summary>
    public string Amount(long cents) => language.Text("number.with-unit", ("number", Whole(cents)), ("unit", names.Currency));

    public string Share(double share) => language.Numbers.Level(share * 100, "%");

    public string Number(long number) => language.Numbers.Fixed(number, 0);

    /// <summary>Name of a line, an event or a reason in files: kebab-case.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => string.Concat(
        Enum.GetName(value)!.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string KeyOf(StoryEvent happened) => "event." + happened.Kind switch
    {
        StoryEventKind.CreditGranted when happened.Policy >= 0 => "credit-guaranteed",
        StoryEventKind.ContractWon => NameOf(happened.Kind) + (happened.Party > 0 ? "-local" : "-national"),
        _ => NameOf(happened.Kind),
    };

    private string Age(int months) => months < 24
        ? language.Text("story.months", ("number", Number(months))) : language.Text("story.years", ("number", Number(months / 12)));
}
