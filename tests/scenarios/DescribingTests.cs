using System.Globalization;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios.Describing;

namespace SseSim.Scenarios.Tests;

/// <summary>Text that users read, compared as text.</summary>
public sealed class DescribingTests
{
    [Fact]
    public void A_scenario_is_explained_by_month()
    {
        using var folder = new ScenarioFolder();
        var scenario = folder.LoadText("""
            scenario: my
            title: A guarantee
            economy: island
            start: 2021-01
            months: 12
            parameters: { size-elasticity: 0.9 }
            policies:
              - instrument: credit-guarantee
                coverage: 80 %
                fee: 1 %
                budget: 20 k EUR per year
                for: { forms: [worker-cooperative], territories: [XI-2] }
                from: 2021-03
                until: 2021-10
                ramp: 4 months
            """).Scenario!;
        var text = ScenarioExplainer.Explain(scenario).Replace(folder.Path + "/", "");
        var mechanism = text.IndexOf("  Mechanism", StringComparison.Ordinal);
        var usual = ParameterCatalog.All.Single(p => p.Name == "size-elasticity").Default.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"""
            my: A guarantee

            Economy        island: Island, an invented teaching economy; 3 territories
            Run            2021-01 to 2021-12 (12 months), 5,000 of 5,000 residents, 1 replicate, seed 1
            Compared with  the same run without policies, on the same seeds
            Parameters that are not at the model's default
              size-elasticity  0.9  elasticity (default {usual}, between 0.5 and 0.98); no source given

            Policy credit-guarantee: credit-guarantee, set at my.yaml:8:5
              Does           A public fund takes a share of the loss on loans to eligible organisations.
              Eligible       worker-cooperative; all stages; all sectors; all sizes; territories XI-2
              Values by month
                2021-01 to 2021-02  does not act
                2021-03 to 2021-05  changes month by month from: 20 % of a loss is covered, fee 1 % a year,
                                    calls up to 15 % of the portfolio; to: 60 % of a loss is covered, fee 1 % a
                                    year, calls up to 15 % of the portfolio
                2021-06 to 2021-10  80 % of a loss is covered, fee 1 % a year, calls up to 15 % of the portfolio
                2021-11 to 2021-12  does not act
              Budget         20 k EUR a calendar year in prices of 2020, 0.027 % of a year's GDP, of the whole
                             economy; the money paid out is counted against it, and when it is spent the policy
                             stops until January

            """, text[..mechanism]);
        Assert.Contains("  Modelled on    UN Secretary-General", text[mechanism..], StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_of_money_is_explained_in_the_economys_currency()
    {
        using var folder = new ScenarioFolder();
        folder.Write("atoll.yaml", ChangedIsland.Text.Replace("EUR", "XCD", StringComparison.Ordinal).Replace("economy: island", "economy: atoll", StringComparison.Ordinal));
        var scenario = folder.LoadText("""
            scenario: my
            title: Grants to founders
            economy: atoll.yaml
            start: 2021-01
            months: 12
            policies:
              - instrument: seed-grant
                amount: 3000 XCD
            """).Scenario!;
        Assert.Contains("3,000 XCD to each that is founded", ScenarioExplainer.Explain(scenario), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_explains_that_it_is_compared_with_nothing()
    {
        var scenario = ScenarioLoader.Load("reference", null, ScenarioFolder.Repository).Scenario!;
        Assert.Contains("Compared with  nothing: it has no policies", ScenarioExplainer.Explain(scenario), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policies_of_a_named_reference_are_explained_too()
    {
        var scenario = ScenarioLoader.Load("credit-guarantee", [ScenarioOverride.Set("reference=tax-relief")], ScenarioFolder.Repository).Scenario!;
        var text = ScenarioExplainer.Explain(scenario);
        Assert.Contains("Compared with  the same run with the policies of tax-relief (1 policy)", text, StringComparison.Ordinal);
        Assert.Contains("50 % of the corporate tax is forgiven", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_instrument_is_described_from_its_declaration(int index)
    {
        var instrument = InstrumentCatalog.All[index];
        var words = string.Join(' ', InstrumentLister.Describe(instrument).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"{instrument.Name} ({instrument.Family}) {instrument.Summary}", words);
        Assert.Contains(instrument.Mechanism, words, StringComparison.Ordinal);
        Assert.Contains(instrument.Source, words, StringComparison.Ordinal);
        Assert.All(instrument.Keys, key => Assert.Contains(key.Description, words, StringComparison.Ordinal));
    }

    [Fact]
    public void Instruments_are_listed_with_units_ranges_and_defaults() => Assert.Contains("""
        finance
          credit-guarantee: A public fund takes a share of the loss on loans to eligible organisations.
            coverage           share, between 0 % and 100 %, required
            fee                rate per year, between 0 % and 10 %, default 0 %
            loss-cap           share, between 0 % and 100 %, default 15 %
            counter-guarantee  share, between 0 % and 95 %, default 0 %

        """, InstrumentLister.List(InstrumentCatalog.All), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_instrument_is_named_with_the_closest() => Assert.Equal(
        "unknown instrument 'credit-garantee'; did you mean 'credit-guarantee'?", InstrumentLister.Unknown("credit-garantee", InstrumentCatalog.All));
}
