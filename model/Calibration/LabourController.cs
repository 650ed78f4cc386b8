using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds the labour force of each sex and age band at its target, in proportion to the employment that there is, so that unemployment meets its own; and
/// public employment by posts beyond those that are filled.</summary>
internal sealed class LabourController
{
    /// <summary>Rate of entry that counts as none.</summary>
    private const double NoEntry = 1e-6;
    /// <summary>Excess of the labour force, over the unemployment rate, from which on seekers give up faster, where nobody enters; and the most that it may be.</summary>
    private const double ExcessOfUnemployment = 0.25, LargestExcess = 0.05;
    /// <summary>Persons of a group below which such an excess is chance.</summary>
    private const double SmallestGroup = 250;
    /// <summary>Employment over its target below which the labour force does not follow it down: where work is found slowly, both would shrink together for ever.</summary>
    private const double LeastEmployment = 0.985;
    /// <summary>Weight of a month's change of the error beside the error: flows are a small part k of the stock, so that the rate must lead. e'' + Lead k e' + k e = 0 is
    /// damped by Lead sqrt(k) / 2: 0.7 at k = 0.0045.</summary>
    private const double Lead = 20;
    private const double FastestDiscouragement = 25;
    private const int Groups = Classification.SexCount * Classification.AgeBandCount;
    private readonly EconomyStructure _structure;
    private readonly double[] _target = new double[Groups];
    private readonly double[] _lastError = new double[Groups];
    private readonly double[] _entrySum = new double[Groups];
    private readonly double[] _discouragementSum = new double[Groups];
    private readonly double _excess;
    private double _targetEmployment;
    private double _targetPublic;
    private double _employment;
    private double _posts = 1;
    private double _postsSum;
    private int _months;

    public LabourController(EconomyStructure structure)
    {
        _structure = structure;
        _excess = Math.Min(ExcessOfUnemployment * structure.BaseUnemploymentRate, LargestExcess);
    }

    public void Begin(TerritoryState[] states)
    {
        Array.Clear(_target);
        Array.Clear(_lastError);
        (_targetEmployment, _employment) = (0, 1);
        _targetPublic = states.Sum(s => s.PublicJobs);
        foreach (var persons in states.Select(s => s.Persons))
        {
            for (var i = 0; i < persons.Count; i++)
            {
                if (persons.Status[i] == Status.Unemployed || Classification.IsEmployed(persons.Status[i]))
                {
                    _target[EconomyStructure.LabourGroup(persons.Traits[i])]++;
                    _targetEmployment += persons.Status[i] == Status.Unemployed ? 0 : 1;
                }
            }
        }
    }

    public void Adjust(long[] nation)
    {
        var employed = Enumerable.Range(0, Groups).Sum(g => Employed(nation, g));
        _employment += 0.1 * (employed / _targetEmployment - _employment);
        for (var g = 0; g < Groups; g++)
        {
            var (sex, age) = (g / Classification.AgeBandCount, g % Classification.AgeBandCount);
            if (age == 0)
            {
                continue;
            }

            var inside = nation[Measures.Persons.At((int)Status.Unemployed, sex, age)] + Employed(nation, g);
            var error = inside / Math.Max(_target[g] * Math.Max(_employment, LeastEmployment), 1) - 1;
            var change = error + Lead * (error - _lastError[g]);
            if (_structure.Discouragement[g] > 1 || _structure.EntryToLabourForce[g] <= NoEntry && error > _excess && _target[g] >= SmallestGroup)
            {
                _structure.Discouragement[g] = Math.Clamp(_structure.Discouragement[g] * (1 + Math.Clamp(change, -0.1, 0.1)), 1, FastestDiscouragement);
            }
            else
            {
                _structure.EntryToLabourForce[g] = Math.Clamp(_structure.EntryToLabourForce[g] * (1 - Math.Clamp(change, -0.3, 0.3)), NoEntry, 0.2);
            }

            _lastError[g] = error;
        }

        _posts = Math.Clamp(_posts - 0.1 * (PersonCounts.Of(nation, Status.PublicEmployee) / Math.Max(_targetPublic, 1) - 1), 0.9, 1.2);
        _structure.PostsPerPublicJob = _posts;
    }

    public void Average()
    {
        _months++;
        _postsSum += _posts;
        for (var g = 0; g < Groups; g++)
        {
            _entrySum[g] += _structure.EntryToLabourForce[g];
            _discouragementSum[g] += _structure.Discouragement[g];
        }
    }

    public void Freeze()
    {
        _structure.PostsPerPublicJob = _postsSum / _months;
        for (var g = 0; g < Groups; g++)
        {
            _structure.EntryToLabourForce[g] = _entrySum[g] / _months;
            _structure.Discouragement[g] = _discouragementSum[g] / _months;
        }
    }

    private static long Employed(long[] nation, int group)
    {
        long employed = 0;
        for (var status = (int)Status.Employee; status <= (int)Status.PublicEmployee; status++)
        {
            employed += nation[Measures.Persons.At(status, group / Classification.AgeBandCount, group % Classification.AgeBandCount)];
        }

        return employed;
    }
}
