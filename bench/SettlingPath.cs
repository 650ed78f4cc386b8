using System.Globalization;
using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;

namespace SseSim.Bench;

/// <summary>How an economy settles and opens, month by month: a controller that has not found its level shows here.</summary>
internal static class SettlingPath
{
    private static readonly string[] Headings = ["month", "employed", "SSE jobs", "health", "educat.", "constr.", "unempl. %", "invest. M", "loans M", "deposits M", "unmet M", "vacancies", "closures", "SSE clos.", "births", "SSE births"];

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = measurement.Load();
        var parameters = ParameterCatalog.With(scenario.ParameterOverrides);
        ForEach each = (count, body) => Parallel.For(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = measurement.Threads, CancellationToken = cancellation }, body);
        Console.WriteLine($"{economy.Economy}: settling on {SettledConstants.SampleFor(scenario.Residents)} persons, opening with {scenario.Residents}");
        Console.WriteLine(string.Concat(Headings.Select(h => h.PadLeft(11))));
        var constants = SettledConstants.Find(economy, SettledConstants.SampleFor(scenario.Residents), parameters, each, Print);
        Console.WriteLine("opened:");
        var settled = SettledEconomy.Open(constants, economy, scenario.Residents, 1, parameters, each, Print);
        Console.WriteLine("runs:");
        var run = scenario.WithoutPolicies();
        EconomyRun.Run(settled.Start(run, new RunKey("settling", 0, 1, [])), each, Print);
        return Task.CompletedTask;
    }

    /// <summary>Since the last line: investment, closures and births.</summary>
    private static (long Months, long Invested, long Conventional, long Social, long Births, long SocialBirths) _flows;

    private static void Print(MonthObservation month)
    {
        var n = month.Nation();
        _flows = (_flows.Months + 1, _flows.Invested + n[Measures.Investment.At()], _flows.Conventional + n[Measures.Deaths.At(0)], _flows.Social + Social(n, Measures.Deaths),
            _flows.Births + n[Measures.Births.At(0)], _flows.SocialBirths + Social(n, Measures.Births));
        if (month.Month % 6 != 0)
        {
            return;
        }

        double[] values =
        [
            month.Month, PersonCounts.Of(n, Classification.IsEmployed), Jobs(n, 1, 0, Classification.MarketSectorCount),
            Jobs(n, 0, (int)Sector.HealthAndCare, 1), Jobs(n, 0, (int)Sector.EducationServices, 1), Jobs(n, 0, (int)Sector.ConstructionAndHousing, 1),
            100.0 * PersonCounts.Of(n, Status.Unemployed) / PersonCounts.Of(n, s => s == Status.Unemployed || Classification.IsEmployed(s)),
            _flows.Invested / 1e8 / _flows.Months, (n[Measures.LoansOutstanding.At(0)] + n[Measures.LoansOutstanding.At(1)]) / 1e8,
            n[Measures.HouseholdDeposits.At()] / 1e8,
            Enumerable.Range(0, Classification.MarketSectorCount).Sum(s => n[Measures.UnmetDemand.At(s)]) / 1e8, n[Measures.Vacancies.At()],
            _flows.Conventional, _flows.Social, _flows.Births, _flows.SocialBirths,
        ];
        Console.WriteLine(string.Concat(values.Select(v => v.ToString(v == Math.Floor(v) ? "0" : "0.00", CultureInfo.InvariantCulture).PadLeft(11))));
        _flows = default;
    }

    private static long Social(long[] nation, Measure measure) => Enumerable.Range(1, Classification.FormCount - 2).Sum(f => nation[measure.At(f)]);

    private static double Jobs(long[] nation, int firstForm, int firstSector, int sectors)
    {
        long jobs = 0;
        for (var f = firstForm; f < Classification.FormCount - 1; f++)
        {
            for (var s = firstSector; s < firstSector + sectors; s++)
            {
                jobs += nation[Measures.Jobs.At(f, s)];
            }
        }

        return jobs;
    }
}
