using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

public sealed class DonorsBySizeTests
{
    [Fact]
    public void An_organisation_takes_the_history_of_one_with_as_much_staff_where_there_are_enough()
    {
        var donors = Donors(1, 1, 1, 1, 2, 2, 2, 40);
        Assert.All(Uniform(), u => Assert.Equal(1, StaffOf(donors.Draw(1, 3, u))));
        Assert.All(Uniform(), u => Assert.Equal(2, StaffOf(donors.Draw(2, 3, u))));
    }

    [Fact]
    public void The_largest_take_it_from_the_next_in_size_and_each_of_them_may_be_drawn()
    {
        var donors = Donors(1, 2, 2, 50, 300, 900);
        Assert.Equal([50, 300, 900], Uniform().Select(u => StaffOf(donors.Draw(500, 3, u))).Distinct());
        Assert.Equal([900], Uniform().Select(u => StaffOf(donors.Draw(5000, 1, u))).Distinct());
    }

    [Fact]
    public void The_very_largest_are_there_by_luck_so_that_all_who_are_large_take_it_from_the_largest_eighth()
    {
        var donors = Donors([.. Enumerable.Range(1, 80)]);
        Assert.All((int[])[71, 80, 700], staff => Assert.Equal(Enumerable.Range(71, 10), Enumerable.Range(0, 100).Select(n => StaffOf(donors.Draw(staff, 3, n / 100.0))).Distinct()));
        Assert.DoesNotContain(71, Enumerable.Range(0, 100).Select(n => StaffOf(donors.Draw(60, 3, n / 100.0))));
    }

    [Fact]
    public void Without_donors_there_is_no_history() => Assert.Null(Donors().Draw(1, 8, 0.5));

    private static IEnumerable<double> Uniform() => Enumerable.Range(0, 20).Select(n => n / 20.0);

    // The history says whose it is by its age.
    private static DonorsBySize Donors(params int[] staff) =>
        new(staff.Reverse().Select(s => (s, default(OrganisationTraits) with { AgeMonths = (short)s })));

    private static int StaffOf(OrganisationTraits? drawn) => drawn!.Value.AgeMonths;
}
