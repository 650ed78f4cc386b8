using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Month;

/// <summary>Who asks whom for how much credit.</summary>
internal static class CreditApplications
{
    /// <summary>Smaller needs are met by delay, euros.</summary>
    private const double SmallestLoan = 500;

    /// <summary>Every third month, in its own phase, an organisation asks for three months' investment that its own funds do not cover and for a part of what falls
    /// due, or for what it will be short of half its buffer, whichever is more.</summary>
    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        // An organisation stays with a lender for a year.
        var draws = new KeyedRandom(c.Seed, Stream.Lender, c.Month - c.InCycle(12));
        var mission = c.Structure.MissionLenders;
        // Few ask an investor: most months of a small territory see none.
        var anyInvestor = Banks.AnyInvestor(c.Structure.Economy, c.Decisions.OpenInvestors);
        Banks? investors = null;
        var smallest = c.Structure.Economy.CentsFor(SmallestLoan);
        var (employerCost, rollover) = (c.Structure.EmployerCost, c.Structure.RolloverShare);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive || o.VolunteerRun[i] || o.Formality[i] == Formality.Informal
                || (o.AgeMonths[i] > 0 && !c.IsOwnMonth(o.Id[i], 3)))
            {
                continue;
            }

            var labour = (long)(o.WageBillCents[i] * employerCost) - o.LabourSubsidyCents[i];
            var gap = Step05Surplus.CapitalGap(c, i);
            var investment = o.AgeMonths[i] < 3 ? Math.Max(gap, 0)
                : 3 * Math.Max(0, o.CapitalCents[i] * c.Structure.Depreciation[(int)o.Sector[i]] + gap / c.Parameters.InvestmentMonths);
            var free = Math.Max(0, o.DepositCents[i] - 0.5 * Step05Surplus.Buffer(c, i, labour));
            // What the coming quarter's margin and instalments leave in cash, against half the buffer.
            var margin = 3 * (o.ExpectedCents[i] - labour - o.InstalmentCents[i] - o.InterestCents[i]);
            var shortfall = 0.5 * Step05Surplus.Buffer(c, i, labour) - o.DepositCents[i] - margin;
            var need = Math.Max((1 + Math.Min(rollover, 0)) * Math.Max(0, investment - free) + Math.Max(rollover, 0) * 3 * o.InstalmentCents[i], shortfall);
            if (need < smallest)
            {
                continue;
            }

            var social = Classification.IsSocialEconomy(o.Form[i]);
            var owner = social ? 1 : 0;
            var amount = (long)need;
            c.Ledger.Counters[Measures.CreditDemanded.At(owner)] += amount;
            c.Ledger.Counters[Measures.Applications.At(owner)]++;
            var tier = o.AskedTier[i] = NextTier(o.RefusedFor[i], o.AskedTier[i], mission is not null, social && anyInvestor);
            var lender = tier switch
            {
                LenderTier.MissionLender => mission!.Draw(draws.For(o.Id[i]).Uniform(1)),
                LenderTier.Investor => (investors ??= Banks.OfInvestors(c.Structure.Economy, c.Decisions.OpenInvestors)).Draw(draws.For(o.Id[i]).Uniform(2)),
                _ => c.Structure.LendingBanks.Draw(draws.UniformOf(o.Id[i])),
            };
            c.Applications[lender].Add(new CreditApplication
            {
                Organisation = o.Id[i],
                Territory = c.State.Index,
                Place = i,
                Form = o.Form[i],
                Sector = o.Sector[i],
                Stage = LifeStage.Of(o, i),
                Size = Classification.SizeOf(o.Staff[i]),
                AmountCents = amount,
                Leverage = (double)(o.LoanCents[i] + amount) / Math.Max(o.CapitalCents[i] + Math.Min(amount, (long)Math.Max(gap, 0)), 1),
                AgeYears = o.AgeMonths[i] / 12.0,
                Readiness = o.Readiness[i],
                OrderRatio = o.OrdersCents[i] / Math.Max(o.ExpectedCents[i], 1),
                DebtCapacityCents = (long)(Math.Max(o.ExpectedCents[i], o.SalesCents[i]) - labour),
                PresentDebtCents = o.LoanCents[i],
                Collateral = social ? c.Parameters.CollateralSocialEconomy : c.Parameters.CollateralConventional,
                InArrears = o.InArrears[i],
            });
        }
    }

    /// <summary>Whom its lender has refused asks a mission lender next, whom that one refuses an investor, and its own lender again after that one's answer; who is
    /// not there, or not for it, is passed over.</summary>
    private static LenderTier NextTier(RefusalReason refused, LenderTier asked, bool mission, bool investors) => refused == RefusalReason.None ? LenderTier.OwnLender
        : asked == LenderTier.OwnLender && mission ? LenderTier.MissionLender
        : asked != LenderTier.Investor && investors ? LenderTier.Investor
        : LenderTier.OwnLender;
}
