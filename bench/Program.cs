using System.CommandLine;
using SseSim.Bench;
using SseSim.Bench.Kernels;

var scenario = new Option<string>("--scenario") { Description = "Scenario file or library name.", DefaultValueFactory = _ => "credit-guarantee" };
var economy = new Option<string?>("--economy") { Description = "Economy file or library name; default the scenario's." };
var residents = new Option<int?>("--residents") { Description = "Persons simulated; default the scenario's." };
var months = new Option<int?>("--months") { Description = "Months; default the scenario's." };
var threads = new Option<int>("--threads") { Description = "Compute threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
var territories = new Option<int?>("--territories") { Description = "Territories of one size in place of the economy's own." };
var seeds = new Option<int>("--seeds") { Description = "Number of seeds.", DefaultValueFactory = _ => 16 };

var first = new Option<int>("--first") { Description = "Number of the first file, so that a long measurement can be taken up where it ended." };
var values = new Option<string?>("--values") { Description = "File that keeps the figures of each run, so that a long measurement can be taken up where it ended, or joined by more seeds." };

var root = new RootCommand("Measurements of SseSim: speed, variance of paired differences, drift without a policy.");
Add("throughput", "Person-months per second of the bare loop and through grains.", [], Throughput.MeasureAsync);
Add("steps", "Nanoseconds a person-month of each step, on one thread.", [], StepCosts.MeasureAsync);
Add("bandwidth", "What each step moves through memory against what memory delivers to one thread.", [], Bandwidth.MeasureAsync);
Add("kernels", "Kernels alone on the largest territory, with BenchmarkDotNet.", [], KernelRun.MeasureAsync);
Add("ladder", "Nanoseconds a person-month from 20,000 residents to --residents (default 1 million), and what --threads give.", [], Ladder.MeasureAsync);
Add("paired-variance", "Variance of the paired difference in employment against that between independent seeds.", [seeds], PairedVariance.MeasureAsync);
Add("settling", "The path of an economy while it settles and opens.", [], SettlingPath.MeasureAsync);
Add("drift", "What an economy without policies looks like at the start and after 120 months, by seed.", [seeds], Drift.MeasureAsync);
Add("combinations", "What pairs of instruments bring together and alone, by seed: whether they add up.", [seeds, values], Combinations.MeasureAsync);
Add("stylised-facts", "Sizes, births, closures, survival and movements of organisations without a policy.", [seeds], StylisedFacts.MeasureAsync);
Add("fuzz", "Random scenario files, valid and damaged, as many as --seeds: read, explained, run for a year, or refused with a place.", [seeds, first], Fuzz.MeasureAsync);
Add("sweep", "A sweep of --seeds points: share of the processors that it uses, and whether a kill half way changes its table.", [seeds], SweepUse.MeasureAsync);
Add("sweep-memory", "Peak memory of sweeps of 5, 50, 500 and --seeds points of the smallest island.", [seeds], SweepUse.MeasureMemoryAsync);
Add("kills", "Kills silos at random, as many as --seeds, while runs go on, and compares hashes.", [seeds], SiloKills.MeasureAsync);
Add("recovery", "Time from the loss of a silo, and of a whole cluster, to the next checkpoint of the run; each as often as --seeds.", [seeds], Recovery.MeasureAsync);
Add("outages", "The database and a silo hang for a minute, and the database crashes for a minute, in the middle of runs.", [], Outages.MeasureAsync);
Add("network", "Delay, loss and partitions between silos in network namespaces; bytes a month between silos. Needs root.", [], NetworkFaults.MeasureAsync);
Add("months", "Months a second of one run in one process, without start, settling or results.", [], MonthsAlone.MeasureAsync);
Add("silos", "The same of one process, one silo, and two silos on a core each; bytes a month between the two; as many rounds in turns as --seeds.", [seeds], SiloSpeed.MeasureAsync);
Add("process", "Rounds of months as other measurements ask for them.", [], ProcessOfBench.MeasureAsync);
root.Subcommands.Add(SiloOfBench.Build());
return await root.Parse(args).InvokeAsync();

void Add(string name, string description, Option[] more, Func<Measurement, CancellationToken, Task> measure)
{
    var command = new Command(name, description) { scenario, economy, residents, months, threads, territories };
    foreach (var option in more)
    {
        command.Options.Add(option);
    }

    command.SetAction(async (parsed, cancellation) =>
    {
        var measurement = new Measurement(
            parsed.GetValue(scenario)!, parsed.GetValue(economy), parsed.GetValue(residents), parsed.GetValue(months),
            parsed.GetValue(threads), more.Contains(seeds) ? parsed.GetValue(seeds) : 1)
        {
            ValuesFile = more.Contains(values) ? parsed.GetValue(values) : null,
            First = more.Contains(first) ? parsed.GetValue(first) : 0,
            Territories = parsed.GetValue(territories),
        };
        try
        {
            await measure(measurement, cancellation);
            return 0;
        }
        catch (InvalidDataException faults)
        {
            Console.Error.WriteLine(faults.Message);
            return 2;
        }
    });
    root.Subcommands.Add(command);
}
