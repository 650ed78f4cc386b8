using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Starts;

/// <summary>All that a settled economy is a function of. Two keys are equal where the economies are.</summary>
/// <param name="Economy">Digest of the economy file as it was read.</param>
/// <param name="Parameters">Digest of all behavioural parameters.</param>
/// <param name="Residents">Persons simulated.</param>
/// <param name="Seed">Of the replicate.</param>
public sealed record SettledKey(UInt128 Economy, UInt128 Parameters, int Residents, ulong Seed)
{
    // A run asks once for each of its grains, with the same objects each time.
    private static readonly ConditionalWeakTable<object, StrongBox<UInt128>> Digests = [];

    /// <summary>The build of the model and of the format that states are kept in: compilers number each build by its content.</summary>
    private static readonly string Code =
        typeof(SettledEconomy).Module.ModuleVersionId.ToString("N") + typeof(SettledKey).Module.ModuleVersionId.ToString("N");

    public static SettledKey Of(RunSpecification specification) => new(
        DigestOf(specification.Economy), DigestOf(specification.Parameters), specification.Scenario.Residents, specification.Key.Seed);

    /// <summary>32 hexadecimal digits that also tell builds of the model apart: another build may settle otherwise, or keep states otherwise.</summary>
    public string AcrossBuilds()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Economy:x32} {Parameters:x32} {Residents} {Seed} {Code}");
        return XxHash128.HashToUInt128(System.Text.Encoding.UTF8.GetBytes(text)).ToString("x32", CultureInfo.InvariantCulture);
    }

    private static UInt128 DigestOf(object value) =>
        Digests.GetValue(value, v => new StrongBox<UInt128>(XxHash128.HashToUInt128(ModelFormat.Write(v)))).Value;
}
