using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds the part of those outside the labour force who have a pension at the file's, age band by age band, by how many of those who leave the labour force retire: the file tells how many there are,
/// not how many come, and those without a pension leave more often, since they found firms.</summary>
internal sealed class RetirementController
{
    /// <summary>Weights of the error and of a month's change of it: flows are a small part of the stock, so that the change must lead.</summary>
    private const double Gain = 0.25, Lead = 10;
    private const double LargestStep = 0.1;
    /// <summary>Furthest that the odds of those who come may be from the odds of the stock, as a factor.</summary>
    private const double Furthest = 1000;
    private readonly EconomyStructure _structure;
    private readonly double[] _lastError = new double[Classification.AgeBandCount];
    private readonly double[] _sum = new double[Classification.AgeBandCount];
    private int _months;

    public RetirementController(EconomyStructure structure) => _structure = structure;

    /// <summary>A sample has been drawn anew.</summary>
    public void Begin() => Array.Clear(_lastError);

    public void Adjust(long[] nation)
    {
        for (var age = (int)AgeBand.From25To34; age < Classification.AgeBandCount; age++)
        {
            var share = _structure.Economy.Labour.RetiredShare[Classification.AgeBands[age]];
            var retired = Of(nation, Status.Retired, age);
            var outside = retired + Of(nation, Status.Inactive, age);
            if (share is <= 0 or >= 1 || outside == 0)
            {
                continue;
            }

            // As a part of the odds, which tell of few without a pension as well as of few with one.
            var error = (retired / outside - share) / (share * (1 - share));
            var change = Gain * error + Lead * (error - _lastError[age]);
            var odds = Odds(_structure.RetiringShare[age]) * (1 - Math.Clamp(change, -LargestStep, LargestStep));
            odds = Math.Clamp(odds, Odds(share) / Furthest, Odds(share) * Furthest);
            _structure.RetiringShare[age] = odds / (1 + odds);
            _lastError[age] = error;
        }
    }

    public void Average()
    {
        _months++;
        for (var age = 0; age < _sum.Length; age++)
        {
            _sum[age] += _structure.RetiringShare[age];
        }
    }

    public void Freeze() => _structure.RetiringShare = [.. _sum.Select(sum => sum / _months)];

    private static double Odds(double share) => share / (1 - share);

    private static double Of(long[] nation, Status status, int age) =>
        nation[Measures.Persons.At((int)status, (int)Sex.Male, age)] + nation[Measures.Persons.At((int)status, (int)Sex.Female, age)];
}
