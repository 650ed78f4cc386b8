using System.Text.RegularExpressions;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;
using Group = SseSim.Model.Economy.Group;

namespace SseSim.Model.Tests.Conventions;

/// <summary>Names in files and members in code are the same classes in the same order.</summary>
public sealed partial class ClassificationTests
{
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\+?$")]
    private static partial Regex NameInFiles { get; }

    [Fact]
    public void Every_class_has_as_many_names_as_members_and_its_count()
    {
        AssertNamed<Sex>(Classification.Sexes, Classification.SexCount);
        AssertNamed<AgeBand>(Classification.AgeBands, Classification.AgeBandCount);
        AssertNamed<Education>(Classification.Educations, Classification.EducationCount);
        AssertNamed<Status>(Classification.Statuses, Classification.StatusCount);
        AssertNamed<Form>(Classification.Forms, Classification.FormCount);
        AssertNamed<Sector>(Classification.Sectors, Classification.SectorCount);
        AssertNamed<SizeClass>(Classification.SizeClasses, Classification.SizeClassCount);
        AssertNamed<Stage>(Classification.Stages, Classification.StageCount);
        AssertNamed<Formality>(Classification.Formalities, Classification.Formalities.Count);
    }

    [Fact]
    public void A_status_a_form_and_a_stage_are_named_as_in_the_code()
    {
        Assert.Equal(Enum.GetNames<Status>().Select(Kebab), Classification.Statuses);
        Assert.Equal(Enum.GetNames<Form>().Select(Kebab), Classification.Forms);
        Assert.Equal(Enum.GetNames<Stage>().Select(Kebab), Classification.Stages);
        Assert.Equal(Enum.GetNames<Formality>().Select(Kebab), Classification.Formalities);
        Assert.Equal(Enum.GetNames<Education>().Select(Kebab), Classification.Educations);
        Assert.Equal(Enum.GetNames<Sex>().Select(Kebab), Classification.Sexes);
    }

    [Fact]
    public void Every_group_is_one_bit_and_has_a_name()
    {
        Assert.Equal(Enum.GetValues<Group>().Where(g => g != Group.None), Classification.Groups.Select(g => g.Group));
        Assert.All(Classification.Groups, g => Assert.True(byte.IsPow2((byte)g.Group)));
        Assert.All(Classification.Groups, g => Assert.Equal(Kebab(g.Group.ToString()), g.Name));
    }

    [Fact]
    public void Sectors_that_sell_come_first_and_public_administration_last()
    {
        Assert.Equal((int)Sector.PublicAdministration, Classification.MarketSectorCount);
        Assert.Equal(Classification.SectorCount - 1, Classification.MarketSectorCount);
        Assert.Equal((int)Form.Public, Classification.FormCount - 1);
    }

    [Fact]
    public void The_size_class_follows_the_bounds_in_its_name()
    {
        foreach (var (staff, name) in new[]
        {
            (-1, "no-employee"), (0, "no-employee"), (1, "1-9"), (9, "1-9"), (10, "10-49"), (49, "10-49"), (50, "50-249"), (249, "50-249"), (250, "250+"),
        })
        {
            Assert.Equal(name, Classification.SizeClasses[(int)Classification.SizeOf(staff)]);
        }
    }

    [Fact]
    public void The_social_economy_is_every_form_but_conventional_and_public()
    {
        var social = Enum.GetValues<Form>().Where(Classification.IsSocialEconomy).ToList();
        Assert.Equal(Enum.GetValues<Form>().Except([Form.Conventional, Form.Public]), social);
        Assert.Equal(social, Enum.GetValues<Form>().Where(f => (Eligibility.SocialEconomyForms >> (int)f & 1) != 0));
    }

    [Fact]
    public void Eligibility_masks_have_a_bit_for_every_class() =>
        Assert.All([Classification.FormCount, Classification.SectorCount, Classification.SizeClassCount, Classification.StageCount],
            count => Assert.InRange(count, 1, 32));

    [Fact]
    public void Every_reason_of_refusal_has_a_counter() =>
        Assert.All(Enum.GetValues<RefusalReason>(), r => Assert.InRange((int)r, 0, Measures.Refusals.Shape[1] - 1));

    private static void AssertNamed<T>(IReadOnlyList<string> names, int count)
        where T : struct, Enum
    {
        var members = Enum.GetValues<T>();
        Assert.Equal(members.Length, names.Count);
        Assert.Equal(members.Length, count);
        Assert.Equal(Enumerable.Range(0, count), members.Select(m => Convert.ToInt32(m, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, n => Assert.Matches(NameInFiles, n));
    }

    private static string Kebab(string member) =>
        string.Concat(member.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
