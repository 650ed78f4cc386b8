using Orleans.CodeGeneration;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Territories;

/// <summary>The territories of a silo, whose name is its key. It holds nothing of them: it steps several in one call, each by its own guard.</summary>
[Version(1), Alias("SseSim.TerritoryGroup")]
public interface ITerritoryGroupGrain : IGrainWithStringKey
{
    /// <summary>Steps a month of some territories of a run and of their governments. What was just done before returns the report that was kept.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="month">From 0.</param>
    /// <param name="group">Which, and what they are told.</param>
    /// <param name="cancellation">Gives up what has not begun.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">Of one of them there is no state of this epoch here.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    Task<GroupReport> BeginMonth(string run, int epoch, int month, GroupDecisions group, CancellationToken cancellation);

    /// <summary>Writes the states of some territories before a month, and of those of their governments that are here, to the checkpoint store as one part.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="month">The month that is next.</param>
    /// <param name="group">Which.</param>
    /// <param name="name">Of the part that is written.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">Of one of them there is no state of this epoch here.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task<SavedGroup> Save(string run, int epoch, int month, GroupMembers group, string name, CancellationToken cancellation);
}

/// <summary>What some territories of a silo are told before a month.</summary>
/// <param name="Territories">Their indices, ascending.</param>
/// <param name="Governed">[place in the group]: whether the territory's own government is on the same silo, to decide at once.</param>
/// <param name="Decisions">[place in the group].</param>
/// <param name="KeepsBids">Whether bids that are decided on are wanted all the same.</param>
[Message]
public sealed record GroupDecisions(int[] Territories, bool[] Governed, TerritoryDecisions[] Decisions, bool KeepsBids);

/// <summary>Some territories of a silo, and their governments.</summary>
/// <param name="Territories">Their indices, ascending.</param>
/// <param name="Governed">[place in the group]: whether the territory's own government is on the same silo.</param>
[Message]
public sealed record GroupMembers(int[] Territories, bool[] Governed);

/// <summary>Where they were written.</summary>
/// <param name="States">A state for each territory, behind it that of its government where that is with it.</param>
[Message]
public sealed record SavedGroup(StoredState[] States);

/// <summary>What they say after it.</summary>
/// <param name="Reports">[place in the group].</param>
/// <param name="Governments">[place in the group]: what the territory's own government decided; null where that is elsewhere.</param>
[Message]
public sealed record GroupReport(TerritoryReport[] Reports, GovernmentDecisions?[] Governments);
