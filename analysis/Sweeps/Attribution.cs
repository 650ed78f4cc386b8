using System.Globalization;
using System.Text;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Sweeps;

/// <summary>What of an effect is due to one policy.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Policy">Its name; <see cref="Attribution.Interaction"/> for what only their being together accounts for.</param>
/// <param name="Value">The parts of an outcome add up to its whole exactly, in the units of <see cref="Attribution.UnitsOf"/>.</param>
/// <param name="Low">End of the interval of 95 % over replicates; the value where there is one replicate.</param>
/// <param name="High">Other end.</param>
public sealed record AttributedPart(string Outcome, string Policy, decimal Value, decimal Low, decimal High);

/// <summary>Shares the effects of stacked policies out among them, from runs of their subsets on the same seeds.</summary>
public static class Attribution
{
    public const string File = "attribution.csv";
    public const string Design = "subsets";
    public const string Factor = "policies-acting";
    public const string Interaction = "interaction";
    public const string Whole = "all together";

    /// <summary>Outcomes that are shared out: those that add up, jobs and money.</summary>
    private const int SharedOutcomes = 11;

    /// <summary>Policies of each point: every subset but the empty one, or, of more policies than <see cref="Shapley.MostPolicies"/>, all and all but one.</summary>
    /// <param name="policies">Their names.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Subsets(IReadOnlyList<string> policies)
    {
        if (policies.Count > Shapley.MostPolicies)
        {
            return [policies, .. policies.Select(left => (IReadOnlyList<string>)[.. policies.Where(p => p != left)])];
        }

        return [.. Enumerable.Range(1, (1 << policies.Count) - 1).Select(subset =>
            (IReadOnlyList<string>)[.. policies.Where((_, p) => (subset >> p & 1) != 0)])];
    }

    /// <summary>A subset as the value of a sweep's point, and back.</summary>
    public static string Written(IReadOnlyList<string> policies) => string.Join('+', policies);

    public static IReadOnlyList<string> Read(string written) => written.Split('+');

    /// <summary>Units in one FTE-year or one unit of currency: 1024ths of a job and cents.</summary>
    public static int UnitsOf(string outcome) => SweepOutcomes.OfPairs.Single(o => o.Name == outcome).Unit == "currency" ? 100 : 1024;

    /// <summary>The parts of every outcome, and the whole last. Means over replicates are shared out; intervals are those of each replicate's parts.</summary>
    public static IReadOnlyList<AttributedPart> Of(SweepFolder folder, IReadOnlyList<string> policies)
    {
        var byPoint = folder.Rows.ToLookup(r => r.Point);
        return [.. folder.Record.Outcomes.Take(SharedOutcomes).SelectMany((outcome, o) =>
        {
            var units = UnitsOf(outcome);
            double Effect(int point, int replicate) => byPoint[point].Single(r => r.Replicate == replicate).Outcomes[o] ?? 0;
            long[] Rounded(Func<int, double> effect) => [.. folder.Record.Points.Select((_, point) => (long)Math.Round(effect(point) * units))];

            var replicates = Enumerable.Range(0, folder.Record.Replicates).ToArray();
            var parts = Parts(policies.Count, Rounded(point => replicates.Average(r => Effect(point, r))));
            var each = replicates.Select(r => Parts(policies.Count, Rounded(point => Effect(point, r)))).ToArray();
            IReadOnlyList<string> names = policies.Count > Shapley.MostPolicies ? [.. policies, Interaction, Whole] : [.. policies, Whole];
            return names.Select((name, i) =>
            {
                var estimate = Estimate.Of([.. each.Select(e => (double)e[i] / units)]);
                var value = (decimal)parts[i] / units;
                return new AttributedPart(outcome, name, value, Money(estimate.Low), Money(estimate.High));
            });
        })];
    }

    /// <summary>The parts as CSV with a header.</summary>
    public static string Csv(IReadOnlyList<AttributedPart> parts)
    {
        var text = new StringBuilder("outcome,policy,value,low,high\n");
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Outcome},{part.Policy},{part.Value},{part.Low},{part.High}\n");
        }

        return text.ToString();
    }

    /// <summary>The policies' parts, where subsets are missing the interaction, and the whole.</summary>
    private static long[] Parts(int policies, long[] effects)
    {
        if (policies <= Shapley.MostPolicies)
        {
            return [.. Shapley.Of(policies, [0, .. effects]), effects[^1]];
        }

        var (parts, interaction) = Shapley.LeaveOneOut(effects[0], effects[1..]);
        return [.. parts, interaction, effects[0]];
    }

    private static decimal Money(double value) => Math.Round((decimal)value, 4);
}
