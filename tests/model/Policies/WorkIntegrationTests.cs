using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Wage subsidy and reduced contributions for hires from disadvantaged groups.</summary>
public sealed class WorkIntegrationTests
{
    [Theory]
    [InlineData("wage-subsidy", 0.5, 1.0)]
    [InlineData("reduced-contributions", 0.5, 0.2)]
    public void The_rate_of_the_day_is_paid_on_the_pay_of_hires_until_the_job_or_the_duration_ends(string instrument, double rate, double ofPay)
    {
        var month = Island.FirstMonth(0, [Island.Instrument(instrument, 12, [rate, 2])]);
        var (o, p, jobs) = (month.Organisations, month.Persons, month.State.SubsidisedJobs);
        var employed = Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && o.Staff[i] > 0).Take(2).ToArray();
        var persons = employed.Select(place => Enumerable.Range(0, p.Count).First(i => p.Employer[i] == place)).ToArray();
        foreach (var (place, person) in employed.Zip(persons))
        {
            (p.Status[person], p.MonthsInStatus[person]) = (Status.Unemployed, 12);
            SubsidisedJobs.Hired(month, place, person);
            p.Status[person] = Status.Employee;
        }

        Assert.Equal(2, jobs.Count);
        var deposits = employed.Select(i => o.DepositCents[i]).ToArray();
        SubsidisedJobs.Pay(month);
        var expected = persons.Select(i => (long)(p.PayCents[i] * ofPay * rate)).ToArray();
        Assert.Equal(expected, employed.Select((place, n) => o.DepositCents[place] - deposits[n]));
        Assert.Equal(expected, employed.Select(place => o.LabourSubsidyCents[place]));
        Assert.Equal(-expected.Sum(), month.Ledger.NationalGovernment);
        Assert.Equal(2, month.State.Supported.Count);

        // The first loses the job, the second's two months run out.
        Employment.Leave(p, o, persons[0], Status.Unemployed);
        SubsidisedJobs.DropEnded(month);
        Assert.Equal([persons[1]], jobs.Person[..jobs.Count]);
        SubsidisedJobs.Pay(month);
        Assert.Equal(0, jobs.Count);
        SubsidisedJobs.Pay(month);
        Assert.All(employed, place => Assert.Equal(0, o.LabourSubsidyCents[place]));
    }

    [Fact]
    [Shows("wage-subsidy")]
    public void Persons_outside_of_the_groups_carry_nothing()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("wage-subsidy", 12, [1])]);
        var (o, p) = (month.Organisations, month.Persons);
        var place = Island.Alive(o).First(i => Classification.IsSocialEconomy(o.Form[i]));
        var person = Enumerable.Range(0, p.Count).First(i => !PersonTraits.Has(p.Traits[i], PersonTraits.Disability | PersonTraits.Displaced));
        (p.Status[person], p.MonthsInStatus[person]) = (Status.Unemployed, 11);
        SubsidisedJobs.Hired(month, place, person);
        Assert.False(SubsidisedJobs.Prefers(month, place, person));
        Assert.Equal(0, month.State.SubsidisedJobs.Count);
        p.MonthsInStatus[person] = 12;
        Assert.True(SubsidisedJobs.Prefers(month, place, person));
        Assert.False(SubsidisedJobs.Prefers(month, Island.Alive(o).First(i => o.Form[i] == Form.Conventional), person));
    }

    [Fact]
    [Shows("wage-subsidy", "reduced-contributions")]
    public void A_subsidised_worker_makes_what_the_organisation_sells_cheaper()
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        var place = Island.Alive(o).First(i => o.Staff[i] > 0 && StaffPlanning.RelativePrice(month.Structure, o, i) is > 0.6 and < 1.9);
        var (price, weight) = (StaffPlanning.RelativePrice(month.Structure, o, place), StaffPlanning.WeightOf(month.Structure, month.Parameters, o, place));
        // A tenth of the labour cost: the price falls by a tenth, the weight by exp(-b x change) rises.
        o.LabourSubsidyCents[place] = (long)(o.WageBillCents[place] * 1.2 / 10);
        Assert.Equal(0.9, StaffPlanning.RelativePrice(month.Structure, o, place) / price, 4);
        Assert.InRange(StaffPlanning.WeightOf(month.Structure, month.Parameters, o, place), weight + 1, long.MaxValue);
    }

    [Theory]
    [InlineData("wage-subsidy")]
    [InlineData("reduced-contributions")]
    [Shows("wage-subsidy", "reduced-contributions")]
    public void In_the_economy_it_brings_persons_of_the_groups_into_the_social_economy(string instrument)
    {
        // Persons with a disability, whose jobs the economy counts; over three seeds.
        static long Jobs(RunResult run) => run.Months.Sum(m => Enumerable.Range(1, Classification.FormCount - 2)
            .Sum(f => m.Nation()[Measures.DisabilityJobs.At(f)]));
        var policy = Island.Instrument(instrument, 36, [1], Eligibility.SocialEconomy with { Groups = Group.Disability });
        var gain = Enumerable.Range(1, 3).Sum(seed =>
            Jobs(Island.Run(Island.Scenario(36, policy), (ulong)seed)) - Jobs(Island.Run(Island.Scenario(36), (ulong)seed)));
        Assert.InRange(gain, 1, long.MaxValue);
    }

    [Fact]
    public void A_subsidy_is_paid_up_to_its_budget_and_no_further()
    {
        long Outlay(double? budget) => Island.Run(Island.Scenario(24, Island.Instrument("wage-subsidy", 24, [1], budget: budget)))
            .Months.Sum(m => m.Nation()[Measures.PolicyOutlay.At(0)]);
        var free = Outlay(null);
        var limited = Math.Floor(free / 300.0);
        Assert.InRange(Outlay(limited), 1, (long)(limited * 100));
    }
}
