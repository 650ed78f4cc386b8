using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.State;

namespace SseSim.Model.Stories;

/// <summary>One followed organisation in the course of a month.</summary>
internal sealed class Followed(OrganisationStory before)
{
    private static readonly int LineCount = Enum.GetValues<StoryLine>().Length;

    private readonly List<StoryMonth> _months = [.. before.Months];
    private OrganisationProfile? _profile = before.Profile;
    private int _place = -1;
    private long _opening;
    private long _deposits;
    private long _noted;
    private MonthStep _step;
    private (long Orders, long Sales, long Committed, long WageBill, long Surplus) _trade;
    private (int Staff, long Deposits, long Reserve, byte WithoutStaff) _beforeDemography;
    private long _reserveBefore;
    private bool _inArrears;
    private long _rotating;

    /// <summary>[<see cref="StoryLine"/>] of the month in hand.</summary>
    public long[] Lines { get; private set; } = new long[LineCount];
    public double AdviserHours { get; set; }
    public List<StoryEvent> Events { get; } = [.. before.Events];

    private ulong Id { get; } = before.Organisation;

    public OrganisationStory Story(TerritoryState state)
    {
        var place = PlaceOf(state.Organisations);
        var (o, loans, contracts) = (state.Organisations, state.Loans, state.Contracts);
        return new()
        {
            Organisation = Id,
            Territory = state.Index,
            Profile = place > 0 ? ProfileOf(o, place) : _profile,
            Months = [.. _months],
            Events = [.. Events],
            Loans = [.. Rows(loans.Count, loans.Organisation, place).Select(r => new StoryLoan(loans.Lender[r], loans.PrincipalCents[r],
                loans.RatePerYear[r], loans.Coverage[r], loans.Policy[r], loans.MonthsInArrears[r]))],
            Contracts = [.. Rows(contracts.Count, contracts.Organisation, place).Select(r => new StoryContract(
                contracts.Local[r], contracts.CentsPerMonth[r], contracts.MonthsLeft[r], contracts.Policy[r]))],
        };
    }

    public void Enter(TerritoryMonthContext c, MonthStep step)
    {
        var o = c.Organisations;
        if (step == MonthStep.Policy)
        {
            Begin(c);
        }
        else
        {
            Book(o);
        }

        switch (step)
        {
            case MonthStep.Orders:
                NoteContracts(c);
                break;
            case MonthStep.Surplus when _place > 0:
                _reserveBefore = o.ReserveCents[_place];
                break;
            case MonthStep.Households when _place > 0:
                _trade = (o.OrdersCents[_place], o.SalesCents[_place], o.CommittedCents[_place], o.WageBillCents[_place], o.SurplusCents[_place]);
                break;
            case MonthStep.Demography when _place > 0:
                _beforeDemography = (o.Staff[_place], o.DepositCents[_place], o.ReserveCents[_place], o.MonthsWithoutStaff[_place]);
                break;
            case MonthStep.Accounts:
                End(c);
                break;
        }

        _step = step;
    }

    private void Begin(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        _place = PlaceOf(o);
        Lines = new long[LineCount];
        (AdviserHours, _noted, _trade, _reserveBefore) = (0, 0, default, 0);
        _opening = _deposits = _place > 0 ? o.DepositCents[_place] : 0;
        if (_place > 0)
        {
            _profile = ProfileOf(o, _place);
            _rotating = o.RotatingCents[_place];
            _inArrears = o.InArrears[_place];
            foreach (var d in c.Answers.SelectMany(credit => credit).Where(d => d.Organisation == Id))
            {
                Events.Add(d.Granted
                    ? new(c.Month, StoryEventKind.CreditGranted, d.AmountCents, d.Financier, d.TermMonths, d.GuaranteePolicy, d.RatePerYear)
                    : new(c.Month, StoryEventKind.CreditRefused, d.AmountCents, d.Financier, (int)d.Refusal));
            }
        }
    }

    /// <summary>Contracts that were signed in the first step.</summary>
    private void NoteContracts(TerritoryMonthContext c)
    {
        foreach (var award in c.Decisions.Awards.Where(a => _place > 0 && a.Organisation == Id))
        {
            Events.Add(new(c.Month, StoryEventKind.ContractWon, award.CentsPerMonth, award.Local ? 1 : 0, award.Months, award.Policy));
        }
    }

    /// <summary>What moved the deposits in the step that has ended, apart from what the step itself said.</summary>
    private void Book(OrganisationColumns o)
    {
        if (_place < 0)
        {
            // Founded in the step that has ended, perhaps.
            _place = _step == MonthStep.Demography ? PlaceOf(o) : -1;
        }

        var deposits = _place > 0 && o.Id[_place] == Id ? o.DepositCents[_place] : 0;
        if (_step == MonthStep.Credit && _place > 0)
        {
            Lines[(int)StoryLine.RotatingSavings] += _rotating - o.RotatingCents[_place];
        }

        var noted = Lines.Sum();
        var line = _step switch
        {
            MonthStep.Policy => StoryLine.LoansPaidOut,
            MonthStep.Orders or MonthStep.Trade => StoryLine.Receipts,
            MonthStep.Payroll => StoryLine.Wages,
            MonthStep.Surplus => StoryLine.LabourSubsidies,
            MonthStep.Credit => StoryLine.DebtService,
            _ => StoryLine.FoundingAndClosing,
        };
        var rest = deposits - _deposits - (noted - _noted);
        Lines[(int)line] += rest;
        (_deposits, _noted) = (deposits, noted + rest);
    }

    private void End(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var alive = _place > 0 && o.Id[_place] == Id && o.Life[_place] == Life.Alive;
        if (!alive && _place < 0)
        {
            return;
        }

        var i = alive ? _place : -1;
        NoteChanges(c, i);
        _months.Add(new()
        {
            Month = c.Month,
            Staff = alive ? o.Staff[i] : 0,
            StaffFemale = alive ? o.StaffFemale[i] : 0,
            WeeklyHours = alive ? o.StaffHours[i] : 0,
            Vacancies = alive ? o.Vacancies[i] : 0,
            Members = alive ? o.Members[i] : 0,
            Readiness = alive ? o.Readiness[i] : 0,
            Reputation = alive ? o.Reputation[i] : 0,
            OrdersCents = _trade.Orders,
            SalesCents = _trade.Sales,
            CommittedCents = _trade.Committed,
            WageBillCents = _trade.WageBill,
            SurplusCents = _trade.Surplus,
            ReservedCents = Math.Max(0, (alive ? o.ReserveCents[i] : _beforeDemography.Reserve) - _reserveBefore),
            OpeningCents = _opening,
            LinesCents = Lines,
            ClosingCents = _deposits,
            CapitalCents = alive ? o.CapitalCents[i] : 0,
            ReserveCents = alive ? o.ReserveCents[i] : 0,
            LoanCents = alive ? o.LoanCents[i] : 0,
            ClaimsCents = alive ? o.NationalClaimsCents[i] + o.LocalClaimsCents[i] : 0,
            AskedCents = c.Applications.SelectMany(a => a).Where(a => a.Organisation == Id).Sum(a => a.AmountCents),
            Bids = c.Bids.Count(b => b.Organisation == Id),
            AdviserHours = AdviserHours,
        });
        if (!alive)
        {
            _place = -1;
        }
    }

    /// <summary>What has changed since the month began.</summary>
    /// <param name="c">The month.</param>
    /// <param name="i">Its place; -1 where it has closed.</param>
    private void NoteChanges(TerritoryMonthContext c, int i)
    {
        var o = c.Organisations;
        if (i < 0)
        {
            Events.Add(new(c.Month, Ending()));
            _profile = _profile! with { Alive = false };
            return;
        }

        var now = ProfileOf(o, i);
        if (_profile is null)
        {
            Events.Add(new(c.Month, StoryEventKind.Founded));
        }
        else if (_profile.Form != now.Form)
        {
            Events.Add(new(c.Month, StoryEventKind.Converted));
        }
        else if (_profile.Formality != now.Formality)
        {
            Events.Add(new(c.Month, now.Formality == Formality.Recognised ? StoryEventKind.Recognised : StoryEventKind.Registered));
        }

        if (_profile is { VolunteerRun: false } && now.VolunteerRun)
        {
            Events.Add(new(c.Month, StoryEventKind.LeftToVolunteers));
        }

        if (!_inArrears && o.InArrears[i])
        {
            Events.Add(new(c.Month, StoryEventKind.InArrears, o.LoanCents[i]));
        }

        var fresh = now.Policies & ~(_profile?.Policies ?? 0);
        for (var policy = 0; policy < 32; policy++)
        {
            if ((fresh >> policy & 1) != 0)
            {
                Events.Add(new(c.Month, StoryEventKind.PolicyReached, Policy: policy));
            }
        }

        _profile = now;
    }

    private StoryEventKind Ending() => _beforeDemography switch
    {
        { Deposits: < 0 } => StoryEventKind.ClosedInsolvent,
        { Staff: 0 } when !_profile!.VolunteerRun => StoryEventKind.ClosedWithoutStaff,
        _ => StoryEventKind.Closed,
    };

    private int PlaceOf(OrganisationColumns o)
    {
        if (_place > 0 && _place < o.Count && o.Id[_place] == Id && o.Life[_place] == Life.Alive)
        {
            return _place;
        }

        var place = Array.IndexOf(o.Id, Id, 0, o.Count);
        return place > 0 && o.Life[place] == Life.Alive ? place : -1;
    }

    private static OrganisationProfile ProfileOf(OrganisationColumns o, int i) =>
        new(o.Form[i], o.Sector[i], o.Formality[i], o.AgeMonths[i], o.VolunteerRun[i], o.Bank[i], o.SupportedBy[i], Alive: true);

    private static IEnumerable<int> Rows(int count, int[] organisations, int place) =>
        place > 0 ? Enumerable.Range(0, count).Where(row => organisations[row] == place) : [];
}
