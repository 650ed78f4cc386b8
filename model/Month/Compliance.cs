using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Policies;
using SseSim.Model.State;
using Keys = SseSim.Model.Policies.Instruments.FrameworkLaw;

namespace SseSim.Model.Month;

/// <summary>Working time that social economy employers spend each month on the registers, reports and rules of several authorities, and what an agency under a
/// framework law spares those whom it serves. An agency serves as many as its hours allow, in a keyed order that stays.</summary>
internal sealed class Compliance
{
    /// <summary>Hours a year of one worker.</summary>
    private const double HoursOfWorker = 1800;
    /// <summary>No entity spends more of its staff's time on it.</summary>
    private const double LargestShare = 0.2;
    private readonly TerritoryMonthContext _c;
    private readonly double _workers;
    private readonly KeyedRandom _order;
    private readonly (ActivePolicy Policy, double Served)[] _agencies;

    private Compliance(TerritoryMonthContext c, (ActivePolicy, double)[] agencies)
    {
        _c = c;
        _agencies = agencies;
        _workers = c.Structure.Economy.Government.ComplianceHours.Value / HoursOfWorker;
        _order = new KeyedRandom(c.Seed, Stream.Agency, 0);
    }

    /// <summary>The month's compliance time; agencies are paid for the hours that they work.</summary>
    public static Compliance Of(TerritoryMonthContext c)
    {
        var laws = c.Levers.Of(Lever.FrameworkLaw);
        var agencies = laws.Count == 0 ? [] : new (ActivePolicy, double)[laws.Count];
        for (var law = 0; law < agencies.Length; law++)
        {
            agencies[law] = (laws[law], Open(c, laws[law]));
        }

        var compliance = new Compliance(c, agencies);
        compliance.MarkServed();
        return compliance;
    }

    /// <summary>Workers of an organisation whose time goes into it.</summary>
    public double WorkersLost(int place)
    {
        var o = _c.Organisations;
        return _workers <= 0 || !Classification.IsSocialEconomy(o.Form[place]) || o.Formality[place] == Formality.Informal ? 0
            : Math.Min(_workers * (1 - CutOf(place)), LargestShare * o.Staff[place]);
    }

    /// <summary>Part of the time that agencies spare it, the most that one does.</summary>
    public double CutOf(int place)
    {
        var cut = 0.0;
        foreach (var (law, served) in _agencies)
        {
            cut = Serves(law, served, place) ? Math.Max(cut, law.Value(Keys.ComplianceCut)) : cut;
        }

        return cut;
    }

    private bool Serves(ActivePolicy law, double served, int place) =>
        PolicyLevers.Admits(law.Policy, _c.Organisations, place) && _order.UniformOf(_c.Organisations.Id[place]) < served;

    private void MarkServed()
    {
        for (var i = 1; i < _c.Organisations.Count && _agencies.Length > 0; i++)
        {
            foreach (var (law, served) in _agencies)
            {
                if (IsClient(_c.Organisations, i) && law.Value(Keys.ComplianceCut) > 0 && Serves(law, served, i))
                {
                    PolicySupport.Mark(_c, i, law.Index);
                }
            }
        }
    }

    /// <summary>Pays the agency's hours of the month, no more than its clients need.</summary>
    /// <returns>Share of its clients whom it serves.</returns>
    private static double Open(TerritoryMonthContext c, ActivePolicy law)
    {
        var clients = 0;
        for (var i = 1; i < c.Organisations.Count; i++)
        {
            clients += IsClient(c.Organisations, i) && PolicyLevers.Admits(law.Policy, c.Organisations, i) ? 1 : 0;
        }

        var needed = clients * law.Value(Keys.HoursPerEntity) / 12;
        var hours = Math.Min(AdviserHours.OfMonth(c, law.Value(Keys.AgencyHoursPerYear)), needed);
        var wanted = (long)(hours * law.Value(Keys.PricePerHour) * 100);
        var paid = Campaign.PayCents(c, law, wanted);
        return needed <= 0 ? 0 : hours / needed * (wanted > 0 ? (double)paid / wanted : 1);
    }

    private static bool IsClient(OrganisationColumns o, int i) =>
        o.Life[i] == Life.Alive && !o.VolunteerRun[i] && o.Formality[i] != Formality.Informal && Classification.IsSocialEconomy(o.Form[i]);
}
