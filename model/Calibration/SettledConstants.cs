using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Calibration;

/// <summary>What settling an economy on a sample has found, for runs of any scale and seed: constants under which it rests, and the histories of settled
/// agents. Deterministic in the economy, the sample's size and the parameters, and never changed afterwards.</summary>
public sealed class SettledConstants
{
    /// <summary>Fewest persons of a sample: constants found on fewer are mostly noise. A small economy is drawn more than once.</summary>
    public const int SmallestSample = 20_000;
    /// <summary>Most persons of a sample; about one in fifty of Portugal's.</summary>
    public const int LargestSample = 211_462;

    internal SettledConstants(EconomyStructure structure, SettledTraits traits, FoundingEstimate founding)
    {
        Structure = structure;
        Traits = traits;
        Founding = founding;
    }

    internal EconomyStructure Structure { get; }
    internal SettledTraits Traits { get; }
    internal FoundingEstimate Founding { get; }

    /// <summary>Persons of the sample on which an economy is settled for runs of a size.</summary>
    public static int SampleFor(int residents) => Math.Clamp(residents, SmallestSample, LargestSample);

    /// <summary>Draws and settles a sample.</summary>
    /// <param name="economy">The economy file.</param>
    /// <param name="sample">Persons of the sample, from <see cref="SampleFor"/>.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <param name="onMonth">Called after each month of settling (months below zero).</param>
    /// <exception cref="ArgumentException">The economy's figures have no stationary state, or the sample is too small for its territories.</exception>
    public static SettledConstants Find(EconomyDefinition economy, int sample, ModelParameters parameters, ForEach forEach,
        Action<MonthObservation>? onMonth = null) =>
        Settling.Run(BaseEquilibrium.Solve(economy, sample, parameters), parameters, forEach, onMonth);
}
