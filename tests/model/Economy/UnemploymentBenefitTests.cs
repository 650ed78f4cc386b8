using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

/// <summary>Who receives an unemployment benefit, and how much all do.</summary>
public sealed class UnemploymentBenefitTests
{
    private const ulong Seed = 1;
    private static readonly EconomyStructure Structure = Island.Settled().Structure;

    [Fact]
    public void An_unemployed_person_receives_on_average_what_the_file_pays_for_each_of_its_unemployed()
    {
        var months = Island.Run(Island.Scenario(12)).Months;
        var paid = months.Sum(month => (double)month.Nation()[Measures.Spending(SpendingPurpose.UnemploymentBenefits)]);
        var unemployed = months.Sum(month => Unemployed(month.Nation()));
        var economy = Island.Economy;
        var wanted = Structure.UnemploymentBenefitsCents / (economy.Labour.Unemployed.Sum() / Structure.Scale);
        // Some 200 unemployed, of whom chance makes more or fewer insured.
        Assert.Equal(1, paid / unemployed / wanted, 0.2);
    }

    [Fact]
    public void A_country_that_pays_none_has_none()
    {
        var economy = Island.Economy with { Government = Island.Economy.Government with { UnemploymentBenefits = Island.Economy.Government.UnemploymentBenefits with { Value = 0 } } };
        var settled = SettledEconomy.Prepare(economy, 5000, Seed, Island.Parameters, EconomyRun.Sequentially);
        Assert.Equal(0, settled.Structure.BenefitFactor);
        var run = EconomyRun.Run(settled.Start(Island.Scenario(3), new RunKey("test", 0, 1, [])), EconomyRun.Sequentially);
        Assert.All(run.Months, month => Assert.Equal(0, month.Nation()[Measures.Spending(SpendingPurpose.UnemploymentBenefits)]));
    }

    [Fact]
    public void Who_is_insured_receives_it_for_the_months_of_the_law_and_who_is_not_never_does()
    {
        var months = (int)Island.Economy.Government.UnemploymentBenefitMonths.Value;
        var transfers = With(0.4);
        var insured = Enumerable.Range(0, 10_000).Where(person => transfers.UnemploymentBenefit((ulong)person, 100_000, 0) > 0).ToArray();
        Assert.Equal(0.4, insured.Length / 10_000.0, 0.02);
        var amount = (long)(100_000 * Island.Economy.Government.UnemploymentReplacementRate.Value);
        Assert.All(insured, person =>
        {
            Assert.Equal(amount, transfers.UnemploymentBenefit((ulong)person, 100_000, months - 1));
            Assert.Equal(0, transfers.UnemploymentBenefit((ulong)person, 100_000, months));
            Assert.Equal(0, transfers.UnemploymentBenefit((ulong)person, 0, 0));
        });
    }

    [Fact]
    public void Where_all_are_insured_and_the_file_pays_more_each_receives_more_and_nobody_more_than_the_last_pay()
    {
        Assert.Equal(1, Structure.LargestBenefitFactor * Island.Economy.Government.UnemploymentReplacementRate, 1e-9);
        var rate = Island.Economy.Government.UnemploymentReplacementRate.Value;
        var transfers = With(1.2);
        Assert.All(Enumerable.Range(0, 1000), person => Assert.Equal((long)(100_000 * (rate * 1.2)), transfers.UnemploymentBenefit((ulong)person, 100_000, 0)));
    }

    private static PublicTransfers With(double factor)
    {
        var structure = Structure.CopyForSettling();
        structure.BenefitFactor = factor;
        return new(structure, Seed);
    }

    private static double Unemployed(long[] nation)
    {
        var unemployed = 0.0;
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            for (var age = 0; age < Classification.AgeBandCount; age++)
            {
                unemployed += nation[Measures.Persons.At((int)Status.Unemployed, sex, age)];
            }
        }

        return unemployed;
    }
}
