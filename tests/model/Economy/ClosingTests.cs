using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.State;
using Xunit;

namespace SseSim.Model.Tests.Economy;

public sealed class ClosingTests
{
    [Fact]
    public void What_is_given_up_with_many_staff_is_worth_more_than_its_equipment_and_goes_on()
    {
        // Everybody gives up, and nobody's workers hear of it.
        var parameters = Island.Parameters with { ExitHazard = 1000, GoingConcern = 10, ConversionInformed = 0 };
        var month = Island.FirstMonth(0, parameters: parameters);
        var o = month.Organisations;
        var staff = Island.Alive(o).Where(i => i > 0).ToDictionary(i => i, i => (int)o.Staff[i]);
        var (money, capital) = (o.DepositCents.Sum(), (long[])o.CapitalCents.Clone());
        Assert.Contains(staff, entry => entry.Value >= 10);
        Closing.Run(month);
        foreach (var (i, before) in staff)
        {
            Assert.Equal(before >= 10, o.Life[i] == Life.Alive);
            if (before >= 10)
            {
                Assert.Equal((before, capital[i]), (o.Staff[i], o.CapitalCents[i]));
            }
        }
    }

    [Fact]
    public void Who_cannot_pay_closes_with_however_many_staff()
    {
        var month = Island.FirstMonth(0, parameters: Island.Parameters with { ExitHazard = 0, GoingConcern = 10 });
        var o = month.Organisations;
        var largest = Island.Alive(o).Where(i => i > 0 && o.Form[i] == Form.Conventional).MaxBy(i => o.Staff[i]);
        (o.DepositCents[largest], o.MonthsOverdrawn[largest]) = (-1_000_00, 100);
        Closing.Run(month);
        Assert.NotEqual(Life.Alive, o.Life[largest]);
    }
}
