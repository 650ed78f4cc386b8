using SseSim.Model.Economy;
using SseSim.Model.Numerics;

namespace SseSim.Model.Month;

/// <summary>An organisation that closed while settling and is to be replaced.</summary>
/// <param name="Cell">Its cell.</param>
/// <param name="Volunteers">Whether volunteers ran it, without paid staff.</param>
/// <param name="Niche">Its niche, which its replacement takes over.</param>
/// <param name="Retired">Whether by the hazard, of which is known how often it is expected.</param>
internal readonly record struct ClosedOrganisation(int Cell, bool Volunteers, double Niche, bool Retired);

/// <summary>A closure that has been replaced.</summary>
/// <param name="Cell">Its cell; entities that volunteers run come after all cells.</param>
/// <param name="Niche">Its niche, which its replacement takes over.</param>
/// <param name="Retired">Whether by the hazard, of which is known how often it is expected.</param>
/// <param name="Asked">Adults who might have founded in its place.</param>
/// <param name="Able">Those of them whose household had the own funds for it.</param>
internal readonly record struct Closure(int Cell, double Niche, bool Retired, int Asked, int Able);

/// <summary>What a territory notes while settling: closures, so that each is replaced by a founding in its cell, and who could have paid for it.</summary>
/// <param name="asks">Whether closures are kept, and more adults asked who could found in their place than one who does.</param>
internal sealed class SettlingRecord(bool asks)
{
    private const int Cells = Classification.SectorCount * Classification.FormCount;
    /// <summary>Adults who are asked in any case, and those able until whom asking goes on: where few have the money, few answers would say little.</summary>
    private const int FewestAsked = 8, FewestAble = 4;
    private readonly List<ClosedOrganisation> _closed = [];
    private readonly List<ClosedOrganisation> _toReplace = [];

    /// <summary>Closures that have been replaced.</summary>
    public List<Closure> Closures { get; } = [];

    /// <summary>Whether one more adult is to be found for a closure.</summary>
    public bool Asks(int asked, int able) => able == 0 || asks && (asked < FewestAsked || able < FewestAble);

    /// <summary>An organisation has closed.</summary>
    public void Note(int cell, bool volunteers, double niche, bool retired) => _closed.Add(new(cell, volunteers, niche, retired));

    /// <summary>Gives what closed this month to the territories to be replaced in the next: as in a run, where somebody lives who founds. Replaced where it closed, a
    /// niche that nothing can live in would fail again and again, and count each time.</summary>
    /// <param name="records">[territory]: what each noted.</param>
    /// <param name="residents">[territory]: persons.</param>
    /// <param name="draws">Draws of the month.</param>
    public static void PassOn(SettlingRecord[] records, int[] residents, KeyedRandom draws)
    {
        var (all, number) = (residents.Sum(), 0UL);
        foreach (var record in records)
        {
            foreach (var closed in record._closed)
            {
                var (territory, person) = (0, (int)(draws.UniformOf(number++) * all));
                while (person >= residents[territory])
                {
                    person -= residents[territory++];
                }

                records[territory]._toReplace.Add(closed);
            }

            record._closed.Clear();
        }
    }

    /// <summary>A closure has been replaced.</summary>
    public void Replaced(int cell, bool volunteers, double niche, bool retired, int asked, int able)
    {
        if (asks)
        {
            Closures.Add(new(cell + (volunteers ? Cells : 0), niche, retired, asked, able));
        }
    }

    /// <summary>What is to be replaced this month.</summary>
    public List<ClosedOrganisation> TakeNew()
    {
        var taken = _toReplace.ToList();
        _toReplace.Clear();
        return taken;
    }
}
