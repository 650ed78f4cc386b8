using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>The slow controllers of settling: each moves one constant of the structure so that one target of the economy file is met, and is frozen at its mean.</summary>
internal sealed class SettlingControllers
{
    private const double Integral = 0.02;
    private const double Proportional = 0.2;
    private readonly EconomyStructure _structure;
    private readonly double[] _targetJobs;
    private readonly double[] _targetSocial;
    private readonly double[] _targetLabourForce;
    private readonly double _targetDeposits;
    private readonly double[] _lastError = new double[Classification.MarketSectorCount];
    private readonly double[] _imports = new double[Classification.MarketSectorCount];
    private readonly double[] _offsets = new double[Classification.MarketSectorCount];
    private readonly double[] _entry = new double[Classification.AgeBandCount];
    private readonly double[] _unmet;
    private readonly double _targetLoans;
    private double _ofDeposits;
    private double _rollover;
    private double _finding;
    private double _founders;
    private int _averaged = -1;

    public SettlingControllers(EconomyStructure structure, TerritoryState[] states)
    {
        _structure = structure;
        _unmet = new double[states.Length];
        _targetJobs = new double[Classification.MarketSectorCount];
        _targetSocial = new double[Classification.MarketSectorCount];
        _targetLabourForce = new double[Classification.AgeBandCount];
        foreach (var state in states)
        {
            var o = state.Organisations;
            for (var i = 1; i < o.Count; i++)
            {
                _targetJobs[(int)o.Sector[i]] += o.Staff[i];
                _targetSocial[(int)o.Sector[i]] += Classification.IsSocialEconomy(o.Form[i]) ? o.Staff[i] : 0;
            }

            for (var i = 0; i < state.Persons.Count; i++)
            {
                if (state.Persons.Status[i] == Status.Unemployed || Classification.IsEmployed(state.Persons.Status[i]))
                {
                    _targetLabourForce[(int)PersonTraits.AgeOf(state.Persons.Traits[i])]++;
                }
            }

            _targetDeposits += state.Households.DepositCents.Sum();
            for (var row = 0; row < state.Loans.Count; row++)
            {
                _targetLoans += state.Loans.PrincipalCents[row];
            }
        }

        for (var a = 1; a < Classification.AgeBandCount; a++)
        {
            structure.EntryToLabourForce[a] = 0.003;
        }
    }

    public void StartAveraging() => _averaged = 0;

    /// <summary>Moves every constant a little towards its target.</summary>
    public void Adjust(MonthObservation observation, TerritorySimulation[] territories)
    {
        var nation = observation.Nation();
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            AdjustImports(nation, s);
            AdjustOffset(nation, s);
        }

        AdjustLabourForce(nation);
        _structure.ConsumptionOfDeposits *= 1 + Integral * Math.Clamp(nation[Measures.HouseholdDeposits.At()] / _targetDeposits - 1, -0.5, 0.5);
        var loans = nation[Measures.LoansOutstanding.At(0)] + nation[Measures.LoansOutstanding.At(1)];
        _structure.RolloverShare = Math.Clamp(_structure.RolloverShare + Integral * (1 - loans / Math.Max(_targetLoans, 1)), 0, 2);
        if (_averaged >= 0)
        {
            Average(nation, territories);
        }
    }

    /// <summary>Freezes every constant at its mean since <see cref="StartAveraging"/>; founding rates are the closures noted since then, over the adults who may
    /// found and the share of founders who had the start capital.</summary>
    public void Freeze(SettlingRecord[] records, TerritorySimulation[] territories)
    {
        var n = (double)_averaged;
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            _structure.ImportShares[s] = _imports[s] / n;
            _structure.SocialEconomyOffset[s] = _offsets[s] / n;
        }

        for (var a = 0; a < Classification.AgeBandCount; a++)
        {
            _structure.EntryToLabourForce[a] = _entry[a] / n;
        }

        _structure.ConsumptionOfDeposits = _ofDeposits / n;
        _structure.RolloverShare = _rollover / n;
        _structure.BaseFindingRate = _finding / n;
        for (var t = 0; t < _unmet.Length; t++)
        {
            _structure.BaseUnmetShare[t] = _unmet[t] / n;
        }

        var success = Math.Max(0.05, (double)records.Sum(r => r.Found) / Math.Max(1, records.Sum(r => r.Tried)));
        for (var cell = 0; cell < _structure.FoundingRates.Length; cell++)
        {
            var niches = records.SelectMany(r => r.Niches[cell]).ToArray();
            _structure.FoundingNiches[cell] = niches;
            _structure.FoundingRates[cell] = niches.Length / _founders / success;
        }
    }

    /// <summary>Proportional and integral on the domestic share: too many jobs in a sector, more imports.</summary>
    private void AdjustImports(long[] nation, int s)
    {
        long jobs = 0;
        for (var f = 0; f < Classification.FormCount - 1; f++)
        {
            jobs += nation[Measures.Jobs.At(f, s)];
        }

        var error = jobs / Math.Max(_targetJobs[s], 1) - 1;
        var domestic = (1 - _structure.ImportShares[s]) * (1 - Integral * error - Proportional * (error - _lastError[s]));
        _structure.ImportShares[s] = Math.Clamp(1 - domestic, 0, 0.98);
        _lastError[s] = error;
    }

    private void AdjustOffset(long[] nation, int s)
    {
        if (_targetSocial[s] < 1)
        {
            return;
        }

        long jobs = 0;
        for (var f = 1; f < Classification.FormCount - 1; f++)
        {
            jobs += nation[Measures.Jobs.At(f, s)];
        }

        _structure.SocialEconomyOffset[s] = Math.Clamp(_structure.SocialEconomyOffset[s] - 0.02 * (jobs / _targetSocial[s] - 1), -2, 2);
    }

    private void AdjustLabourForce(long[] nation)
    {
        for (var a = 1; a < Classification.AgeBandCount; a++)
        {
            long inside = 0;
            for (var x = 0; x < Classification.SexCount; x++)
            {
                inside += nation[Measures.Persons.At((int)Status.Unemployed, x, a)];
                for (var status = (int)Status.Employee; status <= (int)Status.PublicEmployee; status++)
                {
                    inside += nation[Measures.Persons.At(status, x, a)];
                }
            }

            var error = inside / Math.Max(_targetLabourForce[a], 1) - 1;
            _structure.EntryToLabourForce[a] = Math.Clamp(_structure.EntryToLabourForce[a] * (1 - 0.3 * Math.Clamp(error, -0.3, 0.3)), 1e-6, 0.2);
        }
    }

    private void Average(long[] nation, TerritorySimulation[] territories)
    {
        _averaged++;
        for (var s = 0; s < _imports.Length; s++)
        {
            _imports[s] += _structure.ImportShares[s];
            _offsets[s] += _structure.SocialEconomyOffset[s];
        }

        for (var a = 0; a < _entry.Length; a++)
        {
            _entry[a] += _structure.EntryToLabourForce[a];
        }

        _ofDeposits += _structure.ConsumptionOfDeposits;
        _rollover += _structure.RolloverShare;
        _finding += territories.Average(t => t.State.FindingRate);
        for (var t = 0; t < _unmet.Length; t++)
        {
            _unmet[t] += territories[t].State.UnmetShare;
        }

        foreach (var status in (ReadOnlySpan<Status>)[Status.Employee, Status.WorkerMember, Status.PublicEmployee, Status.Unemployed, Status.Inactive])
        {
            for (var x = 0; x < Classification.SexCount; x++)
            {
                for (var a = 0; a < Classification.AgeBandCount; a++)
                {
                    _founders += nation[Measures.Persons.At((int)status, x, a)];
                }
            }
        }
    }
}
