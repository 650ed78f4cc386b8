using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios;

/// <summary>A scenario with all that its file leaves unsaid: extended files worked in, defaults filled.</summary>
public sealed record ResolvedScenario
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The title in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    public required string Description { get; init; }

    /// <summary>The description in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the economy.</summary>
    public required string EconomyName { get; init; }

    /// <summary>What <c>economy:</c> says in the resolved file: the name of a library economy, otherwise its full path.</summary>
    public required string EconomyReference { get; init; }

    /// <summary>Full path of the economy file.</summary>
    public required string EconomyPath { get; init; }

    public required EconomyDefinition Economy { get; init; }

    public required CalendarMonth Start { get; init; }

    public required int Months { get; init; }

    /// <summary>Persons to simulate.</summary>
    public required int Residents { get; init; }

    public required int Replicates { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Overrides of model parameters by name.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Where the file says that an overridden parameter's value comes from, by name.</summary>
    public IReadOnlyDictionary<string, string> ParameterSources { get; init; } = new Dictionary<string, string>();

    /// <summary>Model parameters that are drawn for every replicate.</summary>
    public IReadOnlyList<UncertainParameter> Uncertain { get; init; } = [];

    /// <summary>Policies, then interventions, each in the order of the files, those of extended files first.</summary>
    public required IReadOnlyList<ResolvedPolicy> Policies { get; init; }

    /// <summary>The scenario that <c>reference</c> names, or null where the reference is this scenario without its policies.</summary>
    public required NamedReference? Reference { get; init; }

    /// <summary>What the scenario is compared with: the same run without policies, or with those of the scenario that it names.</summary>
    public ResolvedScenario ReferenceScenario => this with
    {
        Name = Reference?.Name ?? "reference",
        Policies = Reference?.Policies ?? [],
        Reference = null,
    };

    /// <summary>Model parameters of a replicate that are not at their defaults, by name: overrides, and what was drawn for this replicate.</summary>
    public IReadOnlyDictionary<string, double> ParametersOf(int replicate)
    {
        var parameters = new Dictionary<string, double>(Parameters);
        foreach (var uncertain in Uncertain)
        {
            parameters[uncertain.Name] = uncertain.Draw(Seed, replicate);
        }

        return parameters;
    }

    /// <summary>The same with some of its policies only. Where one that overrides is left out, those that it overrides act in its months.</summary>
    public ResolvedScenario WithOnly(IReadOnlyCollection<string> policies) => this with
    {
        Policies =
        [
            .. Policies.Where(p => policies.Contains(p.Name)).Select(p => p with { OverriddenIn = [.. p.OverriddenIn.Where(o => policies.Contains(o.By))] }),
        ],
    };

    /// <summary>The calendar month of the last month of the run.</summary>
    public CalendarMonth LastMonth => Start.Plus(Months - 1);

    /// <summary>What a run needs: the policies' values month by month.</summary>
    public CompiledScenario Compile() => PolicyCompiler.Compile(this);

    /// <summary>The complete scenario as YAML. Reading it again gives the same compiled scenario.</summary>
    /// <param name="economyReference">What to write under <c>economy</c>, where not <see cref="EconomyReference"/>: such as the path of a
    /// copy beside the file.</param>
    public string ToYaml(string? economyReference = null) => ResolvedScenarioWriter.Write(this, economyReference ?? EconomyReference);
}

/// <summary>A scenario that another is compared with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Policies">Its policies; all else is as in the scenario that names it.</param>
public sealed record NamedReference(string Name, IReadOnlyList<ResolvedPolicy> Policies);

/// <summary>One policy with its defaults filled.</summary>
public sealed record ResolvedPolicy
{
    /// <summary>Unique within the scenario.</summary>
    public required string Name { get; init; }

    public required Instrument Instrument { get; init; }

    public required Eligibility For { get; init; }

    /// <summary>Value over time of each of the instrument's keys, in their order, before ramp and phase-out.</summary>
    public required IReadOnlyList<ValueInTime> Values { get; init; }

    /// <summary>First month; null for the start of the run.</summary>
    public required CalendarMonth? From { get; init; }

    /// <summary>Last month; null for the end of the run.</summary>
    public required CalendarMonth? Until { get; init; }

    /// <summary>Months over which it rises in equal steps; the last of them has the full value. 0 or 1: at once.</summary>
    public required int RampMonths { get; init; }

    /// <summary>Months before the end over which it falls in equal steps; the last of them still has a part of the value. 0: at once.</summary>
    public int PhaseOutMonths { get; init; }

    /// <summary>What must hold for it to act within its dates; null where nothing must.</summary>
    public PolicyRule? Rule { get; init; }

    /// <summary>Whether it takes the place of earlier policies of the same instrument where both would act.</summary>
    public bool Overrides { get; init; }

    /// <summary>Months in which a later policy takes its place: the name of that one, first and last.</summary>
    public IReadOnlyList<(string By, CalendarMonth? First, CalendarMonth? Last)> OverriddenIn { get; init; } = [];

    /// <summary>The one organisation that it is for, where it is an intervention; null for a policy.</summary>
    public InterventionTarget? Target { get; init; }

    /// <summary>Null where unlimited.</summary>
    public required PolicyBudget? Budget { get; init; }

    /// <summary>Where the file has it: <c>file:line:column</c>.</summary>
    public required string DefinedAt { get; init; }
}

/// <summary>What a policy may cost.</summary>
/// <param name="Amount">Units of the economy's currency.</param>
/// <param name="PerYear">A calendar year, otherwise over the whole run.</param>
public sealed record PolicyBudget(double Amount, bool PerYear);
