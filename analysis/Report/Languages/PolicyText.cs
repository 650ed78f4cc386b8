using System.Text;
using SseSim.Analysis.Folders;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Report.Languages;

/// <summary>A recorded policy in a language's words. A folder of an earlier version has the English ones alone.</summary>
public sealed class PolicyText(ReportLanguage language, PolicyRecord policy, string currency)
{
    private static readonly string[] Kinds = ["form", "stage", "sector", "size", "territory", "group"];

    private readonly Instrument? _instrument = InstrumentCatalog.Find(policy.Instrument) ?? InterventionCatalog.Find(policy.Instrument);

    /// <summary>Such as <c>A public fund takes a share of the loss (credit-guarantee)</c>.</summary>
    public string Instrument => _instrument is null ? policy.Instrument : language.Text("policy.instrument", ("summary", Summary), ("name", policy.Instrument));

    /// <summary>What the instrument does, without a full stop; empty where this version does not know it.</summary>
    public string Summary => _instrument is null ? "" : language.Text("instrument." + policy.Instrument).TrimEnd('.', '。');

    public string Mechanism => Declared("mechanism.", policy.Mechanism);

    public string Source => Declared("source.", policy.Source);

    /// <summary>The values of its last month.</summary>
    public string Values
    {
        get
        {
            if (policy.Terms is not { } terms || _instrument is null)
            {
                return policy.Values;
            }

            var text = new StringBuilder(language.Text("values." + policy.Instrument));
            foreach (var key in _instrument.Keys)
            {
                text.Replace("{" + key.Name + "}", Value(key, terms.Values.GetValueOrDefault(key.Name)));
            }

            return text.ToString();
        }
    }

    /// <summary>Of an intervention: in how many replicates it found its organisation; empty where that was in all of them.</summary>
    public string Found(int replicates) => policy.FoundIn is not { } found || found == replicates ? ""
        : language.Text("intervention.found", ("found", language.Numbers.Fixed(found, 0)), ("all", language.Numbers.Fixed(replicates, 0)))
            + (policy.Terms?.Organisation is null ? "" : language.Text("intervention.identity"));

    /// <summary>Of a policy that reached nobody in some replicates: how many they are; empty where it reached an organisation in all of them.</summary>
    public string Reached(int replicates) => policy.ReachedIn is not { } reached || reached == replicates ? ""
        : reached == 0 ? language.Text("policy.reached-none")
        : language.Text("policy.reached-some", ("reached", language.Numbers.Fixed(reached, 0)), ("all", language.Numbers.Fixed(replicates, 0)));

    /// <summary>Who is eligible.</summary>
    public string For
    {
        get
        {
            if (policy.Terms is not { } terms)
            {
                return policy.For;
            }

            if (terms.Organisation is { } organisation)
            {
                return language.Text("eligible.organisation", ("id", organisation));
            }

            if (terms.OneOfThem)
            {
                return language.Text("eligible.one", ("form", language.Text("one." + terms.For["form"][0])), ("territory", terms.For["territory"][0]));
            }

            return string.Join(language.Text("eligible.separator"), Kinds.Where(kind => terms.For.ContainsKey(kind) || kind is "territory").Select(kind => Kind(kind, terms.For.GetValueOrDefault(kind))));
        }
    }

    /// <summary>What it may spend; empty for an intervention, which has its amount.</summary>
    public string Budget
    {
        get
        {
            if (policy.Terms is not { } terms)
            {
                return policy.Budget;
            }

            if (_instrument?.BudgetUse == BudgetUse.None)
            {
                return terms.Organisation is not null || terms.OneOfThem ? "" : language.Text("budget.none");
            }

            string[] limits =
            [
                .. terms.BudgetPerYear is { } year ? [language.Text("budget.per-year", ("amount", Money(year)))] : Array.Empty<string>(),
                .. terms.BudgetInAll is { } all ? [language.Text("budget.in-all", ("amount", Money(all)))] : Array.Empty<string>(),
            ];
            return limits.Length == 0 ? language.Text("budget.no-limit") : string.Join(language.Text("list.separator"), limits);
        }
    }

    private string Kind(string kind, IReadOnlyList<string>? admitted) => admitted is null ? language.Text("eligible.all-territories")
        : admitted is [PolicyTerms.SocialEconomy] ? language.Text("eligible.social-economy")
        : language.Text("eligible." + kind, ("names", string.Join(language.Text("list.separator"),
            admitted.Select(name => kind == "territory" ? name : ReportLanguage.Uncapitalised(language.ClassName(kind, name))))));

    /// <summary>A number with its unit; for a key that is switched on or off, or left out at zero, the words for either.</summary>
    private string Value(InstrumentKey key, double value)
    {
        var number = key.Dimension switch
        {
            Dimension.Share or Dimension.RatePerYear => language.Text("number.percent", ("number", language.Numbers.Plain(value * 100))),
            Dimension.Money => Money(value),
            _ => language.Numbers.Plain(value),
        };
        var choice = $"values.{policy.Instrument}.{key.Name}.{(value > 0 ? "some" : "none")}";
        return language.TextOr(choice, number).Replace("{value}", number, StringComparison.Ordinal);
    }

    private string Money(double value) => language.Text("number.with-unit", ("number", language.Numbers.Plain(value)), ("unit", currency));

    /// <summary>The translation of what the run recorded, unless that is of another version than the translation.</summary>
    private string Declared(string prefix, string recorded) => ReportLanguage.English.TextOr(prefix + policy.Instrument, "") == recorded
        ? language.Text(prefix + policy.Instrument)
        : recorded;
}
