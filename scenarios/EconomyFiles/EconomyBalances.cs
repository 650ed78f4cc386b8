using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Structure;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;
using static SseSim.Model.Structure.SectorFault;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What must hold between the parts of an economy file: persons, jobs and money must add up, or there is nothing that the model could settle to.</summary>
/// <remarks>An error where the model would take one of two figures that contradict each other without a word, a warning where it can live with both.</remarks>
internal sealed class EconomyBalances
{
    private const double Tolerance = 0.02;
    private const double LooseTolerance = 0.1;
    /// <summary>Share of GDP that households and firms may seem to lose or gain in deposits: revenue by the file's rates is a rough figure, but files that were 3 % off began with
    /// consumption 4 to 11 % beside theirs.</summary>
    private const double LargestPrivateBalance = 0.025;
    /// <summary>Share of value added by which that of the public administration may be beside what it is paid.</summary>
    private const double LargestUnpaid = 0.01;
    /// <summary>Residents for whom the base equilibrium is tried out: none of what is checked depends on it.</summary>
    private const int AnySample = 100_000;

    private readonly EconomyDefinition _economy;
    private readonly EconomyMarks _marks;
    private readonly DiagnosticList _diagnostics;

    private EconomyBalances(EconomyDefinition economy, EconomyMarks marks, DiagnosticList diagnostics)
    {
        _economy = economy;
        _marks = marks;
        _diagnostics = diagnostics;
    }

    /// <summary>Adds an error for each contradiction that the model cannot live with, a warning for each that it can.</summary>
    public static void Check(EconomyDefinition economy, EconomyMarks marks, DiagnosticList diagnostics)
    {
        var balances = new EconomyBalances(economy, marks, diagnostics);
        balances.CheckPersons();
        balances.CheckJobs();
        balances.CheckSocialEconomy();
        balances.CheckMoney();
        if (!diagnostics.HasErrors)
        {
            balances.CheckSectors();
            balances.CheckPublicAdministration();
            balances.CheckFirmsOfSectors();
        }
    }

    private void CheckPersons()
    {
        var (population, labour) = (_economy.Population, _economy.Labour);
        MustAgree(_economy.Territories.Sum(t => t.Residents.Value), population.Residents, "'residents' of the territories", "'residents' of 'population'",
            _marks.Of("territories"));
        MustAgree(population.ByAgeAndSex.Sum(), population.Residents, "'by-age-and-sex'", "'residents' of 'population'", _marks.Of("population", "by-age-and-sex"));
        foreach (var sex in Classification.Sexes)
        {
            foreach (var age in Classification.AgeBands)
            {
                var key = $"{sex}/{age}";
                var inside = labour.Employed[key] + labour.Unemployed[key];
                if (age == Classification.AgeBands[(int)AgeBand.From0To14] && inside > 0)
                {
                    _diagnostics.Error(_marks.Of("labour", "employed"), $"{Number(inside)} employed or unemployed in '{key}'; the labour force begins at 15: leave them out");
                }
                else if (inside > population.ByAgeAndSex[key])
                {
                    _diagnostics.Error(_marks.Of("labour", "employed"), $"{Number(labour.Employed[key])} employed and {Number(labour.Unemployed[key])} unemployed in '{key}' are more than "
                        + $"the {Number(population.ByAgeAndSex[key])} persons that 'by-age-and-sex' gives");
                }
            }
        }

        if (labour.Unemployed.Sum() <= 0)
        {
            _diagnostics.Error(_marks.Of("labour", "unemployed"), "nobody is unemployed; who is hired is found among the unemployed: give those of 15 and over by sex and age");
        }
    }

    private void CheckJobs()
    {
        var labour = _economy.Labour;
        var employed = labour.Employed.Sum();
        if (employed <= 0)
        {
            _diagnostics.Error(_marks.Of("labour", "employed"), "nobody is employed");
            return;
        }

        MustAgree(_economy.Sectors.Sum(s => s.Employment.Value), employed, "'employment' of the sectors", "'employed' of 'labour'", _marks.Of("sectors"));
        MustAgree(labour.ByStatus.Sum(), employed, "'by-status' of 'labour'", "'employed' of 'labour'", _marks.Of("labour", "by-status"));
        var administration = Classification.Sectors[(int)Sector.PublicAdministration];
        var administered = _economy.Sectors.Single(s => s.Sector == administration).Employment.Value;
        MustAgree(labour.PublicEmployees[administration], administered, $"'public-employees' of '{administration}'", $"'employment' of that sector, where all are public",
            _marks.Of("labour", "public-employees"));
        var conventional = employed - labour.PublicEmployees.Sum() - _economy.SocialEconomy.Sum(f => f.PaidEmployment.Value);
        if (labour.PublicEmployees.Sum() > labour.ByStatus["employee"])
        {
            _diagnostics.Error(_marks.Of("labour", "public-employees"), $"{Number(labour.PublicEmployees.Sum())} public employees are more than the "
                + $"{Number(labour.ByStatus["employee"])} employees of 'by-status', whose part they are");
        }

        var mean = _economy.Firms.SizeShares.Values.Sum(share => share.Value * _economy.Firms.MeanSize[share.Key]);
        if (Off(_economy.Firms.Total * mean, conventional) > LooseTolerance && conventional > 0 && mean > 0)
        {
            _diagnostics.Warn(_marks.Of("firms", "total"), $"{Number(_economy.Firms.Total)} firms of {Number(mean)} persons on average (by 'size-shares' and 'mean-size') have "
                + $"{Number(_economy.Firms.Total * mean)} jobs; {Number(conventional)} of the employed are neither public nor paid by the social economy. 'total' would be "
                + $"{Number(conventional / mean)}; the model keeps 'total' and changes the sizes");
        }
    }

    private void CheckSocialEconomy()
    {
        foreach (var family in _economy.SocialEconomy)
        {
            var employers = family.Entities * family.EmployerShare;
            if (family.PaidEmployment > 0 && employers <= 0)
            {
                _diagnostics.Error(MarkOf(family, "paid-employment"), $"family '{family.Family}' has {Number(family.PaidEmployment)} paid jobs, but no entity that pays "
                    + "('entities' x 'employer-share' is 0)");
            }
            else if (employers > family.PaidEmployment * (1 + Tolerance))
            {
                _diagnostics.Warn(MarkOf(family, "employer-share"), $"family '{family.Family}' has {Number(employers)} entities with staff ('entities' x 'employer-share'), but only "
                    + $"{Number(family.PaidEmployment)} paid jobs; 'employer-share' can be {Percent(family.PaidEmployment / family.Entities)} at most");
            }
        }
    }

    private void CheckMoney()
    {
        var (accounts, government) = (_economy.Accounts, _economy.Government);
        var uses = accounts.HouseholdConsumption + accounts.GovernmentConsumption + accounts.Investment + accounts.Exports - accounts.Imports;
        if (Off(uses, 1) > Tolerance)
        {
            _diagnostics.Warn(_marks.Of("accounts"), Disagreement(uses, 1, "consumption + investment + exports - imports", "GDP"));
        }

        var pay = accounts.GovernmentConsumption - government.Procurement - government.ServiceAgreements;
        if (pay <= 0)
        {
            _diagnostics.Error(_marks.Of("accounts", "government-consumption"), $"'government-consumption' less 'procurement' and 'service-agreements' leaves {Percent(pay)} of GDP for "
                + $"public pay; it must be above {Percent(government.Procurement + government.ServiceAgreements)}");
        }

        // Figures that do not add up themselves leave no balance to speak of.
        if (pay > 0 && Off(uses, 1) <= Tolerance)
        {
            CheckAbroad();
        }

        var employed = _economy.Labour.Employed.Sum();
        var agreements = _economy.SocialEconomy.Sum(f =>
            f.PaidEmployment / employed * f.WageRatio * accounts.LabourShare / f.LabourShare * f.Resources["agreements"]);
        if (Math.Abs(agreements - government.ServiceAgreements) > Math.Max(0.0005, 0.25 * agreements))
        {
            _diagnostics.Warn(_marks.Of("government", "service-agreements"), $"'service-agreements' is {Percent(government.ServiceAgreements)} of GDP, while value added x 'agreements' of the "
                + $"families adds up to {Percent(agreements)}; the model keeps the total and changes the families");
        }
    }

    private void CheckAbroad()
    {
        var balance = ExternalBalance.Of(_economy);
        if (-balance.FromAbroad > balance.PayableAbroad)
        {
            _diagnostics.Error(_marks.Of("accounts", "income-from-abroad"), $"{Percent(-balance.FromAbroad)} of GDP is paid abroad, but firms have no more than {Percent(balance.PayableAbroad)} to pay out "
                + "after labour, replaced capital, interest and tax");
        }
        else if (Math.Abs(balance.TakenFromDeposits) > LargestPrivateBalance)
        {
            var fitting = Percent(Math.Max(balance.FromAbroad + balance.TakenFromDeposits, -balance.PayableAbroad));
            _diagnostics.Warn(_marks.Of("accounts"), $"the trade deficit ({Percent(balance.TradeDeficit)} of GDP) less 'income-from-abroad' ({Percent(balance.FromAbroad)}) and the governments' deficit "
                + $"before interest, by the file's rates some {Percent(balance.GovernmentDeficit)}, leaves {Percent(Math.Abs(balance.TakenFromDeposits))} of GDP a year that households and firms would {(balance.TakenFromDeposits > 0 ? "lose" : "gain")} in deposits for ever. "
                + $"The settled economy will have residents {(balance.TakenFromDeposits > 0 ? "receive about as much from abroad" : "put about as much abroad")}, so that they consume and import what the file says; 'income-from-abroad: {fitting}' (remittances and "
                + $"aid less profits of foreign owners) would {(balance.FromAbroad + balance.TakenFromDeposits < -balance.PayableAbroad ? "be the most that firms can pay" : "balance it")}");
        }
    }

    /// <summary>Who administers produces what its pay is: a share of value added beside it is a part of GDP that nobody produces.</summary>
    private void CheckPublicAdministration()
    {
        var (accounts, government, employees) = (_economy.Accounts, _economy.Government, _economy.Labour.PublicEmployees);
        var administration = Classification.Sectors[(int)Sector.PublicAdministration];
        var share = _economy.Sectors.Single(s => s.Sector == administration).ValueAddedShare.Value;
        var pay = (accounts.GovernmentConsumption - government.Procurement - government.ServiceAgreements) / (1 - accounts.ProductTaxes)
            * employees[administration] / Math.Max(employees.Sum(), 1);
        if (Math.Abs(share - pay) > LargestUnpaid)
        {
            _diagnostics.Warn(_marks.OfEntry("sectors", "sector", administration, "value-added-share"), $"'value-added-share' of '{administration}' is {Percent(share)}, while the pay of its public employees "
                + $"(government consumption less procurement and agreements, by their part of 'public-employees') is {Percent(pay)} of value added; GDP will be {(share > pay ? "lower" : "higher")} than the file says by "
                + $"some {Percent(Math.Abs(share - pay) * (1 - accounts.ProductTaxes))}");
        }
    }

    private void CheckFirmsOfSectors()
    {
        foreach (var sector in _economy.Sectors)
        {
            var firms = _economy.Firms.Total * sector.FirmsShare;
            var jobs = sector.Employment - _economy.Labour.PublicEmployees[sector.Sector] - _economy.SocialEconomy.Sum(f => f.PaidEmployment * f.JobsBySector[sector.Sector]);
            if (firms > jobs * (1 + Tolerance) && jobs > 0)
            {
                _diagnostics.Warn(_marks.OfEntry("sectors", "sector", sector.Sector, "firms-share"), $"'firms-share' gives '{sector.Sector}' {Number(firms)} firms, but they have only {Number(jobs)} jobs beside public employees and the social "
                    + $"economy: all would be firms of one person; it can be {Percent(jobs / _economy.Firms.Total)} at most");
            }
        }
    }

    private void CheckSectors()
    {
        try
        {
            BaseEquilibrium.Solve(_economy, AnySample, new ModelParameters());
        }
        catch (ImpossibleEconomyException impossible)
        {
            foreach (var fault in impossible.Faults)
            {
                _diagnostics.Error(_marks.OfEntry("sectors", "sector", fault.Sector, fault.Key), $"sector '{fault.Sector}': {fault.Message}");
            }
        }
    }

    private void MustAgree(double sum, double target, string what, string targetName, Mark mark)
    {
        if (Off(sum, target) > Tolerance)
        {
            _diagnostics.Error(mark, Disagreement(sum, target, what, targetName) + "; they must agree within 2 %");
        }
    }

    private Mark MarkOf(SocialEconomyFamily family, string key) => _marks.OfEntry("social-economy", "family", family.Family, key);

    private static double Off(double sum, double target) => Math.Abs(sum - target) / Math.Max(Math.Abs(target), 1e-9);

    private static string Disagreement(double sum, double target, string what, string targetName) =>
        $"{what}: {Number(sum)} in all, more than 2 % from {targetName}, {Number(target)}";

    private static string Number(double value) => QuantityText.Number(Math.Round(value, Math.Abs(value) >= 100 ? 0 : 4));
}
