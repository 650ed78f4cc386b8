using System.Reflection;
using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Model.Tests.Policies;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>A test named as a sentence for every instrument and every kind of financier, listed in <c>docs/validation/actors.md</c>.</summary>
public sealed class ShowcaseTests
{
    private const string RotatingSavings = "rotating-savings-group";

    private static IReadOnlyList<string> Financiers { get; } = [.. Enum.GetNames<FinancierKind>().Select(Kebab), RotatingSavings];

    public static TheoryData<string> Actors => [.. InstrumentCatalog.All.Select(i => i.Name), .. Financiers];

    /// <summary>[actor]: sentences.</summary>
    private static ILookup<string, string> Sentences { get; } = typeof(ShowcaseTests).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttribute<ShowsAttribute>() is not null)
        .SelectMany(m => m.GetCustomAttribute<ShowsAttribute>()!.Actors.Select(actor => (Actor: actor, Test: m)))
        .OrderBy(s => s.Test.DeclaringType!.Name, StringComparer.Ordinal).ThenBy(s => s.Test.MetadataToken)
        .ToLookup(s => s.Actor, s => s.Test.Name.Replace('_', ' '));

    [Theory]
    [MemberData(nameof(Actors))]
    public void A_sentence_says_what_it_does(string actor) => Assert.NotEmpty(Sentences[actor]);

    [Fact]
    public void Sentences_are_of_actors_that_there_are_and_belong_to_tests()
    {
        Assert.Subset(InstrumentCatalog.All.Select(i => i.Name).Concat(Financiers).ToHashSet(), Sentences.Select(s => s.Key).ToHashSet());
        Assert.All(typeof(ShowcaseTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<ShowsAttribute>() is not null),
            m => Assert.NotNull(m.GetCustomAttribute<FactAttribute>()));
    }

    [Fact]
    public void The_page_of_actors_lists_them()
    {
        var page = "# Instruments and financiers: what is tested\n\n<!-- Written from the tests: SSESIM_UPDATE_DOCS=1 dotnet test tests/model -->\n\n"
            + "Each sentence is the name of a test in `tests/model/Policies`. Beside them every instrument is tested over random strengths for never lowering what it\n"
            + "is meant to raise (`DirectionTests`), and in the whole island economy for raising what it aims at, over the same seeds with and without it\n"
            + "(`InstrumentAimTests`).\n"
            + Table("Instruments", InstrumentCatalog.All.Select(i => i.Name)) + Table("Financiers", Financiers);
        var path = Path.Combine(Repository.Root, "docs", "validation", "actors.md");
        if (Environment.GetEnvironmentVariable("SSESIM_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/validation/actors.md is out of step; SSESIM_UPDATE_DOCS=1 dotnet test tests/model writes it again");
    }

    private static string Table(string title, IEnumerable<string> actors) => $"\n## {title}\n\n| which | what is shown |\n| --- | --- |\n"
        + string.Concat(actors.Select(a => $"| `{a}` | {string.Join("; ", Sentences[a])} |\n"));

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
