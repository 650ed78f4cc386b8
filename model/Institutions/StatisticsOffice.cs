using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Simulation;

namespace SseSim.Model.Institutions;

/// <summary>What the statistics office can observe of a month.</summary>
public sealed record StatisticsBatch
{
    public required int Month { get; init; }
    /// <summary>[territory]: counters laid out by <see cref="Measures"/>.</summary>
    public required long[][] Counters { get; init; }
    /// <summary>[policy]: whether its rule holds; empty where no policy has one.</summary>
    public bool[] RulesHold { get; init; } = [];
}

/// <summary>What it publishes this month: figures about the month <c>lag</c> before, zero before the first.</summary>
/// <param name="Entities">SSE entities that the register sees.</param>
/// <param name="Employment">Paid jobs of the SSE entities that it sees, with the survey's error.</param>
/// <param name="Unemployed">Unemployed persons by the labour force survey.</param>
/// <param name="LabourForce">Labour force by the same survey.</param>
/// <param name="PublishesRepayment">Whether repayment records are published.</param>
public sealed record StatisticsRelease(long Entities, long Employment, long Unemployed, long LabourForce, bool PublishesRepayment)
{
    /// <summary>[form]: SSE entities of this month that the register sees and will publish, in thousandths; empty in what waits for publication.</summary>
    public long[] SeenEntities { get; init; } = [];
    /// <summary>[form]: their paid jobs, in thousandths, without the survey's error.</summary>
    public long[] SeenJobs { get; init; } = [];
}

/// <summary>Observes only what is visible: registers cover a share of the entities by size class, surveys have a sampling error, publication has a lag.</summary>
public sealed class StatisticsOffice
{
    private readonly StatisticsDefinition _definition;
    private readonly KeyedRandom _error;
    private readonly Queue<StatisticsRelease> _unpublished = new();
    private readonly int _lag;
    private readonly CompiledScenario? _scenario;

    /// <param name="definition">What it sees without a policy.</param>
    /// <param name="seed">Of the run, for the survey's error.</param>
    /// <param name="scenario">Whose policies may make it see more; null while settling.</param>
    internal StatisticsOffice(StatisticsDefinition definition, ulong seed, CompiledScenario? scenario = null)
    {
        _scenario = scenario;
        _definition = definition;
        _error = new KeyedRandom(seed, Stream.Survey, 0);
        _lag = (int)definition.LagMonths.Value;
    }

    /// <summary>Months from a month to the publication of its figures.</summary>
    public int LagMonths => _lag;

    public StatisticsRelease Observe(StatisticsBatch batch)
    {
        var (atLeast, lag, publishes) = Register(batch);
        long entities = 0, jobs = 0, unemployed = 0, employed = 0;
        double[] seen = new double[Classification.FormCount], seenJobs = new double[Classification.FormCount];
        for (var size = 0; size < Classification.SizeClassCount; size++)
        {
            var coverage = Math.Max(atLeast, _definition.Coverage[Classification.SizeClasses[size]]);
            long here = 0, staff = 0;
            foreach (var counters in batch.Counters)
            {
                for (var f = 1; f < Classification.FormCount - 1; f++)
                {
                    var (inForm, jobsInForm) = (counters[Measures.EntitiesBySize.At(f, size)], counters[Measures.JobsBySize.At(f, size)]);
                    here += inForm;
                    staff += jobsInForm;
                    seen[f] += inForm * coverage;
                    seenJobs[f] += jobsInForm * coverage;
                }
            }

            entities += (long)(here * coverage + 0.5);
            jobs += (long)(staff * coverage + 0.5);
        }

        foreach (var counters in batch.Counters)
        {
            for (var status = 0; status < Classification.StatusCount; status++)
            {
                for (var x = 0; x < Classification.SexCount; x++)
                {
                    for (var a = 0; a < Classification.AgeBandCount; a++)
                    {
                        var persons = counters[Measures.Persons.At(status, x, a)];
                        unemployed += status == (int)Status.Unemployed ? persons : 0;
                        employed += Classification.IsEmployed((Status)status) ? persons : 0;
                    }
                }
            }
        }

        var surveyed = _error.For((ulong)(batch.Month + 1_000_000));
        var error = _definition.SamplingError.Value;
        var seenUnemployed = (long)(unemployed * (1 + error * surveyed.Normal(1)) + 0.5);
        _unpublished.Enqueue(new StatisticsRelease(entities, (long)(jobs * (1 + error * surveyed.Normal()) + 0.5), seenUnemployed,
            employed + seenUnemployed, publishes));
        // A register that becomes quicker publishes the newest month that is due, and leaves out those in between.
        var release = new StatisticsRelease(0, 0, 0, 0, publishes);
        while (_unpublished.Count > lag)
        {
            release = _unpublished.Dequeue() with { PublishesRepayment = publishes };
        }

        return release with { SeenEntities = [.. seen.Select(Thousandths)], SeenJobs = [.. seenJobs.Select(Thousandths)] };
    }

    private static long Thousandths(double number) => (long)(1000 * number + 0.5);

    /// <summary>Least coverage, lag and publication of repayment records in a month, with the policies that act in it.</summary>
    private (double Coverage, int Lag, bool Publishes) Register(StatisticsBatch batch)
    {
        var month = batch.Month;
        var (coverage, lag, publishes) = (0.0, _lag, _definition.PublishRepayment > 0);
        foreach (var policy in _scenario?.InForce(batch.RulesHold).Policies.Where(p => month >= 0 && p.ActsIn(month)
            && InstrumentCatalog.Find(p.Instrument)!.Lever == Lever.Statistics && p.Value(StatisticalRegister.Coverage, month) > 0) ?? [])
        {
            coverage = Math.Max(coverage, policy.Value(StatisticalRegister.Coverage, month));
            lag = Math.Min(lag, (int)policy.Value(StatisticalRegister.Lag, month));
            publishes |= policy.Value(StatisticalRegister.PublishRepayment, month) > 0;
        }

        return (coverage, lag, publishes);
    }

    /// <summary>Hash of what is observed and not yet published.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        foreach (var r in _unpublished)
        {
            hash.Append(MemoryMarshal.AsBytes<long>([r.Entities, r.Employment, r.Unemployed, r.LabourForce]));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public StatisticsSnapshot Snapshot() => new([.. _unpublished]);

    internal void Restore(StatisticsSnapshot snapshot)
    {
        foreach (var release in snapshot.Unpublished)
        {
            _unpublished.Enqueue(release);
        }
    }
}
