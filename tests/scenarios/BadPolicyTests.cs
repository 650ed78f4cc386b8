using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>What users see when a policy is wrong, to the letter.</summary>
public sealed class BadPolicyTests
{
    /// <summary>A scenario of the island whose one policy is a guarantee; the lines of the test begin in line 7.</summary>
    private static string Guarantee(string lines) =>
        $"scenario: my\neconomy: island\nstart: 2021-01\nmonths: 36\npolicies:\n  - instrument: credit-guarantee\n{lines}";

    [Fact]
    public void An_unknown_key_names_the_closest_match() => Assert.Equal(
        ["my.yaml:8:5: error: unknown key 'coverge' in instrument 'credit-guarantee'; did you mean 'coverage'?"],
        DiagnosticsOf(Guarantee("    fee: 1 %\n    coverge: 80 %\n")));

    [Fact]
    public void An_unknown_key_without_a_close_match_lists_what_there_is() => Assert.Equal(
        ["my.yaml:8:5: error: unknown key 'haircut' in instrument 'credit-guarantee'; it takes: coverage, fee, loss-cap, counter-guarantee, instrument, name, "
            + "for, from, until, ramp, phase-out, when, budget, override"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    haircut: 80 %\n")));

    [Fact]
    public void A_missing_key_says_what_it_is_and_how_it_is_written() => Assert.Equal(
        ["my.yaml:6:5: error: missing key 'coverage' in instrument 'credit-guarantee': Share of a loss that the fund takes; it must be a "
            + "share, written like '80 %' or '0.8'"],
        DiagnosticsOf(Guarantee("    fee: 1 %\n")));

    [Fact]
    public void A_percentage_above_its_range_says_the_range() => Assert.Equal(
        ["my.yaml:7:15: error: 'coverage' must be between 0 % and 100 %, not 180 %"],
        DiagnosticsOf(Guarantee("    coverage: 180 %\n")));

    [Fact]
    public void A_forgotten_percent_sign_is_suggested() => Assert.Equal(
        ["my.yaml:7:15: error: 'coverage' must be between 0 % and 100 %, not 8000 %; did you mean '80 %'?"],
        DiagnosticsOf(Guarantee("    coverage: 80\n")));

    [Fact]
    public void A_wrong_unit_says_which_unit_is_right() => Assert.Equal(
        ["my.yaml:7:15: error: 'coverage' must be a share, written like '80 %' or '0.8', but '18 months' is a length of time in months",
            "my.yaml:8:11: error: 'ramp' must be a length of time, written like '18 months' or '2 years', but '80 %' is a percentage",
            "my.yaml:9:13: error: 'budget' must be an amount of money, written like '20 M EUR per year' or '0.4 % of gdp', but '20 M' is a plain number"],
        DiagnosticsOf(Guarantee("    coverage: 18 months\n    ramp: 80 %\n    budget: 20 M\n")));

    [Fact]
    public void An_unknown_unit_lists_the_units() => Assert.Equal(
        ["my.yaml:7:15: error: 'coverage' must be a share, written like '80 %' or '0.8': '80 parts' has the unit 'parts', which is not known; "
            + "units are %, '% of gdp', k/M/bn/trn and a currency such as EUR, months, years, days, hours, and after them 'per year', 'per month', 'in all' or "
            + "'in prices of 2010'"],
        DiagnosticsOf(Guarantee("    coverage: 80 parts\n")));

    [Fact]
    public void A_decimal_comma_is_explained() => Assert.Equal(
        ["my.yaml:7:15: error: 'coverage' must be a share, written like '80 %' or '0.8': '0,8' is not a number; write a decimal point and no "
            + "thousands separator; did you mean '0.8'?"],
        DiagnosticsOf(Guarantee("    coverage: 0,8\n")));

    [Fact]
    public void Another_currency_than_the_economys_is_refused() => Assert.Equal(
        ["my.yaml:8:13: error: 'budget' must be in the economy's currency, EUR, not USD"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    budget: 20 M USD\n")));

    [Fact]
    public void A_negative_budget_is_refused() => Assert.Equal(
        ["my.yaml:8:13: error: 'budget' must not be negative: -20 M EUR per year"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    budget: -20 M EUR per year\n")));

    [Fact]
    public void A_budget_of_an_instrument_that_pays_nothing_is_refused() => Assert.Equal(
        ["my.yaml:6:5: error: instrument 'procurement-quota' has no budget, because it pays nothing out; leave 'budget' out"],
        DiagnosticsOf("scenario: my\neconomy: island\npolicies:\n  - instrument: procurement-quota\n    share: 10 %\n    budget: 1 M EUR\n"));

    [Fact]
    public void Reversed_dates_are_refused() => Assert.Equal(
        ["my.yaml:9:12: error: 'until' 2021-12 is before 'from' 2022-06"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    from: 2022-06\n    until: 2021-12\n")));

    [Fact]
    public void A_date_that_is_no_month_says_how_months_are_written() => Assert.Equal(
        ["my.yaml:8:11: error: 'from' must be a month, written like '2013-01', or 'start', not '2022-13'",
            "my.yaml:9:12: error: 'until' must be a month, written like '2013-01', or 'end', not '2023'; did you mean '2023-12'?"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    from: 2022-13\n    until: 2023\n")));

    [Fact]
    public void An_unknown_form_names_the_closest_match() => Assert.Equal(
        ["my.yaml:8:20: error: unknown form 'worker-coop' in 'forms'; did you mean 'worker-cooperative'?"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    for: { forms: [worker-coop, association] }\n")));

    [Fact]
    public void Unknown_stages_sectors_sizes_and_territories_are_all_named() => Assert.Equal(
        ["my.yaml:9:15: error: unknown stage 'startup' in 'stages'; did you mean 'start-up'?",
            "my.yaml:10:16: error: unknown sector 'health' in 'sectors'; did you mean 'health-and-care'?",
            "my.yaml:11:14: error: unknown size '1-10' in 'sizes'; it takes 'all' or a list of: no-employee, 1-9, 10-49, 50-249, 250+",
            "my.yaml:12:20: error: unknown territory 'PT-11A' in 'territories'; it takes 'all' or a list of: XI-1, XI-2, XI-3"],
        DiagnosticsOf(Guarantee(
            "    coverage: 80 %\n    for:\n      stages: startup\n      sectors: health\n      sizes: 1-10\n      territories: PT-11A\n")));

    [Fact]
    public void A_key_that_the_mechanism_cannot_tell_apart_is_refused() => Assert.Equal(
        ["my.yaml:8:12: error: instrument 'credit-guarantee' cannot tell groups apart; its 'for' takes: forms, stages, sectors, sizes, territories"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    for: { groups: [youth] }\n")));

    [Fact]
    public void An_empty_list_of_forms_is_refused() => Assert.Equal(
        ["my.yaml:8:19: error: 'forms' is an empty list, so that nobody is eligible; write 'all' or name at least one form"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    for: { forms: [] }\n")));

    [Fact]
    public void An_unknown_instrument_names_the_closest_match() => Assert.Equal(
        ["my.yaml:4:17: error: unknown instrument 'credit-garantee'; did you mean 'credit-guarantee'?"],
        DiagnosticsOf("scenario: my\neconomy: island\npolicies:\n  - instrument: credit-garantee\n    coverage: 80 %\n"));

    [Fact]
    public void An_instrument_set_twice_for_the_same_names_both_places() => Assert.Equal(
        ["my.yaml:10:5: error: policy 'second' overlaps policy 'credit-guarantee' at my.yaml:6:5: instrument 'credit-guarantee' is set twice for "
            + "the same organisations from 2022-01 to 2022-06; separate them by 'for' or by 'from' and 'until', or write 'override: true' in the later one "
            + "to let it take the other's place"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    from: 2021-07\n    until: 2022-06\n"
            + "  - instrument: credit-guarantee\n    name: second\n    coverage: 50 %\n    from: 2022-01\n")));

    [Fact]
    public void The_same_instrument_may_follow_itself_or_serve_others() => Assert.Equal([], DiagnosticsOf(Guarantee(
        "    coverage: 80 %\n    for: { forms: [association] }\n    until: 2021-12\n"
        + "  - instrument: credit-guarantee\n    name: next\n    coverage: 50 %\n    for: { forms: [association] }\n    from: 2022-01\n"
        + "  - instrument: credit-guarantee\n    name: others\n    coverage: 50 %\n    for: { forms: [mutual] }\n")));

    [Fact]
    public void A_name_used_twice_is_refused() => Assert.Equal(
        ["my.yaml:10:5: error: policy name 'credit-guarantee' is used twice, first at my.yaml:6:5; give one of them another 'name'"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    for: { forms: [association] }\n    until: 2021-12\n"
            + "  - instrument: credit-guarantee\n    coverage: 50 %\n    for: { forms: [mutual] }\n")));

    [Fact]
    public void A_policy_outside_of_the_run_is_a_warning() => Assert.Equal(
        ["my.yaml:6:5: warning: policy 'credit-guarantee' never acts: it is from 2025-01 to its end, the run from 2021-01 to 2023-12"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    from: 2025-01\n")));

    [Fact]
    public void A_ramp_longer_than_the_policy_is_a_warning() => Assert.Equal(
        ["my.yaml:10:11: warning: the ramp of 24 months is longer than the policy, which has 12: the full value is never reached"],
        DiagnosticsOf(Guarantee("    coverage: 80 %\n    from: 2021-01\n    until: 2021-12\n    ramp: 2 years\n")));

    [Fact]
    public void All_errors_of_a_file_are_shown_at_once() => Assert.Equal(
        ["my.yaml:2:1: error: unknown key 'mounths' in the scenario; did you mean 'months'?",
            "my.yaml:3:10: error: there is no economy 'iland'; did you mean 'island'?",
            "my.yaml:4:7: error: 'seed' must be between 0 and 9007199254740991, not -1",
            "my.yaml:7:13: error: 'relief' must be between 0 % and 100 %, not 101 %",
            "my.yaml:8:5: error: unknown key 'form' in instrument 'corporate-tax-relief'; did you mean 'for'?"],
        DiagnosticsOf("scenario: my\nmounths: 3\neconomy: iland\nseed: -1\npolicies:\n  - instrument: corporate-tax-relief\n    relief: 101 %\n"
            + "    form: association\n"));
}
