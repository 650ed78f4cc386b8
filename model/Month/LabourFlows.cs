using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>The person pass: who leaves a job, who gives up seeking, who begins to seek. One keyed draw a person and month.</summary>
internal static class LabourFlows
{
    /// <summary>Persons whose draws are made at once.</summary>
    private const int Block = 512;

    public static void Run(TerritoryMonthContext c)
    {
        var leaving = c.Draws(Stream.Separation);
        var participation = c.Draws(Stream.Participation);
        var hazards = new Hazards(c);
        var bounds = ArrayPool<byte>.Shared.Rent(Classification.StatusCount + c.Organisations.Count);
        hazards.Bounds(bounds.AsSpan(0, Classification.StatusCount + c.Organisations.Count));
        Span<byte> draws = stackalloc byte[Block];
        for (var start = 0; start < c.Persons.Count; start += Block)
        {
            var length = Math.Min(Block, c.Persons.Count - start);
            ReadOnlySpan<Status> status = c.Persons.Status.AsSpan(start, length);
            ReadOnlySpan<int> employers = c.Persons.Employer.AsSpan(start, length);
            KeyedRandom.FirstBitsOf(leaving, participation, employers, c.IdentityOf(start), draws[..length]);
            for (var i = 0; i < status.Length; i++)
            {
                // All ones without an employer, for half of the persons: no branch could be foretold.
                var without = employers[i] >> 31;
                var group = (int)status[i] & without | Classification.StatusCount + employers[i] & ~without;
                if (draws[i] <= bounds[group])
                {
                    Move(c, hazards, (without == 0 ? leaving : participation).UniformOf(c.IdentityOf(start + i)), start + i);
                }
            }
        }

        ArrayPool<byte>.Shared.Return(bounds);
    }

    private static bool IsHired(Status status) => status is Status.Employee or Status.WorkerMember or Status.PublicEmployee;

    /// <summary>A person whose draw is low moves if it is below the person's own probability.</summary>
    private static void Move(TerritoryMonthContext c, Hazards hazards, double draw, int i)
    {
        var (p, o) = (c.Persons, c.Organisations);
        var status = p.Status[i];
        if (IsHired(status))
        {
            if (draw < hazards.Quits + o.LayoffProbability[p.Employer[i]] && !RunsIt(c, i))
            {
                EndJob(c, i);
                c.Ledger.Counters[Measures.Separations.At()]++;
            }
        }
        else if (status == Status.Unemployed && draw < hazards.DiscouragedOf(p.Traits[i]))
        {
            LeaveLabourForce(c, i);
        }
        else if (status is Status.InEducation or Status.Inactive or Status.Retired && draw < hazards.EntryOf(p.Traits[i]))
        {
            p.Status[i] = Status.Unemployed;
            p.PayCents[i] = 0;
            p.MonthsInStatus[i] = 0;
        }
    }

    /// <summary>Who founded an entity of the social economy that has money, or alone runs one, stays, as an owner does, up to the age of retirement.</summary>
    private static bool RunsIt(TerritoryMonthContext c, int i)
    {
        var (o, place) = (c.Organisations, c.Persons.Employer[i]);
        return Classification.IsSocialEconomy(o.Form[place]) && (o.Staff[place] == 1 || o.Founder[place] == i + 1) && o.DepositCents[place] > 0
            && PersonTraits.AgeOf(c.Persons.Traits[i]) < AgeBand.From65To74;
    }

    /// <summary>Probabilities of the month.</summary>
    private sealed class Hazards
    {
        private readonly TerritoryMonthContext _c;
        private readonly double _ease;
        private readonly double _discouraged;

        public Hazards(TerritoryMonthContext c)
        {
            _c = c;
            // Seekers find work more easily: fewer give up and more begin.
            _ease = Math.Clamp(c.State.FindingRate / Math.Max(c.Structure.BaseFindingRate, 1e-6), 0.5, 2);
            _discouraged = c.Parameters.DiscouragementRate / _ease;
            Quits = c.Structure.SeparationRate;
        }

        public double Quits { get; }

        public double DiscouragedOf(ushort traits) => _discouraged * _c.Structure.Discouragement[EconomyStructure.LabourGroup(traits)];

        public double EntryOf(ushort traits) => _c.Structure.EntryToLabourForce[EconomyStructure.LabourGroup(traits)] * _ease;

        /// <summary>Fills [status of persons without work, then place of the employer]: no draw whose first eight bits exceed it is below the highest probability of such
        /// persons. A byte an employer fits the processor's caches where the employers' columns do not, and nearly nobody has to be looked at more closely.</summary>
        public void Bounds(Span<byte> bounds)
        {
            var o = _c.Organisations;
            bounds[..Classification.StatusCount].Clear();
            bounds[(int)Status.Unemployed] = BoundOf(_discouraged * _c.Structure.Discouragement.Max());
            foreach (var outside in (ReadOnlySpan<Status>)[Status.InEducation, Status.Inactive, Status.Retired])
            {
                bounds[(int)outside] = BoundOf(_c.Structure.EntryToLabourForce.Max() * _ease);
            }

            for (var place = 0; place < o.Count; place++)
            {
                bounds[Classification.StatusCount + place] = BoundOf(Quits + o.LayoffProbability[place]);
            }
        }

        private static byte BoundOf(double probability) => (byte)Math.Min(probability * 256, 255);
    }

    /// <summary>A person's job ends: from 65 on nobody seeks another.</summary>
    public static void EndJob(TerritoryMonthContext c, int i)
    {
        var p = c.Persons;
        var old = PersonTraits.AgeOf(p.Traits[i]) >= AgeBand.From65To74;
        Employment.Leave(p, c.Organisations, i, Status.Unemployed);
        if (old)
        {
            LeaveLabourForce(c, i);
        }
    }

    /// <summary>Who leaves the labour force while young goes back to education or stays outside, in the proportion of the age group; older persons retire or stay outside likewise, so many of each
    /// that in a country where a few of the old receive a pension it stays with a few.</summary>
    private static void LeaveLabourForce(TerritoryMonthContext c, int i)
    {
        var p = c.Persons;
        var age = PersonTraits.AgeOf(p.Traits[i]);
        var u = c.Draws(Stream.Participation).For(c.IdentityOf(i)).Uniform(7);
        p.Status[i] = Status.Inactive;
        p.PayCents[i] = 0;
        p.MonthsInStatus[i] = 0;
        if (age == AgeBand.From15To24)
        {
            p.Status[i] = u < c.Structure.StudentShare[(int)PersonTraits.SexOf(p.Traits[i])] ? Status.InEducation : Status.Inactive;
        }
        else if (u < c.Structure.RetiringShare[(int)age])
        {
            p.Status[i] = Status.Retired;
            p.PayCents[i] = PensionOf(c, p.Traits[i]);
        }
    }

    private static int PensionOf(TerritoryMonthContext c, ushort traits) => (int)(c.Structure.PensionCents
        * c.Structure.PayFactor[(int)PersonTraits.EducationOf(traits) * Classification.SexCount + (int)PersonTraits.SexOf(traits)]);
}
