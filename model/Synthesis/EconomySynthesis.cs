using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>An economy as drawn, before settling.</summary>
internal sealed record DrawnEconomy(
    EconomyStructure Structure, TerritoryState[] States, FinancierBalance[] Financiers, GovernmentBalance[] Governments, long[][] Procurement,
    ExchangeState Exchange);

/// <summary>Draws population and register, places them in territories, and opens the books of institutions.</summary>
internal static class EconomySynthesis
{
    /// <summary>Share of deposits that a bank holds with the central bank at the start.</summary>
    private const double OpeningLiquidity = 0.3;

    /// <summary>A scenario without policies and end, for the time before the first month.</summary>
    public static CompiledScenario NoPolicies { get; } = new("settling", 2000, 1, int.MaxValue, 0, [], new Dictionary<string, double>());

    public static DrawnEconomy Draw(EconomyStructure structure, ModelParameters parameters, ulong seed, ForEach forEach)
    {
        var states = Territories(structure, parameters, seed, forEach);
        SetIncomeTax(structure, states);
        var economy = structure.Economy;
        var gdpYear = economy.Accounts.GrossDomesticProduct * 100 / structure.Scale;
        var financiers = economy.Credit.Financiers.Select((f, i) => OpenFinancier(f, i, states, gdpYear)).ToArray();
        var persons = states.Select(s => (long)s.Persons.Count).ToArray();
        var procurement = ProcurementBudgets(structure, persons);
        var governments = procurement.Select((_, level) => level == 0 ? new GovernmentBalance(0, structure.BaseDebtCents) : default).ToArray();
        return new DrawnEconomy(structure, states, financiers, governments, procurement,
            OpenExchange(structure, states, persons, procurement, financiers));
    }

    private static TerritoryState[] Territories(EconomyStructure structure, ModelParameters parameters, ulong seed, ForEach forEach)
    {
        var economy = structure.Economy;
        var cells = PopulationSynthesis.Cells(structure);
        var employed = cells.Select(c => c.Count(p => p.Status == Status.Employee)).ToArray();
        var publicJobs = Apportionment.LargestRemainder(employed.Select(e => (double)e).ToArray(),
            (int)(economy.Labour.PublicEmployees.Sum() / structure.Scale + 0.5));
        var privateJobs = employed.Select((e, t) => (double)(e - publicJobs[t])).ToArray();
        var register = RegisterSynthesis.Draw(structure, seed);
        var placed = RegisterPlacement.Place(register, privateJobs, cells.Select(c => (double)c.Count).ToArray());
        var soloJobs = placed.Sum(list => list.Where(e => e.Form == Form.Conventional && e.Staff is 1 or 2).Sum(e => e.Staff));
        var informalShare = Math.Min(0.95, economy.Labour.InformalShare * employed.Sum() / Math.Max(soloJobs, 1));
        var states = new TerritoryState[cells.Length];
        forEach(states.Length, t => states[t] = new TerritorySynthesis(structure, parameters, seed, informalShare, (ulong)(t + 1) << 32)
            .Build(t, cells[t], placed[t], publicJobs[t]));
        return states;
    }

    /// <summary>The rate on pay above the exempt amount that raises the file's revenue from the pay that was drawn.</summary>
    private static void SetIncomeTax(EconomyStructure structure, TerritoryState[] states)
    {
        var taxable = 0.0;
        foreach (var persons in states.Select(s => s.Persons))
        {
            for (var i = 0; i < persons.Count; i++)
            {
                if (Classification.IsEmployed(persons.Status[i]) && persons.Status[i] != Status.OwnAccountInformal)
                {
                    taxable += Math.Max(0, persons.PayCents[i] - structure.IncomeTaxExemptCents);
                }
            }
        }

        var economy = structure.Economy;
        var revenue = economy.Government.PersonalIncomeTax * economy.Accounts.GrossDomesticProduct * 100 / 12 / structure.Scale;
        structure.IncomeTaxRate = Math.Min(0.9, revenue / Math.Max(taxable, 1));
    }

    /// <summary>Opening balance: deposits and loans as drawn, own funds at their target; other assets are what closes the balance (mortgages, securities, less
    /// market funding), which the model does not follow.</summary>
    private static FinancierBalance OpenFinancier(FinancierDefinition definition, int index, TerritoryState[] states, double gdpYear)
    {
        long deposits = 0, loans = 0;
        foreach (var state in states)
        {
            for (var h = 0; h < state.Households.Count; h++)
            {
                deposits += state.Households.Bank[h] == index ? state.Households.DepositCents[h] : 0;
            }

            for (var i = 0; i < state.Organisations.Count; i++)
            {
                deposits += state.Organisations.Bank[i] == index ? state.Organisations.DepositCents[i] : 0;
            }

            for (var row = 0; row < state.Loans.Count; row++)
            {
                loans += state.Loans.Lender[row] == index ? state.Loans.PrincipalCents[row] : 0;
            }
        }

        if (definition.Kind == FinancierKind.GuaranteeFund)
        {
            return new FinancierBalance((long)(definition.Capital * gdpYear), 0, 0, 0);
        }

        var settlement = (long)(OpeningLiquidity * Math.Max(deposits, loans));
        var ownFunds = (long)(definition.Capital * loans);
        return new FinancierBalance(settlement, loans, ownFunds + deposits - settlement - loans, deposits);
    }

    /// <summary>[government][sector]: purchases a month; the local ones by residents.</summary>
    private static long[][] ProcurementBudgets(EconomyStructure structure, long[] persons)
    {
        var local = structure.Economy.Government.LocalProcurementShare.Value;
        var localTotals = structure.ProcurementCents.Select(p => (long)(p * local)).ToArray();
        return [structure.ProcurementCents.Select((p, s) => p - localTotals[s]).ToArray(), .. Apportionment.SplitEach(localTotals, persons)];
    }

    private static ExchangeState OpenExchange(
        EconomyStructure structure, TerritoryState[] states, long[] persons, long[][] procurement, FinancierBalance[] financiers)
    {
        var economy = structure.Economy;
        var markets = Classification.MarketSectorCount;
        var agreements = Spread(states, structure.AgreementsCents, structure.AgreementShare);
        var factors = Step03Trade.MarketFactors(structure);
        var pool = new long[markets];
        var orders = states.Select(_ => new long[markets]).ToArray();
        var investment = economy.Accounts.Investment * economy.Accounts.GrossDomesticProduct * 100 / 12 / structure.Scale;
        var consumption = structure.ConsumptionOfDeposits / (1 - structure.ConsumptionOfIncome) * economy.Accounts.HouseholdDeposits
            * economy.Accounts.GrossDomesticProduct * 100 / structure.Scale;
        var net = consumption * (1 - structure.FeesOfConsumption) / (1 + structure.ProductTaxRate);
        var parts = new long[states.Length];
        for (var s = 0; s < markets; s++)
        {
            var demand = (net * structure.ConsumptionShares[s] + investment * structure.InvestmentShares[s]) * (1 - structure.LocalShares[s])
                + structure.ExportsCents[s];
            pool[s] = (long)(demand * (1 - structure.ImportShares[s]));
            var sector = s;
            Apportionment.Split(pool[s], states.Select(state => Enumerable.Range(1, state.Organisations.Count - 1)
                .Where(i => (int)state.Organisations.Sector[i] == sector)
                .Sum(i => Step03Trade.MarketWeight(state.Organisations, factors, i))).ToArray(), parts);
            for (var t = 0; t < parts.Length; t++)
            {
                orders[t][s] = parts[t];
            }

            pool[s] = parts.Sum();
        }

        for (var t = 0; t < states.Length; t++)
        {
            states[t].InvestmentInTransitCents = (long)(investment * persons[t] / persons.Sum());
        }

        var nationalOpen = Apportionment.SplitEach(procurement[0], persons);
        var decisions = states.Select((_, t) => new TerritoryDecisions
        {
            Month = 0,
            Credit = [],
            Awards = [],
            NationalOrders = orders[t],
            OpenPurchases = nationalOpen[t],
            LocalOpenPurchases = procurement[t + 1],
            ServiceAgreements = agreements[t],
            PolicyAllotments = [],
            CallsPayable = [],
            FinancierIncome = new long[financiers.Length],
            SupportHours = 0,
            NationalTenders = new TenderAnnouncement[markets],
            LocalTenders = new TenderAnnouncement[markets],
        }).ToArray();
        var settlement = states.Sum(s => s.InTransitCents) + pool.Sum() + financiers.Sum(f => f.Settlement);
        var accounts = new EconomyAccounts(settlement, financiers.Sum(f => f.OtherAssets)) { NationalPool = pool.Sum() };
        return new ExchangeState(persons, agreements, pool, accounts, decisions);
    }

    /// <summary>[territory][sector]: a national amount by sector, spread by the weights of the organisations that receive it.</summary>
    private static long[][] Spread(TerritoryState[] states, long[] amounts, double[] shareByCell)
    {
        var result = states.Select(_ => new long[amounts.Length]).ToArray();
        var parts = new long[states.Length];
        for (var s = 0; s < amounts.Length; s++)
        {
            var sector = s;
            var weights = states.Select(state => Enumerable.Range(1, state.Organisations.Count - 1)
                .Where(i => (int)state.Organisations.Sector[i] == sector && !state.Organisations.VolunteerRun[i])
                .Sum(i => (long)(state.Organisations.ExpectedCents[i]
                    * shareByCell[EconomyStructure.Cell(state.Organisations.Sector[i], state.Organisations.Form[i])]))).ToArray();
            Apportionment.Split(amounts[s], weights, parts);
            for (var t = 0; t < parts.Length; t++)
            {
                result[t][s] = parts[t];
            }
        }

        return result;
    }
}
