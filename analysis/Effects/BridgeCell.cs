using SseSim.Model.Numerics;

namespace SseSim.Analysis.Effects;

/// <summary>A local market (territory and sector) over the months asked for, its jobs split into parts: by sex or by form. Displacement and substitution are
/// decided for the market as a whole, so that the noise of one part is not taken for a loss, and then attributed to the parts.</summary>
internal sealed class BridgeCell(int parts)
{
    private readonly long[] _gross = new long[parts];
    private readonly long[] _before = new long[parts];
    private readonly long[] _posts = new long[parts];
    private readonly long[] _net = new long[parts];

    /// <summary>Adds a month of one part.</summary>
    /// <param name="part">Which.</param>
    /// <param name="all">Jobs with the policy and without.</param>
    /// <param name="supported">Jobs in supported organisations with the policy, and in the same organisations without.</param>
    /// <param name="posts">Subsidised posts with the policy.</param>
    public void Add(int part, (long With, long Without) all, (long With, long Without) supported, long posts)
    {
        _gross[part] += supported.With;
        _before[part] += supported.Without;
        _posts[part] += posts;
        _net[part] += all.With - all.Without;
    }

    /// <summary>[part]: the rows of the bridge.</summary>
    public BridgeCounts[] Rows()
    {
        long gross = _gross.Sum(), before = _before.Sum(), posts = _posts.Sum();

        // Of the supported organisations' own jobs those that are gone and in whose place posts are subsidised.
        var lost = new long[parts];
        for (var part = 0; part < parts; part++)
        {
            lost[part] = Math.Max(0, _before[part] - (_gross[part] - _posts[part]));
        }

        var replaced = new long[parts];
        Apportionment.Split(Math.Min(posts, Math.Max(0, before - (gross - posts))), lost, replaced);

        // Elsewhere in the market.
        var change = _net.Sum() - gross + before;
        var displaces = gross + before > 0 && change < 0;
        return
        [
            .. Enumerable.Range(0, parts).Select(part => new BridgeCounts(
                _gross[part], _before[part] - replaced[part], displaces ? _gross[part] - _before[part] - _net[part] : 0, replaced[part], _net[part])),
        ];
    }
}
