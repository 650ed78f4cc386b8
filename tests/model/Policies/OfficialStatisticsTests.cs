using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>What registers, a survey and a satellite account see of the same month, beside what is true.</summary>
public sealed class OfficialStatisticsTests
{
    private const int Entities = 800, Unregistered = 200, Jobs = 4_000;

    [Fact]
    public void A_register_never_sees_those_who_are_not_registered()
    {
        // Nine in ten of the 600 that are registered, and none of the others.
        var release = Observe(Island.Instrument("statistical-register", 12, [0.9, 0, 0, 0]));
        Assert.Equal(540, release.Entities);
        Assert.Equal(0.675, release.Coverage, 3);
    }

    [Fact]
    [Shows("survey")]
    public void A_survey_is_right_on_average_and_errs_more_where_there_are_fewer()
    {
        var survey = Island.Instrument("survey", 12, [0.05]);
        var errors = Enumerable.Range(1, 60).Select(seed => (double)Observe(seed, Jobs, survey).Entities / Entities - 1).ToArray();
        Assert.InRange(errors.Average(), -0.02, 0.02);
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0.01, 0.05);
        // With a hundredth of the entities in the cell beside another of 800, its own error is ten times as large: seen by jobs, which all lie in that cell.
        Assert.InRange(Enumerable.Range(1, 60).Max(seed => Math.Abs(Observe(seed, 40, survey).Employment / 40.0 - 1)),
            Enumerable.Range(1, 60).Max(seed => Math.Abs(Observe(seed, Jobs, survey).Employment / (double)Jobs - 1)) - 0.05, 1);
    }

    [Fact]
    [Shows("satellite-account")]
    public void Value_added_is_published_after_the_lag_of_a_satellite_account_and_not_without_one()
    {
        Assert.Equal(0, Observe().ValueAdded);
        Assert.Equal(0, Observe(Island.Instrument("satellite-account", 12, [1])).ValueAdded);
        var now = Observe(Island.Instrument("satellite-account", 12, [0])).ValueAdded;
        // Of a million a month in entities of up to nine staff, of which the island's register sees eight in ten; a quarter is not registered.
        Assert.Equal(600_000, now);
    }

    [Fact]
    [Shows("survey", "satellite-account")]
    public void Knowing_changes_nothing_but_what_is_known()
    {
        var (blind, seeing) = (new IslandRun(Island.Scenario(6)), new IslandRun(Island.Scenario(6, Island.Instrument("survey", 6, [0.02]), Island.Instrument("satellite-account", 6, [0, 0]))));
        for (var month = 0; month < 6; month++)
        {
            var (one, other) = (blind.Step(), seeing.Step());
            Assert.Equal(one.Territories, other.Territories);
            Assert.Equal(0, one.National[Measures.MeasuredValueAdded.At()]);
            Assert.NotEqual(0, other.National[Measures.MeasuredValueAdded.At()]);
        }
    }

    [Fact]
    public void Perceived_risk_converges_to_realised_risk_faster_where_repayment_is_published()
    {
        // Lenders that think social economy entities twice as risky as they are see one loan in a hundred themselves, and all of them where records are published.
        double Perceived(int months, bool published)
        {
            var lender = Lender.Open(Island.Scenario(12));
            var record = Lender.Record();
            record.LoanMonths[0] = record.LoanMonths[1] = 120;
            FinancierDecisions? last = null;
            for (var month = 0; month < months; month++)
            {
                // Ten loan-years a month of each kind; of both four in a hundred a year default.
                record.Defaults[0] = record.Defaults[1] = month % 5 < 2 ? 1 : 0;
                last = lender.Decide(Lender.Batch() with
                {
                    Month = month, Records = [record],
                    PublishedDefaults = published ? [.. record.Defaults.Select(d => 20 * d)] : [],
                    PublishedLoanMonths = published ? [.. record.LoanMonths.Select(l => 20 * l)] : [],
                });
            }

            return last!.PerceivedDefault[1] / last.PerceivedDefault[0];
        }

        Assert.InRange(Perceived(60, published: false), Perceived(240, published: false), 1.8);
        Assert.InRange(Perceived(60, published: true), 1, Perceived(60, published: false) - 0.02);
        Assert.InRange(Perceived(240, published: true), 1, Perceived(60, published: true) - 0.001);
    }

    private static StatisticsRelease Observe(params CompiledPolicy[] policies) => Observe(1, Jobs, policies);

    /// <summary>A month of 800 worker cooperatives of up to nine staff, 200 of them not registered, published at once.</summary>
    private static StatisticsRelease Observe(int seed, long jobs, params CompiledPolicy[] policies)
    {
        var counters = new long[Measures.Length];
        var (form, size) = ((int)Form.WorkerCooperative, (int)SizeClass.From1To9);
        counters[Measures.EntitiesBySize.At(form, size)] = Entities;
        counters[Measures.UnregisteredEntities.At(form, size)] = Unregistered;
        counters[Measures.JobsBySize.At(form, size)] = jobs;
        counters[Measures.UnregisteredJobs.At(form, size)] = jobs / 4;
        counters[Measures.ValueAdded.At(form, (int)Sector.Manufacturing)] = 1_000_000;
        var definition = Island.Economy.Statistics with { LagMonths = Figure.Of(0), SamplingError = Figure.Of(0) };
        return new StatisticsOffice(definition, (ulong)seed, Island.Scenario(12, policies)).Observe(new StatisticsBatch { Month = 0, Counters = counters });
    }
}
