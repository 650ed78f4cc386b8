using SseSim.Grains.Serialization;

namespace SseSim.Grains.Checkpoints;

/// <summary>Some bytes in a store.</summary>
/// <param name="Name">Unique among the parts that a run ever writes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Hash">XXH128 of the bytes, hexadecimal.</param>
[Message]
public sealed record StoredPart(string Name, long Bytes, string Hash);

/// <summary>Where the state of a member of a run lies: small ones share a part, or a run of a thousand territories would wait for the disk two thousand times at each checkpoint.</summary>
/// <param name="Part">Holds it.</param>
/// <param name="Offset">Bytes of the part before it.</param>
/// <param name="Bytes">Length.</param>
[Message]
public sealed record StoredState(StoredPart Part, long Offset, long Bytes)
{
    /// <summary>A part that holds nothing else.</summary>
    public static StoredState Whole(StoredPart part) => new(part, 0, part.Bytes);

    public bool IsWhole => (Offset, Bytes) == (0, Part.Bytes);
}

/// <summary>A run between two months, or at its end: says which parts of the store belong together. Writing it is what makes a checkpoint.</summary>
[Message]
public sealed record Checkpoint
{
    /// <summary>Attempt that wrote it.</summary>
    public required int Epoch { get; init; }
    /// <summary>Months done.</summary>
    public required int Month { get; init; }
    /// <summary>Program that wrote it, see <see cref="ProgramVersion"/>.</summary>
    public required string Version { get; init; }
    /// <summary>Layout of the states in it, see <see cref="StateLayout"/>.</summary>
    public required string Layout { get; init; }
    /// <summary>What the run took from its settled economy.</summary>
    public required StoredPart Frame { get; init; }
    /// <summary>State of the exchange; null at the end.</summary>
    public required StoredPart? Exchange { get; init; }
    /// <summary>States of the run's members, in the order of <see cref="Runs.RunMembers.All"/>; empty at the end.</summary>
    public required IReadOnlyList<StoredState> Members { get; init; }
    /// <summary>Observations of all months so far, in order.</summary>
    public required IReadOnlyList<StoredPart> Observations { get; init; }
    /// <summary>What came of the run; null before its end.</summary>
    public required StoredPart? Summary { get; init; }

    public bool IsEnd => Summary is not null;

    public IEnumerable<StoredPart> Parts => Members.Select(m => m.Part).Distinct().Concat(Observations).Concat(new[] { Frame, Exchange, Summary }.OfType<StoredPart>());
}
