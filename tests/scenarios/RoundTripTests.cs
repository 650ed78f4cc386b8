using CsCheck;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.Tests;

/// <summary>A resolved scenario, written and read again, gives the same compiled scenario, wherever it is read from.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Forms = ["conventional", "worker-cooperative", "association", "mutual", "foundation", "self-help-group"];

    private static readonly Gen<string> Share = Gen.OneOf(
        Gen.Int[0, 100].Select(p => $"{p} %"), Gen.Double[0, 1].Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Int[0, 10_000].Select(p => FormattableString.Invariant($"{p / 100.0} %")));

    private static readonly Gen<string> Eligible = Gen.OneOf(
        Gen.Const(""), Gen.Const("    for: { forms: all, territories: [XI-1, XI-3] }\n"),
        Gen.Select(Gen.Shuffle(Forms), Gen.Int[1, Forms.Length]).Select((forms, count) => $"    for: {{ forms: [{string.Join(", ", forms.Take(count))}], sizes: [1-9, 250+] }}\n"));

    private static readonly Gen<string> Dates = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 40], Gen.Bool, Gen.Bool)
        .Select((from, length, ramp, hasFrom, hasUntil) => (hasFrom ? $"    from: {new CalendarMonth(2020, 6).Plus(from)}\n" : "")
            + (hasUntil ? $"    until: {new CalendarMonth(2020, 6).Plus(from + length)}\n" : "") + $"    ramp: {ramp} months\n");

    private static readonly Gen<string> Budget = Gen.OneOf(
        Gen.Const(""), Gen.Int[0, 5_000_000].Select(e => $"    budget: {e} EUR per year\n"), Gen.Int[1, 90_000].Select(e => $"    budget: {e}.5 k EUR in all\n"));

    private static readonly Gen<string> Policies = Gen.OneOf(
        Gen.Const(""),
        Gen.Select(Share, Eligible, Dates, Budget).Select((s, e, d, b) => $"  - instrument: credit-guarantee\n    coverage: {s}\n{e}{d}{b}"),
        Gen.Select(Share, Eligible, Dates).Select((s, e, d) => $"  - instrument: procurement-quota\n    name: quota_1\n    share: {s}\n{e}{d}"),
        Gen.Select(Share, Share, Dates).Select((s, t, d) =>
            $"  - instrument: corporate-tax-relief\n    relief: {s}\n{d}  - instrument: credit-guarantee\n    coverage: {t}\n    loss-cap: {s}\n"),
        Gen.Select(Share, Share, Gen.Int[0, 30], Gen.Int[1, 30], Gen.Int[0, 2].Select(w => new[] { "steps", "path", "once" }[w])).Select((s, t, from, length, word) =>
            $"  - instrument: credit-guarantee\n    coverage: {{ {word}: {{ {Month(from)}: {s}, {Month(from + length)}: {t} }} }}\n    phase-out: {length} months\n"
            + $"    until: {Month(from + length)}\n    when: {{ if: statistics.unemployment-rate-measured > {s}, lag: {length} months }}\n"
            + $"    budget: {length} % of gdp\n"),
        Gen.Select(Share, Share, Dates, Dates).Select((s, t, first, second) => $"  - instrument: procurement-quota\n    name: before\n    share: {s}\n{first}"
            + $"  - instrument: procurement-quota\n    name: after\n    share: {t}\n    override: true\n{second}"));

    private static CalendarMonth Month(int months) => new CalendarMonth(2020, 6).Plus(months);

    private static readonly Gen<string> Head = Gen.Select(Gen.Int[1, 40], Gen.Int[500, 5000], Gen.Long[0, 9_007_199_254_740_991], Gen.Double[0.5, 0.98])
        .Select((months, residents, seed, elasticity) => FormattableString.Invariant(
            $"months: {months}\nresidents: {residents}\nseed: {seed}\nparameters: {{ size-elasticity: {elasticity:R} }}\n"));

    [Fact]
    public void A_resolved_scenario_compiles_to_the_same() => Gen.Select(Head, Policies, Policies, Gen.String).Sample((head, policies, reference, title) =>
    {
        using var folder = new ScenarioFolder();
        folder.Write("base.yaml", "scenario: base\neconomy: island\n" + List(reference));
        var text = $"scenario: my\ntitle: {System.Text.Json.JsonSerializer.Serialize(Clean(title))}\ntitles: {{ fr: {System.Text.Json.JsonSerializer.Serialize(Clean(title))} }}\neconomy: island\nreference: base\n{head}{List(policies)}";
        var first = folder.LoadText(text).Scenario;
        Assert.NotNull(first);

        folder.Write("scenario.yaml", first.ToYaml());
        var second = folder.Load("scenario.yaml");
        Assert.DoesNotContain(second.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal((first.Title, first.Titles["fr"], first.Description, first.Seed, first.Replicates), (second.Scenario!.Title, second.Scenario.Titles["fr"], second.Scenario.Description, second.Scenario.Seed, second.Scenario.Replicates));
        Assert.Equivalent(first.Compile(), second.Scenario.Compile(), strict: true);
        Assert.Equal(Bits(first.Compile()), Bits(second.Scenario.Compile()));
        Assert.Equal(Bits(first.ReferenceScenario.Compile()), Bits(second.Scenario.ReferenceScenario.Compile()));
        Assert.Equal(first.ToYaml(), second.Scenario.ToYaml());
    }, iter: 150);

    [Fact]
    public void An_economy_outside_of_the_library_is_written_as_a_path()
    {
        using var folder = new ScenarioFolder();
        var island = ScenarioFolder.Repository.Library.FindEconomy("island")!;
        folder.Write("atoll.yaml", File.ReadAllText(island).Replace("economy: island", "economy: atoll"));
        var scenario = folder.LoadText("scenario: my\neconomy: ./atoll.yaml\n").Scenario!;
        Assert.Equal(Path.Combine(folder.Path, "atoll.yaml"), scenario.EconomyReference);

        using var elsewhere = new ScenarioFolder();
        elsewhere.Write("scenario.yaml", scenario.ToYaml());
        Assert.Equal("atoll", elsewhere.Load("scenario.yaml").Scenario!.EconomyName);
    }

    [Fact]
    public void A_run_folder_may_carry_a_copy_of_its_economy()
    {
        using var folder = new ScenarioFolder();
        folder.Write("economy.yaml", File.ReadAllText(ScenarioFolder.Repository.Library.FindEconomy("island")!));
        folder.Write("scenario.yaml", folder.LoadText("scenario: my\neconomy: island\n").Scenario!.ToYaml("economy.yaml"));
        var again = folder.Load("scenario.yaml");
        Assert.Equal((Path.Combine(folder.Path, "economy.yaml"), "island"), (again.Scenario!.EconomyPath, again.Scenario.EconomyName));
    }

    private static string List(string policies) => policies.Length == 0 ? "" : "policies:\n" + policies;

    // A lone surrogate is no text: UTF-8 files cannot hold one.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    /// <summary>All numbers of a compiled scenario to the bit, and its words.</summary>
    private static string Bits(CompiledScenario scenario) => string.Join("|", scenario.Policies.Select(p => string.Join(";",
        p.Name, p.Instrument, p.For.Forms, p.For.Stages, p.For.Sectors, p.For.Sizes, string.Join(",", p.For.Territories ?? []), p.For.Groups,
        p.ActiveFrom, p.ActiveUntil, p.Rule, string.Concat((p.Rests ?? []).Select(r => r ? "-" : "+")), Bits(p.BudgetPerYear), Bits(p.BudgetInAll), string.Join(",", p.ValuesByMonth.SelectMany(v => v).Select(v => Bits(v))))))
        + $"|{scenario.Scenario};{scenario.StartYear};{scenario.StartMonth};{scenario.Months};{scenario.Residents};"
        + string.Join(",", scenario.ParameterOverrides.OrderBy(p => p.Key).Select(p => $"{p.Key}={Bits(p.Value)}"));

    private static string Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number).ToString("X") : "none";
}
