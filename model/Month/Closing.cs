using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Exits: insolvency (months without deposits), a hazard by age, size and form, or no staff; unless the workers take the firm over. A closing organisation pays its lenders first, then its investors; what is left goes to the owner, in the social economy to the community (indivisible).</summary>
internal static class Closing
{
    private const int MonthsWithoutStaffAllowed = 6;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var draws = c.Draws(Stream.Exit);
        WorkerBuyout.FillHours(c);
        RowsOfOrganisation? loans = null, stakes = null;
        var closing = false;
        var highest = HighestHazard(c);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            o.MonthsOverdrawn[i] = (byte)(o.DepositCents[i] < 0 ? Math.Min(o.MonthsOverdrawn[i] + 1, 255) : 0);
            o.MonthsWithoutStaff[i] = (byte)(o.Staff[i] == 0 && !o.VolunteerRun[i] ? Math.Min(o.MonthsWithoutStaff[i] + 1, 255) : 0);
            var insolvent = o.MonthsOverdrawn[i] >= c.Parameters.InsolvencyMonths;
            var givenUp = c.GivenUp.Count > 0 && c.GivenUp.Contains(i);
            // Nearly every draw is above all hazards: nobody's own has to be looked at.
            var retired = !insolvent && (givenUp || (draws.UniformOf(o.Id[i]) is var draw && draw < highest && draw < Hazard(c.Structure, c.Parameters, o, i)));
            if (retired && (!givenUp && WorkerBuyout.Try(c, i) != WorkerBuyout.Outcome.Closes || GoesOn(c.Parameters, o, i)))
            {
                continue;
            }

            if (!insolvent && !retired && o.MonthsWithoutStaff[i] > MonthsWithoutStaffAllowed && LivesOnVolunteers(o.Form[i]))
            {
                o.VolunteerRun[i] = true;
                o.MonthsWithoutStaff[i] = 0;
                continue;
            }

            if (insolvent || retired || o.MonthsWithoutStaff[i] > MonthsWithoutStaffAllowed)
            {
                PublicInvoices.Settle(c, i);
                if (o.LoanCents[i] > 0)
                {
                    loans ??= new RowsOfOrganisation(c.State.Loans.Organisation, c.State.Loans.Count, o.Count);
                    EndLoans(c, i, loans, solvent: !insolvent);
                }

                if (o.StakeCents[i] > 0)
                {
                    stakes ??= new RowsOfOrganisation(c.State.Stakes.Organisation, c.State.Stakes.Count, o.Count);
                    Stakes.End(c, i, stakes);
                }

                Wind(c, i, retired);
                closing = true;
            }
        }

        loans?.Dispose();
        stakes?.Dispose();
        if (closing)
        {
            Release(c);
        }
    }

    /// <summary>Forms that go on with volunteers and fees when they can pay nobody any longer.</summary>
    private static bool LivesOnVolunteers(Form form) => form is Form.Association or Form.Foundation or Form.Mutual;

    /// <summary>Whether an organisation that its owner or members give up is worth more than its equipment, so that others go on with it as it is.</summary>
    public static bool GoesOn(ModelParameters p, OrganisationColumns o, int i) => o.Staff[i] >= p.GoingConcern;

    /// <summary>0.4 % a month x 1.8 under five years x 0.7 in the social economy x 1.6 up to two staff x 0.25 from ten; of firms times the settled factor.</summary>
    public static double Hazard(EconomyStructure structure, ModelParameters p, OrganisationColumns o, int i) =>
        p.ExitHazard
            * (o.AgeMonths[i] < 60 ? p.ExitYoung : 1)
            * (Classification.IsSocialEconomy(o.Form[i]) ? p.ExitSocialEconomy : structure.ExitFactor)
            * (o.VolunteerRun[i] ? 1 : o.Staff[i] <= 2 ? p.ExitSmall : o.Staff[i] >= 10 ? p.ExitLarge : 1);

    /// <summary>No organisation's hazard is above it: the same product of the highest factors.</summary>
    private static double HighestHazard(TerritoryMonthContext c)
    {
        var p = c.Parameters;
        return p.ExitHazard
            * Math.Max(p.ExitYoung, 1)
            * Math.Max(p.ExitSocialEconomy, c.Structure.ExitFactor)
            * Math.Max(Math.Max(p.ExitSmall, p.ExitLarge), 1);
    }

    /// <summary>Who closes while it can pay repays first; what is missing is written off.</summary>
    private static void EndLoans(TerritoryMonthContext c, int i, RowsOfOrganisation loans, bool solvent)
    {
        if (solvent)
        {
            for (var row = loans.FirstOf(i); row != RowsOfOrganisation.None; row = loans.After(row))
            {
                LoanLosses.RepayOnClosing(c, row);
            }
        }

        for (var row = loans.FirstOf(i); row != RowsOfOrganisation.None; row = loans.After(row))
        {
            LoanLosses.WriteOff(c, row);
        }
    }

    private static void Wind(TerritoryMonthContext c, int i, bool retired)
    {
        var o = c.Organisations;
        if (o.DepositCents[i] < 0)
        {
            // The bank of an overdrawn organisation loses what is missing.
            Money.Transfer(ref c.Ledger.OverdraftLosses[o.Bank[i]], ref o.DepositCents[i], -o.DepositCents[i]);
        }
        else if (o.Owner[i] != OrganisationColumns.NoOwner)
        {
            var household = c.Persons.Household[o.Owner[i]];
            c.Households.LastIncomeCents[household] += o.DepositCents[i];
            Money.Transfer(ref o.DepositCents[i], ref c.Households.DepositCents[household], o.DepositCents[i]);
        }
        else
        {
            Money.Transfer(ref o.DepositCents[i], ref c.State.CommunityInTransitCents, o.DepositCents[i]);
        }

        RotatingSavings.Leave(c, i);
        OrganisationsObservation.CountLastMonth(c, i);
        var cell = EconomyStructure.Cell(o.Sector[i], o.Form[i]);
        c.Ledger.Counters[Measures.Deaths.At((int)o.Form[i])]++;
        if (c.Settling is { } settling)
        {
            settling.Note(cell, o.VolunteerRun[i], o.Niche[i], retired);
        }

        o.Life[i] = Life.Closing;
    }

    /// <summary>Staff of closed organisations become unemployed (from 65 retired), contracts and loans end, places are given back.</summary>
    private static void Release(TerritoryMonthContext c)
    {
        var (o, p) = (c.Organisations, c.Persons);
        var closing = new PlaceBits(o.Count);
        var any = false;
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Closing)
            {
                closing.Set(i);
                any = true;
            }
        }

        if (!any)
        {
            return;
        }

        var employers = p.Employer.AsSpan(0, p.Count);
        for (var person = 0; person < employers.Length; person++)
        {
            if (closing.Of(employers[person]) != 0)
            {
                LabourFlows.EndJob(c, person);
                c.Ledger.Counters[Measures.Separations.At()]++;
            }
        }

        EndRows(c.State.Contracts, c.State.Contracts.Organisation);
        EndRows(c.State.SubsidisedJobs, c.State.SubsidisedJobs.Organisation);
        EndRows(c.State.Loans, c.State.Loans.Organisation);
        EndRows(c.State.Stakes, c.State.Stakes.Organisation);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Closing)
            {
                o.Release(i);
            }
        }

        void EndRows(RowColumns rows, int[] organisation) =>
            rows.RemoveWhere((o.Life, organisation), static (of, row) => of.Life[of.organisation[row]] == Life.Closing);
    }
}
