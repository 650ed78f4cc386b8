namespace SseSim.Model.State;

/// <summary>One bit an organisation, and one for persons without an employer: what a pass over all persons asks of employers fits the processor's first cache,
/// where the organisations' columns do not.</summary>
internal readonly struct PlaceBits
{
    private readonly ulong[] _bits;

    /// <param name="places">Number of places.</param>
    public PlaceBits(int places) => _bits = new ulong[places / 64 + 1];

    public void Set(int place) => _bits[(place + 1) >> 6] |= 1UL << (place + 1 & 63);

    /// <summary>1 where the bit of an employer is set, 0 otherwise and for <see cref="PersonColumns.NoEmployer"/>.</summary>
    public ulong Of(int employer) => _bits[(employer + 1) >> 6] >> (employer + 1 & 63) & 1;
}
