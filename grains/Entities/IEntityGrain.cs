using System.Globalization;
using Orleans.CodeGeneration;
using SseSim.Model.Stories;

namespace SseSim.Grains.Entities;

/// <summary>One organisation of one run, by name. It holds no second copy of the organisation: it asks its territory while the run goes on, and the run when
/// that is over.</summary>
[Version(1), Alias("SseSim.Entity")]
public interface IEntityGrain : IGrainWithStringKey
{
    /// <summary>Writes the organisation's story from the next month on, until the run is over. What was before it is not known, unless the run was started
    /// with the organisation among those that it follows. Makes no difference to the run.</summary>
    /// <exception cref="EntityUnavailableException">The run has not begun, or is over.</exception>
    [ResponseTimeout("00:01:00")]
    Task Follow();

    /// <summary>Profile, accounts month by month, staff, loans, refusals with reasons, contracts and support, as far as it was followed.</summary>
    /// <exception cref="EntityUnavailableException">The run has not begun, has lost its state for a moment, or is over and did not follow it.</exception>
    [ResponseTimeout("00:01:00")]
    Task<OrganisationStory> GetStory();
}

/// <summary>Key of an <see cref="IEntityGrain"/>.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Territory">Index.</param>
/// <param name="Organisation">Identity.</param>
public readonly record struct EntityKey(string Run, int Territory, ulong Organisation)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}/{Territory}/{Organisation:x16}");

    /// <exception cref="FormatException">It is no such key.</exception>
    public static EntityKey Parse(string key)
    {
        var parts = key.Split('/');
        return parts.Length >= 3
            ? new(string.Join('/', parts[..^2]), int.Parse(parts[^2], CultureInfo.InvariantCulture),
                ulong.Parse(parts[^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{key}' names no organisation of a run: run/territory/organisation");
    }
}

/// <summary>An organisation cannot be asked now.</summary>
[GenerateSerializer, Alias("SseSim.EntityUnavailable")]
public sealed class EntityUnavailableException(string message) : Exception(message);
