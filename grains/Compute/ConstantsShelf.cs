using SseSim.Grains.Runs;
using SseSim.Grains.Starts;
using SseSim.Model.Calibration;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Compute;

/// <summary>What settling has found, shared by the replicates of an economy: they differ in their seed, not in their constants. A few are kept, the ones
/// used last.</summary>
internal sealed class ConstantsShelf(int capacity)
{
    private readonly LinkedList<Shelved> _shelf = [];

    /// <summary>The constants of a run; whoever comes first settles the sample and the others wait.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the next one who asks settles.</exception>
    public SettledConstants Get(SettledKey key, RunSpecification specification, ForEach forEach)
    {
        var sample = SettledConstants.SampleFor(specification.Scenario.Residents);
        var shelved = Place(new Wanted(key.Economy, key.Parameters, sample));
        lock (shelved)
        {
            return shelved.Constants ??= SettledConstants.Find(specification.Economy, sample, specification.Parameters, forEach);
        }
    }

    private Shelved Place(Wanted wanted)
    {
        lock (_shelf)
        {
            var place = _shelf.First;
            while (place is not null && place.Value.Wanted != wanted)
            {
                place = place.Next;
            }

            if (place is null)
            {
                place = new LinkedListNode<Shelved>(new Shelved(wanted));
            }
            else
            {
                _shelf.Remove(place);
            }

            _shelf.AddFirst(place);
            if (_shelf.Count > capacity)
            {
                _shelf.RemoveLast();
            }

            return place.Value;
        }
    }

    private sealed record Wanted(UInt128 Economy, UInt128 Parameters, int Sample);

    private sealed class Shelved(Wanted wanted)
    {
        public Wanted Wanted { get; } = wanted;
        public SettledConstants? Constants { get; set; }
    }
}
