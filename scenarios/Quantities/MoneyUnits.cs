namespace SseSim.Scenarios.Quantities;

/// <summary>What amounts of money are counted in.</summary>
/// <param name="Currency">The economy's currency; empty where the economy is not known and any will do.</param>
/// <param name="GdpPerYear">Gross domestic product of the base year in that currency; null where it is not known.</param>
/// <param name="PriceYear">The base year, in whose prices all amounts are; null where it is not known.</param>
internal sealed record MoneyUnits(string Currency, double? GdpPerYear, int? PriceYear)
{
    /// <summary>Of an economy that could not be read.</summary>
    public static MoneyUnits Unknown { get; } = new("", null, null);

    public static MoneyUnits Of(Model.Economy.EconomyDefinition? economy) => economy is null
        ? Unknown
        : new(economy.Currency, economy.Accounts.GrossDomesticProduct.Value, economy.BaseYear);
}
