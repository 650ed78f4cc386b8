using System.IO.Hashing;
using SseSim.Model.Economy;
using SseSim.Model.Simulation;

namespace SseSim.Model.State;

/// <summary>All that one territory holds: its agents and the accounts between two months. Everything here is hashed, copied and (later)
/// checkpointed; everything else is recomputed each month.</summary>
public sealed class TerritoryState
{
    public required int Index { get; init; }
    /// <summary>Added to a person's index to make an identity that is unique in the economy.</summary>
    public required ulong PersonBase { get; init; }
    /// <summary>Jobs of the public administration.</summary>
    public required int PublicJobs { get; init; }
    /// <summary>Share of new conventional firms that do not register.</summary>
    public required double InformalSoloShare { get; init; }
    /// <summary>[form]: organisations when settled, against which density is measured.</summary>
    public int[] BaseOrganisations { get; init; } = new int[Classification.FormCount];
    public required PersonColumns Persons { get; init; }
    public required HouseholdColumns Households { get; init; }
    public required OrganisationColumns Organisations { get; init; }
    public required LoanColumns Loans { get; init; }
    public required ContractColumns Contracts { get; init; }
    public SubsidisedJobColumns SubsidisedJobs { get; init; } = new();
    public StakeColumns Stakes { get; init; } = new();
    /// <summary>Persons who are members of a cooperative, mutual or association.</summary>
    public int MemberPersons => _memberPersons ??= Persons.Traits.Count(t => PersonTraits.Has(t, PersonTraits.Member));

    private int? _memberPersons;

    /// <summary>Money paid in for investment goods, ordered next month, cents.</summary>
    public long InvestmentInTransitCents;
    /// <summary>Community spending out of surplus, ordered next month, cents.</summary>
    public long CommunityInTransitCents;
    /// <summary>Cooperatives' and mutuals' distributions to members who are not their workers, paid next month, cents.</summary>
    public long MemberDividendsInTransitCents;
    /// <summary>Financiers' dividends and interest to households, paid this month; what rounding leaves stays, cents.</summary>
    public long FinancierIncomeInTransitCents;
    /// <summary>What closed members of rotating savings groups had paid in less what they had received, cents: with the members' positions it adds up to zero.</summary>
    public long RotatingLossCents;
    /// <summary>Paid for adviser-hours, spent on business services next month, cents.</summary>
    public long AdviceInTransitCents;
    /// <summary>Adviser-hours that federations have left for conversions.</summary>
    public double FederationHours;
    /// <summary>[policy]: adviser-hours for conversions that the policy has left here.</summary>
    public double[] ConversionHours { get; init; } = new double[Observations.Measures.MaximumPolicies];
    /// <summary>[market sector]: share of private demand that its organisations could not serve, smoothed over some ten months.</summary>
    public double[] UnmetShares { get; init; } = new double[Economy.Classification.MarketSectorCount];
    /// <summary>Unemployment rate of last month.</summary>
    public double UnemploymentRate;
    /// <summary>Share of last month's seekers who found work, smoothed.</summary>
    public double FindingRate;
    /// <summary>[financier]: applications that wait for the answer of a lender's head office; empty before the first month.</summary>
    public List<Institutions.AssessedApplication>[] Assessed { get; set; } = [];
    /// <summary>Organisations that policies have reached, in order of month, then identity.</summary>
    public List<SupportedOrganisation> Supported { get; init; } = [];
    /// <summary>Bit of each policy that has reached an organisation here, and of each intervention that found its own; no part of the hash, since nobody acts on it.</summary>
    public uint PoliciesMet;

    public TerritoryState Copy() => new()
    {
        Index = Index,
        PersonBase = PersonBase,
        PublicJobs = PublicJobs,
        InformalSoloShare = InformalSoloShare,
        BaseOrganisations = (int[])BaseOrganisations.Clone(),
        Persons = Persons.Copy(),
        Households = Households.Copy(),
        Organisations = Organisations.Copy(),
        Loans = Loans.Copy(),
        Contracts = Contracts.Copy(),
        SubsidisedJobs = SubsidisedJobs.Copy(),
        Stakes = Stakes.Copy(),
        InvestmentInTransitCents = InvestmentInTransitCents,
        CommunityInTransitCents = CommunityInTransitCents,
        MemberDividendsInTransitCents = MemberDividendsInTransitCents,
        FinancierIncomeInTransitCents = FinancierIncomeInTransitCents,
        AdviceInTransitCents = AdviceInTransitCents,
        RotatingLossCents = RotatingLossCents,
        FederationHours = FederationHours,
        ConversionHours = (double[])ConversionHours.Clone(),
        UnmetShares = (double[])UnmetShares.Clone(),
        UnemploymentRate = UnemploymentRate,
        FindingRate = FindingRate,
        Assessed = [.. Assessed.Select(waiting => waiting.ToList())],
        Supported = [.. Supported],
        PoliciesMet = PoliciesMet,
    };

    /// <summary>Money between two months.</summary>
    public long InTransitCents =>
        InvestmentInTransitCents + CommunityInTransitCents + MemberDividendsInTransitCents + FinancierIncomeInTransitCents + AdviceInTransitCents;

    /// <summary>Bytes of all columns.</summary>
    public long Bytes =>
        Persons.Bytes + Households.Bytes + Organisations.Bytes + Loans.Bytes + Contracts.Bytes + SubsidisedJobs.Bytes + Stakes.Bytes;

    /// <summary>Reads every column once from end to end, so that the processor has a small territory in its cache: its columns are a page or two each, and since no processor fetches ahead
    /// beyond a page, every step would wait for memory at the beginning of every column that it looks at.</summary>
    /// <returns>Of no meaning; so that the reading is not left out.</returns>
    public int Fetch() =>
        Persons.Fetch() + Households.Fetch() + Organisations.Fetch() + Loans.Fetch() + Contracts.Fetch() + SubsidisedJobs.Fetch() + Stakes.Fetch();

    /// <summary>Hash of every agent and account.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        Persons.AppendTo(hash);
        Households.AppendTo(hash);
        Organisations.AppendTo(hash);
        Loans.AppendTo(hash);
        Contracts.AppendTo(hash);
        SubsidisedJobs.AppendTo(hash);
        Stakes.AppendTo(hash);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)
            [InvestmentInTransitCents, CommunityInTransitCents, MemberDividendsInTransitCents, FinancierIncomeInTransitCents,
             BitConverter.DoubleToInt64Bits(UnemploymentRate),
             BitConverter.DoubleToInt64Bits(FindingRate), AdviceInTransitCents, RotatingLossCents, BitConverter.DoubleToInt64Bits(FederationHours),
             .. UnmetShares.Select(BitConverter.DoubleToInt64Bits), .. ConversionHours.Select(BitConverter.DoubleToInt64Bits)])
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.Append(number);
        }

        return hash.GetHashAndReset();
    }
}
