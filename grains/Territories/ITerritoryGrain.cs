using Orleans.CodeGeneration;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Territories;

/// <summary>One local labour market with all its persons, households and organisations. It goes through its months with others of its silo: see
/// <see cref="ITerritoryGroupGrain"/>.</summary>
[Version(1), Alias("SseSim.Territory")]
public interface ITerritoryGrain : IRunMember
{
    /// <summary>Organisations that policies have reached so far.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<SupportedList> Supported(int epoch);

    /// <summary>Follows an organisation from the next month on.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task Follow(int epoch, ulong organisation);

    /// <summary>What is known of an organisation.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<OrganisationStory> Story(int epoch, ulong organisation);

    /// <summary>All that a finished run is asked to tell of its organisations.</summary>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="roster">Organisations to list; null for none.</param>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<TerritoryStories> Stories(int epoch, RosterRequest? roster);
}

/// <summary>Organisations of one territory that policies reached.</summary>
/// <param name="Organisations">In order of month, then identity.</param>
/// <param name="PoliciesMet">Bit of each policy that reached an organisation there, and of each intervention that found its own.</param>
[Message]
public sealed record SupportedList(IReadOnlyList<SupportedOrganisation> Organisations, uint PoliciesMet);

/// <summary>What a territory tells of its organisations when a run is over.</summary>
/// <param name="Stories">Of those that were followed and were ever there.</param>
/// <param name="Roster">Null where nothing was to be listed.</param>
[Message]
public sealed record TerritoryStories(IReadOnlyList<OrganisationStory> Stories, Roster? Roster);
