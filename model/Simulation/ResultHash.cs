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
        var counters = new long[Measures.Length];
        foreach (var month in months)
        {
            hash.Append(MemoryMarshal.AsBytes<long>([month.Month, month.Residual, month.Checks]));
            foreach (var territory in month.Territories)
            {
                Append(territory);
            }

            Append(month.National);
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

        // Zeros included, all in the same memory: a run has as many sets as territories and months.
        void Append(CounterSet set)
        {
            Array.Clear(counters);
            set.AddTo(counters);
            hash.Append(MemoryMarshal.AsBytes<long>(counters.AsSpan(0, set.Count)));
        }
    }
}
