using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.State;

namespace SseSim.Model.Tests.Observations;

/// <summary>Ten persons in four households, whose incomes can be followed by hand. Incomes are such that each stands at the lower end of its class, where the
/// observation is exact. All pay, taxes and benefits follow the island's rules.</summary>
internal sealed class TenPersons
{
    private readonly List<(int Household, ushort Traits, Status Status, int Pay, int Months)> _persons = [];
    private readonly List<long> _incomes = [];

    /// <summary>Adds a household with its disposable income of December, cents.</summary>
    public TenPersons Household(long incomeCents, params (Sex Sex, AgeBand Age, Status Status, int Pay, int Flags)[] members)
    {
        foreach (var m in members)
        {
            _persons.Add((_incomes.Count, PersonTraits.Pack(m.Sex, m.Age, Education.Secondary, m.Flags), m.Status, m.Pay, 6));
        }

        _incomes.Add(incomeCents);
        return this;
    }

    /// <summary>The yearly observation made of them.</summary>
    public YearIncomes Observe(double internationalLinePerDay = 0, double nationalLine = 0)
    {
        var persons = new PersonColumns(_persons.Count);
        var households = new HouseholdColumns(_incomes.Count);
        for (var i = 0; i < _persons.Count; i++)
        {
            (persons.Household[i], persons.Traits[i], persons.Status[i], persons.PayCents[i], var months) = _persons[i];
            persons.MonthsInStatus[i] = (byte)months;
        }

        for (var h = 0; h < _incomes.Count; h++)
        {
            households.FirstPerson[h] = _persons.FindIndex(p => p.Household == h);
            households.LastIncomeCents[h] = _incomes[h];
        }

        households.FirstPerson[_incomes.Count] = _persons.Count;
        var month = Context(persons, households);
        IncomeObservation.Run(month, internationalLinePerDay);
        return YearIncomes.Of([month.Ledger.PackIncomes()!], nationalLine, internationalLinePerDay > 0);
    }

    /// <summary>An indicator of the December in which they were observed.</summary>
    public static double? Value(YearIncomes incomes, string id, string breakdown = "", YearIncomes? before = null)
    {
        var past = before is null ? null : new CalendarYear(new long[Measures.Length], before, -1, null) { IsComplete = true };
        var context = new IndicatorContext(new long[Measures.Length], 1, IsNation: true, [])
        {
            Year = new CalendarYear(new long[Measures.Length], incomes, -1, past) { IsComplete = true },
        };
        var found = IndicatorCatalog.Find(id)!.Evaluate(context).Where(v => v.Breakdown == breakdown).ToArray();
        return found.Length == 0 ? null : found.Single().Value;
    }

    private static TerritoryMonthContext Context(PersonColumns persons, HouseholdColumns households)
    {
        var template = Island.FirstMonth(0);
        return new TerritoryMonthContext
        {
            State = new TerritoryState
            {
                Index = 0, PersonBase = 0, PublicJobs = 0, InformalSoloShare = 0, Persons = persons, Households = households,
                Organisations = new OrganisationColumns(1), Loans = new LoanColumns(), Contracts = new ContractColumns(),
            },
            Structure = template.Structure,
            Parameters = template.Parameters,
            Scenario = Island.Scenario(12),
            Seed = 1,
            Month = 11,
            Decisions = template.Decisions,
            Ledger = new MonthLedger(0, 1),
            Levers = new PolicyLevers().Begin(Island.Scenario(12), 11, 0, []),
            Settling = null,
            Answers = [],
            Applications = [],
            Bids = [],
            MarketFactors = template.MarketFactors,
        };
    }
}
