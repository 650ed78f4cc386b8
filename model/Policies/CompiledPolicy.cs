using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Policies;

/// <summary>One entry of <c>policies</c> after ramps and dates: its values for every month of the run.</summary>
/// <param name="Name">Unique within the scenario; the policy's name in results.</param>
/// <param name="Instrument">Name in <see cref="InstrumentCatalog"/>.</param>
/// <param name="For">Whom it is for.</param>
/// <param name="ValuesByMonth">[key][month from 0]; zero-filled outside <paramref name="ActiveFrom"/>..<paramref name="ActiveUntil"/>.</param>
/// <param name="ActiveFrom">First month (from 0) in which it acts.</param>
/// <param name="ActiveUntil">Last month in which it acts.</param>
/// <param name="BudgetPerYear">Currency units a calendar year for the whole economy; null where unlimited.</param>
/// <param name="BudgetInAll">Currency units over the whole run; null where unlimited.</param>
public sealed record CompiledPolicy(
    string Name, string Instrument, Eligibility For, IReadOnlyList<IReadOnlyList<double>> ValuesByMonth,
    int ActiveFrom, int ActiveUntil, double? BudgetPerYear, double? BudgetInAll)
{
    /// <summary>What must hold for it to act within its dates; null where nothing must.</summary>
    public PolicyRule? Rule { get; init; }

    /// <summary>The one organisation that it is for, where it is an intervention; null for a policy.</summary>
    public InterventionTarget? Target { get; init; }

    /// <summary>[month from 0]: true where it rests although its dates would let it act; null where it never does.</summary>
    public IReadOnlyList<bool>? Rests { get; init; }

    /// <summary>What its instrument moves.</summary>
    public Lever Lever { get; } = InstrumentCatalog.Find(Instrument)!.Lever;

    /// <summary>Whether its dates let it act in a month. A policy with a rule acts only where that holds too: see <see cref="CompiledScenario.InForce"/>.</summary>
    public bool ActsIn(int month) => month >= ActiveFrom && month <= ActiveUntil && (Rests is null || !Rests[month]);

    /// <summary>Share of a guarantee's calls that is paid from abroad, also after the policy has ended; 0 for other instruments.</summary>
    internal double CounterGuarantee => Instrument == CreditGuarantee.Declaration.Name && ValuesByMonth.Count > CreditGuarantee.CounterGuarantee
        ? ValuesByMonth[CreditGuarantee.CounterGuarantee].Max() : 0;

    /// <summary>Value of the instrument's key number <paramref name="key"/> in a month.</summary>
    public double Value(int key, int month) => ValuesByMonth[key][month];

    /// <summary>Whether it does in a month what another policy does: the same instrument with the same values for the same agents under the same rule and
    /// within the same budget, or nothing.</summary>
    public bool ActsLike(CompiledPolicy other, int month) => ActsIn(month)
        ? other.ActsIn(month) && Timeless == other.Timeless && For.IsSameAs(other.For) && ValuesByMonth.Count == other.ValuesByMonth.Count
            && Enumerable.Range(0, ValuesByMonth.Count).All(key => Value(key, month) == other.Value(key, month))
        : !other.ActsIn(month);

    /// <summary>Without its name and all that differs by month; eligibility is compared apart.</summary>
    private CompiledPolicy Timeless => this with
    {
        Name = "", For = Eligibility.SocialEconomy, ValuesByMonth = [], ActiveFrom = 0, ActiveUntil = 0, Rests = null,
    };
}

/// <summary>All that a run needs to know of a scenario. Without policies it is the reference.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="StartYear">Calendar year of the first month.</param>
/// <param name="StartMonth">1..12.</param>
/// <param name="Months">Number of months.</param>
/// <param name="Residents">Persons to simulate.</param>
/// <param name="Policies">In the order of the file.</param>
/// <param name="ParameterOverrides">Model parameters by kebab-case name.</param>
public sealed record CompiledScenario(
    string Scenario, int StartYear, int StartMonth, int Months, int Residents, IReadOnlyList<CompiledPolicy> Policies,
    IReadOnlyDictionary<string, double> ParameterOverrides)
{
    /// <summary>Calendar year of a month counted from 0.</summary>
    public int YearOf(int month) => StartYear + (StartMonth - 1 + month) / 12;

    /// <summary>Calendar month (1..12) of a month counted from 0.</summary>
    public int MonthOfYear(int month) => (StartMonth - 1 + month) % 12 + 1;

    /// <summary>Whether a policy has a rule.</summary>
    public bool HasRules => Policies.Any(p => p.Rule is not null);

    /// <summary>The scenario as it stands in one month: policies whose rule does not hold do not act.</summary>
    /// <param name="rulesHold">[policy]: whether its rule holds; empty where no policy has one.</param>
    public CompiledScenario InForce(IReadOnlyList<bool> rulesHold) => rulesHold.All(holds => holds) ? this : this with
    {
        Policies = [.. Policies.Select((policy, p) => rulesHold[p] ? policy : policy with { ActiveFrom = 0, ActiveUntil = -1 })],
    };

    /// <summary>Months from the start in which the territories do the same under both scenarios: those before the first in which a policy acts in one that does
    /// not act alike, under the same number, in the other, and without the last of them, in which lenders' branches assess loans that are paid out under that policy.</summary>
    public int MonthsSharedWith(CompiledScenario other)
    {
        if ((StartYear, StartMonth, Months, Residents) != (other.StartYear, other.StartMonth, other.Months, other.Residents))
        {
            return 0;
        }

        var shared = 0;
        while (shared < Months && ActsLike(other, shared))
        {
            shared++;
        }

        return shared == Months ? Months : Math.Max(0, shared - 1);
    }

    private bool ActsLike(CompiledScenario other, int month)
    {
        for (var p = 0; p < Math.Max(Policies.Count, other.Policies.Count); p++)
        {
            var alike = p >= Policies.Count ? !other.Policies[p].ActsIn(month)
                : p >= other.Policies.Count ? !Policies[p].ActsIn(month)
                : Policies[p].ActsLike(other.Policies[p], month);
            if (!alike)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same run without policies.</summary>
    public CompiledScenario WithoutPolicies() => this with { Policies = [] };
}
