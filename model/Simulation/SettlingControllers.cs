using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>The slow controllers of settling: each moves one constant of the structure so that one target of the economy file is met, and is frozen at its mean.</summary>
internal sealed class SettlingControllers
{
    private const double Integral = 0.1;
    private const double Proportional = 0.5;
    /// <summary>Change of domestic demand that closes a gap in employment, found by trying: demand multiplies.</summary>
    private const double Response = 0.8;
    /// <summary>Entry rates and the social economy's weights still move with the ages of owners and of entities; their last years are the best guide.</summary>
    private const int LastMonths = 30;
    private readonly EconomyStructure _structure;
    private readonly double[] _targetJobs;
    private readonly double[] _targetSocial;
    private readonly double[] _targetLabourForce;
    private readonly double _targetDeposits;
    private readonly double[] _lastError = new double[Classification.MarketSectorCount];
    private readonly double[] _lastInside = new double[Classification.AgeBandCount];
    private readonly double[] _socialMarketShare = new double[Classification.MarketSectorCount];
    private readonly double[] _lastSocial = new double[Classification.MarketSectorCount];
    private readonly double[] _imports = new double[Classification.MarketSectorCount];
    private readonly double[] _errors = new double[Classification.MarketSectorCount];
    private readonly Queue<double>[] _offsets = Enumerable.Range(0, Classification.MarketSectorCount).Select(_ => new Queue<double>()).ToArray();
    private readonly Queue<double>[] _entry = Enumerable.Range(0, Classification.AgeBandCount).Select(_ => new Queue<double>()).ToArray();
    private readonly double[] _unmet;
    private readonly double _targetLoans;
    private double _targetEmployment;
    private double _employment = 1;
    private double _ofDeposits;
    private double _rollover;
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
                    _targetEmployment += state.Persons.Status[i] == Status.Unemployed ? 0 : 1;
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

        for (var s = 0; s < _socialMarketShare.Length; s++)
        {
            _socialMarketShare[s] = SocialMarketShare(s);
        }
    }

    /// <summary>Share of sales in the revenue of the social economy of a sector: the less it sells, the more its weight must move.</summary>
    private double SocialMarketShare(int s)
    {
        double market = 0, all = 0;
        for (var f = 1; f < Classification.FormCount - 1; f++)
        {
            var cell = s * Classification.FormCount + f;
            var revenue = _structure.Jobs[cell] * _structure.ProductivityCents[cell];
            market += revenue * _structure.MarketShare[cell];
            all += revenue;
        }

        return all > 0 ? Math.Max(market / all, 0.1) : 1;
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
        _structure.ConsumptionOfDeposits *= 1 + 0.02 * Math.Clamp(nation[Measures.HouseholdDeposits.At()] / _targetDeposits - 1, -0.5, 0.5);
        var loans = nation[Measures.LoansOutstanding.At(0)] + nation[Measures.LoansOutstanding.At(1)];
        _structure.RolloverShare = Math.Clamp(_structure.RolloverShare + 0.1 * (1 - loans / Math.Max(_targetLoans, 1)), 0, 2);
        // The finding rate that counts as usual follows the actual one while settling, so that freezing changes nothing.
        _structure.BaseFindingRate += 0.05 * (territories.Average(t => t.State.FindingRate) - _structure.BaseFindingRate);
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
            // What employment still lacked on average is made up for in proportion.
            _structure.ImportShares[s] = Math.Clamp(1 - (1 - _imports[s] / n) * (1 - Response * _errors[s] / n), 0, 0.98);
            _structure.SocialEconomyOffset[s] = _offsets[s].Average();
        }

        for (var a = 0; a < Classification.AgeBandCount; a++)
        {
            _structure.EntryToLabourForce[a] = _entry[a].Average();
        }

        _structure.ConsumptionOfDeposits = _ofDeposits / n;
        _structure.RolloverShare = _rollover / n;
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

        var error = jobs / _targetSocial[s] - 1;
        _structure.SocialEconomyOffset[s] = Math.Clamp(_structure.SocialEconomyOffset[s]
            - (0.02 * error + 0.2 * (error - _lastSocial[s])) / _socialMarketShare[s], -2, 2);
        _lastSocial[s] = error;
    }

    /// <summary>Entry to the labour force by age band, such that unemployment meets its target at the employment that there is.</summary>
    private void AdjustLabourForce(long[] nation)
    {
        long employed = 0;
        for (var status = (int)Status.Employee; status <= (int)Status.PublicEmployee; status++)
        {
            for (var x = 0; x < Classification.SexCount; x++)
            {
                for (var a = 0; a < Classification.AgeBandCount; a++)
                {
                    employed += nation[Measures.Persons.At(status, x, a)];
                }
            }
        }

        _employment += 0.1 * (employed / _targetEmployment - _employment);
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

            var error = inside / Math.Max(_targetLabourForce[a] * _employment, 1) - 1;
            // Flows are slow against the stock: the rate must lead.
            var change = 0.6 * error + 4 * (error - _lastInside[a]);
            _structure.EntryToLabourForce[a] = Math.Clamp(_structure.EntryToLabourForce[a] * (1 - Math.Clamp(change, -0.3, 0.3)), 1e-6, 0.2);
            _lastInside[a] = error;
        }
    }

    private void Average(long[] nation, TerritorySimulation[] territories)
    {
        _averaged++;
        for (var s = 0; s < _imports.Length; s++)
        {
            _imports[s] += _structure.ImportShares[s];
            _errors[s] += _lastError[s];
            Keep(_offsets[s], _structure.SocialEconomyOffset[s]);
        }

        for (var a = 0; a < _entry.Length; a++)
        {
            Keep(_entry[a], _structure.EntryToLabourForce[a]);
        }

        _ofDeposits += _structure.ConsumptionOfDeposits;
        _rollover += _structure.RolloverShare;
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

    private static void Keep(Queue<double> values, double value)
    {
        values.Enqueue(value);
        if (values.Count > LastMonths)
        {
            values.Dequeue();
        }
    }
}
