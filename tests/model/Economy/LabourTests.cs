using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Economy;

public sealed class LabourTests
{
    [Fact]
    public void Staff_and_wage_bills_are_those_of_the_persons_at_work_in_every_organisation()
    {
        var run = new IslandRun(Island.Scenario(6, Island.Guarantee(6)));
        for (var month = 0; month < 6; month++)
        {
            run.Step();
            foreach (var state in run.States)
            {
                AssertStaff(state);
            }
        }
    }

    [Fact]
    public void Vacancies_are_never_negative_and_some_are_open()
    {
        var run = new IslandRun(Island.Scenario(6));
        var open = 0L;
        for (var month = 0; month < 6; month++)
        {
            run.Step();
            foreach (var o in run.States.Select(s => s.Organisations))
            {
                Assert.All(Enumerable.Range(0, o.Count), i => Assert.InRange(o.Vacancies[i], 0, int.MaxValue));
                open += Enumerable.Range(0, o.Count).Sum(i => o.Vacancies[i]);
            }
        }

        Assert.InRange(open, 1, long.MaxValue);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Who_alone_runs_an_entity_of_the_social_economy_stays_while_it_has_money(long deposits, bool stays)
    {
        var month = Island.FirstMonth(0);
        var (o, p) = (month.Organisations, month.Persons);
        Array.Fill(o.LayoffProbability, 1);
        Array.Fill(o.DepositCents, deposits);
        var entities = Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && o.Staff[i] > 0).ToList();
        var young = entities.Where(e => Working(p).Any(i => p.Employer[i] == e && PersonTraits.AgeOf(p.Traits[i]) < AgeBand.From65To74)).ToList();
        LabourFlows.Run(month);
        Assert.NotEmpty(young);
        // The last of the staff; if that one is of the age of retirement nobody is left.
        Assert.InRange(entities.Count(e => o.Staff[e] == 1), stays ? young.Count / 2 : 0, stays ? entities.Count : 0);
    }

    [Fact]
    public void Worker_members_forgo_pay_that_sales_do_not_carry_and_employees_do_not()
    {
        var month = Island.FirstMonth(0);
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        foreach (var i in Island.Alive(o))
        {
            (o.DepositCents[i], o.SalesCents[i]) = (0, 0);
        }

        Step05Surplus.Run(month);
        var members = Island.Alive(o).Where(i => o.Form[i] == Form.WorkerCooperative && o.Staff[i] > 1).ToList();
        Assert.NotEmpty(members);
        Assert.All(members, i => Assert.Equal(-(int)(0.2 * o.WageBillCents[i]) / o.Staff[i], o.PatronageCents[i], 1.0));
        Assert.All(Island.Alive(o).Where(i => o.Form[i] is not (Form.WorkerCooperative or Form.SelfHelpGroup)), i => Assert.Equal(0, o.PatronageCents[i]));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.7)]
    public void Members_share_work_that_orders_do_not_fill_before_any_is_laid_off_and_firms_lay_off(double filled)
    {
        var month = Island.FirstMonth(0);
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        var employers = Island.Alive(o).Where(i => !o.VolunteerRun[i] && o.Staff[i] > 1).ToList();
        foreach (var i in employers)
        {
            var cell = EconomyStructure.Cell(o.Sector[i], o.Form[i]);
            var work = (o.StaffEfficiency[i] / 1000.0 - month.Compliance.WorkersLost(i)) * month.Structure.ProductivityCents[cell];
            (o.ExpectedCents[i], o.OrdersCents[i], o.CapitalCents[i]) = (filled * work, (long)(filled * work), (long)(2 * work * month.Structure.CapitalMonths[cell]));
            (o.DepositCents[i], o.Threshold[i]) = (100 * o.WageBillCents[i], 0);
        }

        var members = employers.Where(i => o.Form[i] == Form.WorkerCooperative).ToList();
        var firms = employers.Where(i => o.Form[i] == Form.Conventional).ToList();
        Assert.NotEmpty(members);
        Assert.NotEmpty(firms);
        Assert.All(members, i => Assert.Equal(Math.Min(1 - filled, 0.2), WorkSharing.Forgone(month, i), 3));
        Assert.All(firms, i => Assert.Equal(0, WorkSharing.Forgone(month, i)));
        StaffPlanning.Run(month);
        Assert.All(employers, i => Assert.Equal(0, o.Vacancies[i]));
        Assert.All(firms, i => Assert.InRange(o.LayoffProbability[i], 1e-6, 1));
        // Down to 0.8 of their pay they share what there is; at 0.7 too few orders are left for all of them.
        Assert.All(members, i => Assert.Equal(filled < 0.8, o.LayoffProbability[i] > 0));
    }

    [Fact]
    public void Members_go_without_pay_for_work_that_orders_do_not_fill_whatever_the_cooperative_has_in_deposits()
    {
        var month = Island.FirstMonth(0);
        Island.RunUntilSurplus(month);
        var o = month.Organisations;
        var members = Island.Alive(o).Where(i => o.Form[i] == Form.WorkerCooperative && o.Staff[i] > 1).ToList();
        foreach (var i in members)
        {
            o.ExpectedCents[i] = 0.9 * (o.StaffEfficiency[i] / 1000.0 - month.Compliance.WorkersLost(i)) * month.Structure.ProductivityCents[EconomyStructure.Cell(o.Sector[i], o.Form[i])];
            o.CapitalCents[i] = (long)(2 * o.ExpectedCents[i] * month.Structure.CapitalMonths[EconomyStructure.Cell(o.Sector[i], o.Form[i])]);
            // Within what is kept: neither shared out nor short.
            o.DepositCents[i] = (long)(2.5 * o.WageBillCents[i] * month.Structure.EmployerCost);
        }

        Step05Surplus.Run(month);
        Assert.NotEmpty(members);
        Assert.All(members, i => Assert.Equal(-0.1 * o.WageBillCents[i] / o.Staff[i], o.PatronageCents[i], 1.0));
    }

    [Fact]
    public void Layoffs_spare_owners()
    {
        var month = Island.FirstMonth(0);
        var (o, p) = (month.Organisations, month.Persons);
        // Everybody who can be laid off is; without money nobody stays on to run an entity alone.
        Array.Fill(o.LayoffProbability, 1);
        Array.Clear(o.DepositCents);
        // Who owns a firm and took a job in it like anybody else is an employee.
        var owners = Working(p).Where(i => p.Status[i] is Status.OwnAccountFormal or Status.OwnAccountInformal).ToList();
        Assert.All(owners, i => Assert.Equal(i, o.Owner[p.Employer[i]]));
        var others = Working(p).Except(owners).ToList();
        LabourFlows.Run(month);
        Assert.NotEmpty(owners);
        Assert.Equal(owners, Working(p));
        Assert.All(others, i => Assert.Equal(PersonColumns.NoEmployer, p.Employer[i]));
        Assert.Equal(others.Count, month.Ledger.Counters[Measures.Separations.At()]);
        AssertStaff(month.State);
    }

    [Fact]
    public void Nobody_is_hired_beyond_the_vacancies()
    {
        var month = Island.FirstMonth(0);
        var (o, p) = (month.Organisations, month.Persons);
        Array.Fill(o.Vacancies, 0);
        var employers = Island.Alive(o).Where(i => o.Staff[i] >= 5).Take(3).ToArray();
        foreach (var i in employers)
        {
            o.Vacancies[i] = 2;
        }

        // Every person not at work seeks, so that vacancies are what is scarce.
        var seekers = Enumerable.Range(0, p.Count).Where(i => p.Employer[i] < 0).ToList();
        seekers.ForEach(i => p.Status[i] = Status.Unemployed);
        var before = employers.Select(i => o.Staff[i]).ToArray();
        JobMatching.Run(month);
        Assert.Equal(6, month.Ledger.Counters[Measures.Hires.At()]);
        Assert.Equal(before.Select(s => s + 2), employers.Select(i => o.Staff[i]));
        Assert.All(employers, i => Assert.Equal(0, o.Vacancies[i]));
        Assert.Equal(6, seekers.Count(i => Classification.IsEmployed(p.Status[i])));
        AssertStaff(month.State);
    }

    [Fact]
    public void Hires_and_separations_explain_the_change_of_employment()
    {
        var run = new IslandRun(Island.Scenario(6));
        var before = (long)run.States.Sum(s => Working(s.Persons).Count());
        for (var month = 0; month < 6; month++)
        {
            var nation = run.Step().Nation();
            before += nation[Measures.Hires.At()] - nation[Measures.Separations.At()];
            Assert.Equal(before, run.States.Sum(s => Working(s.Persons).Count()));
        }
    }

    [Fact]
    public void Persons_are_neither_born_nor_lost()
    {
        var nation = Island.Run(Island.Scenario(3)).Months.Select(m => m.Nation());
        Assert.All(nation, n => Assert.Equal(5000, Measures.Persons.SumOf(n)));
    }

    private static IEnumerable<int> Working(PersonColumns p) => Enumerable.Range(0, p.Count).Where(i => Classification.IsEmployed(p.Status[i]));

    private static void AssertStaff(TerritoryState state)
    {
        var (o, p) = (state.Organisations, state.Persons);
        var (staff, bills, hours, efficiency) = (new int[o.Count], new long[o.Count], new int[o.Count], new int[o.Count]);
        foreach (var i in Working(p))
        {
            var employer = p.Employer[i];
            Assert.Equal(Life.Alive, o.Life[employer]);
            staff[employer]++;
            bills[employer] += p.PayCents[i];
            hours[employer] += p.WeeklyHours[i];
            efficiency[employer] += p.Efficiency[i];
        }

        Assert.Equal(staff, o.Staff.Take(o.Count));
        Assert.Equal(bills, o.WageBillCents.Take(o.Count));
        Assert.Equal(hours, o.StaffHours.Take(o.Count));
        Assert.Equal(efficiency, o.StaffEfficiency.Take(o.Count));
        Assert.All(Enumerable.Range(0, p.Count).Where(i => !Classification.IsEmployed(p.Status[i])), i => Assert.Equal(PersonColumns.NoEmployer, p.Employer[i]));
    }
}
