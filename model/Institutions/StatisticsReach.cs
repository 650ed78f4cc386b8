using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Institutions;

/// <summary>What the statistics office can see in a month: the economy file's registers and survey, and what policies add.</summary>
/// <param name="Coverage">Least share of entities that the register sees.</param>
/// <param name="LagMonths">From a month to the publication of its figures.</param>
/// <param name="PublishesRepayment">Whether lenders' repayment records are published.</param>
/// <param name="SurveyError">Relative standard error of a survey of all entities; null where there is none.</param>
/// <param name="AccountLagMonths">Lag of a satellite account; null where there is none.</param>
internal readonly record struct StatisticsReach(double Coverage, int LagMonths, bool PublishesRepayment, double? SurveyError, int? AccountLagMonths)
{
    /// <param name="definition">Without policies.</param>
    /// <param name="inForce">Policies of the month; null while settling.</param>
    /// <param name="month">Month observed.</param>
    public static StatisticsReach Of(StatisticsDefinition definition, CompiledScenario? inForce, int month)
    {
        var reach = new StatisticsReach(0, (int)definition.LagMonths.Value, definition.PublishRepayment > 0, null, null);
        foreach (var policy in inForce?.Policies.Where(p => month >= 0 && p.ActsIn(month)) ?? [])
        {
            reach = policy.Lever switch
            {
                Lever.Statistics when policy.Value(StatisticalRegister.Coverage, month) > 0 => reach with
                {
                    Coverage = Math.Max(reach.Coverage, policy.Value(StatisticalRegister.Coverage, month)),
                    LagMonths = Math.Min(reach.LagMonths, (int)policy.Value(StatisticalRegister.Lag, month)),
                    PublishesRepayment = reach.PublishesRepayment || policy.Value(StatisticalRegister.PublishRepayment, month) > 0,
                },
                Lever.Survey when policy.Value(Survey.SamplingError, month) > 0 => reach with
                {
                    SurveyError = Math.Min(reach.SurveyError ?? double.MaxValue, policy.Value(Survey.SamplingError, month)),
                },
                Lever.SatelliteAccount => reach with
                {
                    AccountLagMonths = Math.Min(reach.AccountLagMonths ?? int.MaxValue, (int)policy.Value(SatelliteAccount.Lag, month)),
                    PublishesRepayment = reach.PublishesRepayment || policy.Value(SatelliteAccount.PublishRepayment, month) > 0,
                },
                _ => reach,
            };
        }

        return reach;
    }
}
