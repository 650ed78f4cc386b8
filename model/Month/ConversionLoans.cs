using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>Loans for what workers and policies do not bring of a firm's price. The owner waits a month for the lender's answer, who assesses the cooperative that the firm
/// would become like any other applicant; the cooperative owes the loan, and the owner receives it. Refused, the owner closes the firm.</summary>
internal static class ConversionLoans
{
    /// <summary>Asks a mission lender whose product fits, otherwise a bank, drawn by their shares of loans.</summary>
    public static void Ask(TerritoryMonthContext c, int i, long missing)
    {
        var economy = c.Structure.Economy;
        var application = Application(c, i, missing);
        var draw = c.Draws(Stream.Conversion).For(c.Organisations.Id[i]).Uniform(3);
        var lender = c.Structure.MissionLenders?.Draw(draw) is { } mission && LenderProducts.Fit(economy.Credit.Financiers[mission], application)
            ? mission : c.Structure.LendingBanks.Draw(draw);
        c.Applications[lender].Add(application);
        c.Ledger.Counters[Measures.CreditDemanded.At(1)] += missing;
        c.Ledger.Counters[Measures.Applications.At(1)]++;
        WorkerBuyout.Passed(c, WorkerBuyout.Gate.LoanAsked);
    }

    /// <summary>Takes the lender's answer: the firm is taken over with the loan, or its owner gives up.</summary>
    /// <returns>Whether it was taken over.</returns>
    public static bool Answered(TerritoryMonthContext c, in CreditDecision d)
    {
        var o = c.Organisations;
        var i = d.Place;
        var policies = WorkerBuyout.PoliciesFor(c, i);
        if (!d.Granted || !WorkerBuyout.MayConvert(c, i) || WorkerBuyout.Missing(c, i, policies) > d.AmountCents)
        {
            c.GiveUp(i);
            return false;
        }

        var household = c.Persons.Household[o.Owner[i]];
        Money.Transfer(ref c.Ledger.Financiers[d.Financier], ref c.Households.DepositCents[household], d.AmountCents);
        WorkerBuyout.Passed(c, WorkerBuyout.Gate.LoanGranted);
        WorkerBuyout.Complete(c, i, policies, d.AmountCents);
        return true;
    }

    private static CreditApplication Application(TerritoryMonthContext c, int i, long missing)
    {
        var o = c.Organisations;
        return new CreditApplication
        {
            Organisation = o.Id[i],
            Territory = c.State.Index,
            Place = i,
            Form = Form.WorkerCooperative,
            Sector = o.Sector[i],
            Stage = LifeStage.Of(o, i),
            Size = Classification.SizeOf(o.Staff[i]),
            AmountCents = missing,
            Leverage = (double)(o.LoanCents[i] + missing) / Math.Max(o.CapitalCents[i], 1),
            AgeYears = o.AgeMonths[i] / 12.0,
            Readiness = o.Readiness[i],
            OrderRatio = o.OrdersCents[i] / Math.Max(o.ExpectedCents[i], 1),
            DebtCapacityCents = (long)(Math.Max(o.ExpectedCents[i], o.SalesCents[i]) - o.WageBillCents[i] * c.Structure.EmployerCost),
            PresentDebtCents = o.LoanCents[i],
            Collateral = c.Parameters.CollateralSocialEconomy,
            InArrears = o.InArrears[i],
            ForConversion = true,
        };
    }
}
