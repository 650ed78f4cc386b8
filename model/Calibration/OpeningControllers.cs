using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>What goes on being held to its target while an economy opens. The social economy's weights always: its few organisations do not fit their markets by
/// chance. All constants but in the smallest economies: the chance of the one sample on which they were found would be in every run, and it had not the largest firms (an organisation is at most a
/// share of all jobs), which borrow more and close less. What comes from abroad stays, which belongs to the file's accounts and not to a sample, and so do depreciation and utilisation: what a draw invests while jobs come back to where they were would be taken for what capital wears out, and there
/// would be too little investment ever after.</summary>
internal sealed class OpeningControllers
{
    /// <summary>Most that jobs, and the social economy's, may be beside their target when a run begins.</summary>
    private const double Tolerance = 0.01;

    /// <summary>One of the two.</summary>
    private readonly SettlingControllers? _all;
    private readonly SocialEconomyController? _social;
    private readonly double[] _jobs, _socialJobs;

    /// <param name="structure">Settled constants, of this run alone.</param>
    /// <param name="states">The economy as drawn, which is the target.</param>
    /// <param name="all">Whether all constants but these three move, or only the social economy's.</param>
    public OpeningControllers(EconomyStructure structure, TerritoryState[] states, bool all)
    {
        (_jobs, _socialJobs) = (SectorJobs.Drawn(states, socialEconomyOnly: false), SectorJobs.Drawn(states, socialEconomyOnly: true));
        if (all)
        {
            _all = new(structure, opening: true);
            _all.Begin(states);
        }
        else
        {
            _social = new(structure);
            _social.Begin(_socialJobs);
        }
    }

    /// <summary>Moves the constants after a month.</summary>
    /// <param name="observation">The month.</param>
    /// <param name="territories">The territories after it.</param>
    /// <param name="averaged">Whether the month is one of those that count: once it is, all that follow are.</param>
    public void Adjust(MonthObservation observation, TerritorySimulation[] territories, bool averaged)
    {
        if (averaged)
        {
            _all?.StartAveraging();
        }

        _all?.Adjust(observation, territories);
        _social?.Adjust(observation.Nation());
        if (averaged)
        {
            _social?.Average();
        }
    }

    /// <summary>Whether a month's jobs, and those of the social economy, are as many as were drawn.</summary>
    public bool OnTarget(long[] nation) => Meets(nation, _jobs, socialEconomyOnly: false) && Meets(nation, _socialJobs, socialEconomyOnly: true);

    private static bool Meets(long[] nation, double[] targets, bool socialEconomyOnly) =>
        Math.Abs(targets.Select((_, s) => SectorJobs.Counted(nation, s, socialEconomyOnly)).Sum() - targets.Sum()) <= Math.Max(Tolerance * targets.Sum(), 1);

    /// <summary>Freezes the constants at their mean over the months that count.</summary>
    public void Freeze()
    {
        _all?.Freeze();
        _social?.Freeze();
    }
}
