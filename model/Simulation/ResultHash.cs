using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Observations;

namespace SseSim.Model.Simulation;

/// <summary>One hash over every observation of a run and the final state of every agent (XXH128, for finding differences, not for security).</summary>
public static class ResultHash
{
    /// <param name="months">In order.</param>
    /// <param name="finalStates">Of territories, financiers, governments, statistics office and exchange, in this order.</param>
    /// <returns>32 hexadecimal digits.</returns>
    public static string Combine(IEnumerable<MonthObservation> months, IEnumerable<byte[]> finalStates)
    {
        var hash = new XxHash128();
        foreach (var month in months)
        {
            hash.Append(MemoryMarshal.AsBytes<long>([month.Month, month.Residual, month.Checks]));
            foreach (var territory in month.Territories)
            {
                hash.Append(MemoryMarshal.AsBytes<long>(territory.ToArray()));
            }

            hash.Append(MemoryMarshal.AsBytes<long>(month.National.ToArray()));
            if (month.Incomes is { } incomes)
            {
                hash.Append(MemoryMarshal.AsBytes<long>(incomes.Nation));
                foreach (var territory in incomes.Territories)
                {
                    hash.Append(MemoryMarshal.AsBytes<long>(territory));
                }
            }
        }

        foreach (var state in finalStates)
        {
            hash.Append(state);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
