using System.Text.RegularExpressions;
using System.Xml.Linq;
using SseSim.Model.Numerics;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The model is a pure function: no clock, no chance of its own, no files, no network, no threads, no platform mathematics.</summary>
public sealed partial class PurityTests
{
    /// <summary>Math and Double methods that IEEE 754 does not define to the last bit, or that fuse or estimate.</summary>
    [GeneratedRegex("^(A?(Sin|Cos|Tan)(h|Pi)?|SinCos(Pi)?|Atan2(Pi)?|Exp.*|Log.*P?1?|Pow|Cbrt|RootN|Hypot|.*Estimate|FusedMultiplyAdd)$")]
    private static partial Regex Inexact { get; }

    /// <summary>What the compiler itself writes: an iterator asks on which thread it is enumerated.</summary>
    private static readonly string[] WrittenByTheCompiler = ["System.Environment.get_CurrentManagedThreadId"];

    private static readonly CompiledReferences Model = new(typeof(KeyedRandom).Assembly.Location);

    [Fact]
    public void Every_banned_symbol_exists_and_says_what_to_do_instead()
    {
        Assert.NotEmpty(BannedSymbol.All);
        Assert.All(BannedSymbol.All, b => Assert.True(b.Exists(), $"{b.Kind}:{b.Name} names nothing, so it bans nothing"));
        Assert.All(BannedSymbol.All, b => Assert.NotEqual("", b.Advice));
    }

    [Fact]
    public void Every_platform_function_whose_last_bit_may_differ_is_banned()
    {
        var banned = BannedSymbol.All.Where(b => b.Kind == 'M').Select(b => $"{b.Name}({string.Join(',', b.Parameters)})").ToHashSet();
        var inexact = new[] { typeof(Math), typeof(double) }.SelectMany(t => t.GetMethods())
            .Where(m => m.IsPublic && m.IsStatic && Inexact.IsMatch(m.Name) && m.GetParameters()[0].ParameterType == typeof(double))
            .Select(m => $"{m.DeclaringType!.FullName}.{m.Name}({string.Join(',', m.GetParameters().Select(p => p.ParameterType.FullName))})")
            .ToList();
        Assert.Contains("System.Math.Exp(System.Double)", inexact);
        Assert.Empty(inexact.Except(banned));
    }

    [Fact]
    public void The_compiled_model_refers_to_no_banned_symbol()
    {
        Assert.Contains("System.Math.BigMul", Model.Members);
        var types = Model.Types.Except(TypesUsedOnlyByTheCompiler()).ToList();
        foreach (var banned in BannedSymbol.All)
        {
            IEnumerable<string> used = banned.Kind == 'M' ? Model.Members : types;
            Assert.DoesNotContain(used, name => Violates(banned, name));
        }
    }

    [Fact]
    public void The_sources_of_the_model_call_no_banned_method_and_name_no_banned_type()
    {
        var sources = Repository.Sources("model");
        Assert.Contains(Path.Combine("model", "Numerics", "KeyedRandom.cs"), sources);
        // A type of the model's own with the same short name, such as a stream of draws, is told apart in the compiled model only.
        var own = typeof(KeyedRandom).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        var patterns = BannedSymbol.All.Where(b => b.Kind == 'M' || (b.Kind == 'T' && !own.Contains(b.Name[(b.Name.LastIndexOf('.') + 1)..])))
            .Select(b => (b, Pattern: SourcePattern(b))).ToList();
        foreach (var source in sources)
        {
            var code = CommentOrString().Replace(Repository.Read(source), "");
            foreach (var (banned, pattern) in patterns)
            {
                Assert.False(pattern.IsMatch(code), $"{source} uses {banned.Name}: {banned.Advice}");
            }
        }
    }

    [Fact]
    public void The_project_of_the_model_gives_the_list_to_the_analyzer_and_its_finding_is_an_error()
    {
        var project = XDocument.Parse(Repository.Read("model", "SseSim.Model.csproj"));
        Assert.Contains(project.Descendants("PackageReference"), p => (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Contains(project.Descendants("AdditionalFiles"), f => (string?)f.Attribute("Include") == "BannedSymbols.txt");
        Assert.DoesNotContain("RS0030", (string?)project.Descendants("NoWarn").FirstOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", Repository.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.All(Repository.Sources("model"), s => Assert.DoesNotContain("RS0030", Repository.Read(s), StringComparison.Ordinal));
    }

    [Fact]
    public void The_model_refers_to_the_platform_and_to_nothing_else() =>
        Assert.All(Model.Assemblies, a => Assert.StartsWith("System.", a, StringComparison.Ordinal));

    private static IEnumerable<string> TypesUsedOnlyByTheCompiler() =>
        WrittenByTheCompiler.Select(m => m[..m.LastIndexOf('.')]).Distinct()
            .Where(type => !Model.Members.Any(m => m.StartsWith(type + ".", StringComparison.Ordinal) && !WrittenByTheCompiler.Contains(m)));

    // A method's overloads are told apart by the analyzer; here a banned double overload bans the name, as the model calls no other one.
    private static bool Violates(BannedSymbol banned, string used) => banned.Kind switch
    {
        'N' => used.StartsWith(banned.Name + ".", StringComparison.Ordinal),
        'T' => used == banned.Name || used.StartsWith(banned.Name + ".", StringComparison.Ordinal),
        _ => used == banned.Name,
    };

    private static Regex SourcePattern(BannedSymbol banned)
    {
        var type = banned.Container[(banned.Container.LastIndexOf('.') + 1)..];
        var name = type == "Double" ? "(?:Double|double)" : type == "String" ? "(?:String|string)" : type;
        return new(banned.Kind == 'M' ? $@"\b{name}\.{banned.Member}\s*\(" : $@"(?<![\w.<]){name}\s*\.\s*[A-Z]|\bnew\s+{name}\b");
    }

    [GeneratedRegex(@"//[^\n]*|""(?:\\.|[^""\\\n])*""")]
    private static partial Regex CommentOrString();
}
