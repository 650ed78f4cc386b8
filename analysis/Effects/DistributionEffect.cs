using SseSim.Analysis.Trajectories;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Effects;

/// <summary>Who gains and who loses by a policy: levels with and without it, and their difference.</summary>
/// <param name="IncomesOf">December whose incomes are compared, such as 2013-12; empty where the run has none.</param>
/// <param name="JobsOf">Last month, in which employment and coverage are compared.</param>
/// <param name="Rows">In the order of <c>who-gains.csv</c>.</param>
public sealed record DistributionEffect(string IncomesOf, string JobsOf, IReadOnlyList<DistributionRow> Rows)
{
    /// <summary>The month in which a row compares.</summary>
    public string MonthOf(DistributionRow row) => row.Measure is "employment" or "entities-seen" or "jobs-seen" ? JobsOf : IncomesOf;

    /// <param name="pairs">Policy and reference of each replicate.</param>
    /// <param name="currency">Of the economy.</param>
    internal static DistributionEffect Of(List<(RunResult Policy, RunResult Reference)> pairs, string currency)
    {
        var first = pairs[0].Policy;
        var december = -1;
        for (var m = 0; m < first.Months.Count; m++)
        {
            december = first.Months[m].Incomes is null ? december : m;
        }

        var rows = new DistributionRows(pairs);
        if (december >= 0)
        {
            IncomeEffects.Add(rows, december, currency);
        }

        WorkEffects.Add(rows, first.Months.Count - 1);
        return new(december < 0 ? "" : MonthLabel.Of(first.Scenario, december), MonthLabel.Of(first.Scenario, first.Months.Count - 1), rows.All);
    }
}

/// <summary>One measure of one group.</summary>
/// <param name="Measure">Such as <c>income</c>.</param>
/// <param name="Dimension">Such as <c>decile</c>; <c>all</c> for everybody.</param>
/// <param name="Group">Such as <c>1</c>; <c>all</c> for everybody.</param>
/// <param name="Unit">Of all values.</param>
/// <param name="Reference">Mean over replicates without the policy.</param>
/// <param name="Policy">Mean over replicates with it.</param>
/// <param name="Difference">Policy less reference, with its interval.</param>
public sealed record DistributionRow(string Measure, string Dimension, string Group, string Unit, double Reference, double Policy, Estimate Difference);

/// <summary>Collects rows over the replicates; what is not defined in one of them has no row.</summary>
internal sealed class DistributionRows(List<(RunResult Policy, RunResult Reference)> pairs)
{
    private readonly List<DistributionRow> _rows = [];

    public IReadOnlyList<DistributionRow> All => _rows;

    public RunResult First => pairs[0].Policy;

    /// <param name="key">Measure, dimension, group and unit.</param>
    /// <param name="value">Of a run, and of the reference of the same replicate; null where it is not defined.</param>
    public void Add((string Measure, string Dimension, string Group, string Unit) key, Func<RunResult, RunResult, double?> value)
    {
        double?[] with = [.. pairs.Select(p => value(p.Policy, p.Reference))], without = [.. pairs.Select(p => value(p.Reference, p.Reference))];
        if (with.Concat(without).All(v => v is not null))
        {
            double[] differences = [.. with.Zip(without, (a, b) => a!.Value - b!.Value)];
            _rows.Add(new(key.Measure, key.Dimension, key.Group, key.Unit, without.Average()!.Value, with.Average()!.Value, Estimate.Of(differences)));
        }
    }
}

/// <summary>Employment by group, and what statistics see of each form, at the end of the run.</summary>
internal static class WorkEffects
{
    public static void Add(DistributionRows rows, int month)
    {
        const string persons = "persons";
        rows.Add(("employment", "all", "all", persons), (run, _) => Employed(run, month, null, null, null));
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            var of = sex;
            rows.Add(("employment", "sex", Classification.Sexes[sex], persons), (run, _) => Employed(run, month, of, null, null));
        }

        for (var age = 1; age < Classification.AgeBandCount; age++)
        {
            var of = age;
            rows.Add(("employment", "age", Classification.AgeBands[age], persons), (run, _) => Employed(run, month, null, of, null));
        }

        rows.Add(("employment", "disability", "yes", persons), (run, _) => run.Months[month].Nation()[Measures.Disability.At(0)] * run.Scale);
        for (var t = 0; t < rows.First.TerritoryIds.Count; t++)
        {
            var of = t;
            rows.Add(("employment", "territory", rows.First.TerritoryIds[t], persons), (run, _) => Employed(run, month, null, null, of));
        }

        for (var form = 1; form < Classification.FormCount - 1; form++)
        {
            var of = form;
            rows.Add(("entities-seen", "form", Classification.Forms[form], "%"), (run, _) => Seen(run, month, of, Measures.SeenEntities, Measures.Entities));
            rows.Add(("jobs-seen", "form", Classification.Forms[form], "%"), (run, _) => Seen(run, month, of, Measures.SeenJobs, Measures.Jobs));
        }
    }

    private static double? Employed(RunResult run, int month, int? sex, int? age, int? territory)
    {
        var counters = territory is { } t ? run.Months[month].Territories[t].ToArray() : run.Months[month].Nation();
        long employed = 0;
        for (var status = 0; status < Classification.StatusCount; status++)
        {
            for (var s = 0; Classification.IsEmployed((Status)status) && s < Classification.SexCount; s++)
            {
                for (var a = 0; (sex is null || s == sex) && a < Classification.AgeBandCount; a++)
                {
                    employed += age is null || a == age ? counters[Measures.Persons.At(status, s, a)] : 0;
                }
            }
        }

        return employed * run.Scale;
    }

    /// <summary>Seen is in thousandths.</summary>
    private static double? Seen(RunResult run, int month, int form, Measure seen, Measure all)
    {
        var nation = run.Months[month].Nation();
        var whole = Enumerable.Range(0, Classification.SectorCount).Sum(s => nation[all.At(form, s)]);
        return whole == 0 ? null : nation[seen.At(form)] / 10.0 / whole;
    }
}
