using SseSim.Model.State;
using SseSim.Model.Stories;

namespace SseSim.Model.Simulation;

/// <summary>All that one territory holds between two months, as plain data that shares nothing with it.</summary>
public sealed record TerritorySnapshot
{
    public required int Index { get; init; }
    public required ulong PersonBase { get; init; }
    public required int PublicJobs { get; init; }
    public required double InformalSoloShare { get; init; }
    public required int[] BaseOrganisations { get; init; }
    public required ColumnBlock Persons { get; init; }
    public required ColumnBlock Households { get; init; }
    public required ColumnBlock Organisations { get; init; }
    /// <summary>The one to be used next first.</summary>
    public required int[] FreePlaces { get; init; }
    public required ColumnBlock Loans { get; init; }
    public required ColumnBlock Contracts { get; init; }
    public required ColumnBlock SubsidisedJobs { get; init; }
    public required ColumnBlock Stakes { get; init; }
    /// <summary>For investment, community spending, member dividends, financier income and advice, then lost by rotating savings groups, cents.</summary>
    public required long[] InTransitCents { get; init; }
    /// <summary>Unmet share of demand, unemployment rate, finding rate.</summary>
    public required double[] Rates { get; init; }
    /// <summary>Adviser-hours for conversions: the federations', then by policy.</summary>
    public required double[] ConversionHours { get; init; }
    /// <summary>[financier]: applications that wait for a head office.</summary>
    internal List<Institutions.AssessedApplication>[] Assessed { get; init; } = [];
    public required SupportedOrganisation[] Supported { get; init; }
    public required uint PoliciesMet { get; init; }
    /// <summary>Of the organisations that somebody follows; no part of the state.</summary>
    public OrganisationStory[] Stories { get; init; } = [];

    internal static TerritorySnapshot Of(TerritoryState state) => new()
    {
        Index = state.Index,
        PersonBase = state.PersonBase,
        PublicJobs = state.PublicJobs,
        InformalSoloShare = state.InformalSoloShare,
        BaseOrganisations = (int[])state.BaseOrganisations.Clone(),
        Persons = state.Persons.Save(),
        Households = state.Households.Save(),
        Organisations = state.Organisations.Save(),
        FreePlaces = [.. state.Organisations.FreePlaces],
        Loans = state.Loans.Save(),
        Contracts = state.Contracts.Save(),
        SubsidisedJobs = state.SubsidisedJobs.Save(),
        Stakes = state.Stakes.Save(),
        InTransitCents =
        [
            state.InvestmentInTransitCents, state.CommunityInTransitCents, state.MemberDividendsInTransitCents, state.FinancierIncomeInTransitCents,
            state.AdviceInTransitCents, state.RotatingLossCents,
        ],
        Rates = [state.UnemploymentRate, state.FindingRate, .. state.UnmetShares],
        ConversionHours = [state.FederationHours, .. state.ConversionHours],
        Assessed = [.. state.Assessed.Select(waiting => waiting.ToList())],
        Supported = [.. state.Supported],
        PoliciesMet = state.PoliciesMet,
    };

    internal TerritoryState ToState() => new()
    {
        Index = Index,
        PersonBase = PersonBase,
        PublicJobs = PublicJobs,
        InformalSoloShare = InformalSoloShare,
        BaseOrganisations = (int[])BaseOrganisations.Clone(),
        Persons = PersonColumns.Of(Persons),
        Households = HouseholdColumns.Of(Households),
        Organisations = OrganisationColumns.Of(Organisations, FreePlaces),
        Loans = LoanColumns.Of(Loans),
        Contracts = ContractColumns.Of(Contracts),
        SubsidisedJobs = SubsidisedJobColumns.Of(SubsidisedJobs),
        Stakes = StakeColumns.Of(Stakes),
        InvestmentInTransitCents = InTransitCents[0],
        CommunityInTransitCents = InTransitCents[1],
        MemberDividendsInTransitCents = InTransitCents[2],
        FinancierIncomeInTransitCents = InTransitCents[3],
        AdviceInTransitCents = InTransitCents[4],
        RotatingLossCents = InTransitCents[5],
        FederationHours = ConversionHours[0],
        ConversionHours = ConversionHours[1..],
        UnemploymentRate = Rates[0],
        FindingRate = Rates[1],
        UnmetShares = Rates[2..],
        Assessed = [.. Assessed.Select(waiting => waiting.ToList())],
        Supported = [.. Supported],
        PoliciesMet = PoliciesMet,
    };
}
