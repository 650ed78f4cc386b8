using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Founding rates under which births make up for closures: closures noted by cell, over the months that adults who may found have lived through and the
/// share of founders who have the start capital. Evidence of several samples is pooled.</summary>
internal sealed class FoundingEstimate
{
    private const int Kinds = 3;
    private double _adultMonths;

    /// <summary>Counts the adults of one month.</summary>
    public void AddMonth(long[] nation)
    {
        for (var status = 0; status < Classification.StatusCount; status++)
        {
            for (var x = 0; Founding.MayFound((Status)status) && x < Classification.SexCount; x++)
            {
                for (var a = 0; a < Classification.AgeBandCount; a++)
                {
                    _adultMonths += nation[Measures.Persons.At(status, x, a)];
                }
            }
        }
    }

    /// <summary>Adds the closures of these months to the evidence that a structure's rates rest on.</summary>
    public void Apply(EconomyStructure structure, SettlingRecord[] records)
    {
        var asked = new double[Kinds];
        var able = new double[Kinds];
        for (var kind = 0; kind < Kinds; kind++)
        {
            asked[kind] = records.Sum(r => r.Asked[kind]);
            able[kind] = records.Sum(r => r.Able[kind]);
        }

        var before = structure.FoundingEvidenceAdultMonths;
        var cells = structure.FoundingRates.Length / 2;
        for (var cell = 0; cell < structure.FoundingRates.Length; cell++)
        {
            var kind = SettlingRecord.Kind(cell % cells, volunteers: cell >= cells);
            var niches = records.SelectMany(r => r.Niches[cell]).ToArray();
            var success = asked[kind] > 0 ? Math.Max(0.05, able[kind] / asked[kind]) : 1;
            structure.FoundingRates[cell] = (structure.FoundingRates[cell] * before + niches.Length / success) / (before + _adultMonths);
            structure.FoundingNiches[cell] = structure.FoundingNiches[cell].Length > 0 ? structure.FoundingNiches[cell] : niches;
        }

        structure.FoundingEvidenceAdultMonths = before + _adultMonths;
    }
}
