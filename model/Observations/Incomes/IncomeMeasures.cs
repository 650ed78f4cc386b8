using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Incomes;

/// <summary>Persons whose incomes are counted apart, beside the seven age bands.</summary>
public enum IncomeGroup { Women = Classification.AgeBandCount, Disability, Urban, Employed }

/// <summary>Layout of the yearly observation of incomes: persons by class of income and group. Incomes are those of the persons' households in the month
/// observed, at the month's rate, in cents; a household's income counts once for each of its members.</summary>
public static class IncomeMeasures
{
    /// <summary>The age bands, whose sum is everybody, then <see cref="IncomeGroup"/>.</summary>
    public const int GroupCount = Classification.AgeBandCount + 4;

    private static readonly List<Measure> Blocks = [];

    /// <summary>Persons [group, class] by disposable income over equivalent adults (modified OECD scale).</summary>
    public static readonly Measure Equivalised = Block("equivalised", GroupCount, IncomeBins.Count);
    /// <summary>Sum of the equivalised disposable incomes of everybody in a [class].</summary>
    public static readonly Measure EquivalisedSums = Block("equivalised-sums", IncomeBins.Count);
    /// <summary>Sum of the equivalised disposable incomes of a [group].</summary>
    public static readonly Measure GroupIncome = Block("group-income", GroupCount);
    /// <summary>Persons [group, class] by disposable income over members of the household.</summary>
    public static readonly Measure PerCapita = Block("per-capita", GroupCount, IncomeBins.Count);
    /// <summary>Sum of the incomes per head of everybody in a [class].</summary>
    public static readonly Measure PerCapitaSums = Block("per-capita-sums", IncomeBins.Count);
    /// <summary>Persons [class] by equivalised income before taxes, contributions and transfers.</summary>
    public static readonly Measure Market = Block("market", IncomeBins.Count);
    /// <summary>Sum of those incomes in a [class].</summary>
    public static readonly Measure MarketSums = Block("market-sums", IncomeBins.Count);
    /// <summary>Persons [group] whose income per head is below the international poverty line.</summary>
    public static readonly Measure BelowInternationalLine = Block("below-international-line", GroupCount);
    /// <summary>Persons [group] who pay contributions or receive a benefit.</summary>
    public static readonly Measure Covered = Block("covered", GroupCount);
    /// <summary>Unemployed persons; those of them who receive the benefit.</summary>
    public static readonly Measure Unemployed = Block("unemployed", 2);
    /// <summary>Persons from 65; those of them who receive a pension.</summary>
    public static readonly Measure Older = Block("older", 2);
    /// <summary>Persons from 15 [sex], then those of them with a vote in their enterprise or as members of an entity [sex].</summary>
    public static readonly Measure Adults = Block("adults", 2, Classification.SexCount);
    /// <summary>Taxes and contributions withheld from persons in the month; pensions and benefits paid to them.</summary>
    public static readonly Measure Transfers = Block("transfers", 2);

    /// <summary>Managers [form, sex]; none where the economy file does not say how many there are.</summary>
    public static readonly Measure Managers = Block("managers", Classification.FormCount, Classification.SexCount);

    /// <summary>Number of counters.</summary>
    public static int Length => Blocks[^1].Offset + Blocks[^1].Length;

    /// <summary>What is kept of a territory: everybody by class of equivalised income, then the sum of these incomes.</summary>
    public const int TerritoryLength = IncomeBins.Count + 1;

    private static Measure Block(string name, params int[] shape)
    {
        var offset = Blocks.Count == 0 ? 0 : Blocks[^1].Offset + Blocks[^1].Length;
        var block = new Measure(name, offset, shape);
        Blocks.Add(block);
        return block;
    }
}
