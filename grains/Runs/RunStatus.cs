using SseSim.Grains.Members;
using SseSim.Grains.Serialization;
using SseSim.Model.Accounts;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Runs;

/// <summary>Where a run stands. From <see cref="Completed"/> on it is over.</summary>
public enum RunPhase : byte
{
    /// <summary>Not started.</summary>
    Idle,
    /// <summary>The population is drawn and the economy settles.</summary>
    Settling,
    Running,
    Paused,
    Completed,
    Cancelled,
    Failed,
}

/// <summary>How far a run is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Month">Months that are done.</param>
/// <param name="Months">Months in all.</param>
/// <param name="MonthsPerSecond">Since the first month began; 0 before.</param>
/// <param name="Epoch">Attempts so far, from 1: after a lost silo or message the run goes on from its last checkpoint in a new epoch.</param>
/// <param name="Notice">What a user should know, such as a checkpoint that could not be used; null in most.</param>
[Message]
public sealed record RunStatus(RunPhase Phase, int Month, int Months, double MonthsPerSecond, int Epoch, string? Notice = null)
{
    public bool IsOver => Phase >= RunPhase.Completed;
}

/// <summary>What is left of a finished run besides its observations.</summary>
/// <param name="ResultHash">Hexadecimal, over every observation and the final state of every agent.</param>
/// <param name="Scale">Residents of the economy over residents simulated.</param>
/// <param name="TerritoryIds">In the order of the economy file.</param>
/// <param name="Supported">[territory]: organisations that policies reached.</param>
/// <param name="Organisations">Organisations at the start.</param>
[Message]
public sealed record RunSummary(
    string ResultHash, double Scale, IReadOnlyList<string> TerritoryIds, IReadOnlyList<IReadOnlyList<SupportedOrganisation>> Supported,
    long Organisations)
{
    /// <summary>See <see cref="RunResult.Stories"/>.</summary>
    public IReadOnlyList<OrganisationStory> Stories { get; init; } = [];
    /// <summary>See <see cref="RunResult.RulesHeld"/>.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> RulesHeld { get; init; } = [];
    /// <summary>See <see cref="RunResult.PoliciesMet"/>.</summary>
    public uint PoliciesMet { get; init; }
    /// <summary>See <see cref="RunResult.Rosters"/>.</summary>
    public IReadOnlyList<Roster> Rosters { get; init; } = [];
}

/// <summary>Why a run failed.</summary>
/// <param name="Message">In words.</param>
/// <param name="Month">Month (from 0) that was being computed.</param>
/// <param name="Accounts">The account that did not close, if that was the reason.</param>
[Message]
public sealed record RunFailure(string Message, int Month, OpenAccount? Accounts)
{
    /// <summary>The intervention that is for nobody, if that was the reason.</summary>
    public string? Intervention { get; init; }

    /// <param name="failure">What was thrown.</param>
    /// <param name="month">Month that was being computed.</param>
    internal static RunFailure Of(Exception failure, int month) => failure switch
    {
        AccountsException open => new(open.Message, open.Month, new OpenAccount(open.Month, open.Account, open.Difference)),
        OpenAccountException open => new(open.Message, open.Month, new OpenAccount(open.Month, open.Account, open.Difference)),
        InterventionTargetException wrong => new(wrong.Message, 0, null) { Intervention = wrong.Policy },
        _ => new(failure.Message, month, null),
    };
}

/// <summary>An account that did not close.</summary>
/// <param name="Month">From 0.</param>
/// <param name="Account">Its name.</param>
/// <param name="Difference">Minor units.</param>
[Message]
public sealed record OpenAccount(int Month, string Account, long Difference);

/// <summary>Status, and what came of the run if it is over.</summary>
[Message]
public sealed record RunOutcome(RunStatus Status, RunSummary? Summary, RunFailure? Failure);
