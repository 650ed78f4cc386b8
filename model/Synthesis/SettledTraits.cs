using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Synthesis;

/// <summary>What history has made of an organisation, free of its size: all that a register does not say.</summary>
/// <param name="AgeMonths">Age.</param>
/// <param name="Attractiveness">Deviation of its attractiveness from the mean.</param>
/// <param name="Readiness">Readiness, 0 to 1.</param>
/// <param name="Orders">Expected orders over what its staff produces; of a volunteers' entity over its first fees.</param>
/// <param name="Missing">Workers that expected orders want beyond its staff; negative where they want fewer.</param>
/// <param name="Threshold">Its threshold for hiring and laying off: who is at rest has one that fits what is missing.</param>
/// <param name="Growth">Logarithm of the size that its niche carries over its present one, in a market as crowded as all of its sector.</param>
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
    /// <summary>Donors from which one is drawn: those of the same size, and where they are fewer those nearest in size. A sector's largest firms all draw from the
    /// same: of eight donors chance made whole sectors grow.</summary>
    private const int FewestDonors = 24;
    /// <summary>Firms, the social economy, and of it those that volunteers run.</summary>
    internal const int Kinds = 3;
    /// <summary>Six sizes, and none, one or more employed.</summary>
    internal const int HouseholdClasses = 18;

    /// <summary>[kind and sector]: donors by size; then [kind] those of all sectors, where a sector has too few. Kinds: firms, the social economy, and
    /// of it those that volunteers run.</summary>
    public required DonorsBySize[] Organisations { get; init; }
    /// <summary>[size of household and employed in it]: donors.</summary>
    public required HouseholdTraits[][] Households { get; init; }
    /// <summary>[sex]: donors.</summary>
    public required UnemployedTraits[][] Unemployed { get; init; }
    /// <summary>[territory]: unemployment rate, finding rate, share of demand not served by market sector.</summary>
    public required double[][] Territories { get; init; }
    /// <summary>What organisations hold in all.</summary>
    public required SettledHoldings Holdings { get; init; }
    /// <summary>Money in transit a resident, cents: for investment, community, member dividends.</summary>
    public required double[] InTransitPerResident { get; init; }
    /// <summary>[market sector, of firms, then of the social economy]: share of the national government's purchases for which contracts run with them, and of all local governments'.</summary>
    public required double[] NationalContractShares { get; init; }
    public required double[] LocalContractShares { get; init; }
    /// <summary>[financier]: own funds above their target over loans, out of which it pays interest and dividends.</summary>
    public required double[] EarningsOfLoans { get; init; }

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

    internal static int Kind(Form form, bool volunteers) => volunteers ? 2 : Classification.IsSocialEconomy(form) ? 1 : 0;

    internal static int HouseholdClass(int size, int employed) => (Math.Clamp(size, 1, 6) - 1) * 3 + Math.Min(employed, 2);

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
