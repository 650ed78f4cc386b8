namespace SseSim.Analysis.Effects;

/// <summary>What may be said of the net fiscal cost of a net FTE-year.</summary>
/// <param name="Code">A word that never changes: <c>cost</c>, <c>pays-for-itself</c>, <c>may-pay-for-itself</c>, <c>no-effect-found</c>, <c>jobs-lost</c>.</param>
/// <param name="HasInterval">False with a single replicate: then it may be chance.</param>
/// <param name="Words">The same in a sentence; empty where the number speaks for itself.</param>
public sealed record CostReading(string Code, bool HasInterval, string Words)
{
    private const string OneReplicate = "; one replicate gives no interval, so this may be chance (--replicates gives one)";

    /// <param name="replicates">Pairs of runs.</param>
    /// <param name="netJobs">FTE-years.</param>
    /// <param name="netCost">Currency.</param>
    internal static CostReading Of(int replicates, Estimate netJobs, Estimate netCost)
    {
        if (replicates == 1)
        {
            return netJobs.Mean <= 0
                ? new("no-effect-found", false, "no positive net effect on jobs was found, so a cost per job would mean nothing" + OneReplicate)
                : netCost.Mean < 0 ? new("pays-for-itself", false, Itself + OneReplicate)
                : new("cost", false, "one replicate gives no interval (--replicates gives one)");
        }

        return netJobs.SpansZero
            ? new("no-effect-found", true, "no effect found: the interval of net jobs spans zero, so a cost per job would mean nothing")
            : netJobs.Mean < 0 ? new("jobs-lost", true, "no positive net effect on jobs was found but a loss, so a cost per job would mean nothing")
            : netCost.High < 0 ? new("pays-for-itself", true, Itself)
            : netCost.Mean < 0 ? new("may-pay-for-itself", true,
                "the mean is below zero and the interval of the net cost spans it: the policy may pay for itself, or cost something")
            : new("cost", true, "");
    }

    private const string Itself =
        "the policy pays for itself: taxes, contributions and benefits saved came to more than it cost, so a cost per job has no meaning beyond its sign";
}
