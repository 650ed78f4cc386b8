using System.Text;
using CsCheck;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Tests;

/// <summary>Whatever a file holds, loading gives a scenario or a message, and throws nothing.</summary>
public sealed class RobustnessTests
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes("""
        scenario: my
        title: "A title: with \u00e9"
        economy: island
        months: 12
        parameters: { size-elasticity: 0.8 }
        policies:
          - instrument: credit-guarantee
            coverage: 80 %
            budget: 20 k EUR per year
            for: &who { forms: [worker-cooperative], stages: all }
            from: 2021-01
          - { instrument: corporate-tax-relief, relief: 0.5, for: *who, ramp: 12 months }
        """);

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ":", "- ", "&a", "*a", "|", ">", "\"", "'", "\n", "\t", "%", "!", "?", "# ", "80 %", "null", "-1", "9999999999999999999",
        "\\", "<<: ", "all",
    ];

    private static readonly Gen<byte[]> Damaged = Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Int[0, 12], Gen.OneOf(
        Gen.Byte.Array[0, 3], Gen.Int[0, Fragments.Length - 1].Select(i => Encoding.UTF8.GetBytes(Fragments[i]))))
        .Array[1, 4].Select(edits => edits.Aggregate(Valid, (bytes, edit) =>
        {
            var at = Math.Min(edit.Item1, bytes.Length);
            return [.. bytes.Take(at), .. edit.Item3, .. bytes.Skip(at + edit.Item2)];
        }));

    [Fact]
    public void A_damaged_file_gives_a_scenario_or_a_message() => Damaged.Sample(bytes =>
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", bytes);
        var result = folder.Load("my.yaml");
        Assert.Equal(result.Scenario is null, result.Diagnostics.Any(d => d.Severity == Severity.Error));
        Assert.All(result.Diagnostics, d => Assert.DoesNotContain('\n', d.ToString()));
        _ = result.Scenario?.Compile();
    }, iter: 400);

    [Fact]
    public void Any_bytes_give_a_scenario_or_a_message() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", bytes);
        Assert.NotEmpty(folder.Load("my.yaml").Diagnostics);
    }, iter: 200);

    [Fact]
    public void Any_override_gives_a_scenario_or_a_message() => Gen.String[0, 30].Sample(set =>
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", Valid);
        var result = folder.Load("my.yaml", set, "policies." + set, "title=" + set, "economy=" + set, "policies.credit-guarantee.for=" + set);
        Assert.Equal(result.Scenario is null, result.Diagnostics.Any(d => d.Severity == Severity.Error));
    }, iter: 300);

    [Fact]
    public void Marks_point_at_the_value_that_they_belong_to() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20]).Sample((lines, spaces) =>
    {
        var node = (YamlMapping)YamlReader.Read($"{string.Concat(Enumerable.Repeat("# line\n", lines))}a:{new string(' ', spaces + 1)}b\n", "f", new())!;
        Assert.Equal((new Mark("f", lines + 1, 1), new Mark("f", lines + 1, spaces + 4)), (node.Entries[0].Key.Mark, node.Entries[0].Value.Mark));
    });
}
