using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Stories;
using Xunit;

namespace SseSim.Model.Tests.Policies;

public sealed class InterventionTests
{
    private const int Territory = 0;

    [Fact]
    public void A_grant_goes_to_one_organisation_and_leaves_the_national_government()
    {
        var month = Month(Intervention("grant", 12, 0, TargetOf(Form.Association), 12_345.67));
        var before = (long[])month.Organisations.DepositCents.Clone();
        Interventions.Give(month);
        var changed = Island.Alive(month.Organisations).Where(i => month.Organisations.DepositCents[i] != before[i]).ToArray();
        var place = Assert.Single(changed);
        Assert.Equal(1_234_567, month.Organisations.DepositCents[place] - before[place]);
        Assert.Equal(-1_234_567, month.Ledger.NationalGovernment);
        Assert.Equal(1_234_567, month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        Assert.Equal(1u, month.Organisations.SupportedBy[place]);
        Assert.Equal(1u, month.State.PoliciesMet);
    }

    [Fact]
    public void In_other_territories_than_the_organisations_it_does_and_costs_nothing()
    {
        var elsewhere = Island.Settled().States[1].Organisations;
        var target = new InterventionTarget(elsewhere.Id[Island.Alive(elsewhere).First()], null, null, null);
        var month = Month(Intervention("grant", 12, 0, target, 1000), Intervention("contract", 12, 0, target, 1000, 12, 0), Intervention("conversion", 12, 0, target, 1000, 60));
        Interventions.Give(month);
        Interventions.Convert(month);
        Assert.Equal(0, month.Ledger.NationalGovernment);
        Assert.DoesNotContain(month.Organisations.SupportedBy, bits => bits != 0);
        Assert.Equal(0u, month.State.PoliciesMet);
    }

    [Fact]
    public void A_contract_is_signed_for_no_more_than_there_is_capacity_for()
    {
        var month = Month(Intervention("contract", 12, 0, TargetOf(Form.WorkerCooperative), 1_000_000, 6, 0));
        var place = Middle(month, Form.WorkerCooperative);
        var free = Step11Bids.FreeCapacity(month, place, Engaged(month, place));
        Interventions.Give(month);
        var contracts = month.State.Contracts;
        Assert.Equal((place, (short)6, false), (contracts.Organisation[contracts.Count - 1], contracts.MonthsLeft[contracts.Count - 1], contracts.Local[contracts.Count - 1]));
        Assert.Equal((long)free, contracts.CentsPerMonth[contracts.Count - 1]);
        Assert.Equal(0, month.Ledger.NationalGovernment);
    }

    [Fact]
    public void A_contract_is_worked_for_and_paid_by_the_government_that_signed_it()
    {
        const int months = 18;
        var target = TargetOf(Form.ConsumerCooperative);
        var id = Island.Settled().States[Territory].Organisations.Id[Middle(Month(), Form.ConsumerCooperative)];
        var with = Run(months, id, Intervention("contract", months, 2, target, 500, 6, 1));
        var without = Run(months, id);
        var committed = with.Stories.Single().Months.Zip(without.Stories.Single().Months, (a, b) => a.CommittedCents - b.CommittedCents).ToArray();
        Assert.Equal([0, 0, 50_000, 50_000], committed[..4]);
        Assert.Contains(with.Stories.Single().Events, e => e is { Kind: StoryEventKind.ContractWon, Month: 2, Cents: 50_000, Party: 1, Detail: 6, Policy: 0 });
        // What it serves is bought from others no more: the contract adds nothing to what the government buys in the first place.
        Assert.Equal(Public(without, 3), Public(with, 3), tolerance: 0.05 * Public(without, 3));
    }

    [Fact]
    public void A_conversion_pays_the_owner_what_the_workers_raise_and_the_government_what_is_missing()
    {
        var month = Month(Intervention("conversion", 12, 0, FirmToConvert(), 1_000_000, 60));
        var place = PlaceOf(month, FirmToConvert());
        var (o, h) = (month.Organisations, month.Households);
        var (owner, held) = (month.Persons.Household[o.Owner[place]], h.DepositCents.Sum() + o.DepositCents.Sum());
        var ownerBefore = h.DepositCents[owner];
        Interventions.Convert(month);
        Assert.Equal(Form.WorkerCooperative, o.Form[place]);
        Assert.Equal(OrganisationColumns.NoOwner, o.Owner[place]);
        Assert.True(h.DepositCents[owner] > ownerBefore);
        var advice = month.State.AdviceInTransitCents - Island.Settled().States[Territory].AdviceInTransitCents;
        Assert.Equal((long)(month.Parameters.ConversionHours * 60 * 100), advice);
        Assert.Equal(-month.Ledger.NationalGovernment, month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        // What left the government is with households, organisations and advisers.
        Assert.Equal(-month.Ledger.NationalGovernment, h.DepositCents.Sum() + o.DepositCents.Sum() - held + advice);
        Assert.Equal(1, month.Ledger.Counters[Measures.Conversions.At((int)Form.WorkerCooperative)]);
    }

    [Fact]
    public void A_conversion_whose_money_does_not_come_together_changes_and_costs_nothing()
    {
        var month = Month(Intervention("conversion", 12, 0, FirmToConvert(), 0, 60));
        var place = PlaceOf(month, FirmToConvert());
        Array.Fill(month.Households.DepositCents, 0);
        month.Organisations.CapitalCents[place] = 1_000_000_000;
        Interventions.Convert(month);
        Assert.Equal(Form.Conventional, month.Organisations.Form[place]);
        Assert.Equal(0, month.Ledger.NationalGovernment);
        Assert.Equal(0, month.Ledger.Counters[Measures.Conversions.At((int)Form.WorkerCooperative)]);
    }

    [Fact]
    public void An_identity_that_nobody_has_or_can_get_is_refused_before_the_first_month_with_the_nearest()
    {
        var id = Island.Settled().States[Territory].Organisations.Id[Middle(Month(), Form.Association)];
        InterventionTargetException Refused(ulong wrong) => Assert.Throws<InterventionTargetException>(
            () => Island.Start(Island.Scenario(6, Intervention("grant", 6, 5, new InterventionTarget(wrong, null, null, null), 100))));
        var slip = Refused(id ^ 0x30);
        Assert.Equal("grant", slip.Policy);
        Assert.Contains($"did you mean '{id:x16}'?", slip.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("did you mean", Refused(0x1234).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_that_a_founder_can_give_in_time_is_admitted_and_later_not()
    {
        // Whoever is the tenth person of the first territory and founds in month 3.
        var founded = new Model.Numerics.KeyedRandom(1, Model.Numerics.Stream.Identity, 3).BitsOf(Island.Settled().States[Territory].PersonBase + 10);
        var target = new InterventionTarget(founded, null, null, null);
        Assert.NotNull(Island.Start(Island.Scenario(6, Intervention("grant", 6, 4, target, 100))));
        Assert.Throws<InterventionTargetException>(() => Island.Start(Island.Scenario(6, Intervention("grant", 6, 3, target, 100))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_middle_organisation_is_found_on_every_seed(ulong seed)
    {
        var scenario = Island.Scenario(2, Intervention("grant", 2, 1, TargetOf(Form.Association), 5000));
        var run = EconomyRun.Run(Island.Settled(seed).Start(scenario, new RunKey("test", 0, seed, [])), EconomyRun.Sequentially);
        Assert.Equal(500_000, run.Months[1].Nation()[Measures.PolicyOutlay.At(0)]);
        Assert.Equal(1, Assert.Single(run.Supported.SelectMany(t => t)).Month);
    }

    [Fact]
    public void Nothing_differs_before_the_month_of_an_intervention()
    {
        var with = Island.Scenario(8, Intervention("grant", 8, 5, TargetOf(Form.Association), 50_000));
        var without = Island.Scenario(8);
        var (a, b) = (Island.Run(with), Island.Run(without));
        Assert.Equal(4, with.MonthsSharedWith(without));
        Assert.Equal(b.Months.Take(5).Select(m => m.Nation()), a.Months.Take(5).Select(m => m.Nation()));
        Assert.NotEqual(b.Months[5].Nation(), a.Months[5].Nation());
    }

    [Fact]
    public void Interventions_for_different_organisations_do_not_act_alike()
    {
        var one = Island.Scenario(4, Intervention("grant", 4, 2, new InterventionTarget(1, null, null, null), 10));
        var other = Island.Scenario(4, Intervention("grant", 4, 2, new InterventionTarget(2, null, null, null), 10));
        Assert.Equal(1, one.MonthsSharedWith(other));
    }

    private static CompiledPolicy Intervention(string name, int months, int month, InterventionTarget target, params double[] values) => new(
        name, name, Eligibility.Everybody with { Territories = target.Territory is { } t ? [t] : null },
        [.. values.Select(v => Enumerable.Range(0, months).Select(m => m == month ? v : 0).ToArray())], month, month, null, null) { Target = target };

    private static InterventionTarget TargetOf(Form form) => new(null, Territory, form, null);

    private static TerritoryMonthContext Month(params CompiledPolicy[] policies) => Island.FirstMonth(Territory, policies);

    private static RunResult Run(int months, ulong follow, params CompiledPolicy[] policies) => EconomyRun.Run(
        Island.Settled().Start(Island.Scenario(months, policies), new RunKey("test", 0, 1, []) { Follow = [follow] }), EconomyRun.Sequentially);

    private static double Public(RunResult run, int month) => run.Months[month].Nation()[Measures.Spending(SpendingPurpose.Procurement)];

    private static long Engaged(TerritoryMonthContext month, int place) => Enumerable.Range(0, month.State.Contracts.Count)
        .Where(row => month.State.Contracts.Organisation[row] == place).Sum(row => month.State.Contracts.CentsPerMonth[row]);

    private static int Middle(TerritoryMonthContext month, Form form)
    {
        var o = month.Organisations;
        int[] ordered = [.. Island.Alive(o).Where(i => o.Form[i] == form && !o.VolunteerRun[i]).OrderBy(i => o.Staff[i]).ThenBy(i => o.Id[i])];
        return ordered[ordered.Length / 2];
    }

    private static InterventionTarget FirmToConvert()
    {
        var month = Month();
        var o = month.Organisations;
        var place = Island.Alive(o).First(i => o.Form[i] == Form.Conventional && o.Formality[i] == Formality.Formal && o.Staff[i] is >= 5 and <= 20
            && o.DepositCents[i] > 0 && o.LoanCents[i] < month.Parameters.ConversionEquipmentPrice * o.CapitalCents[i]);
        return new(o.Id[place], null, null, null);
    }

    private static int PlaceOf(TerritoryMonthContext month, InterventionTarget target) => Array.IndexOf(month.Organisations.Id, target.Organisation!.Value);
}
