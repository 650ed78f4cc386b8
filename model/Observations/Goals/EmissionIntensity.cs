using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Goals;

/// <summary>Greenhouse gases per unit of a sector's value added, from the emissions and the value added of the base year in the economy file. In the file public
/// employees produce in the sector where they work, in the model in public administration: their value added goes back to the sectors by their number.</summary>
public sealed class EmissionIntensity
{
    /// <summary>[end][sector]: tonnes CO2e per currency unit of value added.</summary>
    private readonly double[][] _perUnit;
    /// <summary>[sector]: part of the public employees.</summary>
    private readonly double[] _publicShare;

    private EmissionIntensity(EconomyDefinition economy, FigureTable emissions)
    {
        HasRange = emissions.HasRange;
        Given = [.. Classification.Sectors.Select(emissions.Values.ContainsKey)];
        var valueAdded = economy.Accounts.GrossDomesticProduct * (1 - economy.Accounts.ProductTaxes);
        _perUnit = [.. emissions.Ends.Select(tonnes => economy.Sectors.Select(s => s.ValueAddedShare > 0 ? tonnes(s.Sector) / (valueAdded * s.ValueAddedShare) : 0).ToArray())];
        var publicEmployees = economy.Labour.PublicEmployees;
        _publicShare = [.. Classification.Sectors.Select(s => publicEmployees[s] / Math.Max(publicEmployees.Sum(), 1))];
    }

    /// <summary>Whether the file gives low or high values.</summary>
    public bool HasRange { get; }

    /// <summary>[sector]: whether the file gives its emissions.</summary>
    public IReadOnlyList<bool> Given { get; }

    /// <summary>Null where the file gives no emissions.</summary>
    public static EmissionIntensity? Of(EconomyDefinition economy) => economy.Goals.Emissions.IsGiven ? new(economy, economy.Goals.Emissions) : null;

    /// <summary>Tonnes CO2e of a sector in a month of the whole economy.</summary>
    public double In(IndicatorContext c, int sector, RangeEnd end = RangeEnd.Middle)
    {
        double produced = 0;
        for (var form = 0; form < Classification.FormCount; form++)
        {
            produced += form == (int)Form.Public ? _publicShare[sector] * PublicValueAdded(c) : c.Money(Measures.ValueAdded.At(form, sector));
        }

        return _perUnit[(int)end][sector] * produced;
    }

    private static double PublicValueAdded(IndicatorContext c)
    {
        double produced = 0;
        for (var sector = 0; sector < Classification.SectorCount; sector++)
        {
            produced += c.Money(Measures.ValueAdded.At((int)Form.Public, sector));
        }

        return produced;
    }
}
