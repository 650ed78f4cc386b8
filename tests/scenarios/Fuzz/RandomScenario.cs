using System.Globalization;
using System.Text;
using CsCheck;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.Tests.Fuzz;

/// <summary>Scenario files of the island that are valid, made from the declarations: every instrument and intervention, every shape of value, every condition,
/// in the many ways in which they may be written.</summary>
public static class RandomScenario
{
    private const int Months = 12;
    private const int Residents = 1250;

    private static readonly string[] Territories = ["XI-1", "XI-2", "XI-3"];

    /// <summary>The text of a file named my.yaml.</summary>
    public static Gen<string> Text { get; } = Gen.ULong.Select(Of);

    /// <summary>The file of one number.</summary>
    public static string Of(ulong seed) => new Writer(seed).Write();

    /// <summary>Draws one file. One number decides all of it, so that a file that fails can be made again.</summary>
    private sealed class Writer(ulong seed)
    {
        private readonly StringBuilder _yaml = new();
        private ulong _state = seed;

        public string Write()
        {
            Line("scenario: my");
            Line($"title: {Pick("A title", "\"With: colon\"", "'it''s quoted'", "Ünïcode — 标题", "\"\"")}");
            if (Below(2) == 0)
            {
                Line($"titles: {{ {Pick("fr: Un titre", "es: \"Un título\", zh: 标题", "fr: a, es: b, zh: c")} }}");
            }

            Line("economy: island");
            Line("start: 2021-01");
            Line($"months: {Months}");
            Line($"residents: {Pick(Residents.ToString(CultureInfo.InvariantCulture), "1_250")}");
            Line($"replicates: {1 + Below(3)}");
            Line($"seed: {Pick("1", "0", "9007199254740991")}");
            Parameters();
            var instruments = InstrumentCatalog.All.Where(_ => Below(6) == 0).ToList();
            Line(instruments.Count == 0 ? "policies: []" : "policies:");
            foreach (var instrument in instruments)
            {
                Policy(instrument);
            }

            Interventions();
            return _yaml.ToString();
        }

        private void Parameters()
        {
            var chosen = ParameterCatalog.All.Where(_ => Below(40) == 0).ToList();
            if (chosen.Count > 0)
            {
                Line("parameters:");
                chosen.ForEach(p => Line(Below(2) == 0
                    ? $"  {p.Name}: {Number(Between(p.Minimum, p.Maximum))}"
                    : $"  {p.Name}: {{ value: {Number(Between(p.Minimum, p.Maximum))}, source: \"a guess\" }}"));
            }

            var drawn = ParameterCatalog.All.Where(_ => Below(40) == 0).Except(chosen).ToList();
            if (drawn.Count > 0)
            {
                Line($"uncertain: [{string.Join(", ", drawn.Select(p => p.Name))}]");
            }
        }

        private void Policy(Instrument instrument)
        {
            Line($"  - instrument: {instrument.Name}");
            if (Below(3) == 0)
            {
                Line($"    name: {instrument.Name}-{Below(1000)}");
            }

            var (from, until) = (Below(Months), 0);
            until = from + Below(Months - from);
            var dated = Below(2) == 0;
            if (dated)
            {
                Line($"    from: {Month(from)}");
                Line($"    until: {Pick(Month(until), "end")}");
            }

            foreach (var key in instrument.Keys.Where(k => k.Default is null || Below(2) == 0))
            {
                Line($"    {key.Name}: {Value(key, dated ? from : 0)}");
            }

            if (instrument.Keys.Any(k => k.Ramps) && Below(3) == 0)
            {
                Line($"    ramp: {Pick("3 months", "1 year", "0 months", "2")}");
            }

            Eligible(instrument);
            if (Below(4) == 0)
            {
                Rule();
            }

            if (instrument.BudgetUse != BudgetUse.None && Below(2) == 0)
            {
                Line($"    budget: {Pick("20 k EUR per year", "1 M EUR in all", "2 k EUR per month", "0.4 % of gdp", "0 EUR in all")}");
            }
        }

        private void Eligible(Instrument instrument)
        {
            var keys = instrument.EligibilityKeys.Where(_ => Below(3) == 0).ToList();
            if (keys.Count == 0)
            {
                return;
            }

            IReadOnlyList<string> NamesOf(string key) => key switch
            {
                "forms" => Classification.Forms, "stages" => Classification.Stages, "sectors" => Classification.Sectors, "sizes" => Classification.SizeClasses,
                "groups" => [.. Classification.Groups.Select(g => g.Name)], _ => Territories,
            };
            Line($"    for: {{ {string.Join(", ", keys.Select(k => $"{k}: {Some(NamesOf(k))}"))} }}");
        }

        private void Rule()
        {
            var statistic = MeasuredStatistic.All[Below(MeasuredStatistic.All.Count)];
            var (low, high) = statistic.Dimension switch
            {
                Dimension.Share or Dimension.RatePerYear => ("8 %", "12 %"),
                Dimension.Money => ("100 k EUR", "2 M EUR"),
                _ => ("50", "200"),
            };
            Line(Below(2) == 0
                ? $"    when: {statistic.Id} {Pick(">", ">=", "<", "<=")} {low}"
                : $"    when: {{ if: {statistic.Id} > {high}, until: {statistic.Id} < {low}, lag: {Below(4)} months }}");
        }

        private void Interventions()
        {
            var count = Below(3);
            if (count == 0)
            {
                return;
            }

            Line("interventions:");
            for (var n = 0; n < count; n++)
            {
                var intervention = InterventionCatalog.All[Below(InterventionCatalog.All.Count)];
                Line($"  - intervention: {intervention.Name}");
                Line($"    name: act-{n}");
                Line($"    month: {Month(Below(Months))}");
                Line(Below(3) == 0
                    ? $"    organisation: \"{Next():x16}\""
                    : $"    organisation: {{ form: {Classification.Forms[Below(Classification.FormCount - 1)]}, territory: {Territories[Below(3)]}"
                        + $"{(Below(2) == 0 ? $", sector: {Classification.Sectors[Below(Classification.MarketSectorCount)]}" : "")} }}");
                foreach (var key in intervention.Keys.Where(k => k.Default is null || Below(2) == 0))
                {
                    Line($"    {key.Name}: {Quantity(key)}");
                }
            }
        }

        private string Value(InstrumentKey key, int from) => Below(6) switch
        {
            0 => $"{{ steps: {{ {Month(from)}: {Quantity(key)}, 2022-03: {Quantity(key)} }} }}",
            1 when key.Dimension != Dimension.Flag => $"{{ path: {{ {Month(from)}: {Quantity(key)}, 2022-06: {Quantity(key)} }} }}",
            2 => $"{{ {Month(from)}: {Quantity(key)} }}",
            _ => Quantity(key),
        };

        private string Quantity(InstrumentKey key)
        {
            // The ends of the range, and what lies between, small numbers more often than large ones.
            var value = Below(6) switch
            {
                0 => key.Minimum,
                1 => key.Maximum,
                2 => key.Default ?? key.Minimum,
                _ => Between(key.Minimum, Math.Min(key.Maximum, Below(2) == 0 ? double.MaxValue : Math.Max(key.Minimum + 1, 100_000))),
            };
            return key.Dimension switch
            {
                Dimension.Share or Dimension.RatePerYear => Below(2) == 0 ? $"{Number(value * 100)} %" : Number(value),
                Dimension.Money => $"{Number(Math.Max(key.Minimum, Math.Floor(value)))} EUR",
                Dimension.Months => $"{Number(Math.Max(key.Minimum, Math.Floor(value)))} months",
                Dimension.Days => $"{Number(Math.Max(key.Minimum, Math.Floor(value)))} days",
                Dimension.Hours => $"{Number(Math.Max(key.Minimum, Math.Floor(value)))} hours",
                Dimension.Flag => value > 0 ? "true" : "false",
                _ => Number(value),
            };
        }

        private string Some(IReadOnlyList<string> names)
        {
            var chosen = names.Where(_ => Below(3) == 0).ToList();
            return chosen.Count switch { 0 => "all", 1 when Below(2) == 0 => chosen[0], _ => $"[{string.Join(", ", chosen.Select(n => n == "75+" ? $"\"{n}\"" : n))}]" };
        }

        private static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"2021-{month + 1:00}");

        private static string Number(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

        private double Between(double low, double high) => low + (high - low) * (Next() >> 11) / (1UL << 53);

        private string Pick(params string[] texts) => texts[Below(texts.Length)];

        private int Below(int count) => (int)(Next() % (ulong)count);

        private void Line(string text) => _yaml.Append(text).Append('\n');

        /// <summary>SplitMix64.</summary>
        private ulong Next()
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return z ^ z >> 31;
        }
    }
}
