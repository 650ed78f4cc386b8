using System.Reflection;
using SseSim.Model.Month;
using SseSim.Model.State;
using H = SseSim.Model.State.HouseholdColumns;
using L = SseSim.Model.State.LoanColumns;
using O = SseSim.Model.State.OrganisationColumns;
using P = SseSim.Model.State.PersonColumns;

namespace SseSim.Bench.Kernels;

/// <summary>How many agents there are of each kind.</summary>
internal readonly record struct AgentCounts(long Persons, long Households, long Organisations, long Loans)
{
    public static AgentCounts Of(TerritoryState state) =>
        new(state.Persons.Count, state.Households.Count, state.Organisations.Count, state.Loans.Count);

    public static AgentCounts operator +(AgentCounts a, AgentCounts b) =>
        new(a.Persons + b.Persons, a.Households + b.Households, a.Organisations + b.Organisations, a.Loans + b.Loans);
}

/// <summary>Columns that a step reads and writes from end to end, as its code does: what memory has to deliver even if everything else were free. What a step looks up
/// here and there (an owner's household, a contact's employer) is not among it.</summary>
/// <param name="Step">Which.</param>
/// <param name="Read">Columns read, one entry a pass.</param>
/// <param name="Written">Columns written; read before, most of them, or brought into the cache to be written.</param>
/// <param name="ScratchBytesOfOrganisation">Read and written a month in lists that the step keeps by place.</param>
/// <param name="WaitsFor">What it waits for where memory is not it.</param>
internal sealed record StepTraffic(MonthStep Step, Column[] Read, Column[] Written, int ScratchBytesOfOrganisation, string WaitsFor)
{
    public static readonly StepTraffic[] All =
    [
        new(MonthStep.Orders, [Of<H>(nameof(H.LastIncomeCents)), Of<H>(nameof(H.FirstPerson))], [Of<H>(nameof(H.DepositCents))], 0,
            "a chain through the territory's purse, and two conversions between whole and floating numbers a household"),
        new(MonthStep.Trade,
            [
                .. Each<O>(nameof(O.Life), nameof(O.Sector), nameof(O.Form), nameof(O.StaffEfficiency), nameof(O.CapitalCents)),
                .. Each<O>(nameof(O.NationalClaimsCents), nameof(O.LocalClaimsCents), nameof(O.Form)),
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Sector), nameof(O.Form), nameof(O.Weight)),
                .. Each<O>(nameof(O.Sector), nameof(O.CommittedCents)), Of<O>(nameof(O.Sector)),
            ],
            [
                .. Each<O>(nameof(O.OrdersCents), nameof(O.SalesCents), nameof(O.CommittedCents)),
                .. Each<O>(nameof(O.OrdersCents), nameof(O.SalesCents), nameof(O.DepositCents)),
                .. Each<O>(nameof(O.SalesCents), nameof(O.DepositCents)),
            ], 64, "shares that are cumulated one seller after the other, with a division of 128 bits each"),
        new(MonthStep.Payroll,
            [
                .. Each<O>(nameof(O.WageBillCents), nameof(O.PatronageCents), nameof(O.Staff)),
                .. Each<P>(nameof(P.Status), nameof(P.PayCents), nameof(P.Traits), nameof(P.Household)),
            ],
            [
                Of<O>(nameof(O.DepositCents)), Of<P>(nameof(P.MonthsInStatus)), Of<H>(nameof(H.DepositCents)), Of<H>(nameof(H.IncomeCents)),
            ], 0, "members of a household, whose pay is added to the same two sums one after the other"),
        new(MonthStep.Surplus,
            [
                .. Each<O>(nameof(O.Life), nameof(O.Formality), nameof(O.WageBillCents), nameof(O.Sector), nameof(O.Form), nameof(O.SalesCents)),
                .. Each<O>(nameof(O.LabourSubsidyCents), nameof(O.InterestCents), nameof(O.ExpectedCents), nameof(O.VolunteerRun), nameof(O.Owner)),
            ],
            [
                .. Each<O>(nameof(O.CapitalCents), nameof(O.SurplusCents), nameof(O.TaxBaseCents), nameof(O.DepositCents), nameof(O.PatronageCents)),
            ], 0, "owners' persons and households, which lie all over their columns, and branches on who has a surplus"),
        new(MonthStep.Households, [Of<H>(nameof(H.DepositCents)), Of<H>(nameof(H.FirstPerson))],
            [.. Each<H>(nameof(H.DepositCents), nameof(H.IncomeCents), nameof(H.LastIncomeCents))], 0,
            "December, when incomes are counted person by person: most of its time, spread over the year"),
        new(MonthStep.Credit,
            [
                .. Each<L>(nameof(L.Organisation), nameof(L.Lender), nameof(L.InstalmentCents), nameof(L.RatePerYear), nameof(L.Coverage), nameof(L.Concession)),
                Of<L>(nameof(L.PrincipalCents)),
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Formality), nameof(O.AgeMonths), nameof(O.Id)),
            ],
            [
                .. Each<L>(nameof(L.PrincipalCents), nameof(L.MonthsInArrears)),
                .. Each<O>(nameof(O.InterestCents), nameof(O.LoanCents), nameof(O.InstalmentCents), nameof(O.InArrears)),
            ], 0, "borrowers, in the order of their loans, and a third of all organisations that look at a dozen columns each to see what they need"),
        new(MonthStep.Labour,
            [
                .. Each<O>(nameof(O.Life), nameof(O.OrdersCents), nameof(O.SalesCents)),
                .. Each<O>(nameof(O.Life), nameof(O.OrdersCents), nameof(O.Form), nameof(O.Sector), nameof(O.CapitalCents), nameof(O.VolunteerRun)),
                .. Each<O>(nameof(O.StaffEfficiency), nameof(O.DepositCents), nameof(O.Threshold), nameof(O.Staff), nameof(O.Id)),
                Of<O>(nameof(O.LayoffProbability)), Of<O>(nameof(O.Vacancies)),
                .. Each<P>(nameof(P.Status), nameof(P.Employer)), .. Each<P>(nameof(P.Status), nameof(P.Employer)),
            ],
            [.. Each<O>(nameof(O.Reputation), nameof(O.ExpectedCents), nameof(O.Vacancies), nameof(O.LayoffProbability))], 0,
            "contacts, owners and new colleagues, each a person somewhere in the columns, and exponentials of a third of the organisations"),
        new(MonthStep.Demography,
            [
                Of<O>(nameof(O.Life)), .. Each<O>(nameof(O.Life), nameof(O.Formality), nameof(O.Form)), .. Each<O>(nameof(O.Life), nameof(O.Formality)),
                .. Each<O>(nameof(O.Life), nameof(O.DepositCents), nameof(O.Staff), nameof(O.VolunteerRun), nameof(O.Id), nameof(O.AgeMonths), nameof(O.Form)),
                Of<O>(nameof(O.Life)), Of<O>(nameof(O.Life)), .. Each<O>(nameof(O.Life), nameof(O.Form)),
                Of<P>(nameof(P.Employer)), Of<L>(nameof(L.Organisation)),
            ],
            [.. Each<O>(nameof(O.AgeMonths), nameof(O.MonthsOverdrawn), nameof(O.MonthsWithoutStaff))], 0,
            "one keyed draw a person for who founds, and foundings, which touch every column of a new organisation"),
        new(MonthStep.Support,
            [
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Form)), .. Each<O>(nameof(O.Life), nameof(O.Staff), nameof(O.Form)),
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Form)),
            ],
            [Of<O>(nameof(O.Readiness))], 0, "a chain of floating-point operations an organisation, and who asks for advice"),
        new(MonthStep.Procurement,
            [
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Formality), nameof(O.Staff), nameof(O.Sector), nameof(O.Form)),
                .. Each<O>(nameof(O.StaffEfficiency), nameof(O.CapitalCents)),
            ],
            [], 16, "a division an organisation and branches on who could serve a lot"),
        new(MonthStep.Observation,
            [
                .. Each<O>(nameof(O.Life), nameof(O.Form), nameof(O.Staff), nameof(O.StaffFemale), nameof(O.Sector), nameof(O.StaffHours), nameof(O.StaffHoursFemale)),
                .. Each<O>(nameof(O.Members), nameof(O.SalesCents), nameof(O.WageBillCents), nameof(O.SurplusCents), nameof(O.NationalClaimsCents)),
                .. Each<O>(nameof(O.LocalClaimsCents), nameof(O.DepositCents), nameof(O.VolunteerRun), nameof(O.Formality), nameof(O.SupportedBy)),
                .. Each<P>(nameof(P.Traits), nameof(P.Status), nameof(P.PayCents), nameof(P.WeeklyHours)),
                .. Each<H>(nameof(H.DepositCents), nameof(H.LastIncomeCents)),
                .. Each<L>(nameof(L.Organisation), nameof(L.PrincipalCents), nameof(L.MonthsInArrears), nameof(L.Coverage)),
                .. Each<O>(nameof(O.Life), nameof(O.VolunteerRun), nameof(O.Weight), nameof(O.Sector), nameof(O.Form)),
            ],
            [], 0, "sums in a table by status, sex, age, education and disability: neighbours of one kind wait for each other"),
        new(MonthStep.Accounts,
            [
                .. Each<H>(nameof(H.Bank), nameof(H.DepositCents)), .. Each<O>(nameof(O.Bank), nameof(O.DepositCents)),
                .. Each<O>(nameof(O.NationalClaimsCents), nameof(O.LocalClaimsCents)), .. Each<L>(nameof(L.Lender), nameof(L.PrincipalCents)),
            ],
            [], 0, "sums by bank: customers of one bank wait for each other"),
    ];

    /// <summary>Bytes that the step moves in a month: what is read once, what is written there and back.</summary>
    public double Bytes(AgentCounts agents) => Read.Sum(c => c.Bytes(agents)) + 2 * Written.Sum(c => c.Bytes(agents))
        + (double)ScratchBytesOfOrganisation * agents.Organisations;

    private static Column Of<T>(string name) where T : ColumnSet => new(typeof(T), Column.WidthOf(typeof(T), name));

    private static IEnumerable<Column> Each<T>(params string[] names) where T : ColumnSet => names.Select(Of<T>);
}

/// <summary>A column.</summary>
/// <param name="Agents">Whose.</param>
/// <param name="Width">Bytes an agent.</param>
internal readonly record struct Column(Type Agents, int Width)
{
    public double Bytes(AgentCounts agents) => (double)Width * (Agents == typeof(P) ? agents.Persons
        : Agents == typeof(H) ? agents.Households
        : Agents == typeof(O) ? agents.Organisations
        : agents.Loans);

    public static int WidthOf(Type agents, string name)
    {
        var element = agents.GetProperty(name)!.PropertyType.GetElementType()!;
        return (int)typeof(Column).GetMethod(nameof(SizeOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element).Invoke(null, null)!;
    }

    private static int SizeOf<T>() where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
}
