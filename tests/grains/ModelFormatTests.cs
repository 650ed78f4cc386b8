using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using SseSim.Grains.Entities;
using SseSim.Grains.Experiments;
using SseSim.Grains.Hosting;
using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Grains.Territories;
using SseSim.Model.Institutions;

namespace SseSim.Grains.Tests;

/// <summary>Whatever stands in a grain's signature must come out of another silo as it went in.</summary>
public sealed class ModelFormatTests
{
    private static readonly Type[] Interfaces =
    [
        typeof(IRunMember), typeof(ITerritoryGrain), typeof(ITerritoryGroupGrain), typeof(IFinancierGrain), typeof(IGovernmentGrain), typeof(IStatisticsOfficeGrain),
        typeof(IRunGrain), typeof(IExperimentGrain), typeof(IEntityGrain),
    ];

    public static TheoryData<string> Messages() =>
        [.. Interfaces.SelectMany(i => i.GetMethods()).SelectMany(Carried).Where(ModelFormat.IsMessage).Select(t => t.FullName!).Distinct()];

    [Fact]
    public void Every_type_in_a_signature_can_cross_between_silos()
    {
        string[] plain = [nameof(Int32), nameof(UInt64), nameof(String), nameof(Byte) + "[]", nameof(CancellationToken)];
        var others = Interfaces.SelectMany(i => i.GetMethods()).SelectMany(Carried)
            .Where(t => !ModelFormat.IsMessage(t) && !plain.Contains(t.Name));
        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_crosses_between_silos_unchanged(string typeName)
    {
        var type = Find(typeName);
        var serializer = Serialization().GetRequiredService<Serializer>();
        for (var seed = 0; seed < 20; seed++)
        {
            var message = new MessageMaker(seed).Make(type)!;
            var bytes = ModelFormat.Write(message);
            Assert.Equal(bytes, ModelFormat.Write(ModelFormat.Read(type, bytes)));
            // As a field of unknown type, as it stands in the arguments of a call.
            var received = serializer.Deserialize<object>(serializer.SerializeToArray<object>(message));
            Assert.IsType(type, received);
            Assert.Equal(bytes, ModelFormat.Write(received!));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Within_a_silo_a_message_is_handed_over_and_not_copied(string typeName)
    {
        var message = new MessageMaker(1).Make(Find(typeName))!;
        Assert.Same(message, Serialization().GetRequiredService<DeepCopier>().Copy(message));
    }

    [Fact]
    public void The_real_economy_crosses_unchanged()
    {
        var bytes = ModelFormat.Write(Island.Run());
        var received = (RunSpecification)ModelFormat.Read(typeof(RunSpecification), bytes);
        Assert.Equal(bytes, ModelFormat.Write(received));
        Assert.Equal(Island.Economy.Title, received.Economy.Title);
        Assert.Equal(Island.Economy.Population.ByAgeAndSex["male/0-14"], received.Economy.Population.ByAgeAndSex["male/0-14"]);
        Assert.Equal(Island.Parameters, received.Parameters);
        Assert.Equal(Island.RunBare(Island.Run(months: 2)).ResultHash, Island.RunBare(received with
        {
            Scenario = Island.Scenario(2),
        }).ResultHash);
    }

    [Fact]
    public void Bytes_that_were_cut_short_are_refused()
    {
        var bytes = ModelFormat.Write(Island.Scenario());
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ModelFormat.Read(typeof(Model.Policies.CompiledScenario), bytes.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_length_beyond_the_bytes_is_refused_before_anything_is_allocated() =>
        Assert.Throws<InvalidDataException>(() => ModelFormat.Read(
            typeof(SupportedList), new byte[] { 1, 0xff, 0xff, 0xff, 0x7f }));

    [Fact]
    public void Answers_on_the_same_terms_take_a_fraction_of_their_memory_between_silos()
    {
        var refused = (CreditDecision)new MessageMaker(1).Make(typeof(CreditDecision))!;
        var terms = ((FinancierDecisions)new MessageMaker(1).Make(typeof(FinancierDecisions))!) with
        {
            Credit = [[.. Enumerable.Range(0, 1000).Select(i => refused with { Organisation = (ulong)i, AmountCents = 100 * i })]],
        };

        var bytes = ModelFormat.Write(terms);

        Assert.InRange(bytes.Length, 1000 * 2 * sizeof(long), 1000 * 4 * sizeof(long));
        Assert.Equal(terms.Credit[0], ((FinancierDecisions)ModelFormat.Read(typeof(FinancierDecisions), bytes)).Credit[0]);
    }

    [Fact]
    public void Rows_that_were_cut_short_are_refused()
    {
        var bytes = ModelFormat.Write(new MessageMaker(1).Make(typeof(FinancierDecisions))!);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ModelFormat.Read(typeof(FinancierDecisions), bytes.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_row_that_says_to_have_more_parts_than_a_row_is_refused()
    {
        // There, with the answers to one territory, one of them, of which all parts of all bits are there.
        byte[] bytes = [1, 1, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, .. new byte[1000]];
        Assert.Contains("has no part", Assert.Throws<InvalidDataException>(() => ModelFormat.Read(typeof(FinancierDecisions), bytes)).Message);
    }

    [Fact]
    public void What_is_not_data_is_refused() =>
        Assert.Throws<NotSupportedException>(() => ModelFormat.Write(Model.Policies.InstrumentCatalog.All[0]));

    [Fact]
    public void Refusals_cross_between_silos_with_what_they_say()
    {
        var serializer = Serialization().GetRequiredService<Serializer>();
        var wrong = Assert.IsType<WrongMonthException>(Cross(new WrongMonthException(4, 2)));
        Assert.Equal((4, 2), (wrong.Asked, wrong.Next));
        Assert.Equal(new WrongMonthException(4, 2).Message, wrong.Message);
        var stale = Assert.IsType<StaleEpochException>(Cross(new StaleEpochException(1, 2)));
        Assert.Equal((1, 2), (stale.Given, stale.Current));

        Exception? Cross(Exception refusal) => serializer.Deserialize<Exception>(serializer.SerializeToArray(refusal));
    }

    private static ServiceProvider Serialization() =>
        new ServiceCollection().AddSerializer().AddModelSerialization().BuildServiceProvider();

    private static Type Find(string name) =>
        typeof(IRunGrain).Assembly.GetType(name) ?? typeof(Model.Economy.EconomyDefinition).Assembly.GetType(name)!;

    /// <summary>Types of a method's parameters and of what its task or sequence carries.</summary>
    private static IEnumerable<Type> Carried(MethodInfo method) =>
        method.GetParameters().Select(p => p.ParameterType).Concat(method.ReturnType.GetGenericArguments());
}
