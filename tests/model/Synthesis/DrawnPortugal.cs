using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;
using SseSim.Scenarios;

namespace SseSim.Model.Tests.Synthesis;

/// <summary>Portugal as it is drawn, before anything settles.</summary>
internal static class DrawnPortugal
{
    public static EconomyDefinition Economy { get; } = EconomyLoader.Load("portugal-2010").Economy!;

    public static DrawnEconomy Of(int residents) => EconomySynthesis.Draw(
        BaseEquilibrium.Solve(Economy, residents, new ModelParameters()), new ModelParameters(), 1, EconomyRun.Sequentially);
}
