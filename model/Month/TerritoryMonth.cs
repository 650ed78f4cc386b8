namespace SseSim.Model.Month;

/// <summary>The month of a territory: the order of its steps and nothing else. A newcomer reads this first.</summary>
internal static class TerritoryMonth
{
    public static void Run(TerritoryMonthContext c, Func<int, int> supportedBy)
    {
        // 1. Policy: the instruments' values of the month are in c.Levers; what institutions decided last month takes effect.
        c.Enter(MonthStep.Policy);
        Step07Credit.PayOut(c);
        Step11Bids.Sign(c);
        Interventions.Give(c);

        // 2. Orders: households, investors, communities and governments say what they want to buy.
        c.Enter(MonthStep.Orders);
        Step02Orders.Run(c);

        // 3. Trade: contracts, agreements and markets; what nobody can serve is imported.
        c.Enter(MonthStep.Trade);
        Step03Trade.Run(c);

        // 4. Payroll and tax: every person is paid once.
        c.Enter(MonthStep.Payroll);
        Step04Payroll.Run(c);

        // 5. Surplus: tax after relief, investment, reserve, owners, members, community.
        c.Enter(MonthStep.Surplus);
        Step05Surplus.Run(c);

        // 6. Households: what came in this month is what they spend out of next month.
        c.Enter(MonthStep.Households);
        Step06HouseholdIncome.Run(c);
        IncomeObservation.Run(c);

        // 7. Credit: instalments, arrears, write-offs, applications.
        c.Enter(MonthStep.Credit);
        Step07Credit.Run(c);

        // 8. Labour: staff plans, separations, participation, applications, hires.
        c.Enter(MonthStep.Labour);
        Step08Labour.Run(c);

        // 9. Demography of organisations: registration, closing, conversion, founding.
        c.Enter(MonthStep.Demography);
        Step09Demography.Run(c);

        // 10. Support: readiness decays and rises with advice.
        c.Enter(MonthStep.Support);
        Step10Support.Run(c);

        // 11. Procurement: bids for the tenders announced.
        c.Enter(MonthStep.Procurement);
        Step11Bids.Run(c);

        // 12. Observation: the true values of the month.
        c.Enter(MonthStep.Observation);
        Step12Observation.Run(c, supportedBy);
    }
}
