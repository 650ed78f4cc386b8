using SseSim.Model.Economy;
using SseSim.Model.Observations.Goals;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What must hold of an economy file's <c>goals</c>: each total has something in the file that carries it, and nobody is counted who is not there.</summary>
internal static class GoalChecks
{
    /// <summary>Adds an error for each thing that cannot be.</summary>
    public static void Check(EconomyDefinition economy, EconomyMarks marks, DiagnosticList diagnostics)
    {
        var goals = economy.Goals;
        Mark At(string key) => marks.Of("goals", key);
        foreach (var (key, table, carrier) in GoalFactors.CarriedIn(goals))
        {
            foreach (var form in table.Values.Where(v => v.Key != GoalsDefinition.Fixed && v.Value > 0 && carrier.BaseIn(economy, v.Key) <= 0).Select(v => v.Key))
            {
                diagnostics.Error(At(key), $"'{key}' of {Wording.Quote(form)}: no family of this form has {carrier.Words} in 'social-economy' that could carry it; "
                    + $"give it under the form that has, or as '{GoalsDefinition.Fixed}', which stays as it is");
            }
        }

        double residents = economy.Population.Residents;
        foreach (var (key, table) in new[] { ("learners", goals.Learners), ("water-users", goals.WaterUsers), ("cooperative-fishers", goals.CooperativeFishers) })
        {
            AtMost(table.Sum(), residents, key, "residents", At(key), diagnostics);
        }

        AtMost(goals.SmallProducers, residents, "small-producers", "residents", At("small-producers"), diagnostics);
        if (goals.SellingProducers.IsGiven && goals.SmallProducers <= 0)
        {
            diagnostics.Error(At("selling-producers"), "'selling-producers' is a part of 'small-producers', which is not given; give how many small producers there are");
        }
        else
        {
            AtMost(goals.SellingProducers.Sum(), goals.SmallProducers, "selling-producers", "'small-producers'", At("selling-producers"), diagnostics);
        }

        foreach (var (key, table, other, beside) in new[]
        {
            ("price-premium", goals.PricePremium, "selling-producers", goals.SellingProducers), ("selling-producers", goals.SellingProducers, "price-premium", goals.PricePremium),
        })
        {
            foreach (var form in goals.PricePremium.IsGiven ? table.Values.Keys.Where(f => !beside.Values.ContainsKey(f)) : [])
            {
                diagnostics.Error(At(key), $"'{key}' of {Wording.Quote(form)}, of which '{other}' has none; give both of each form, a premium of 0 % where there is none");
            }
        }

        AtMost(goals.HousedHouseholds.Sum(), residents, "housed-households", "residents", At("housed-households"), diagnostics);
        foreach (var form in goals.TrainedShare.Values.Keys.Where(f => economy.SocialEconomy.All(family => family.Form != f)))
        {
            diagnostics.Error(At("trained-share"), $"'trained-share' of {Wording.Quote(form)}: 'social-economy' has no family of this form");
        }

        if (goals.ManagerShareBySector.IsGiven && goals.ManagerShare <= 0
            && Classification.Sectors.Where(s => !goals.ManagerShareBySector.Values.ContainsKey(s)).ToList() is { Count: > 0 } missing)
        {
            diagnostics.Error(At("manager-share-by-sector"), $"'manager-share-by-sector' lacks {string.Join(", ", missing.Select(Wording.Quote))}; "
                + "give them, or 'manager-share' for all sectors that it does not name");
        }
    }

    private static void AtMost(double part, double whole, string key, string of, Mark mark, DiagnosticList diagnostics)
    {
        if (part > whole)
        {
            diagnostics.Error(mark, $"'{key}' is {QuantityText.Number(part)}, more than the {QuantityText.Number(whole)} {of}");
        }
    }
}
