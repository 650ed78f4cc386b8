using SseSim.Model.Month;
using SseSim.Model.State;

namespace SseSim.Model.Stories;

/// <summary>Writes down what happens to the organisations that somebody follows in one territory. It reads between the steps of the month and has no way
/// back into it.</summary>
internal sealed class StoryRecorder
{
    private readonly int _territory;
    private readonly Dictionary<ulong, Followed> _followed = [];

    public StoryRecorder(int territory, IEnumerable<OrganisationStory> stories, IEnumerable<ulong> follow)
    {
        _territory = territory;
        foreach (var story in stories)
        {
            _followed[story.Organisation] = new Followed(story);
        }

        foreach (var organisation in follow)
        {
            Follow(organisation);
        }
    }

    /// <summary>Follows one more organisation from now on.</summary>
    public void Follow(ulong organisation) => _followed.TryAdd(organisation, new Followed(OrganisationStory.Blank(organisation, _territory)));

    public bool Follows(ulong organisation) => _followed.ContainsKey(organisation);

    /// <summary>What is known of an organisation so far; without months and profile where it was never seen here.</summary>
    public OrganisationStory StoryOf(ulong organisation, TerritoryState state) => _followed.TryGetValue(organisation, out var followed)
        ? followed.Story(state) : OrganisationStory.Blank(organisation, _territory);

    /// <summary>All stories, in the order of the organisations' identities.</summary>
    public OrganisationStory[] Stories(TerritoryState state) => [.. _followed.OrderBy(f => f.Key).Select(f => f.Value.Story(state))];

    /// <summary>A step of the month begins, and the one before it has ended.</summary>
    public void Enter(TerritoryMonthContext c, MonthStep step)
    {
        foreach (var followed in _followed.Values)
        {
            followed.Enter(c, step);
        }
    }

    /// <summary>A step says what it moved the deposits of an organisation for.</summary>
    public void Note(ulong organisation, StoryLine line, long cents)
    {
        if (_followed.TryGetValue(organisation, out var followed))
        {
            followed.Lines[(int)line] += cents;
        }
    }

    public void Advised(ulong organisation, double hours)
    {
        if (_followed.TryGetValue(organisation, out var followed))
        {
            followed.AdviserHours += hours;
        }
    }

    public void Happened(ulong organisation, StoryEvent happened)
    {
        if (_followed.TryGetValue(organisation, out var followed))
        {
            followed.Events.Add(happened);
        }
    }
}
