using System.Collections.Concurrent;
using SseSim.Grains.Serialization;

namespace SseSim.Grains.Members;

/// <summary>The members of runs that have a state on this silo, for whoever steps several of them in one call: a call for each would take a small territory about as long as its
/// month.</summary>
public sealed class MembersHere(ILocalSiloDetails silo)
{
    private readonly ConcurrentDictionary<(Type Kind, string Run, int Index), IMemberHere> _members = new();

    /// <summary>Name of the silo.</summary>
    internal string Silo { get; } = silo.SiloAddress.ToParsableString();

    /// <summary>A later activation takes the place of an earlier one.</summary>
    internal void Add(string run, int index, IMemberHere member) => _members[(member.GetType(), run, index)] = member;

    /// <summary>Nothing, where another activation has taken the place.</summary>
    internal void Remove(string run, int index, IMemberHere member) =>
        _members.TryRemove(new KeyValuePair<(Type, string, int), IMemberHere>((member.GetType(), run, index), member));

    /// <summary>Null where it is not here.</summary>
    internal TMember? Find<TMember>(string run, int index) where TMember : class, IMemberHere =>
        _members.TryGetValue((typeof(TMember), run, index), out var member) ? (TMember)member : null;

    /// <summary>Does something while nobody else is at any of some members.</summary>
    /// <param name="members">In the order in which they are waited for, see <see cref="IMemberHere.Enter"/>.</param>
    /// <param name="work">Has them alone.</param>
    internal static async Task<T> Alone<T>(IReadOnlyList<IMemberHere> members, Func<Task<T>> work)
    {
        var entered = 0;
        try
        {
            foreach (var member in members)
            {
                await member.Enter();
                entered++;
            }

            return await work();
        }
        finally
        {
            foreach (var member in members.Take(entered))
            {
                member.Leave();
            }
        }
    }
}

/// <summary>A member of a run as seen on its silo.</summary>
internal interface IMemberHere
{
    /// <summary>Ticks of the stopwatch that its last month took.</summary>
    long Expected { get; }

    /// <summary>Waits until nobody else is at it. Whoever waits for several does so in the order of territories, each before its government,
    /// and then for the institutions of the country.</summary>
    Task Enter();

    void Leave();

    /// <summary>Writes the state before a month behind what has been written, by whoever has the member alone.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    void WriteState(int epoch, int month, ModelOutput output);
}
