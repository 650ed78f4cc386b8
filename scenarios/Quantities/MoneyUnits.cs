using System.Globalization;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.Quantities;

/// <summary>What amounts of money are counted in.</summary>
/// <param name="Currency">The economy's currency; empty where the economy is not known and any will do.</param>
/// <param name="GdpPerYear">Gross domestic product of the base year in that currency; null where it is not known.</param>
/// <param name="PriceYear">The base year, in whose prices all amounts are; null where it is not known.</param>
/// <param name="UnitsForEuro">Units of the currency that weigh in this economy what a euro weighs in the one that instruments' amounts are declared for.</param>
internal sealed record MoneyUnits(string Currency, double? GdpPerYear, int? PriceYear, double UnitsForEuro = 1)
{
    /// <summary>Of an economy that could not be read: amounts may be in any currency, so that no range of theirs can be checked.</summary>
    public static MoneyUnits Unknown { get; } = new("", null, null, double.PositiveInfinity);

    public static MoneyUnits Of(Model.Economy.EconomyDefinition? economy) => economy is null
        ? Unknown
        : new(economy.Currency, economy.Accounts.GrossDomesticProduct.Value, economy.BaseYear, economy.UnitsForEuro);

    /// <summary>A key as it is in this economy. Amounts are declared in euros: elsewhere the default is the same share of GDP per resident, to two digits,
    /// and the largest amount, which only catches slips of the pen, grows by powers of ten.</summary>
    public InstrumentKey InCurrency(InstrumentKey key) => key.Dimension != Dimension.Money || UnitsForEuro == 1
        ? key
        : key with
        {
            Default = key.Default is { } value ? TwoDigits(value * UnitsForEuro) : null,
            Maximum = key.Maximum * Math.Max(1, Math.Pow(10, Math.Ceiling(Math.Log10(UnitsForEuro)))),
        };

    private static double TwoDigits(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : 0;
}
