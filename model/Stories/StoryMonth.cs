namespace SseSim.Model.Stories;

/// <summary>What moves an organisation's deposits. All lines of a month together are the change of its deposits, to the cent.</summary>
public enum StoryLine : byte
{
    /// <summary>Loans paid out to it, and what investors paid in.</summary>
    LoansPaidOut,
    /// <summary>From governments: to founders, or to this organisation by name.</summary>
    Grants,
    /// <summary>Sales, fees, agreements, and invoices that governments paid.</summary>
    Receipts,
    /// <summary>Gross pay, patronage of worker-members included.</summary>
    Wages,
    /// <summary>Employers' social contributions.</summary>
    Contributions,
    /// <summary>What policies pay or give back of its labour cost.</summary>
    LabourSubsidies,
    CorporateTax,
    Investment,
    /// <summary>Surplus returned to members who are not its workers.</summary>
    ToMembers,
    /// <summary>Surplus paid to the owner of a conventional firm.</summary>
    ToOwners,
    /// <summary>Surplus spent on the community.</summary>
    ToCommunity,
    /// <summary>Instalments, interest and guarantee fees, and what investors' titles bear.</summary>
    DebtService,
    /// <summary>Founding, change of ownership and closing: own funds paid in, equipment bought, what is left at the end.</summary>
    FoundingAndClosing,
    /// <summary>Paid into a rotating savings group, or its pot received.</summary>
    RotatingSavings,
}

/// <summary>One month of an organisation. Money in cents; stocks at the end of the month, zero where it closed in it.</summary>
public sealed record StoryMonth
{
    /// <summary>From 0.</summary>
    public required int Month { get; init; }
    /// <summary>Paid staff.</summary>
    public required int Staff { get; init; }
    public required int StaffFemale { get; init; }
    /// <summary>Paid hours a week.</summary>
    public required int WeeklyHours { get; init; }
    public required int Vacancies { get; init; }
    public required int Members { get; init; }
    /// <summary>0..1.</summary>
    public required double Readiness { get; init; }
    /// <summary>0..1.</summary>
    public required double Reputation { get; init; }
    /// <summary>Orders received, before rationing.</summary>
    public required long OrdersCents { get; init; }
    /// <summary>Orders served.</summary>
    public required long SalesCents { get; init; }
    /// <summary>Part of them by contract, agreement or fees.</summary>
    public required long CommittedCents { get; init; }
    public required long WageBillCents { get; init; }
    /// <summary>After interest and depreciation, before tax.</summary>
    public required long SurplusCents { get; init; }
    /// <summary>Part of this month's surplus that can never be paid out.</summary>
    public required long ReservedCents { get; init; }
    /// <summary>Deposits before the month.</summary>
    public required long OpeningCents { get; init; }
    /// <summary>[<see cref="StoryLine"/>]: what moved the deposits; positive where it received.</summary>
    public required long[] LinesCents { get; init; }
    /// <summary>Deposits after the month.</summary>
    public required long ClosingCents { get; init; }
    /// <summary>Fixed capital at replacement cost.</summary>
    public required long CapitalCents { get; init; }
    /// <summary>Indivisible reserve.</summary>
    public required long ReserveCents { get; init; }
    /// <summary>Principal owed.</summary>
    public required long LoanCents { get; init; }
    /// <summary>Invoices that governments have not paid.</summary>
    public required long ClaimsCents { get; init; }
    /// <summary>Credit asked for this month; 0 where it asked for none.</summary>
    public required long AskedCents { get; init; }
    /// <summary>Bids for public tenders.</summary>
    public required int Bids { get; init; }
    /// <summary>Advice received.</summary>
    public required double AdviserHours { get; init; }
}
