namespace SseSim.Model.Stories;

/// <summary>What may happen to an organisation. Numbers are part of stored stories: append only.</summary>
public enum StoryEventKind : byte
{
    Founded,
    /// <summary>An informal organisation registered.</summary>
    Registered,
    Recognised,
    /// <summary>Its workers took the firm over.</summary>
    Converted,
    /// <summary>It goes on with volunteers and fees, without paid staff.</summary>
    LeftToVolunteers,
    /// <summary>Party: lender. Detail: term in months. Policy: of the guarantee.</summary>
    CreditGranted,
    /// <summary>Party: lender. Detail: <see cref="Institutions.RefusalReason"/>.</summary>
    CreditRefused,
    /// <summary>Party: 0 national, 1 the territory's own government. Detail: months. Policy: that decided the award.</summary>
    ContractWon,
    /// <summary>Policy: the one that reached it for the first time.</summary>
    PolicyReached,
    /// <summary>Money of a government for this organisation by name. Policy: the intervention.</summary>
    Grant,
    /// <summary>An intervention that came to nothing. Policy: the intervention.</summary>
    InterventionFailed,
    InArrears,
    /// <summary>Out of money for too long.</summary>
    ClosedInsolvent,
    ClosedWithoutStaff,
    /// <summary>Owner or members gave up, with money left.</summary>
    Closed,
}

/// <summary>Something that happened to an organisation.</summary>
/// <param name="Month">From 0.</param>
/// <param name="Kind">What.</param>
/// <param name="Cents">Money of it; 0 where there is none.</param>
/// <param name="Party">See <see cref="StoryEventKind"/>; -1 without.</param>
/// <param name="Detail">See <see cref="StoryEventKind"/>.</param>
/// <param name="Policy">Index of a policy; -1 without.</param>
/// <param name="Rate">Interest a year of a loan; 0 elsewhere.</param>
public readonly record struct StoryEvent(int Month, StoryEventKind Kind, long Cents = 0, int Party = -1, int Detail = 0, int Policy = -1, double Rate = 0);
