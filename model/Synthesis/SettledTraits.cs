using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>What history has made of an organisation, free of its size: all that a register does not say.</summary>
/// <param name="AgeMonths">Age.</param>
/// <param name="Attractiveness">Deviation of its attractiveness from the mean.</param>
/// <param name="Readiness">Readiness, 0 to 1.</param>
/// <param name="Orders">Expected orders over what its staff produces; of a volunteers' entity over its first fees.</param>
/// <param name="Missing">Workers that expected orders want beyond its staff; negative where they want fewer.</param>
/// <param name="Threshold">Its threshold for hiring and laying off: who is at rest has one that fits what is missing.</param>
/// <param name="Growth">Logarithm of the size that its niche carries over its present one.</param>
/// <param name="Capital">Capital over what its expected orders want.</param>
/// <param name="Deposits">Deposits in months of labour cost; of a volunteers' entity of its expected orders.</param>
/// <param name="MonthsOverdrawn">Months since they have been negative.</param>
/// <param name="Loans">Loans over what expected orders want in capital.</param>
/// <param name="MonthsInArrears">Most months for which a loan of it is past due.</param>
/// <param name="Reserve">Indivisible reserve over what expected orders want in capital.</param>
/// <param name="Losses">Losses carried forward, in months of expected orders, zero or negative.</param>
/// <param name="NationalContracts">Payments of running contracts of the national government over expected orders.</param>
/// <param name="LocalContracts">The same of the territory's government.</param>
/// <param name="Contracts">Number of running contracts.</param>
/// <param name="ContractMonths">Months that they still run on average.</param>
/// <param name="NationalClaims">Invoices that the national government has not paid yet, over expected orders.</param>
/// <param name="LocalClaims">The same of the territory's government.</param>
/// <param name="Pay">Pay of its staff over the mean of sector and form.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OrganisationTraits(
    short AgeMonths, double Attractiveness, double Readiness, double Orders, double Missing, double Threshold, double Growth, double Capital,
    double Deposits, byte MonthsOverdrawn, double Loans, byte MonthsInArrears, double Reserve, double Losses, double Pay,
    double NationalContracts, double LocalContracts, short Contracts, short ContractMonths,
    double NationalClaims, double LocalClaims);

/// <summary>What history has made of a household: deposits and last month's income, cents.</summary>
public readonly record struct HouseholdTraits(long DepositCents, long LastIncomeCents);

/// <summary>What history has made of an unemployed person: time in unemployment and last pay (0 without one), cents.</summary>
public readonly record struct UnemployedTraits(byte Months, int PayCents);

/// <summary>The agents of a settled sample as donors: an economy drawn at any scale takes ages, attractiveness, capital, debts, deposits, pay and wealth
/// from agents like those drawn, so that it starts as settled as the sample (hot-deck imputation).</summary>
internal sealed class SettledTraits
{
    /// <summary>Donors from which one is drawn: those of the same size, and where they are fewer those nearest in size.</summary>
    private const int FewestDonors = 8;
    /// <summary>Most households kept: more add nothing to the distribution.</summary>
    private const int MostHouseholds = 60_000;
    private const int Kinds = 3;

    /// <summary>[kind and sector]: donors by size; then [kind] those of all sectors, where a sector has too few. Kinds: firms, the social economy, and
    /// of it those that volunteers run.</summary>
    public required DonorsBySize[] Organisations { get; init; }
    /// <summary>[size of household and employed in it]: donors.</summary>
    public required HouseholdTraits[][] Households { get; init; }
    /// <summary>[sex]: donors.</summary>
    public required UnemployedTraits[][] Unemployed { get; init; }
    /// <summary>[territory]: share of demand not served, unemployment rate, finding rate.</summary>
    public required double[][] Territories { get; init; }
    /// <summary>Money in transit a resident, cents: for investment, community, member dividends.</summary>
    public required double[] InTransitPerResident { get; init; }
    /// <summary>[market sector]: share of the national government's purchases for which contracts run, and of all local governments'.</summary>
    public required double[] NationalContractShares { get; init; }
    public required double[] LocalContractShares { get; init; }
    /// <summary>[financier]: own funds above their target over loans, out of which it pays interest and dividends.</summary>
    public required double[] EarningsOfLoans { get; init; }

    /// <summary>Takes the agents of a settled sample as donors.</summary>
    internal static SettledTraits Of(TerritoryState[] states, FinancierBalance[] financiers, EconomyStructure structure, ModelParameters parameters)
    {
        var organisations = Enumerable.Range(0, Kinds * Classification.SectorCount).Select(_ => new List<(int, OrganisationTraits)>()).ToArray();
        var households = Enumerable.Range(0, 18).Select(_ => new List<HouseholdTraits>()).ToArray();
        var unemployed = Enumerable.Range(0, Classification.SexCount).Select(_ => new List<UnemployedTraits>()).ToArray();
        var step = 1 + states.Sum(s => s.Households.Count) / MostHouseholds;
        foreach (var state in states)
        {
            AddOrganisations(state, structure, parameters, organisations);
            AddHouseholds(state, step, households);
            for (var i = 0; i < state.Persons.Count; i++)
            {
                if (state.Persons.Status[i] == Status.Unemployed)
                {
                    unemployed[(int)PersonTraits.SexOf(state.Persons.Traits[i])].Add(new(state.Persons.MonthsInStatus[i], state.Persons.PayCents[i]));
                }
            }
        }

        var residents = (double)states.Sum(s => s.Persons.Count);
        return new SettledTraits
        {
            Organisations = [.. organisations.Select(donors => new DonorsBySize(donors)),
                .. organisations.Chunk(Classification.SectorCount).Select(sectors => new DonorsBySize(sectors.SelectMany(s => s)))],
            Households = households.Select(h => h.ToArray()).ToArray(),
            Unemployed = unemployed.Select(u => u.ToArray()).ToArray(),
            Territories = states.Select(s => new[] { s.UnmetShare, s.UnemploymentRate, s.FindingRate }).ToArray(),
            InTransitPerResident =
            [
                states.Sum(s => s.InvestmentInTransitCents) / residents, states.Sum(s => s.CommunityInTransitCents) / residents,
                states.Sum(s => s.MemberDividendsInTransitCents) / residents,
            ],
            NationalContractShares = ContractShares(states, structure, local: false),
            LocalContractShares = ContractShares(states, structure, local: true),
            EarningsOfLoans = structure.Economy.Credit.Financiers
                .Select((f, i) => financiers[i].Loans > 0 ? financiers[i].OwnFunds / (double)financiers[i].Loans - f.Capital : 0).ToArray(),
        };
    }

    /// <summary>The history of an organisation to be drawn, by a uniform number in [0, 1).</summary>
    internal OrganisationTraits? Organisation(Form form, Sector sector, int staff, double u)
    {
        var kind = Kind(form, volunteers: staff == 0);
        var donors = Organisations[kind * Classification.SectorCount + (int)sector];
        return (donors.Count < FewestDonors ? Organisations[Kinds * Classification.SectorCount + kind] : donors).Draw(staff, FewestDonors, u);
    }

    /// <summary>Deposits and income of a household to be drawn.</summary>
    internal HouseholdTraits? Household(int size, int employed, double u)
    {
        var donors = Households[HouseholdClass(size, employed)];
        return donors.Length == 0 ? null : donors[(int)(u * donors.Length)];
    }

    internal UnemployedTraits? UnemployedPerson(Sex sex, double u)
    {
        var donors = Unemployed[(int)sex];
        return donors.Length == 0 ? null : donors[(int)(u * donors.Length)];
    }

    private static int Kind(Form form, bool volunteers) => volunteers ? 2 : Classification.IsSocialEconomy(form) ? 1 : 0;

    private static double[] ContractShares(TerritoryState[] states, EconomyStructure structure, bool local)
    {
        var share = structure.Economy.Government.LocalProcurementShare.Value;
        var running = states.Select(s => EconomySynthesis.Running(s, local)).ToArray();
        return structure.ProcurementCents.Select((budget, s) =>
            running.Sum(r => r[s]) / Math.Max(budget * (local ? share : 1 - share), 1)).ToArray();
    }

    private static int HouseholdClass(int size, int employed) => (Math.Clamp(size, 1, 6) - 1) * 3 + Math.Min(employed, 2);

    private static void AddOrganisations(
        TerritoryState state, EconomyStructure structure, ModelParameters parameters, List<(int Staff, OrganisationTraits Traits)>[] donors)
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

            var cell = EconomyStructure.Cell(o.Sector[i], o.Form[i]);
            var carried = o.VolunteerRun[i] ? structure.VolunteerEntityFeesCents : o.StaffEfficiency[i] / 1000.0 * structure.ProductivityCents[cell];
            var capital = structure.CapitalMonths[cell] * o.ExpectedCents[i];
            var month = o.VolunteerRun[i] ? o.ExpectedCents[i] : o.WageBillCents[i] * structure.EmployerCost;
            var traits = new OrganisationTraits(
                o.AgeMonths[i], o.Attractiveness[i], o.Readiness[i], o.ExpectedCents[i] / carried,
                (o.ExpectedCents[i] - carried) / structure.ProductivityCents[cell], o.Threshold[i],
                o.Niche[i] / (1 - parameters.SizeElasticity) - DeterministicMath.Log(o.ExpectedCents[i]),
                o.CapitalCents[i] / capital, o.DepositCents[i] / Math.Max(month, 1), o.MonthsOverdrawn[i], o.LoanCents[i] / capital,
                arrears[i], o.ReserveCents[i] / capital,
                o.TaxBaseCents[i] / o.ExpectedCents[i],
                o.Staff[i] == 0 ? 1 : o.WageBillCents[i] / (o.StaffEfficiency[i] / 1000.0 * structure.PayCents[cell]),
                contracts[i].Where(row => !k.Local[row]).Sum(row => k.CentsPerMonth[row]) / o.ExpectedCents[i],
                contracts[i].Where(row => k.Local[row]).Sum(row => k.CentsPerMonth[row]) / o.ExpectedCents[i],
                (short)contracts[i].Count(), (short)contracts[i].Select(row => (int)k.MonthsLeft[row]).DefaultIfEmpty().Average(),
                o.NationalClaimsCents[i] / o.ExpectedCents[i], o.LocalClaimsCents[i] / o.ExpectedCents[i]);
            donors[Kind(o.Form[i], o.VolunteerRun[i]) * Classification.SectorCount + (int)o.Sector[i]].Add((o.Staff[i], traits));
        }
    }

    private static void AddHouseholds(TerritoryState state, int step, List<HouseholdTraits>[] donors)
    {
        var h = state.Households;
        for (var i = 0; i < h.Count; i += step)
        {
            donors[HouseholdClass(h.FirstPerson[i + 1] - h.FirstPerson[i], Employed(state.Persons, h.FirstPerson[i], h.FirstPerson[i + 1]))]
                .Add(new(h.DepositCents[i], h.LastIncomeCents[i]));
        }
    }

    /// <summary>Employed persons from one place to before another.</summary>
    internal static int Employed(PersonColumns persons, int from, int to)
    {
        var employed = 0;
        for (var i = from; i < to; i++)
        {
            employed += Classification.IsEmployed(persons.Status[i]) ? 1 : 0;
        }

        return employed;
    }
}
