using System.Globalization;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Quantities;

/// <summary>Reads what a policy may cost: <c>20 M EUR per year</c>, <c>2 M EUR per month</c>, <c>40 M EUR in all</c>, <c>0.4 % of gdp</c>.</summary>
internal static class BudgetReader
{
    private const string Key = "budget";
    private const int MonthsOfYear = 12;
    /// <summary>Accounts are 64-bit numbers of cents; below that, so that sums of a run stay within them.</summary>
    private const double Largest = 1e16;
    private const double Smallest = 0.01;

    /// <summary>How a budget is written.</summary>
    public static string Expected(MoneyUnits units) => $"an amount of money, written like '20 M {(units.Currency.Length > 0 ? units.Currency : "EUR")} per year' "
        + "or '0.4 % of gdp'";

    /// <summary>The budget, or null after an error was added.</summary>
    public static PolicyBudget? Read(YamlNode node, MoneyUnits units, DiagnosticList diagnostics)
    {
        if (QuantityReader.Parse(node, Key, Expected(units), diagnostics) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit is not (QuantityUnit.Money or QuantityUnit.PercentOfGdp))
        {
            diagnostics.Error(node.Mark, $"'{Key}' must be {Expected(units)}, but {Wording.Quote(((YamlScalar)node).Text)} is {quantity.Kind}");
            return null;
        }

        if (!QuantityReader.CheckMoney(node, Key, quantity, units, diagnostics))
        {
            return null;
        }

        if (quantity.Number < 0)
        {
            diagnostics.Error(node.Mark, $"'{Key}' must not be negative: {((YamlScalar)node).Text.Trim()}");
            return null;
        }

        var budget = quantity.Unit == QuantityUnit.Money ? OfMoney(quantity) : OfGdp(node, quantity, units, diagnostics);
        return budget is not null && IsPayable(node, budget, units, diagnostics) ? budget : null;
    }

    /// <summary>Whether the accounts, which count in cents, can pay it; a warning where the economy never could.</summary>
    private static bool IsPayable(YamlNode node, PolicyBudget budget, MoneyUnits units, DiagnosticList diagnostics)
    {
        string Written(double amount) => QuantityText.Money(amount, units.Currency.Length > 0 ? units.Currency : "EUR");
        var given = ((YamlScalar)node).Text.Trim();
        if (budget.Amount > Largest)
        {
            diagnostics.Error(node.Mark, $"'{Key}' must be at most {Written(Largest)}, not {Wording.Quote(given)}; leave '{Key}' out where there is no limit");
            return false;
        }

        if (budget.Amount is > 0 and < Smallest)
        {
            diagnostics.Error(node.Mark, $"'{Key}' must be 0 or at least a cent, {Written(Smallest)}, not {Wording.Quote(given)}");
            return false;
        }

        if (units.GdpPerYear is { } gdp && budget.Amount > gdp)
        {
            diagnostics.Warn(node.Mark, $"'{Key}' of {Wording.Quote(given)} is more than the economy's GDP, {Written(gdp)} a year, so that it limits nothing: look at the k, M, bn or trn");
        }

        return true;
    }

    private static PolicyBudget OfMoney(Quantity quantity) => quantity.Period switch
    {
        QuantityPeriod.PerYear => new(quantity.Number, PerYear: true),
        QuantityPeriod.PerMonth => new(quantity.Number * MonthsOfYear, PerYear: true),
        _ => new(quantity.Number, PerYear: false),
    };

    /// <summary>GDP is an amount a year: a share of it is one too, unless the file says otherwise.</summary>
    private static PolicyBudget? OfGdp(YamlNode node, Quantity share, MoneyUnits units, DiagnosticList diagnostics)
    {
        if (share.Period == QuantityPeriod.PerMonth)
        {
            diagnostics.Error(node.Mark, $"'{Key}' as a share of GDP is meant per year, because GDP is; leave 'per month' out or write "
                + $"'{(share.Number * MonthsOfYear * 100).ToString("0.######", CultureInfo.InvariantCulture)} % of gdp'");
            return null;
        }

        if (share.Number > 1)
        {
            diagnostics.Error(node.Mark, $"'{Key}' must be between 0 % and 100 % of GDP, not {QuantityText.Percent(share.Number)}");
            return null;
        }

        // To the cent: the resolved file writes the amount.
        return new(Math.Round(share.Number * (units.GdpPerYear ?? 0) * 100) / 100, share.Period != QuantityPeriod.InAll);
    }
}
