using SseSim.Model.Economy;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Tests.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>Women and men go on working in the sectors where the economy file has them: Portugal at 50,000 residents, four years.</summary>
public sealed class SegregationTests
{
    private const int Residents = 50_000, Months = 48;

    [Fact]
    public void After_four_years_women_have_the_share_of_a_sectors_jobs_that_the_file_says()
    {
        var economy = DrawnPortugal.Economy;
        var settled = SettledEconomy.Prepare(economy, Residents, 1, Island.Parameters, EconomyRun.Sequentially);
        var start = settled.Start(Island.Scenario(Months) with { Residents = Residents }, new RunKey("test", 0, 1, []));
        var territories = new List<TerritorySimulation>();
        var report = new System.Text.StringBuilder();
        var actors = new EconomyRun.Actors(
            Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory).ToArray(),
            Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier).ToArray(),
            Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment).ToArray(),
            start.CreateStatisticsOffice(), start.CreateExchange());
        var shares = settled.Structure.FemaleShares;
        var before = Shares(actors.Territories);
        var decisions = actors.Exchange.FirstDecisions();
        for (var month = 0; month < Months; month++)
        {
            decisions = actors.Step(decisions, EconomyRun.Sequentially).Decisions;
        }

        var after = Shares(actors.Territories);
        for (var s = 0; s < Classification.SectorCount; s++)
        {
            report.AppendLine($"{(Sector)s,-22} jobs {after[s].Jobs} file {shares[s]:0.000} start {before[s].Women:0.000} end {after[s].Women:0.000}");
        }

        for (var s = 0; s < Classification.SectorCount; s++)
        {
            if (after[s].Jobs >= 600)
            {
                Assert.True(Math.Abs(after[s].Women - shares[s]) <= 0.06, report.ToString());
            }
        }
    }

    private static (int Jobs, double Women)[] Shares(TerritorySimulation[] territories)
    {
        var (jobs, women) = (new int[Classification.SectorCount], new int[Classification.SectorCount]);
        foreach (var state in territories.Select(t => t.State))
        {
            for (var person = 0; person < state.Persons.Count; person++)
            {
                if (state.Persons.Employer[person] is >= 0 and var place)
                {
                    jobs[(int)state.Organisations.Sector[place]]++;
                    women[(int)state.Organisations.Sector[place]] += PersonTraits.SexOf(state.Persons.Traits[person]) == Sex.Female ? 1 : 0;
                }
            }
        }

        return [.. jobs.Zip(women, (all, female) => (all, (double)female / Math.Max(all, 1)))];
    }
}
