namespace SseSim.Model.Institutions;

/// <summary>A government's bids of a month, put together by tender, each tender's in the order in which they came.</summary>
internal sealed class BidsByTender
{
    private readonly TenderAnnouncement[] _announced;
    /// <summary>[sector]: tenders of the sectors before it.</summary>
    private readonly int[] _tendersBefore;
    /// <summary>[tender]: bids of the tenders before it.</summary>
    private readonly int[] _bidsBefore;
    private readonly int[] _places;

    /// <param name="announced">[sector]: the tenders, of which the reserved ones come first.</param>
    /// <param name="bids">For them; others are left out.</param>
    public BidsByTender(TenderAnnouncement[] announced, ReadOnlySpan<Bid> bids)
    {
        _announced = announced;
        if (bids.IsEmpty)
        {
            // As in most months of a small territory.
            (_tendersBefore, _bidsBefore, _places) = ([], [], []);
            return;
        }

        _tendersBefore = new int[announced.Length + 1];
        for (var s = 0; s < announced.Length; s++)
        {
            _tendersBefore[s + 1] = _tendersBefore[s] + announced[s].Reserved + announced[s].Open;
        }

        _bidsBefore = new int[_tendersBefore[^1] + 1];
        foreach (ref readonly var bid in bids)
        {
            if (TenderOf(bid) is >= 0 and var tender)
            {
                _bidsBefore[tender + 1]++;
            }
        }

        for (var tender = 1; tender < _bidsBefore.Length; tender++)
        {
            _bidsBefore[tender] += _bidsBefore[tender - 1];
        }

        _places = new int[_bidsBefore[^1]];
        var next = _bidsBefore.AsSpan(0, _bidsBefore.Length - 1).ToArray();
        for (var place = 0; place < bids.Length; place++)
        {
            if (TenderOf(bids[place]) is >= 0 and var tender)
            {
                _places[next[tender]++] = place;
            }
        }
    }

    /// <summary>Places of the bids for a sector's tender.</summary>
    /// <param name="sector">Sector.</param>
    /// <param name="tender">Number in the sector, from 0, the reserved ones first.</param>
    public ReadOnlySpan<int> Of(int sector, int tender)
    {
        if (_places.Length == 0)
        {
            return [];
        }

        var t = _tendersBefore[sector] + tender;
        return _places.AsSpan(_bidsBefore[t].._bidsBefore[t + 1]);
    }

    /// <summary>Number among all tenders, -1 for one that was not announced.</summary>
    private int TenderOf(in Bid bid)
    {
        ref readonly var announced = ref _announced[(int)bid.Sector];
        return bid.Tender < 0 || bid.Tender >= (bid.Reserved ? announced.Reserved : announced.Open) ? -1
            : _tendersBefore[(int)bid.Sector] + (bid.Reserved ? 0 : announced.Reserved) + bid.Tender;
    }
}
