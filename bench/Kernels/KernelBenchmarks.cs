using BenchmarkDotNet.Attributes;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.State;

namespace SseSim.Bench.Kernels;

/// <summary>Kernels alone on the largest territory of an economy: those that can be repeated on one state without changing what they have to do.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Contacts = 8;
    private const int Block = 512;
    private TerritoryMonthContext _month = null!;
    private long[] _counters = [];
    private long[] _weights = [];
    private long[] _parts = [];
    private ulong[] _colleagues = [];
    private byte[] _bits = [];
    private double[] _net = [];
    private int[] _entities = [];

    internal static Measurement Measurement { get; set; } = new("credit-guarantee", null, null, null, 1, 1);

    [GlobalSetup]
    public void Prepare()
    {
        var (economy, scenario) = Measurement.Load();
        var run = Measurement.Run(economy, scenario);
        var settled = SettledEconomy.Prepare(economy, scenario.Residents, run.Key.Seed, run.Parameters, EconomyRun.Sequentially);
        var territory = Enumerable.Range(0, settled.TerritoryCount).MaxBy(t => settled.States[t].Persons.Count);
        var decisions = settled.Start(run.Scenario, run.Key).CreateExchange().FirstDecisions()[territory];
        var financiers = economy.Credit.Financiers.Count;
        _month = new TerritoryMonthContext
        {
            State = settled.States[territory].Copy(),
            Structure = settled.Structure,
            Parameters = run.Parameters,
            Scenario = run.Scenario,
            Seed = run.Key.Seed,
            Month = 0,
            Decisions = decisions,
            Ledger = new MonthLedger(financiers, run.Scenario.Policies.Count),
            Levers = new PolicyLevers().Begin(run.Scenario, 0, territory, decisions.PolicyAllotments),
            Settling = null,
            Answers = decisions.Credit,
            Applications = [.. Enumerable.Range(0, financiers).Select(_ => new List<CreditApplication>())],
            Bids = [],
            MarketFactors = Step03Trade.MarketFactors(settled.Structure),
        };
        Step12Observation.Run(_month, _ => -1);
        IncomeObservation.Run(_month, 2.15);
        _counters = (long[])_month.Ledger.Counters.Clone();
        _weights = [.. _month.Organisations.Weight.Take(_month.Organisations.Count)];
        _parts = new long[_weights.Length];
        _colleagues = new ulong[(_month.Persons.Count + 63) / 64];
        Array.Fill(_colleagues, 0x8000_1000_0400_0010UL);
        _bits = new byte[_month.Persons.Count];
        _net = new double[Block];
        _entities = new int[_month.Organisations.Count];
        Console.WriteLine($"// {_month.Persons.Count} persons, {_month.Households.Count} households, {_month.Organisations.Count} organisations, {_month.State.Loans.Count} loans");
    }

    [Benchmark(Description = "draws of the person pass")]
    public byte DrawsOfPersons()
    {
        KeyedRandom.FirstBitsOf(_month.Draws(Model.Numerics.Stream.Separation), _month.Draws(Model.Numerics.Stream.Participation),
            _month.Persons.Employer.AsSpan(0, _month.Persons.Count), _month.IdentityOf(0), _bits);
        return _bits[^1];
    }

    [Benchmark(Description = "draws of who founds")]
    public ulong DrawsOfFounders()
    {
        var (draws, found) = (_month.Draws(Model.Numerics.Stream.Founding), 0UL);
        var threshold = KeyedRandom.Threshold(0.0005);
        for (var first = 0; first < _month.Persons.Count; first += 64)
        {
            found += draws.LowOf(_month.IdentityOf(first), Math.Min(64, _month.Persons.Count - first), threshold);
        }

        return found;
    }

    [Benchmark(Description = "contacts of a seeker in a hundred persons")]
    public ulong ContactsOfSeekers()
    {
        var (contacts, met) = (_month.Draws(Model.Numerics.Stream.Contact), 0UL);
        for (var person = 0; person < _month.Persons.Count; person += 100)
        {
            met += contacts.For(_month.IdentityOf(person)).SetOf(_month.Persons.Count, Contacts, _colleagues);
        }

        return met;
    }

    [Benchmark(Description = "payroll's pass over persons")]
    public long PayPersons()
    {
        var pass = new PayPass(_month, stackalloc double[PayPass.Memory]);
        for (var start = 0; start < _month.Persons.Count; start += Block)
        {
            var length = Math.Min(Block, _month.Persons.Count - start);
            pass.Net(start, _net.AsSpan(0, length));
            pass.Credit(start, _net.AsSpan(0, length));
        }

        return pass.Taxes;
    }

    [Benchmark(Description = "persons counted")]
    public void CountPersons() => PersonsObservation.Run(_month);

    [Benchmark(Description = "organisations counted")]
    public void CountOrganisations() => OrganisationsObservation.Run(_month, _ => -1);

    [Benchmark(Description = "incomes counted, as in December")]
    public void CountIncomes() => IncomeObservation.Run(_month, 2.15);

    [Benchmark(Description = "managers counted, as in December")]
    public void CountManagers() => ManagersObservation.Run(_month);

    [Benchmark(Description = "financiers' income to households")]
    public void PayFinanciersIncome() => Step06HouseholdIncome.Run(_month);

    [Benchmark(Description = "weights in the market")]
    public double WeighOrganisations()
    {
        var sum = 0.0;
        for (var i = 1; i < _month.Organisations.Count; i++)
        {
            sum += _month.Organisations.Life[i] == Life.Alive ? StaffPlanning.WeightOf(_month.Structure, _month.Parameters, _month.Organisations, i) : 0;
        }

        return sum;
    }

    [Benchmark(Description = "an amount shared out over organisations")]
    public long ShareOut() => Apportionment.Split(1_000_000_007, _weights, _parts);

    [Benchmark(Description = "entities of the social economy found")]
    public int FindEntities() => AgreementsAndFees.EntitiesOf(_month.Organisations, _entities);

    [Benchmark(Description = "counters packed for keeping")]
    public object PackCounters() => CounterSet.Of(_counters);

    [Benchmark(Description = "state hashed")]
    public byte[] HashState() => _month.State.Hash();

    [Benchmark(Description = "state copied")]
    public object CopyState() => _month.State.Copy();
}
