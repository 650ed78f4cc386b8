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

    /// <param name="structure">Constants at the scale that is drawn.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <param name="traits">Settled agents from which those drawn take their histories; null for none.</param>
    public static DrawnEconomy Draw(EconomyStructure structure, ModelParameters parameters, ulong seed, ForEach forEach, SettledTraits? traits = null)
    {
        var states = Territories(structure, parameters, seed, forEach, traits);
        traits?.Holdings.Fit(structure, states);
        SetIncomeTax(structure, states);
        FitLoans(structure, states);
        var economy = structure.Economy;
        var gdpYear = economy.Accounts.GrossDomesticProduct * 100 / structure.Scale;
        var financiers = economy.Credit.Financiers.Select((f, i) => OpenFinancier(f, i, states, gdpYear, traits)).ToArray();
        var persons = states.Select(s => (long)s.Persons.Count).ToArray();
        var procurement = ProcurementBudgets(structure, persons);
        if (traits is not null)
        {
            RunningContracts.Fit(states, procurement, traits.NationalContractShares, traits.LocalContractShares);
        }

        var governments = procurement.Select((_, level) => new GovernmentBalance(0, level == 0 ? structure.BaseDebtCents : 0,
            level == 0 ? states.Sum(s => s.Organisations.NationalClaimsCents.Sum()) : states[level - 1].Organisations.LocalClaimsCents.Sum())).ToArray();
        return new DrawnEconomy(structure, states, financiers, governments, procurement,
            OpenExchange(structure, states, persons, procurement, financiers, traits));
    }

    private static TerritoryState[] Territories(
        EconomyStructure structure, ModelParameters parameters, ulong seed, ForEach forEach, SettledTraits? traits)
    {
        var economy = structure.Economy;
        var cells = PopulationSynthesis.Cells(structure);
        var employed = cells.Select(c => c.Count(p => p.Status == Status.Employee)).ToArray();
        var publicJobs = Apportionment.LargestRemainder(employed.Select(e => (double)e).ToArray(),
            (int)(economy.Labour.PublicEmployees.Sum() / structure.Scale + 0.5));
        var privateJobs = employed.Select((e, t) => (double)(e - publicJobs[t])).ToArray();
        var register = RegisterSynthesis.Draw(structure, seed);
        var placed = RegisterPlacement.Place(structure, register, privateJobs, cells.Select(c => (double)c.Count).ToArray());
        var soloJobs = placed.Sum(list => list.Where(e => e.Form == Form.Conventional && e.Staff is 1 or 2).Sum(e => e.Staff));
        var informalShare = Math.Min(0.95, economy.Labour.InformalShare * employed.Sum() / Math.Max(soloJobs, 1));
        var states = new TerritoryState[cells.Length];
        forEach(states.Length, t => states[t] = new TerritorySynthesis(structure, parameters, seed, informalShare, (ulong)(t + 1) << 32, traits)
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

    /// <summary>What organisations owe is what the file says, whatever their histories were.</summary>
    private static void FitLoans(EconomyStructure structure, TerritoryState[] states)
    {
        var factor = structure.BusinessLoansCents / Math.Max(states.Sum(s => s.Loans.PrincipalCents.Sum()), 1);
        foreach (var (loans, o) in states.Select(s => (s.Loans, s.Organisations)))
        {
            for (var row = 0; row < loans.Count; row++)
            {
                var place = loans.Organisation[row];
                loans.PrincipalCents[row] = (long)(loans.PrincipalCents[row] * factor);
                loans.InstalmentCents[row] = (long)(loans.InstalmentCents[row] * factor) + 1;
                o.LoanCents[place] += loans.PrincipalCents[row];
                o.InstalmentCents[place] += loans.InstalmentCents[row];
                o.InterestCents[place] += (long)(loans.PrincipalCents[row] * loans.RatePerYear[row] / 12);
            }
        }
    }

    /// <summary>Opening balance: deposits and loans as drawn, own funds at their target and what they earn in a year above it; other assets are
    /// what closes the balance (mortgages, securities, less market funding), which the model does not follow.</summary>
    private static FinancierBalance OpenFinancier(
        FinancierDefinition definition, int index, TerritoryState[] states, double gdpYear, SettledTraits? traits)
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

        if (definition.Kind == FinancierKind.GuaranteeFund || ProductTerms.IsInvestor(definition.Kind))
        {
            return new FinancierBalance((long)(definition.Capital * gdpYear), 0, 0, 0);
        }

        var settlement = (long)(OpeningLiquidity * Math.Max(deposits, loans));
        var ownFunds = (long)((definition.Capital + EarningsOfLoans(definition, index, traits)) * loans);
        return new FinancierBalance(settlement, loans, ownFunds + deposits - settlement - loans, deposits);
    }

    /// <summary>What a lender earns in a year over its loans; before anything has settled, its rate.</summary>
    private static double EarningsOfLoans(FinancierDefinition definition, int index, SettledTraits? traits) =>
        traits?.EarningsOfLoans[index] ?? definition.LoanRate;

    /// <summary>[government][sector]: purchases a month; the local ones by residents.</summary>
    private static long[][] ProcurementBudgets(EconomyStructure structure, long[] persons)
    {
        var local = structure.Economy.Government.LocalProcurementShare.Value;
        var localTotals = structure.ProcurementCents.Select(p => (long)(p * local)).ToArray();
        return [structure.ProcurementCents.Select((p, s) => p - localTotals[s]).ToArray(), .. Apportionment.SplitEach(localTotals, persons)];
    }

    private static ExchangeState OpenExchange(
        EconomyStructure structure, TerritoryState[] states, long[] persons, long[][] procurement, FinancierBalance[] financiers,
        SettledTraits? traits)
    {
        var economy = structure.Economy;
        var markets = Classification.MarketSectorCount;
        var factors = Step03Trade.MarketFactors(structure);
        var investment = economy.Accounts.Investment * economy.Accounts.GrossDomesticProduct * 100 / 12 / structure.Scale;
        var consumption = structure.ConsumptionOfDeposits / (1 - structure.ConsumptionOfIncome) * economy.Accounts.HouseholdDeposits
            * economy.Accounts.GrossDomesticProduct * 100 / structure.Scale;
        var net = consumption * (1 - structure.FeesOfConsumption) / (1 + structure.ProductTaxRate);
        var demand = Enumerable.Range(0, markets).Select(s => (long)((1 - structure.ImportShares[s]) * (structure.ExportsCents[s]
            + (net * structure.ConsumptionShares[s] + investment * structure.InvestmentShares[s]) * (1 - structure.LocalShares[s])))).ToArray();
        var orders = Spread(states, demand, (o, i) => Step03Trade.MarketWeight(o, factors, i));
        var fees = Spread(states, structure.FeeSectorShares.Select(share => (long)(consumption * structure.FeesOfConsumption * share)).ToArray(),
            (o, i) => AgreementsAndFees.FeeWeight(structure, o, i));
        var agreements = Spread(states, structure.AgreementsCents, (o, i) => AgreementsAndFees.AgreementWeight(structure, o, i));
        var pool = Enumerable.Range(0, 2 * markets).Select(s => (s < markets ? orders : fees).Sum(territory => territory[s % markets])).ToArray();
        for (var t = 0; t < states.Length; t++)
        {
            states[t].InvestmentInTransitCents = (long)(traits is null ? investment * persons[t] / persons.Sum() : traits.InTransitPerResident[0] * persons[t]);
            states[t].CommunityInTransitCents = (long)((traits?.InTransitPerResident[1] ?? 0) * persons[t]);
            states[t].MemberDividendsInTransitCents = (long)((traits?.InTransitPerResident[2] ?? 0) * persons[t]);
        }

        // What the month before the first has earned is paid in it.
        var earnings = financiers.Select((f, i) => (long)(EarningsOfLoans(economy.Credit.Financiers[i], i, traits) * f.Loans / 12)).ToArray();
        var income = Apportionment.SplitEach(earnings, persons);
        var running = states.Select(s => (National: RunningContracts.Of(s, local: false), Local: RunningContracts.Of(s, local: true))).ToArray();
        var nationalOpen = Apportionment.SplitEach(procurement[0].Select((budget, s) => budget - running.Sum(r => RunningContracts.InSector(r.National, s))).ToArray(), persons);
        var perceptions = Financier.PriorPerceptions(structure.Economy);
        var decisions = states.Select((_, t) => new TerritoryDecisions
        {
            Month = 0,
            Credit = [],
            LoanLimits = [],
            Perceptions = perceptions,
            Awards = [],
            NationalOrders = orders[t],
            Fees = fees[t],
            OpenPurchases = nationalOpen[t],
            LocalOpenPurchases = procurement[t + 1].Select((budget, s) => budget - RunningContracts.InSector(running[t].Local, s)).ToArray(),
            ServiceAgreements = agreements[t],
            PolicyAllotments = [],
            CallsPayable = [],
            FinancierIncome = income[t],
            SupportHours = 0,
            NationalTenders = new TenderAnnouncement[markets],
            LocalTenders = new TenderAnnouncement[markets],
        }).ToArray();
        var settlement = states.Sum(s => s.InTransitCents) + pool.Sum() + financiers.Sum(f => f.Settlement);
        var accounts = new EconomyAccounts(settlement, financiers.Sum(f => f.OtherAssets)) { NationalPool = pool.Sum() };
        return new ExchangeState(persons, structure.AgreementsCents, pool, accounts, decisions);
    }

    /// <summary>[territory][sector]: a national amount by sector, spread by the weights of the organisations that receive it.</summary>
    private static long[][] Spread(TerritoryState[] states, long[] amounts, Func<OrganisationColumns, int, long> weightOf)
    {
        var weights = amounts.Select(_ => new long[states.Length]).ToArray();
        for (var t = 0; t < states.Length; t++)
        {
            var o = states[t].Organisations;
            for (var i = 1; i < o.Count; i++)
            {
                weights[(int)o.Sector[i]][t] += weightOf(o, i);
            }
        }

        var result = states.Select(_ => new long[amounts.Length]).ToArray();
        var parts = new long[states.Length];
        for (var s = 0; s < amounts.Length; s++)
        {
            Apportionment.Split(amounts[s], weights[s], parts);
            for (var t = 0; t < parts.Length; t++)
            {
                result[t][s] = parts[t];
            }
        }

        return result;
    }
}
