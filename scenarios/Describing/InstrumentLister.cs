using System.Text;
using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Describing;

/// <summary>Text of <c>list instruments</c> and <c>list instrument NAME</c>, from the instruments' declarations.</summary>
public static class InstrumentLister
{
    /// <summary>What a reader of another currency has to know of the amounts.</summary>
    private const string OfAmounts = "Amounts are for euros. In an economy of another currency a default is the same share of its GDP per resident, and the largest amount grows with that; "
        + "'explain' shows it.";

    /// <summary>All instruments by family, a line each and a line for each key.</summary>
    public static string List(IReadOnlyList<Instrument> instruments)
    {
        var output = new StringBuilder();
        foreach (var family in instruments.GroupBy(i => i.Family))
        {
            output.Append(family.Key).Append('\n');
            foreach (var instrument in family)
            {
                output.AppendEntry(2, 0, "", $"{instrument.Name}: {instrument.Summary}");
                output.AppendTable(4, [.. instrument.Keys.Select(k => (string[])[k.Name, $"{Unit(k)}, {Range(k)}, {Default(k)}"])]);
            }

            output.Append('\n');
        }

        output.AppendEntry(0, 0, "", OfAmounts);
        return output.ToString();
    }

    /// <summary>One instrument: its keys, who is eligible, its mechanism and source.</summary>
    public static string Describe(Instrument instrument)
    {
        var output = new StringBuilder();
        output.Append(instrument.Name).Append(" (").Append(instrument.Family).Append(")\n");
        output.AppendEntry(0, 0, "", instrument.Summary);
        output.Append("\nKeys\n");
        output.AppendTable(2, [.. instrument.Keys.Select(k =>
            (string[])[k.Name, Unit(k), Range(k), Default(k), k.Description + (k.Ramps ? " Rises with 'ramp'." : "")])]);
        if (instrument.Keys.Any(k => k.Dimension == Dimension.Money))
        {
            output.AppendEntry(2, 0, "", OfAmounts);
        }

        output.Append('\n');
        output.AppendEntry(0, 13, "Also", "name, from, until" + (instrument.Keys.Any(k => k.Ramps) ? ", ramp" : "")
            + $", for ({string.Join(", ", instrument.EligibilityKeys)})" + (instrument.BudgetUse == BudgetUse.None ? "" : ", budget"));
        output.AppendEntry(0, 13, "Budget", Budget(instrument.BudgetUse));
        output.AppendEntry(0, 13, "Eligible", $"unless 'for' says otherwise: {Forms(instrument.DefaultEligibility.Forms)}");
        output.AppendEntry(0, 13, "Mechanism", instrument.Mechanism);
        output.AppendEntry(0, 13, "Modelled on", instrument.Source);
        return output.ToString();
    }

    /// <summary>What to say of a name that no instrument has.</summary>
    public static string Unknown(string name, IReadOnlyList<Instrument> instruments) =>
        $"unknown instrument {Wording.Quote(name)}{Wording.Suggest(name, [.. instruments.Select(i => i.Name)], "there are")}";

    /// <summary>What a budget of that use pays for.</summary>
    internal static string Budget(BudgetUse use) => use switch
    {
        BudgetUse.None => "none: it pays nothing out",
        BudgetUse.TaxExpenditure => "the tax forgone is counted against it",
        _ => "the money paid out is counted against it",
    };

    /// <summary>Forms of a mask in words.</summary>
    internal static string Forms(uint mask)
    {
        if (mask == Eligibility.SocialEconomyForms)
        {
            return "every form of the social and solidarity economy";
        }

        var names = Classification.Forms.Where((_, form) => (mask >> form & 1) != 0).ToList();
        return names.Count == Classification.FormCount ? "every form, conventional firms too" : string.Join(", ", names);
    }

    private static string Unit(InstrumentKey key) => QuantityText.Unit(key.Dimension, DeclaredAmounts.Currency);

    private static string Range(InstrumentKey key) => key.Dimension == Dimension.Flag
        ? "true or false"
        : QuantityText.Range(key.Minimum, key.Maximum, v => QuantityText.Of(v, key.Dimension, DeclaredAmounts.Currency));

    private static string Default(InstrumentKey key) =>
        key.Default is { } value ? $"default {QuantityText.Of(value, key.Dimension, DeclaredAmounts.Currency)}" : "required";
}
