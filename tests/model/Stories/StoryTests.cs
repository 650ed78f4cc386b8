using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;
using Xunit;

namespace SseSim.Model.Tests.Stories;

public sealed class StoryTests
{
    private const int Months = 30;

    private static readonly Lazy<RunResult> Followed = new(() => Run(Everybody()));

    private static CompiledScenario Scenario { get; } = Island.Scenario(
        Months, Island.Guarantee(Months, from: 6), Island.Acting("seed-grant", Months), Island.Acting("business-support", Months),
        Island.Acting("procurement-quota", Months), Island.Acting("wage-subsidy", Months), Island.Relief(Months, 0.5));

    [Fact]
    public void Following_every_organisation_changes_nothing_of_the_run() => Assert.Equal(Run([]).ResultHash, Followed.Value.ResultHash);

    [Fact]
    public void What_moved_the_deposits_adds_up_to_their_change_to_the_cent()
    {
        foreach (var month in Followed.Value.Stories.SelectMany(s => s.Months))
        {
            Assert.Equal(month.ClosingCents - month.OpeningCents, month.LinesCents.Sum());
        }
    }

    [Fact]
    public void A_month_begins_with_what_the_month_before_left()
    {
        foreach (var story in Followed.Value.Stories)
        {
            Assert.Equal(story.Months.Select(m => m.ClosingCents).SkipLast(1), story.Months.Select(m => m.OpeningCents).Skip(1));
            Assert.Equal(Enumerable.Range(0, story.Months.Length), story.Months.Select(m => m.Month));
        }
    }

    [Fact]
    public void Lines_have_the_sign_of_what_they_are()
    {
        var lines = Enum.GetValues<StoryLine>().ToDictionary(l => l, l => Followed.Value.Stories.SelectMany(s => s.Months).Select(m => m.LinesCents[(int)l]).ToArray());
        Assert.All(lines.Where(l => l.Key is StoryLine.LoansPaidOut or StoryLine.Grants or StoryLine.Receipts or StoryLine.LabourSubsidies),
            l => Assert.DoesNotContain(l.Value, cents => cents < 0));
        Assert.All(lines.Where(l => l.Key is StoryLine.Wages or StoryLine.Contributions or StoryLine.CorporateTax or StoryLine.Investment or StoryLine.ToMembers
                or StoryLine.ToOwners or StoryLine.ToCommunity or StoryLine.DebtService),
            l => Assert.DoesNotContain(l.Value, cents => cents > 0));
        // Grants go to those who are founded: none of those that are followed from the start.
        Assert.All(lines.Where(l => l.Key is not StoryLine.Grants), l => Assert.Contains(l.Value, cents => cents != 0));
    }

    [Fact]
    public void Stories_of_all_add_up_to_what_the_month_counted()
    {
        var counted = Followed.Value.Months[0].Nation();
        var first = Followed.Value.Stories.SelectMany(s => s.Months.Take(1).Select(m => (s.Profile!.Form, Month: m))).ToArray();
        Assert.Equal(counted[Measures.CreditDemanded.At(0)] + counted[Measures.CreditDemanded.At(1)], first.Sum(f => f.Month.AskedCents));
        Assert.Equal(counted[Measures.Reserved.At((int)Form.WorkerCooperative)],
            first.Where(f => f.Form == Form.WorkerCooperative).Sum(f => f.Month.ReservedCents));
    }

    [Fact]
    public void Refusals_are_told_with_lender_and_reason()
    {
        var refusals = Followed.Value.Stories.SelectMany(s => s.Events).Where(e => e.Kind == StoryEventKind.CreditRefused).ToArray();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, r => Assert.True(r is { Cents: > 0, Party: >= 0, Detail: > 0 }));
    }

    [Fact]
    public void Every_organisation_that_a_policy_reached_says_in_which_month()
    {
        var supported = Followed.Value.Supported.SelectMany(t => t).ToDictionary(s => s.Organisation, s => s.Month);
        var told = Followed.Value.Stories.Where(s => supported.ContainsKey(s.Organisation)).ToArray();
        Assert.NotEmpty(told);
        Assert.All(told, s => Assert.Equal(supported[s.Organisation], s.Events.First(e => e.Kind == StoryEventKind.PolicyReached).Month));
    }

    [Fact]
    public void Who_closes_has_nothing_left_and_says_why()
    {
        var closed = Followed.Value.Stories.Where(s => s.Profile is { Alive: false }).ToArray();
        Assert.NotEmpty(closed);
        Assert.All(closed, s =>
        {
            Assert.Equal((0, 0L), (s.Months[^1].Staff, s.Months[^1].ClosingCents));
            Assert.Contains(s.Events[^1].Kind, new[] { StoryEventKind.Closed, StoryEventKind.ClosedInsolvent, StoryEventKind.ClosedWithoutStaff });
            Assert.Equal(s.Months[^1].Month, s.Events[^1].Month);
        });
    }

    [Fact]
    public void An_organisation_may_be_followed_before_it_is_founded()
    {
        var last = RosterAfter(Months).First(o => o.AgeMonths is > 0 and < 20 && o.Form == Form.Conventional);
        var story = Run([last.Organisation]).Stories.Single();
        Assert.Equal(StoryEventKind.Founded, story.Events[0].Kind);
        Assert.Equal(0, story.Months[0].OpeningCents);
        Assert.Equal(last.AgeMonths + 1, story.Months.Length);
    }

    [Fact]
    public void A_story_goes_on_from_a_snapshot()
    {
        var follow = Everybody().Take(40).ToArray();
        var key = new RunKey("test", 0, 1, []) { Follow = follow };
        var start = Island.Settled().Start(Scenario, key);
        var whole = Enumerable.Range(0, start.TerritoryCount).SelectMany(t => StoriesOf(start.CreateTerritory(t), start, t, restart: false)).ToArray();
        var broken = Enumerable.Range(0, start.TerritoryCount).SelectMany(t => StoriesOf(start.CreateTerritory(t), start, t, restart: true)).ToArray();
        Assert.NotEmpty(whole.SelectMany(s => s.Months));
        Assert.Equivalent(whole, broken, strict: true);
    }

    /// <summary>Three months of one territory on what it was first told, with a snapshot after the first where it restarts.</summary>
    private static OrganisationStory[] StoriesOf(TerritorySimulation territory, RunStart start, int index, bool restart)
    {
        var told = start.CreateExchange().FirstDecisions()[index];
        for (var month = 0; month < 3; month++)
        {
            territory.BeginMonth(told with { Month = month, LoanLimits = month == 0 ? told.LoanLimits : [] });
            territory = restart && month == 0 ? start.CreateTerritory(index, territory.Snapshot()) : territory;
        }

        return territory.Stories();
    }

    private static RunResult Run(IReadOnlyList<ulong> follow) =>
        EconomyRun.Run(Island.Settled().Start(Scenario, new RunKey("test", 0, 1, []) { Follow = follow }), EconomyRun.Sequentially);

    private static IReadOnlyList<ulong> Everybody() => [.. RosterAfter(0).Select(o => o.Organisation)];

    private static IEnumerable<RosterEntry> RosterAfter(int months)
    {
        var key = new RunKey("test", 0, 1, []) { Roster = new RosterRequest(uint.MaxValue, uint.MaxValue, null, int.MaxValue) };
        return EconomyRun.Run(Island.Settled().Start(Scenario with { Months = months }, key), EconomyRun.Sequentially).Rosters.SelectMany(r => r.Organisations);
    }
}
