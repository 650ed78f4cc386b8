using System.IO.Hashing;
using System.Text;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;

namespace SseSim.Scenarios;

/// <summary>A model parameter that is drawn for every replicate.</summary>
/// <param name="Name">Its kebab-case name.</param>
/// <param name="Distribution">What it is drawn from.</param>
public sealed record UncertainParameter(string Name, ParameterDistribution Distribution)
{
    /// <summary>Its value in a replicate: a pure function of seed, name and replicate, so that fewer replicates, or other uncertain parameters beside it,
    /// change no draw.</summary>
    /// <param name="seed">The scenario's.</param>
    /// <param name="replicate">From 0.</param>
    public double Draw(ulong seed, int replicate)
    {
        var draws = new KeyedRandom(seed, Model.Numerics.Stream.Uncertainty, month: 0).For(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Name)));
        return Distribution.Quantile(draws.UniformOf((ulong)replicate));
    }
}
