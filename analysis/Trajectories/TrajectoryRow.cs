namespace SseSim.Analysis.Trajectories;

/// <summary>One value of one indicator: a line of <c>trajectories.csv</c>.</summary>
/// <param name="Run">Policy run's name, or <c>reference</c>.</param>
/// <param name="Replicate">As numbered by the run.</param>
/// <param name="Month">Such as <c>2013-01</c>.</param>
/// <param name="Territory">Id of a territory, or the country's for the nation.</param>
/// <param name="Indicator">Id in the catalog of indicators.</param>
/// <param name="Breakdown">Such as <c>form=association;sex=female</c>; empty for the total.</param>
/// <param name="Unit">With the economy's currency in it.</param>
/// <param name="Value">For the whole economy: a sample's sums are multiplied back.</param>
public readonly record struct TrajectoryRow(
    string Run, int Replicate, string Month, string Territory, string Indicator, string Breakdown, string Unit, double Value)
{
    public const string ReferenceRun = "reference";
}
