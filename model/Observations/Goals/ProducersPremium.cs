using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Goals;

/// <summary>What small producers who sell through an entity fetch above others, from the economy file: an input, weighed by how many sell through each form in a run.</summary>
public sealed class ProducersPremium
{
    private readonly GoalTotal _sellers;
    private readonly double _producers;
    /// <summary>[end][form].</summary>
    private readonly double[][] _ofForm;
    /// <summary>[end].</summary>
    private readonly double[] _ofFixed;

    private ProducersPremium(FigureTable premium, double producers, GoalTotal sellers)
    {
        (_sellers, _producers, HasRange) = (sellers, producers, premium.HasRange);
        _ofForm = [.. premium.Ends.Select(share => Classification.Forms.Select(share).ToArray())];
        _ofFixed = [.. premium.Ends.Select(share => share(GoalsDefinition.Fixed))];
    }

    /// <summary>Whether the file gives low or high values of it.</summary>
    public bool HasRange { get; }

    /// <summary>Null where the file does not give it, or not who sells and out of how many.</summary>
    public static ProducersPremium? Of(EconomyDefinition economy, GoalTotal? sellers) =>
        economy.Goals is { PricePremium: { IsGiven: true } premium, SmallProducers.Value: > 0 and var producers } && sellers is not null ? new(premium, producers, sellers) : null;

    /// <summary>Mean over those who sell through an entity; null where nobody does.</summary>
    public double? OfSellers(IndicatorContext c, RangeEnd end = RangeEnd.Middle) => _sellers.In(c) is > 0 and var sellers ? Sum(c, end) / sellers : null;

    /// <summary>Mean over all small producers, of whom the others fetch no more than others do.</summary>
    public double OfAll(IndicatorContext c, RangeEnd end = RangeEnd.Middle) => Sum(c, end) / Math.Max(_sellers.In(c), _producers);

    private double Sum(IndicatorContext c, RangeEnd end) => _sellers.Weighted(c, _ofForm[(int)end], _ofFixed[(int)end]);
}
