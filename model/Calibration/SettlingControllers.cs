using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>The slow controllers of settling: each moves constants of the structure so that targets of the economy file are met, and is frozen at its mean. Jobs,
/// the social economy, the labour force and closures have controllers of their own; here are deposits, loans, investment and the demography of organisations.</summary>
internal sealed class SettlingControllers
{
    private readonly EconomyStructure _structure;
    private readonly DemandController _demand;
    private readonly SocialEconomyController _social;
    private readonly LabourController _labour;
    private readonly RetirementController _retirement;
    private readonly ClosureController _closures;
    private readonly InformalityController _informality;
    private readonly BenefitController _benefits;
    private readonly UtilisationController _utilisation;
    private readonly ConsumptionController? _consumption;
    private readonly bool _opening;
    private readonly double[] _depreciation;
    private readonly double _targetLoans;
    private readonly double _targetInvestment;
    private double _targetDeposits;
    private double _replacement = 1;
    private double _replacementSum, _notInvested, _notInvestedSum;
    private double _ofDepositsSum;
    private double _rolloverSum;
    private double _missingLoans;
    private int _averaged = -1;

    /// <param name="structure">Whose constants are moved.</param>
    /// <param name="opening">Whether an economy opens: what firms invest and produce while they find their place says nothing about depreciation and utilisation, which stay.</param>
    public SettlingControllers(EconomyStructure structure, bool opening = false)
    {
        _structure = structure;
        _opening = opening;
        _demand = new(structure);
        _social = new(structure);
        _labour = new(structure);
        _retirement = new(structure);
        _closures = new(structure);
        _informality = new(structure);
        _benefits = new(structure);
        _utilisation = new(structure);
        _consumption = opening ? null : new(structure);
        _depreciation = (double[])structure.Depreciation.Clone();
        var accounts = structure.Economy.Accounts;
        _targetLoans = structure.BusinessLoansCents;
        _targetInvestment = accounts.Investment * accounts.GrossDomesticProduct * 100 / 12 / structure.Scale;
    }

    /// <summary>A sample has been drawn anew: what was drawn is the target.</summary>
    /// <param name="states">The sample as drawn.</param>
    public void Begin(TerritoryState[] states)
    {
        _demand.Begin(SectorJobs.Drawn(states, socialEconomyOnly: false));
        _social.Begin(SectorJobs.Drawn(states, socialEconomyOnly: true));
        _labour.Begin(states);
        _retirement.Begin();
        _informality.Begin(states);
        _benefits.Begin(states);
        _missingLoans = 0;
        _targetDeposits = states.Sum(s => s.Households.DepositCents.Sum());
    }

    /// <summary>From now on, if not already, the constants are averaged.</summary>
    public void StartAveraging() => _averaged = Math.Max(_averaged, 0);

    /// <summary>Moves every constant a little towards its target.</summary>
    public void Adjust(MonthObservation observation, TerritorySimulation[] territories)
    {
        var nation = observation.Nation();
        _demand.Adjust(nation);
        _social.Adjust(nation);
        _labour.Adjust(nation);
        _retirement.Adjust(nation);
        _structure.ConsumptionOfDeposits *= 1 + 0.02 * Math.Clamp(nation[Measures.HouseholdDeposits.At()] / _targetDeposits - 1, -0.5, 0.5);
        var loans = nation[Measures.LoansOutstanding.At(0)] + nation[Measures.LoansOutstanding.At(1)];
        // Loans are the sum of some forty months of lending: without a lead the share would swing for ten years.
        var missing = 1 - loans / Math.Max(_targetLoans, 1);
        _structure.RolloverShare = Math.Clamp(_structure.RolloverShare + 0.1 * missing + 4 * (missing - _missingLoans), -1, 2);
        _missingLoans = missing;
        _consumption?.Adjust(nation);
        if (!_opening)
        {
            _utilisation.Adjust(nation);
            // Closures destroy capital and newborns buy it: what they invest is not left to replacement.
            _notInvested = Math.Clamp(1 - nation[Measures.Investment.At()] / _targetInvestment, -0.5, 0.5);
            Replace(Math.Clamp(_replacement * (1 + 0.05 * _notInvested), 0.1, 3));
        }

        _closures.Adjust(nation);
        _informality.Adjust(nation);
        _benefits.Adjust(nation);
        // The finding rate that counts as usual follows the actual one while settling, so that freezing changes nothing.
        _structure.BaseFindingRate += 0.05 * (territories.Average(t => t.State.FindingRate) - _structure.BaseFindingRate);
        if (_averaged >= 0)
        {
            Average();
        }
    }

    /// <summary>Freezes every constant at its mean since averaging began; what investment lacked on average is replaced too.</summary>
    public void Freeze()
    {
        var n = (double)_averaged;
        _demand.Freeze();
        _utilisation.Freeze();
        _consumption?.Freeze();
        _social.Freeze();
        _labour.Freeze();
        _retirement.Freeze();
        _closures.Freeze();
        _informality.Freeze();
        _benefits.Freeze();
        Replace(_replacementSum / n * (1 + _notInvestedSum / n));
        _structure.ConsumptionOfDeposits = _ofDepositsSum / n;
        _structure.RolloverShare = _rolloverSum / n;
    }

    private void Replace(double factor)
    {
        _replacement = factor;
        for (var s = 0; s < _depreciation.Length; s++)
        {
            _structure.Depreciation[s] = _depreciation[s] * factor;
        }
    }

    private void Average()
    {
        _averaged++;
        _demand.Average();
        _utilisation.Average();
        _consumption?.Average();
        _social.Average();
        _labour.Average();
        _retirement.Average();
        _closures.Average();
        _informality.Average();
        _benefits.Average();
        _replacementSum += _replacement;
        _notInvestedSum += _notInvested;
        _ofDepositsSum += _structure.ConsumptionOfDeposits;
        _rolloverSum += _structure.RolloverShare;
    }
}
