using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Structure;

namespace SseSim.Model.Tests.Policies;

/// <summary>For every instrument, what it is meant to raise where it acts, in one month, as a function of its strength from 0 (nothing) to 1 (the most that a scenario
/// would ask for). What lowers something (days, a rate, an error) is turned round.</summary>
internal static class InstrumentDirections
{
    /// <summary>[instrument]: what it raises, of its strength.</summary>
    public static IReadOnlyDictionary<string, Func<double, double>> Raises { get; } = new Dictionary<string, Func<double, double>>
    {
        ["corporate-tax-relief"] = s => FundsAfterTax("corporate-tax-relief", s),
        ["reinvested-surplus-exemption"] = s => FundsAfterTax("reinvested-surplus-exemption", s),
        ["indivisible-reserve-deduction"] = s => FundsAfterTax("indivisible-reserve-deduction", s),
        ["reduced-contributions"] = s => WeightOfEmployers("reduced-contributions", s),
        ["wage-subsidy"] = s => WeightOfEmployers("wage-subsidy", s),
        ["procurement-quota"] = s => TenderOutcomes.WonBySocialEconomy("procurement-quota", s),
        ["reserved-contracts"] = s => TenderOutcomes.WonBySocialEconomy("reserved-contracts", s),
        ["preference-margin"] = s => TenderOutcomes.WonBySocialEconomy("preference-margin", s / 2),
        ["lot-splitting"] = s => TenderOutcomes.Bidders(1 + 7 * s),
        ["social-clause"] = HiresOwed,
        ["prompt-payment"] = s => PaidToContractors(days: 60 * (1 - s)),
        ["credit-guarantee"] = FinancierOutcomes.LentUnderGuarantee,
        ["concessional-loan"] = FinancierOutcomes.LentAtLowerRate,
        ["equity-fund"] = s => FinancierOutcomes.Invested("equity-fund", s, Lender.ImpactFund, Stage.StartUp),
        ["quasi-equity-fund"] = s => FinancierOutcomes.Invested("quasi-equity-fund", s, Lender.StartProgramme, Stage.Growth),
        ["repayable-grant"] = s => FinancierOutcomes.Invested("repayable-grant", s, Lender.StartProgramme, Stage.StartUp),
        ["match-funding"] = FinancierOutcomes.CampaignsCarried,
        ["wholesale-fund"] = FinancierOutcomes.LentFromWholesale,
        ["solidarity-savings"] = s => Subscribed(Island.Instrument("solidarity-savings", 12, [s, 0.5])),
        ["investor-tax-credit"] = s => Subscribed(Island.Instrument("solidarity-savings", 12, [1, 0.5]), Island.Instrument("investor-tax-credit", 12, [s, 1_000])),
        ["seed-grant"] = Founded,
        ["business-support"] = s => Readiness("business-support", s),
        ["investment-readiness"] = s => Readiness("investment-readiness", s),
        ["conversion-support"] = TakenOver,
        ["public-service-agreement"] = PaidForPlaces,
        ["awareness-label"] = ReputationOfAll,
        ["recognition"] = Recognised,
        ["framework-law"] = TimeSpared,
        ["statistical-register"] = s => StatisticsOutcomes.EntitiesSeen(Island.Instrument("statistical-register", 12, [s, 0, 1])),
        ["survey"] = s => StatisticsOutcomes.Precision(error: 0.001 + 0.4 * (1 - s)),
        ["satellite-account"] = s => StatisticsOutcomes.MonthsPublished(lag: Math.Round(24 * (1 - s))),
    };

    /// <summary>Money and equipment of the social economy after tax, in a month in which nothing is paid out to members.</summary>
    private static double FundsAfterTax(string instrument, double share) => Enumerable.Range(0, Island.Settled().TerritoryCount).Sum(territory =>
    {
        var month = Island.FirstMonth(territory, [Island.Instrument(instrument, 12, [share])], parameters: Island.Parameters with { PayoutRate = 0 });
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        // Everybody has more than the buffer, and nobody losses of earlier years.
        Array.Fill(o.DepositCents, 1_000_000_000);
        Array.Fill(o.TaxBaseCents, 0);
        Step05Surplus.Run(month);
        return Social(month).Sum(i => (double)o.DepositCents[i] + o.CapitalCents[i]);
    });

    /// <summary>Weight in the market of entities whose staff was hired from the groups: what is paid of labour cost makes them cheaper.</summary>
    private static double WeightOfEmployers(string instrument, double rate)
    {
        var month = Island.FirstMonth(0, [Island.Instrument(instrument, 12, [rate])]);
        var (o, p) = (month.Organisations, month.Persons);
        var employers = Social(month).Where(i => o.Staff[i] > 0).ToHashSet();
        foreach (var person in Enumerable.Range(0, p.Count).Where(i => employers.Contains(p.Employer[i])))
        {
            var status = p.Status[person];
            (p.Status[person], p.MonthsInStatus[person]) = (Status.Unemployed, 24);
            SubsidisedJobs.Hired(month, p.Employer[person], person);
            p.Status[person] = status;
        }

        SubsidisedJobs.Pay(month);
        return employers.Sum(i => (double)StaffPlanning.WeightOf(month.Structure, month.Parameters, o, i));
    }

    /// <summary>Persons of the groups whom contractors owe a job.</summary>
    private static double HiresOwed(double share)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("social-clause", 12, [share])]);
        var (o, k) = (month.Organisations, month.State.Contracts);
        k.RemoveWhere(_ => true);
        foreach (var place in Island.Alive(o).Where(i => o.Staff[i] >= 3))
        {
            var row = k.Add();
            k.Organisation[row] = place;
            k.CentsPerMonth[row] = (long)(o.Staff[place] * month.Structure.ProductivityCents[EconomyStructure.Cell(o.Sector[place], o.Form[place])]);
            SocialClauses.Sign(month, row);
        }

        return Enumerable.Range(0, k.Count).Sum(row => k.Clause[row] >= 0 ? (double)k.GroupHires[row] : 0);
    }

    private static double PaidToContractors(double days)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("prompt-payment", 12, [days])]);
        PublicInvoices.Pay(month);
        return month.Ledger.Counters[Measures.ContractPayments.At(1)];
    }

    private static double Subscribed(params CompiledPolicy[] policies)
    {
        var month = Island.FirstMonth(0, policies);
        Array.Fill(month.Households.LastIncomeCents, 100_000);
        Array.Fill(month.Households.DepositCents, 5_000_000);
        SolidaritySaving.Run(month);
        return month.Ledger.Counters[Measures.Savings.At(0)];
    }

    /// <summary>Entities founded by persons without savings, in a month in which many want to found.</summary>
    private static double Founded(double strength)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("seed-grant", 12, [20_000 * strength])]);
        Array.Clear(month.Households.DepositCents);
        // More than a rate can be: so many want to found that some of every kind do.
        Array.Fill(month.State.UnmetShares, 1);
        month.State.UnemploymentRate = 50;
        Founding.Run(month);
        return Enumerable.Range(1, Classification.FormCount - 2).Sum(f => month.Ledger.Counters[Measures.Births.At(f)]);
    }

    /// <summary>Of entities that know little and were all refused for risk, in a month without hours of the territories' own.</summary>
    private static double Readiness(string instrument, double strength) => Enumerable.Range(0, Island.Settled().TerritoryCount).Sum(territory =>
    {
        var month = Island.FirstMonth(territory, [Island.Instrument(instrument, 12, [5_000 * strength])], d => d with { SupportHours = 0 });
        Array.Fill(month.Organisations.Readiness, 0.3);
        Array.Fill(month.Organisations.RefusedFor, Institutions.RefusalReason.Risk);
        Step10Support.Run(month);
        return Island.Alive(month.Organisations).Sum(i => month.Organisations.Readiness[i]);
    });

    /// <summary>Closing firms that are taken over by workers out of what their households have.</summary>
    private static double TakenOver(double strength)
    {
        var certain = Island.Parameters with { ConversionInformed = 1, ConversionWill = 1 };
        var month = Island.FirstMonth(0, [Island.Instrument("conversion-support", 12, [1_000_000, 0, 3 * strength])], parameters: certain);
        WorkerBuyout.FillHours(month);
        var o = month.Organisations;
        var savings = (long[])month.Households.DepositCents.Clone();
        return Island.Alive(o).Where(i => o.Form[i] == Form.Conventional).Count(i =>
        {
            // Each closing is looked at alone: what workers of another firm have paid is theirs again.
            savings.CopyTo(month.Households.DepositCents, 0);
            return WorkerBuyout.Try(month, i) == WorkerBuyout.Outcome.TakenOver;
        });
    }

    private static double PaidForPlaces(double strength)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("public-service-agreement", 12, [1_000 * strength])]);
        Step02Orders.Run(month);
        Step03Trade.Run(month);
        return month.Ledger.Counters[Measures.PolicyOutlay.At(0)];
    }

    private static double ReputationOfAll(double reach)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("awareness-label", 12, [reach, 0])]);
        Reputation.Run(month);
        return Island.Alive(month.Organisations).Sum(i => month.Organisations.Reputation[i]);
    }

    /// <summary>Entities of up to four months that are recognised.</summary>
    private static double Recognised(double strength)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("recognition", 12, [500 * (1 - strength), 90 * (1 - strength)])]);
        var o = month.Organisations;
        foreach (var i in Social(month).Where(i => o.Formality[i] == Formality.Recognised))
        {
            (o.Formality[i], o.AgeMonths[i]) = (Formality.Formal, (short)(i % 5));
        }

        Registration.Recognise(month);
        return Social(month).Count(i => o.Formality[i] == Formality.Recognised);
    }

    private static double TimeSpared(double cut)
    {
        var month = Island.FirstMonth(0, [Island.Instrument("framework-law", 12, [cut, 200 * cut])]);
        return -Island.Alive(month.Organisations).Sum(month.Compliance.WorkersLost);
    }

    private static IEnumerable<int> Social(TerritoryMonthContext month) =>
        Island.Alive(month.Organisations).Where(i => Classification.IsSocialEconomy(month.Organisations.Form[i]));
}
