namespace SseSim.Model.Institutions;

/// <summary>What a financier gives. Numbers are part of the stored state: append only.</summary>
public enum Product : byte
{
    /// <summary>Instalments and interest, whatever the surplus.</summary>
    Loan,
    /// <summary>An advance without interest, repaid out of surplus alone.</summary>
    RepayableGrant,
    /// <summary>Members' shares without a vote: a limited return out of surplus, redeemed at their nominal value.</summary>
    Equity,
    /// <summary>Participating titles: a return that is skipped where it cannot be paid, redeemed out of surplus.</summary>
    QuasiEquity,
    /// <summary>A loan that ranks behind the others and is repaid after them.</summary>
    Mezzanine,
    /// <summary>A bond that households of the community buy.</summary>
    CommunityBond,
}
