using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Founding rates and niches under which births make up for closures, in number and in what their niches carry. A settling sample is counted by cell and niche:
/// organisations, those that closed (of those that gave up, as many as were to be expected), adults who were asked whether they could found in their place, and those who could. An opened economy's founders then try each
/// organisation's niche as often as it is expected to close, and more often the fewer of them have the start capital for it.</summary>
internal sealed class FoundingEstimate
{
    private const int Cells = 2 * Classification.SectorCount * Classification.FormCount;
    private const int Kinds = 3;
    /// <summary>Most niches of a cell that founders draw from.</summary>
    private const int MostNiches = 5000;
    /// <summary>Failures, and founders asked, that the wider group's experience counts for in a group of a cell: few of its own say little.</summary>
    private const double PriorFailures = 5, PriorAsked = 8;
    /// <summary>Months of one organisation that the wider group's hazard of giving up counts for. It is expected, not counted, and falls with size: a group needs little to tell its own.</summary>
    private const double PriorMonths = 36;
    /// <summary>Least share of founders with the capital that is made up for: below, too many would have to try for one who can.</summary>
    private const double LeastAble = 0.002;
    /// <summary>Bounds of what a niche carries, over what one worker produces (in entities that volunteers run: over their first fees).</summary>
    private static readonly double[] Bounds = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];
    private static readonly int Groups = Bounds.Length + 1;
    private readonly double[] _months = new double[Cells * Groups];
    private readonly double[] _givenUp = new double[Cells * Groups];
    private readonly double[] _failed = new double[Cells * Groups];
    private readonly double[] _asked = new double[Cells * Groups];
    private readonly double[] _able = new double[Cells * Groups];

    /// <summary>A month of the sample: who lives, and how probably each gives up in it. What chance makes of that in a small sample would be in every run of it.</summary>
    public void Observe(EconomyStructure structure, ModelParameters parameters, TerritoryState[] states)
    {
        var bounds = NicheBounds(structure, parameters);
        foreach (var (cell, o, i) in Living(states))
        {
            var group = cell * Groups + Group(bounds, cell, o.Niche[i]);
            _months[group]++;
            _givenUp[group] += Closing.GoesOn(parameters, o, i) ? 0 : Closing.Hazard(structure, parameters, o, i);
        }
    }

    /// <summary>What the territories of the sample noted in these months: closures for want of money or staff, and who could have paid for a replacement.</summary>
    public void Add(EconomyStructure structure, ModelParameters parameters, SettlingRecord[] records)
    {
        var bounds = NicheBounds(structure, parameters);
        foreach (var closure in records.SelectMany(r => r.Closures))
        {
            var group = closure.Cell * Groups + Group(bounds, closure.Cell, closure.Niche);
            _failed[group] += closure.Retired ? 0 : 1;
            _asked[group] += closure.Asked;
            _able[group] += closure.Able;
        }
    }

    /// <summary>Adults of a month who may found.</summary>
    public static double Adults(long[] nation) => PersonCounts.Of(nation, Founding.MayFound);

    /// <summary>Sets the rates and niches of an opened economy.</summary>
    public void Apply(EconomyStructure structure, ModelParameters parameters, TerritoryState[] states, double adults)
    {
        var bounds = NicheBounds(structure, parameters);
        var (closing, able) = ByNiche();
        foreach (var living in Living(states).GroupBy(one => one.Cell))
        {
            var cell = living.Key;
            var niches = living.Select(one => one.Of.Niche[one.Place]).Select(niche => (Niche: niche, Group: Group(bounds, cell, niche))).OrderBy(n => n.Niche).ToArray();
            var attempts = niches.Select(n => (n.Niche, Attempts: closing[cell][n.Group] / able[cell][n.Group])).ToArray();
            structure.FoundingRates[cell] = attempts.Sum(n => n.Attempts) / adults;
            structure.FoundingNiches[cell] = Thinned(attempts, Math.Min(niches.Length, MostNiches));
        }
    }

    /// <summary>[cell, group of niches]: probability that an organisation closes in a month, and share of founders who have the start capital.</summary>
    private (double[][] Closing, double[][] Able) ByNiche()
    {
        var closing = new double[Cells][];
        var able = new double[Cells][];
        for (var kind = 0; kind < Kinds; kind++)
        {
            var cells = Enumerable.Range(0, Cells).Where(cell => Kind(cell) == kind).ToArray();
            double OfKind(double[] counted) => cells.Sum(cell => OfCell(counted, cell));
            double OfGroup(double[] counted, int g) => cells.Sum(cell => counted[cell * Groups + g]);
            double Usual(double[] counted) => OfKind(counted) / Math.Max(OfKind(_months), 1);
            var (usualToGiveUp, usualToFail) = (Usual(_givenUp), Usual(_failed));
            var ableOfKind = Share(OfKind(_able), OfKind(_asked), 1);
            var givingUp = Enumerable.Range(0, Groups).Select(g => Expected(OfGroup(_givenUp, g), OfGroup(_months, g), usualToGiveUp)).ToArray();
            var failing = Enumerable.Range(0, Groups).Select(g => Counted(OfGroup(_failed, g), OfGroup(_months, g), usualToFail)).ToArray();
            foreach (var cell in cells)
            {
                var ableOfCell = Share(OfCell(_able, cell), OfCell(_asked, cell), ableOfKind);
                // What fails in a group of the cell by its kind's experience, times what fails in the cell over what would by that (indirect standardisation).
                var ratio = Counted(OfCell(_failed, cell), Enumerable.Range(0, Groups).Sum(g => _months[cell * Groups + g] * failing[g]), 1);
                closing[cell] = Enumerable.Range(0, Groups).Select(g => Expected(_givenUp[cell * Groups + g], _months[cell * Groups + g], givingUp[g])
                    + Counted(_failed[cell * Groups + g], _months[cell * Groups + g], ratio * failing[g])).ToArray();
                able[cell] = Enumerable.Range(0, Groups)
                    .Select(g => Math.Max(LeastAble, Share(OfClass(_able, cell, g), OfClass(_asked, cell, g), ableOfCell))).ToArray();
            }
        }

        return (closing, able);
    }

    private static double OfCell(double[] counted, int cell) => counted.AsSpan(cell * Groups, Groups).ToArray().Sum();

    /// <summary>Of all groups whose founders need about as much: who founds equips for one worker at most, whatever the niche carries.</summary>
    private static double OfClass(double[] counted, int cell, int group) =>
        Enumerable.Range(0, Groups).Sum(g => EquipmentClass(g) == EquipmentClass(group) ? counted[cell * Groups + g] : 0);

    /// <summary>Up to half a worker, up to one, up to two, more.</summary>
    private static int EquipmentClass(int group) => Math.Clamp(group - Array.IndexOf(Bounds, 0.5), 0, 3);

    private static double Expected(double givenUp, double months, double usual) => (givenUp + PriorMonths * usual) / (months + PriorMonths);

    private static double Counted(double failed, double months, double usual) =>
        usual > 0 ? (failed + PriorFailures) / (months + PriorFailures / usual) : 0;

    private static double Share(double able, double asked, double usual) => (able + PriorAsked * usual) / (asked + PriorAsked);

    /// <summary>Conventional firms 0, the social economy with paid staff 1, volunteers 2: what they live through differs most between these.</summary>
    private static int Kind(int cell) =>
        cell >= Cells / 2 ? 2 : Classification.IsSocialEconomy((Form)(cell % Classification.FormCount)) ? 1 : 0;

    private static IEnumerable<(int Cell, OrganisationColumns Of, int Place)> Living(TerritoryState[] states)
    {
        foreach (var o in states.Select(s => s.Organisations))
        {
            for (var i = 1; i < o.Count; i++)
            {
                if (o.Life[i] == Life.Alive)
                {
                    yield return (EconomyStructure.Cell(o.Sector[i], o.Form[i]) + (o.VolunteerRun[i] ? Cells / 2 : 0), o, i);
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
