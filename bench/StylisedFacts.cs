using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.State;

namespace SseSim.Bench;

/// <summary>What organisations of a run without policies look like one by one, beside published figures: sizes, births and closures, survival of newborns, and how
/// much staff and pay move in cooperatives and in conventional firms. Written as a table in Markdown.</summary>
internal static class StylisedFacts
{
    private const int DefaultMonths = 120;
    private const int Year = 12;
    private static readonly double ExpectationSpeed = new ModelParameters().ExpectationSpeed;

    /// <summary>Forms that belong to their members and sell.</summary>
    private static readonly Form[] Cooperatives = [Form.WorkerCooperative, Form.ProducerCooperative, Form.ConsumerCooperative, Form.SocialCooperative];

    /// <summary>One organisation over a run.</summary>
    private sealed class Life
    {
        public required Form Form { get; init; }
        public required int Born { get; init; }
        public required bool Employer { get; init; }
        public required int FirstSeen { get; init; }
        public int LastSeen { get; set; }
        public double Readiness { get; set; }
        /// <summary>Months overdrawn and without staff when it was last seen: why it closed.</summary>
        public (int Overdrawn, int WithoutStaff) End { get; set; }
        /// <summary>Staff, and pay a head with what members share, at the end of each year.</summary>
        public List<(int Staff, double Pay)> Years { get; } = [];
        /// <summary>The same with what it is compared by.</summary>
        public List<OrganisationYear> Matched { get; } = [];
        /// <summary>Orders a month out of public contracts that it expects, in the way in which it expects all of its orders.</summary>
        public double ExpectedContracts { get; set; }
        /// <summary>Pay, efficient workers and orders of the months of this year, and their number.</summary>
        public (double Pay, double Workers, double Orders, int Months) ThisYear { get; set; }
    }

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = (measurement with { ScenarioName = "reference", Months = measurement.Months ?? DefaultMonths }).Load();
        ForEach each = (count, body) => Parallel.For(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = measurement.Threads, CancellationToken = cancellation }, body);
        List<Life> lives = [];
        var parameters = new ModelParameters();
        for (var seed = 1; seed <= measurement.Seeds; seed++)
        {
            var settled = SettledEconomy.Prepare(economy, scenario.Residents, (ulong)seed, parameters, each);
            lives.AddRange(Follow(settled.Start(scenario, new RunKey("reference", seed - 1, (ulong)seed, [])), each));
        }

        Console.WriteLine(Invariant($"{economy.Economy}, {scenario.Residents:#,0} residents, {scenario.Months} months, {measurement.Seeds} seeds, no policy"));
        Console.WriteLine();
        Console.WriteLine("| fact | conventional firms | worker cooperatives | cooperatives | all of the social economy |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var groups = new[] { lives.Where(l => l.Form == Form.Conventional).ToList(), lives.Where(l => l.Form == Form.WorkerCooperative).ToList(), lives.Where(l => Cooperatives.Contains(l.Form)).ToList(),
            lives.Where(l => Classification.IsSocialEconomy(l.Form)).ToList() };
        var months = scenario.Months;
        Row("organisations with staff at the end of the first year", g => Invariant($"{g.Count(l => l.Years.Count > 0 && l.Born < Year && l.Years[0].Staff > 0):#,0}"));
        foreach (var (label, low, high) in new[] { ("1", 1, 1), ("2 to 9", 2, 9), ("10 to 49", 10, 49), ("50 to 249", 50, 249), ("250 and more", 250, int.MaxValue) })
        {
            Row($"of them with {label} staff, %", g => Percent(g.Where(l => l.Born < Year && l.Years.Count > 0 && l.Years[0].Staff > 0), l => l.Years[0].Staff >= low && l.Years[0].Staff <= high));
        }

        Row("births a year, % of all that ever lived in it", g => Rate(g, months, l => l.Born >= 0 ? l.Born : null));
        Row("closures a year, %", g => Rate(g, months, l => l.LastSeen < months - 1 ? l.LastSeen : null));
        foreach (var years in new[] { 1, 3, 5 })
        {
            Row($"newborns alive after {years} years, %", g => Percent(g.Where(l => l.Employer && l.Born >= 0 && l.Born + years * Year < months), l => l.LastSeen >= l.Born + years * Year));
        }

        var closed = (Life l) => l.Employer && l.Born >= 0 && l.LastSeen < months - 1;
        Row("newborns that closed out of money, %", g => Percent(g.Where(closed), l => l.End.Overdrawn > 0));
        Row("newborns that closed without staff, %", g => Percent(g.Where(closed), l => l.End.Overdrawn == 0 && l.End.WithoutStaff > 5));
        Row("spread of a year's change in staff, from five staff, log points x 100", g => Spread(g, y => y.Staff));
        Row("spread of a year's change in pay a head, log points x 100", g => Spread(g, y => y.Pay));
        var perSeed = economy.Population.Residents.Value / scenario.Residents / measurement.Seeds;
        Row("became one by their workers' taking them over, a year in the whole economy",
            g => Invariant($"{g.Count(l => l.Form == Form.WorkerCooperative && l.Born < 0 && l.FirstSeen > 0) * perSeed * Year / months:0}"));
        Row("of those with up to nine staff at the end not ready for investors and guarantors, %", g => Percent(
            g.Where(l => l.LastSeen == months - 1 && l.Years.Count > 0 && l.Years[^1].Staff is > 0 and < 10), l => l.Readiness < parameters.InvestmentReadiness));
        MatchedYears.Write(groups[1].Select(l => l.Matched), groups[0].Select(l => l.Matched));
        ContractsBySize(lives);
        return Task.CompletedTask;

        void Row(string label, Func<List<Life>, string> value) => Console.WriteLine($"| {label} | {string.Join(" | ", groups.Select(value))} |");
    }

    /// <summary>Who has the public contracts, and the orders, of all years.</summary>
    private static void ContractsBySize(List<Life> lives)
    {
        var years = lives.SelectMany(l => l.Matched).Where(y => y.Staff > 0).ToList();
        var (contracts, orders) = (years.Sum(y => y.Contracts), years.Sum(y => y.Orders));
        Console.WriteLine();
        Console.WriteLine("| staff | of the value of public contracts, % | of all orders, % |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var (label, low, high) in new[] { ("1 to 9", 1, 9), ("10 to 49", 10, 49), ("50 to 249", 50, 249), ("250 and more", 250, int.MaxValue) })
        {
            var of = years.Where(y => y.Staff >= low && y.Staff <= high).ToList();
            Console.WriteLine(Invariant($"| {label} | {100 * of.Sum(y => y.Contracts) / contracts:0} | {100 * of.Sum(y => y.Orders) / orders:0} |"));
        }
    }

    private static IEnumerable<Life> Follow(RunStart start, ForEach each)
    {
        var territories = Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory).ToArray();
        var financiers = Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier).ToArray();
        var governments = Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment).ToArray();
        var actors = new EconomyRun.Actors(territories, financiers, governments, start.CreateStatisticsOffice(), start.CreateExchange());
        var decisions = actors.Exchange.FirstDecisions();
        var lives = territories.Select(_ => new Dictionary<ulong, Life>()).ToArray();
        var ending = territories.Select(_ => new Dictionary<int, long>()).ToArray();
        for (var month = 0; month < start.Scenario.Months; month++)
        {
            decisions = actors.Step(decisions, each).Decisions;
            for (var t = 0; t < territories.Length; t++)
            {
                Note(territories[t].State.Organisations, lives[t], month, Contracts(territories[t].State.Contracts, ending[t]));
            }
        }

        return lives.SelectMany(l => l.Values);
    }

    /// <summary>[place]: cents of this month's orders out of contracts: of those that go on and of those that ended with it.</summary>
    /// <param name="k">Contracts after the month.</param>
    /// <param name="ending">[place]: cents a month of those that will end with the next month, noted for then.</param>
    private static Dictionary<int, long> Contracts(ContractColumns k, Dictionary<int, long> ending)
    {
        var orders = new Dictionary<int, long>(ending);
        ending.Clear();
        for (var row = 0; row < k.Count; row++)
        {
            var place = k.Organisation[row];
            orders[place] = orders.GetValueOrDefault(place) + k.CentsPerMonth[row];
            if (k.MonthsLeft[row] == 1)
            {
                ending[place] = ending.GetValueOrDefault(place) + k.CentsPerMonth[row];
            }
        }

        return orders;
    }

    private static void Note(OrganisationColumns o, Dictionary<ulong, Life> lives, int month, Dictionary<int, long> contracts)
    {
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Model.State.Life.Alive)
            {
                continue;
            }

            if (!lives.TryGetValue(o.Id[i], out var life) || life.Form != o.Form[i])
            {
                // A firm that its workers take over is another organisation.
                life = new Life { FirstSeen = month, Form = o.Form[i], Born = o.AgeMonths[i] == 0 ? month : -1, Employer = !o.VolunteerRun[i] };
                lives[o.Id[i]] = life;
            }

            life.LastSeen = month;
            life.Readiness = o.Readiness[i];
            life.End = (o.MonthsOverdrawn[i], o.MonthsWithoutStaff[i]);
            life.ExpectedContracts += ExpectationSpeed * (contracts.GetValueOrDefault(i) - life.ExpectedContracts);
            var paid = o.Staff[i] > 0 ? (double)o.WageBillCents[i] + (double)o.PatronageCents[i] * o.Staff[i] : 0;
            life.ThisYear = (life.ThisYear.Pay + paid, life.ThisYear.Workers + o.StaffEfficiency[i] / 1000.0, life.ThisYear.Orders + o.OrdersCents[i], life.ThisYear.Months + 1);
            if (month % Year == Year - 1)
            {
                life.Matched.Add(new OrganisationYear(o.Id[i], (int)o.Sector[i], o.AgeMonths[i], o.Staff[i],
                    life.ThisYear.Pay / Math.Max(life.ThisYear.Workers, 1e-9), Math.Max(o.ExpectedCents[i], 1),
                    Math.Max(life.ThisYear.Orders / life.ThisYear.Months, 1), life.ExpectedContracts));
                life.ThisYear = default;
                life.Years.Add((o.Staff[i], o.Staff[i] > 0 ? paid / o.Staff[i] : 0));
            }
        }
    }

    private static string Percent(IEnumerable<Life> of, Func<Life, bool> holds)
    {
        var all = of.ToList();
        return all.Count == 0 ? "" : Invariant($"{100.0 * all.Count(holds) / all.Count:0.0} ({all.Count:#,0})");
    }

    /// <summary>Events a year over the organisations that lived in it, the mean over the years.</summary>
    private static string Rate(List<Life> group, int months, Func<Life, int?> when)
    {
        var rates = Enumerable.Range(0, months / Year).Select(y =>
        {
            var alive = group.Count(l => l.Born < (y + 1) * Year && l.LastSeen >= y * Year);
            return alive == 0 ? 0 : 100.0 * group.Count(l => when(l) is { } m && m / Year == y) / alive;
        });
        return Invariant($"{rates.Average():0.0}");
    }

    /// <summary>Standard deviation of yearly log changes of those with five staff or more before and after.</summary>
    private static string Spread(List<Life> group, Func<(int Staff, double Pay), double> value)
    {
        var changes = group.SelectMany(l => l.Years.Zip(l.Years.Skip(1)).Where(p => p.First.Staff >= 5 && p.Second.Staff >= 5)
            .Select(p => 100 * Math.Log(value(p.Second) / value(p.First)))).ToList();
        var mean = changes.Count == 0 ? 0 : changes.Average();
        return changes.Count < 2 ? "" : Invariant($"{Math.Sqrt(changes.Average(c => (c - mean) * (c - mean))):0.0} ({changes.Count:#,0})");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
