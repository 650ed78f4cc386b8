using System.Collections.Concurrent;
using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Scenarios;

namespace SseSim.Model.Tests;

/// <summary>The teaching economy of the library with all of its 5,000 residents. Settling takes seconds, so that all tests share what is settled; a run never
/// changes it.</summary>
internal static class Island
{
    private static readonly ConcurrentDictionary<ulong, Lazy<SettledEconomy>> Starts = new();

    public static EconomyDefinition Economy { get; } = Load();

    public static ModelParameters Parameters { get; } = new();

    /// <summary>The island of a seed, drawn and settled once.</summary>
    public static SettledEconomy Settled(ulong seed = 1) => Starts.GetOrAdd(seed, s => new Lazy<SettledEconomy>(
        () => SettledEconomy.Prepare(Economy, 5000, s, Parameters, EconomyRun.Sequentially))).Value;

    public static CompiledScenario Scenario(int months, params CompiledPolicy[] policies) =>
        new("test", 2021, 1, months, 5000, policies, new Dictionary<string, double>());

    public static RunStart Start(CompiledScenario scenario, ulong seed = 1, int? breakTransferInMonth = null) =>
        Settled(seed).Start(scenario, new RunKey("test", 0, seed, []), breakTransferInMonth);

    public static RunResult Run(CompiledScenario scenario, ulong seed = 1, ForEach? forEach = null) =>
        EconomyRun.Run(Start(scenario, seed), forEach ?? EconomyRun.Sequentially);

    /// <summary>A guarantee of three quarters of a loss with calls up to a quarter of the portfolio: numbers without rounding in binary.</summary>
    public static CompiledPolicy Guarantee(
        int months, double coverage = 0.75, double fee = 0, double lossCap = 0.25, Eligibility? eligible = null, int from = 0, double? budget = null) =>
        Policy(CreditGuarantee.Declaration, months, from, eligible, budget, coverage, fee, lossCap, 0);

    public static CompiledPolicy Relief(int months, double relief, Eligibility? eligible = null, int from = 0) =>
        Policy(CorporateTaxRelief.Declaration, months, from, eligible, null, relief);

    public static CompiledPolicy Quota(int months, double share, Eligibility? eligible = null, int from = 0) =>
        Policy(ProcurementQuota.Declaration, months, from, eligible, null, share);

    public static CompiledPolicy Margin(int months, double margin, Eligibility? eligible = null, int from = 0) =>
        Policy(PreferenceMargin.Declaration, months, from, eligible, null, margin);

    /// <summary>Any instrument with the values given for its first keys, and its declared defaults for the others.</summary>
    public static CompiledPolicy Instrument(string name, int months, double[] values, Eligibility? eligible = null, int from = 0, double? budget = null)
    {
        var instrument = InstrumentCatalog.Find(name)!;
        return Policy(instrument, months, from, eligible, budget,
            [.. instrument.Keys.Select((key, k) => k < values.Length ? values[k] : key.Default ?? throw new ArgumentException($"{name} needs {key.Name}"))]);
    }

    /// <summary>Every instrument at a strength at which it acts on the island within months.</summary>
    public static CompiledPolicy Acting(string instrument, int months, int from = 0) => Instrument(instrument, months, Strong[instrument], from: from);

    /// <summary>[instrument]: values of its first keys.</summary>
    public static IReadOnlyDictionary<string, double[]> Strong { get; } = new Dictionary<string, double[]>
    {
        ["corporate-tax-relief"] = [1],
        ["procurement-quota"] = [0.5],
        ["preference-margin"] = [0.5],
        ["credit-guarantee"] = [1],
        ["reinvested-surplus-exemption"] = [1],
        ["indivisible-reserve-deduction"] = [1],
        ["reduced-contributions"] = [1],
        ["wage-subsidy"] = [1],
        ["prompt-payment"] = [0],
        ["reserved-contracts"] = [0.5, 0.2],
        ["social-clause"] = [1],
        ["lot-splitting"] = [4],
        ["business-support"] = [2000],
        ["investment-readiness"] = [2000],
        ["conversion-support"] = [500, 1, 1],
        ["concessional-loan"] = [0, 1_000_000],
        ["seed-grant"] = [20_000],
        ["public-service-agreement"] = [50],
        ["awareness-label"] = [1, 0, 12_000],
        ["recognition"] = [0, 0],
        ["equity-fund"] = [200_000],
        ["quasi-equity-fund"] = [200_000],
        ["repayable-grant"] = [200_000],
        ["solidarity-savings"] = [1, 0.1],
        ["investor-tax-credit"] = [1, 50_000],
        ["match-funding"] = [1, 20_000],
        ["wholesale-fund"] = [500_000],
        ["framework-law"] = [1, 10_000],
        ["survey"] = [0.02, 12_000],
        ["satellite-account"] = [0, 1, 12_000],
        ["statistical-register"] = [1, 0, 1, 12_000],
    };

    /// <summary>The first month of one territory of the settled island up to where a test takes over.</summary>
    /// <param name="territory">Which; its state is a copy.</param>
    /// <param name="policies">What acts.</param>
    /// <param name="decide">Changes what the territory is told.</param>
    /// <param name="parameters">Other behavioural parameters.</param>
    public static TerritoryMonthContext FirstMonth(
        int territory, CompiledPolicy[]? policies = null, Func<TerritoryDecisions, TerritoryDecisions>? decide = null, ModelParameters? parameters = null)
    {
        var settled = Settled();
        var scenario = Scenario(12, policies ?? []);
        var decisions = Start(scenario).CreateExchange().FirstDecisions()[territory];
        decisions = decide?.Invoke(decisions) ?? decisions;
        var financiers = settled.FinancierCount;
        return new TerritoryMonthContext
        {
            State = settled.States[territory].Copy(),
            Structure = settled.Structure,
            Parameters = parameters ?? Parameters,
            Scenario = scenario,
            Seed = 1,
            Month = 0,
            Decisions = decisions,
            Ledger = new MonthLedger(financiers, scenario.Policies.Count),
            Levers = new PolicyLevers().Begin(scenario, 0, territory, decisions.PolicyAllotments),
            Settling = null,
            Answers = decisions.Credit,
            Applications = [.. Enumerable.Range(0, financiers).Select(_ => new List<Institutions.CreditApplication>())],
            Bids = [],
            MarketFactors = Step03Trade.MarketFactors(settled.Structure),
        };
    }

    /// <summary>The month's steps before the surplus.</summary>
    public static void RunUntilSurplus(TerritoryMonthContext month)
    {
        Step07Credit.PayOut(month);
        Step11Bids.Sign(month);
        Step02Orders.Run(month);
        Step03Trade.Run(month);
        Step04Payroll.Run(month);
    }

    /// <summary>Places of the living organisations, public administration not counted.</summary>
    public static IEnumerable<int> Alive(OrganisationColumns organisations) =>
        Enumerable.Range(1, organisations.Count - 1).Where(i => organisations.Life[i] == Life.Alive);

    private static CompiledPolicy Policy(
        Instrument instrument, int months, int from, Eligibility? eligible, double? budget, params double[] values) => new(
        instrument.Name, instrument.Name, eligible ?? instrument.DefaultEligibility,
        [.. values.Select(v => Enumerable.Range(0, months).Select(m => m >= from ? v : 0).ToArray())], from, months - 1, null, budget);

    private static EconomyDefinition Load()
    {
        var loaded = EconomyLoader.Load("island");
        return loaded.Economy ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }
}
