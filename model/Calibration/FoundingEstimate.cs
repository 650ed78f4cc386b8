using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Founding rates and niches under which births make up for closures, in number and in what their niches carry. A settling sample is counted by cell and niche:
/// organisations, those that closed, adults who were asked whether they could found in their place, and those who could. An opened economy's founders then try each
/// organisation's niche as often as it is expected to close, and more often the fewer of them have the start capital for it.</summary>
internal sealed class FoundingEstimate
{
    private const int Cells = 2 * Classification.SectorCount * Classification.FormCount;
    private const int Kinds = 3;
    /// <summary>Most niches of a cell that founders draw from.</summary>
    private const int MostNiches = 5000;
    /// <summary>Closures, and founders asked, that the wider group's experience counts for in a group of a cell: few of its own say little.</summary>
    private const double PriorClosures = 5, PriorAsked = 8;
    /// <summary>Least share of founders with the capital that is made up for: below, too many would have to try for one who can.</summary>
    private const double LeastAble = 0.002;
    /// <summary>Bounds of what a niche carries, over what one worker produces (in entities that volunteers run: over their first fees).</summary>
    private static readonly double[] Bounds = [0.5, 1, 2, 4, 8, 16];
    private static readonly int Groups = Bounds.Length + 1;
    private readonly double[] _months = new double[Cells * Groups];
    private readonly double[] _closures = new double[Cells * Groups];
    private readonly double[] _asked = new double[Cells * Groups];
    private readonly double[] _able = new double[Cells * Groups];

    /// <param name="structure">Constants of the sample.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="states">The sample at the end; while it settled organisations kept their number and niches, since each that closed was replaced.</param>
    /// <param name="records">What its territories noted.</param>
    /// <param name="months">In how many months.</param>
    public FoundingEstimate(EconomyStructure structure, ModelParameters parameters, TerritoryState[] states, SettlingRecord[] records, int months)
    {
        var bounds = NicheBounds(structure, parameters);
        foreach (var (cell, niche) in Niches(states))
        {
            _months[cell * Groups + Group(bounds, cell, niche)] += months;
        }

        foreach (var closure in records.SelectMany(r => r.Closures))
        {
            var group = closure.Cell * Groups + Group(bounds, closure.Cell, closure.Niche);
            _closures[group]++;
            _asked[group] += closure.Asked;
            _able[group] += closure.Able;
        }
    }

    /// <summary>Adults of a month who may found.</summary>
    public static double Adults(long[] nation)
    {
        var adults = 0.0;
        for (var status = 0; status < Classification.StatusCount; status++)
        {
            for (var x = 0; Founding.MayFound((Status)status) && x < Classification.SexCount; x++)
            {
                for (var a = 0; a < Classification.AgeBandCount; a++)
                {
                    adults += nation[Measures.Persons.At(status, x, a)];
                }
            }
        }

        return adults;
    }

    /// <summary>Sets the rates and niches of an opened economy.</summary>
    public void Apply(EconomyStructure structure, ModelParameters parameters, TerritoryState[] states, double adults)
    {
        var bounds = NicheBounds(structure, parameters);
        var (closing, able) = Expected();
        foreach (var living in Niches(states).GroupBy(o => o.Cell))
        {
            var cell = living.Key;
            var niches = living.Select(o => (o.Niche, Group: Group(bounds, cell, o.Niche))).OrderBy(n => n.Niche).ToArray();
            // As many as would close of the sample's organisations in the cell: that niches lie higher or lower than there says who closes, not how many.
            var level = closing[cell].OfAll * niches.Length / Math.Max(niches.Sum(n => closing[cell].OfGroup[n.Group]), double.Epsilon);
            var attempts = niches.Select(n => (n.Niche, Attempts: level * closing[cell].OfGroup[n.Group] / able[cell][n.Group])).ToArray();
            structure.FoundingRates[cell] = attempts.Sum(n => n.Attempts) / adults;
            structure.FoundingNiches[cell] = Thinned(attempts, Math.Min(niches.Length, MostNiches));
        }
    }

    /// <summary>[cell]: probability that an organisation closes in a month, of all and by group of niches; and share of founders by group who have the start capital.</summary>
    private ((double OfAll, double[] OfGroup)[] Closing, double[][] Able) Expected()
    {
        var closing = new (double, double[])[Cells];
        var able = new double[Cells][];
        for (var kind = 0; kind < Kinds; kind++)
        {
            var cells = Enumerable.Range(0, Cells).Where(cell => Kind(cell) == kind).ToArray();
            double OfKind(double[] counted) => cells.Sum(cell => OfCell(counted, cell));
            double OfGroup(double[] counted, int g) => cells.Sum(cell => counted[cell * Groups + g]);
            var usual = OfKind(_closures) / Math.Max(OfKind(_months), 1);
            var ableOfKind = Share(OfKind(_able), OfKind(_asked), 1);
            var ofGroup = Enumerable.Range(0, Groups).Select(g => Hazard(OfGroup(_closures, g), OfGroup(_months, g), usual)).ToArray();
            foreach (var cell in cells)
            {
                var ableOfCell = Share(OfCell(_able, cell), OfCell(_asked, cell), ableOfKind);
                closing[cell] = (Hazard(OfCell(_closures, cell), OfCell(_months, cell), usual), Enumerable.Range(0, Groups)
                    .Select(g => Hazard(_closures[cell * Groups + g], _months[cell * Groups + g], ofGroup[g])).ToArray());
                able[cell] = Enumerable.Range(0, Groups)
                    .Select(g => Math.Max(LeastAble, Share(_able[cell * Groups + g], _asked[cell * Groups + g], ableOfCell))).ToArray();
            }
        }

        return (closing, able);
    }

    private static double OfCell(double[] counted, int cell) => counted.AsSpan(cell * Groups, Groups).ToArray().Sum();

    private static double Hazard(double closures, double months, double usual) =>
        usual > 0 ? (closures + PriorClosures) / (months + PriorClosures / usual) : 0;

    private static double Share(double able, double asked, double usual) => (able + PriorAsked * usual) / (asked + PriorAsked);

    /// <summary>Conventional firms 0, the social economy with paid staff 1, volunteers 2: what they live through differs most between these.</summary>
    private static int Kind(int cell) =>
        cell >= Cells / 2 ? 2 : Classification.IsSocialEconomy((Form)(cell % Classification.FormCount)) ? 1 : 0;

    private static IEnumerable<(int Cell, double Niche)> Niches(TerritoryState[] states)
    {
        foreach (var o in states.Select(s => s.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                if (o.Life[i] == Life.Alive)
                {
                    yield return (EconomyStructure.Cell(o.Sector[i], o.Form[i]) + (o.VolunteerRun[i] ? Cells / 2 : 0), o.Niche[i]);
                }
            }
        }
    }

    /// <summary>[cell, bound]: a niche n carries exp(n / (1 - gamma)).</summary>
    private static double[] NicheBounds(EconomyStructure structure, ModelParameters parameters)
    {
        var bounds = new double[Cells * Bounds.Length];
        for (var cell = 0; cell < Cells; cell++)
        {
            var one = cell >= Cells / 2 ? structure.VolunteerEntityFeesCents : structure.ProductivityCents[cell];
            for (var b = 0; b < Bounds.Length; b++)
            {
                bounds[cell * Bounds.Length + b] = (1 - parameters.SizeElasticity) * DeterministicMath.Log(Math.Max(one, 1) * Bounds[b]);
            }
        }

        return bounds;
    }

    private static int Group(double[] bounds, int cell, double niche)
    {
        var group = 0;
        while (group < Bounds.Length && niche >= bounds[cell * Bounds.Length + group])
        {
            group++;
        }

        return group;
    }

    /// <summary>So many of the niches, each in proportion to its attempts.</summary>
    private static double[] Thinned((double Niche, double Attempts)[] niches, int number)
    {
        var thinned = new double[number];
        var (step, upTo, from) = (niches.Sum(n => n.Attempts) / Math.Max(number, 1), 0.0, 0);
        for (var i = 0; i < number; i++)
        {
            // The middle of each of as many equal parts of all attempts.
            while (from < niches.Length - 1 && upTo + niches[from].Attempts <= (i + 0.5) * step)
            {
                upTo += niches[from++].Attempts;
            }

            thinned[i] = niches[from].Niche;
        }

        return thinned;
    }
}
