using SseSim.Model.Economy;

namespace SseSim.Model.Stories;

/// <summary>What one organisation went through while somebody followed it. Following changes nothing: the same run without it has the same hash.</summary>
public sealed record OrganisationStory
{
    /// <summary>Its identity.</summary>
    public required ulong Organisation { get; init; }
    /// <summary>Index of its territory.</summary>
    public required int Territory { get; init; }
    /// <summary>Who it is now, or was when it closed; null before it is founded.</summary>
    public required OrganisationProfile? Profile { get; init; }
    /// <summary>One a month in which it was there, from the first that was followed.</summary>
    public required StoryMonth[] Months { get; init; }
    /// <summary>In order of month.</summary>
    public required StoryEvent[] Events { get; init; }
    /// <summary>Loans that it has now.</summary>
    public required StoryLoan[] Loans { get; init; }
    /// <summary>Public contracts that it has now.</summary>
    public required StoryContract[] Contracts { get; init; }

    /// <summary>A story before its first month.</summary>
    public static OrganisationStory Blank(ulong organisation, int territory) =>
        new() { Organisation = organisation, Territory = territory, Profile = null, Months = [], Events = [], Loans = [], Contracts = [] };
}

/// <summary>Who an organisation is.</summary>
/// <param name="Form">Legal form.</param>
/// <param name="Sector">Of its production.</param>
/// <param name="Formality">Whether it is registered and recognised.</param>
/// <param name="AgeMonths">Since its founding.</param>
/// <param name="VolunteerRun">Whether it lives on fees and volunteers, without paid staff.</param>
/// <param name="Bank">Index of the financier that holds its deposits.</param>
/// <param name="Policies">Bit n: policy n has reached it.</param>
/// <param name="Alive">Whether it is there.</param>
public sealed record OrganisationProfile(
    Form Form, Sector Sector, Formality Formality, int AgeMonths, bool VolunteerRun, int Bank, uint Policies, bool Alive);

/// <summary>A loan.</summary>
/// <param name="Lender">Index of the financier.</param>
/// <param name="PrincipalCents">Outstanding.</param>
/// <param name="RatePerYear">Interest.</param>
/// <param name="Coverage">Share of a loss that a guarantee pays; 0 without.</param>
/// <param name="GuaranteePolicy">Index of the guarantee's policy; -1 without.</param>
/// <param name="MonthsInArrears">Unpaid instalments.</param>
public sealed record StoryLoan(int Lender, long PrincipalCents, double RatePerYear, double Coverage, int GuaranteePolicy, int MonthsInArrears);

/// <summary>A public contract.</summary>
/// <param name="Local">Whether the territory's own government buys.</param>
/// <param name="CentsPerMonth">Price.</param>
/// <param name="MonthsLeft">To its end.</param>
/// <param name="Policy">Index of the policy that decided the award; -1 without.</param>
public sealed record StoryContract(bool Local, long CentsPerMonth, int MonthsLeft, int Policy);
