using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Gathers donors from a settled sample at several months: at any one of them the sample is somewhere in its business cycle, and all that are drawn from it
/// would go on with that. Of agents that are many a part is taken each time.</summary>
/// <param name="structure">The sample's constants.</param>
/// <param name="parameters">Behavioural parameters.</param>
/// <param name="times">How often the sample will be looked at.</param>
internal sealed class SettledTraitsPool(EconomyStructure structure, ModelParameters parameters, int times)
{
    /// <summary>Most households kept: more add nothing to the distribution.</summary>
    private const int MostHouseholds = 60_000;
    /// <summary>Staff of a conventional firm from which it is taken each time: larger ones are few.</summary>
    private const int FewFrom = 10;
    private readonly List<(int Staff, OrganisationTraits Traits)>[] _organisations =
        [.. Enumerable.Range(0, SettledTraits.Kinds * Classification.SectorCount).Select(_ => new List<(int, OrganisationTraits)>())];
    private readonly List<HouseholdTraits>[] _households = [.. Enumerable.Range(0, SettledTraits.HouseholdClasses).Select(_ => new List<HouseholdTraits>())];
    private readonly List<UnemployedTraits>[] _unemployed = [.. Enumerable.Range(0, Classification.SexCount).Select(_ => new List<UnemployedTraits>())];
    private double[][] _territories = [];
    private double[] _inTransit = new double[3];
    private double[] _nationalContracts = new double[2 * structure.ProcurementCents.Length];
    private double[] _localContracts = new double[2 * structure.ProcurementCents.Length];
    private double[] _earnings = new double[structure.Economy.Credit.Financiers.Count];
    private SettledHoldings? _holdings;
    private int _time;

    /// <summary>Takes donors from the sample as it stands.</summary>
    public void Add(TerritoryState[] states, FinancierBalance[] financiers)
    {
        var step = times * (1 + states.Sum(s => s.Households.Count) / MostHouseholds);
        var usual = Crowding(states);
        foreach (var state in states)
        {
            AddOrganisations(state, [.. Crowding([state]).Zip(usual, (here, all) => here is { } of ? (all!.Value - of) / (1 - parameters.SizeElasticity) : 0)]);
            AddHouseholds(state, step);
            for (var i = _time; i < state.Persons.Count; i += times)
            {
                if (state.Persons.Status[i] == Status.Unemployed)
                {
                    _unemployed[(int)PersonTraits.SexOf(state.Persons.Traits[i])].Add(new(state.Persons.MonthsInStatus[i], state.Persons.PayCents[i]));
                }
            }
        }

        var residents = (double)states.Sum(s => s.Persons.Count);
        _territories = [.. states.Select((s, t) => Mean(_time == 0 ? null : _territories[t], [s.UnemploymentRate, s.FindingRate, .. s.UnmetShares]))];
        _inTransit = Mean(_inTransit,
        [
            states.Sum(s => s.InvestmentInTransitCents) / residents, states.Sum(s => s.CommunityInTransitCents) / residents,
            states.Sum(s => s.MemberDividendsInTransitCents) / residents,
        ]);
        _nationalContracts = Mean(_nationalContracts, ContractShares(states, local: false));
        _localContracts = Mean(_localContracts, ContractShares(states, local: true));
        _holdings = SettledHoldings.Mean(_holdings, SettledHoldings.Of(structure, states), times);
        _earnings = Mean(_earnings, [.. structure.Economy.Credit.Financiers
            .Select((f, i) => financiers[i].Loans > 0 ? financiers[i].OwnFunds / (double)financiers[i].Loans - f.Capital : 0)]);
        _time++;
    }

    /// <summary>The donors of all times.</summary>
    public SettledTraits Build() => new()
    {
        Organisations = [.. _organisations.Select(donors => new DonorsBySize(donors)),
            .. _organisations.Chunk(Classification.SectorCount).Select(sectors => new DonorsBySize(sectors.SelectMany(s => s)))],
        Households = [.. _households.Select(h => h.ToArray())],
        Unemployed = [.. _unemployed.Select(u => u.ToArray())],
        Territories = _territories,
        Holdings = _holdings!,
        InTransitPerResident = _inTransit,
        NationalContractShares = _nationalContracts,
        LocalContractShares = _localContracts,
        EarningsOfLoans = _earnings,
    };

    /// <summary>[sector]: logarithm of conventional firms' weights in the market over the orders that they expect. Where others are few or weak, a small niche carries
    /// as much: of a firm alone in its market it says nothing at all. Null without firms.</summary>
    private static double?[] Crowding(TerritoryState[] states)
    {
        var weights = new double[Classification.SectorCount];
        var orders = new double[Classification.SectorCount];
        foreach (var o in states.Select(state => state.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                if (o.Life[i] == Life.Alive && o.Form[i] == Form.Conventional)
                {
                    weights[(int)o.Sector[i]] += o.Weight[i];
                    orders[(int)o.Sector[i]] += o.ExpectedCents[i];
                }
            }
        }

        return [.. weights.Zip(orders, (of, over) => of > 0 && over > 0 ? DeterministicMath.Log(of / over) : (double?)null)];
    }

    /// <summary>What was found so far, and one of several times more.</summary>
    internal static double[] Mean(double[]? sofar, double[] now, int times) => [.. now.Select((x, i) => (sofar?[i] ?? 0) + x / times)];

    private double[] Mean(double[]? sofar, double[] now) => Mean(sofar, now, times);

    private double[] ContractShares(TerritoryState[] states, bool local)
    {
        var share = structure.Economy.Government.LocalProcurementShare.Value;
        var running = states.Select(s => RunningContracts.Of(s, local)).ToArray();
        return [.. structure.ProcurementCents.Concat(structure.ProcurementCents).Select((budget, group) =>
            running.Sum(r => r[group]) / Math.Max(budget * (local ? share : 1 - share), 1))];
    }

    private void AddOrganisations(TerritoryState state, double[] roomier)
    {
        var o = state.Organisations;
        var k = state.Contracts;
        var contracts = Enumerable.Range(0, k.Count).ToLookup(row => k.Organisation[row]);
        var arrears = new byte[o.Count];
        for (var row = 0; row < state.Loans.Count; row++)
        {
            ref var most = ref arrears[state.Loans.Organisation[row]];
            most = Math.Max(most, state.Loans.MonthsInArrears[row]);
        }

        for (var i = 1; i < o.Count; i++)
        {
            // Without staff and without volunteers it is on its way out, or has not begun.
            if (o.Life[i] != Life.Alive || o.ExpectedCents[i] < 1 || (o.Staff[i] == 0) != o.VolunteerRun[i])
            {
                continue;
            }

            // Firms below a size and volunteers' entities are many.
            var many = o.VolunteerRun[i] || o.Form[i] == Form.Conventional && o.Staff[i] < FewFrom;
            if (many && i % times != _time)
            {
                continue;
            }

            var cell = o.TechnologyOf(i);
            var carried = o.VolunteerRun[i] ? structure.VolunteerEntityFeesCents : o.StaffEfficiency[i] / 1000.0 * structure.ProductivityCents[cell];
            var capital = structure.CapitalMonths[cell] * o.ExpectedCents[i];
            var month = o.VolunteerRun[i] ? o.ExpectedCents[i] : o.WageBillCents[i] * structure.EmployerCost;
            var traits = new OrganisationTraits(
                o.AgeMonths[i], o.Attractiveness[i], o.Readiness[i], o.ExpectedCents[i] / carried,
                (o.ExpectedCents[i] - carried) / structure.ProductivityCents[cell], o.Threshold[i],
                o.Niche[i] / (1 - parameters.SizeElasticity) - DeterministicMath.Log(o.ExpectedCents[i]) + roomier[(int)o.Sector[i]],
                o.CapitalCents[i] / capital, o.DepositCents[i] / Math.Max(month, 1), o.MonthsOverdrawn[i], o.LoanCents[i] / capital,
                arrears[i], o.ReserveCents[i] / capital,
                o.TaxBaseCents[i] / o.ExpectedCents[i],
                o.Staff[i] == 0 ? 1 : o.WageBillCents[i] / (o.StaffEfficiency[i] / 1000.0 * structure.PayCents[cell]),
                contracts[i].Where(row => !k.Local[row]).Sum(row => k.CentsPerMonth[row]) / o.ExpectedCents[i],
                contracts[i].Where(row => k.Local[row]).Sum(row => k.CentsPerMonth[row]) / o.ExpectedCents[i],
                (short)contracts[i].Count(), (short)contracts[i].Select(row => (int)k.MonthsLeft[row]).DefaultIfEmpty().Average(),
                o.NationalClaimsCents[i] / o.ExpectedCents[i], o.LocalClaimsCents[i] / o.ExpectedCents[i]);
            _organisations[SettledTraits.Kind(o.Form[i], o.VolunteerRun[i]) * Classification.SectorCount + (int)o.Sector[i]].Add((o.Staff[i], traits));
        }
    }

    private void AddHouseholds(TerritoryState state, int step)
    {
        var h = state.Households;
        for (var i = step / times * _time; i < h.Count; i += step)
        {
            _households[SettledTraits.HouseholdClass(h.FirstPerson[i + 1] - h.FirstPerson[i], SettledTraits.Employed(state.Persons, h.FirstPerson[i], h.FirstPerson[i + 1]))]
                .Add(new(h.DepositCents[i], h.LastIncomeCents[i]));
        }
    }
}
