using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Model.Institutions;

/// <summary>What the statistics office can observe of a month.</summary>
public sealed record StatisticsBatch
{
    public required int Month { get; init; }
    /// <summary>Counters of all territories, added up, laid out by <see cref="Measures"/>.</summary>
    public required long[] Counters { get; init; }
    /// <summary>[policy]: whether its rule holds; empty where no policy has one.</summary>
    public bool[] RulesHold { get; init; } = [];
}

/// <summary>What it publishes this month: figures about the month <c>lag</c> before, zero before the first.</summary>
/// <param name="Entities">SSE entities that the register sees, or that a survey estimates there to be.</param>
/// <param name="Employment">Paid jobs of the SSE entities that it sees, with the survey's error.</param>
/// <param name="Unemployed">Unemployed persons by the labour force survey.</param>
/// <param name="LabourForce">Labour force by the same survey.</param>
/// <param name="PublishesRepayment">Whether repayment records are published.</param>
public sealed record StatisticsRelease(long Entities, long Employment, long Unemployed, long LabourForce, bool PublishesRepayment)
{
    /// <summary>Value added of a month by the satellite account, cents; 0 where there is none.</summary>
    public long ValueAdded { get; init; }
    /// <summary>Share of SSE entities that it sees: of their repayment no more is known.</summary>
    public double Coverage { get; init; } = 1;
    /// <summary>[form]: SSE entities of this month that it sees and will publish, in thousandths; empty in what waits for publication.</summary>
    public long[] SeenEntities { get; init; } = [];
    /// <summary>[form]: their paid jobs, in thousandths, without the survey's error.</summary>
    public long[] SeenJobs { get; init; } = [];
}

/// <summary>Observes only what is visible: registers cover a share of the entities by size class, surveys have a sampling error, publication has a lag.</summary>
public sealed class StatisticsOffice
{
    private readonly StatisticsDefinition _definition;
    private readonly KeyedRandom _error;
    /// <summary>Months of value added that are kept while no satellite account asks for them.</summary>
    private const int LongestAccountLag = 120;

    private readonly Queue<StatisticsRelease> _unpublished = new();
    private readonly Queue<long> _accounts = new();
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
        var reach = StatisticsReach.Of(_definition, _scenario?.InForce(batch.RulesHold), batch.Month);
        var seen = SocialEconomyView.Of(batch.Counters, _definition, reach, _error.For((ulong)(batch.Month + 1_000_000)));
        var (unemployed, employed) = (PersonCounts.Of(batch.Counters, Status.Unemployed), PersonCounts.Of(batch.Counters, Classification.IsEmployed));
        var seenUnemployed = (long)(unemployed * (1 + _definition.SamplingError * _error.For((ulong)(batch.Month + 1_000_000)).Normal(1)) + 0.5);
        _unpublished.Enqueue(new StatisticsRelease(seen.Entities, seen.Jobs, seenUnemployed, employed + seenUnemployed, reach.PublishesRepayment));
        _accounts.Enqueue(seen.ValueAdded);
        // A register that becomes quicker publishes the newest month that is due, and leaves out those in between.
        var release = new StatisticsRelease(0, 0, 0, 0, reach.PublishesRepayment);
        while (_unpublished.Count > reach.LagMonths)
        {
            release = _unpublished.Dequeue();
        }

        long valueAdded = 0;
        while (_accounts.Count > (reach.AccountLagMonths ?? LongestAccountLag))
        {
            valueAdded = _accounts.Dequeue();
        }

        return release with
        {
            PublishesRepayment = reach.PublishesRepayment,
            ValueAdded = reach.AccountLagMonths is null ? 0 : valueAdded,
            Coverage = seen.Coverage,
            SeenEntities = seen.EntitiesByForm,
            SeenJobs = seen.JobsByForm,
        };
    }

    /// <summary>Hash of what is observed and not yet published.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        foreach (var r in _unpublished)
        {
            hash.Append(MemoryMarshal.AsBytes<long>([r.Entities, r.Employment, r.Unemployed, r.LabourForce]));
        }

        hash.Append(MemoryMarshal.AsBytes<long>(_accounts.ToArray()));
        return hash.GetHashAndReset();
    }

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public StatisticsSnapshot Snapshot() => new([.. _unpublished], [.. _accounts]);

    internal void Restore(StatisticsSnapshot snapshot)
    {
        foreach (var release in snapshot.Unpublished)
        {
            _unpublished.Enqueue(release);
        }

        foreach (var month in snapshot.UnpublishedValueAdded)
        {
            _accounts.Enqueue(month);
        }
    }
}
