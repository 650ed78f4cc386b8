using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Structure;

/// <summary>Solves the stationary state of the base year from the economy file's accounts (MODEL: "the base equilibrium can be solved rather than
/// searched"): sector by sector, value added + imports = consumption + investment + procurement + service agreements + exports, which gives
/// household demand; productivity, pay and tax rates follow from employment and the accounts.</summary>
public static class BaseEquilibrium
{
    private const int Forms = Classification.FormCount;
    private const int Markets = Classification.MarketSectorCount;

    /// <summary>Solves the constants of an economy for a sample of <paramref name="residents"/> persons.</summary>
    /// <exception cref="ImpossibleEconomyException">The economy's accounts leave a sector without household demand or a sector without jobs.</exception>
    public static EconomyStructure Solve(EconomyDefinition economy, int residents, ModelParameters parameters)
    {
        var faults = new SectorFaults(economy);
        var scale = economy.Population.Residents.Value / residents;
        var gdp = economy.Accounts.GrossDomesticProduct.Value * 100 / 12 / scale;
        var accounts = economy.Accounts;
        var government = economy.Government;
        var valueAdded = gdp * (1 - accounts.ProductTaxes);
        var procurement = gdp * government.Procurement;
        var agreements = gdp * government.ServiceAgreements;
        var publicPay = gdp * accounts.GovernmentConsumption - procurement - agreements;
        var employerCost = 1 + government.EmployerContribution.Value;

        var employed = economy.Labour.Employed.Sum() / scale;
        var publicJobs = economy.Labour.PublicEmployees.Sum() / scale;
        var meanPay = gdp * accounts.LabourShare / employed / employerCost;

        var jobs = new double[Classification.SectorCount * Forms];
        var productivity = new double[jobs.Length];
        var pay = new double[jobs.Length];
        var market = new double[jobs.Length];
        var agreementShare = new double[jobs.Length];
        var feeShare = new double[jobs.Length];
        SocialEconomyCells.Merge(economy, scale, meanPay, employerCost, jobs, productivity, pay, agreementShare, feeShare);

        var privateValueAdded = new double[Markets];
        var agreementsBySector = new double[Markets];
        var feesBySector = new double[Markets];
        for (var s = 0; s < Markets; s++)
        {
            var sector = economy.Sectors[s];
            var publicHere = economy.Labour.PublicEmployees[sector.Sector] / scale;
            privateValueAdded[s] = valueAdded * sector.ValueAddedShare - publicPay * publicHere / publicJobs;
            double socialJobs = 0, socialValueAdded = 0;
            for (var f = 1; f < Forms - 1; f++)
            {
                var cell = s * Forms + f;
                socialJobs += jobs[cell];
                socialValueAdded += jobs[cell] * productivity[cell];
                agreementsBySector[s] += jobs[cell] * productivity[cell] * agreementShare[cell];
                feesBySector[s] += jobs[cell] * productivity[cell] * feeShare[cell];
            }

            var conventional = s * Forms + (int)Form.Conventional;
            jobs[conventional] = sector.Employment / scale - publicHere - socialJobs;
            var conventionalValueAdded = privateValueAdded[s] - socialValueAdded;
            faults.CheckJobs(s, jobs[conventional] * scale, publicHere * scale, socialJobs * scale);
            faults.CheckValueAdded(s, privateValueAdded[s] / valueAdded, socialValueAdded / valueAdded);
            productivity[conventional] = conventionalValueAdded / jobs[conventional];
            pay[conventional] = productivity[conventional] * sector.LabourShare / employerCost;
            market[conventional] = 1;
        }

        faults.ThrowIfAny();

        // The accounts give one total of agreements; the families' shares spread it over the cells.
        var agreementFactor = agreements / Math.Max(agreementsBySector.Sum(), 1);
        for (var cell = 0; cell < agreementShare.Length; cell++)
        {
            agreementShare[cell] = Math.Min(agreementShare[cell] * agreementFactor, 0.95 - feeShare[cell]);
            if (cell % Forms != 0)
            {
                market[cell] = 1 - agreementShare[cell] - feeShare[cell];
            }
        }

        for (var s = 0; s < Markets; s++)
        {
            agreementsBySector[s] = Enumerable.Range(1, Forms - 2)
                .Sum(f => jobs[s * Forms + f] * productivity[s * Forms + f] * agreementShare[s * Forms + f]);
        }

        var administration = (int)Sector.PublicAdministration * Forms + (int)Form.Public;
        jobs[administration] = publicJobs;
        pay[administration] = publicPay / publicJobs / employerCost;
        productivity[administration] = publicPay / publicJobs;

        var volunteerFees = VolunteerEntityFees(economy);
        foreach (var cell in SocialEconomyCells.Families(economy))
        {
            feesBySector[cell.Sector] += Math.Max(cell.Entities - cell.Employers, 0) / scale * volunteerFees;
        }

        var exports = gdp * accounts.Exports;
        var imports = gdp * accounts.Imports;
        var investment = gdp * accounts.Investment;
        var consumption = new double[Markets];
        var importShares = new double[Markets];
        for (var s = 0; s < Markets; s++)
        {
            var sector = economy.Sectors[s];
            var (x, m, i, p) = (exports * sector.ExportsShare, imports * sector.ImportsShare, investment * sector.InvestmentShare,
                procurement * sector.ProcurementShare);
            consumption[s] = privateValueAdded[s] + m - x - i - p - agreementsBySector[s] - feesBySector[s];
            faults.CheckConsumption(s, consumption[s] / gdp);
            importShares[s] = m / (consumption[s] + i + x);
            faults.CheckImports(s, importShares[s], (consumption[s] + i + x) / imports);
        }

        faults.ThrowIfAny();
        var productTaxes = gdp * accounts.ProductTaxes;
        var net = consumption.Sum();
        var fees = feesBySector.Sum();
        var consumptionTotal = net + productTaxes + fees;
        var householdDeposits = accounts.HouseholdDeposits * gdp * 12;
        var ofIncome = Math.Min(0.95, accounts.MarginalPropensityToConsume.Value);
        var (capitalMonths, depreciation) = Capital(economy, investment, employerCost, jobs, productivity, pay);
        var payFactors = PayFactors(economy);
        var retired = RetiredByPay(economy, payFactors) / scale;
        var children = Classification.Sexes.Sum(sex => economy.Population.ByAgeAndSex[$"{sex}/0-14"]) / scale;
        var payroll = jobs.Select((j, cell) => j * pay[cell]).Sum();
        var unemployed = economy.Labour.Unemployed.Sum() / scale;
        var exempt = government.IncomeTaxExemption * payroll / employed;
        var corporate = Enumerable.Range(0, Forms).Select(f => CorporateRate(government, (Form)f)).ToArray();

        var femaleShares = Segregation.FemaleShares(economy, jobs);

        return new EconomyStructure
        {
            Economy = economy,
            Residents = residents,
            Scale = scale,
            ProductivityCents = productivity,
            PayCents = pay,
            Jobs = jobs,
            CapitalMonths = capitalMonths,
            Depreciation = depreciation,
            WeeklyHours = economy.Sectors.Select(s => s.WeeklyHours.Value).ToArray(),
            MarketShare = market,
            AgreementShare = agreementShare,
            FeeShare = feeShare,
            VolunteerEntityFeesCents = volunteerFees,
            ConsumptionShares = consumption.Select(c => c / net).ToArray(),
            InvestmentShares = economy.Sectors.Take(Markets).Select(s => s.InvestmentShare.Value).ToArray(),
            LocalShares = economy.Sectors.Take(Markets).Select(s => s.LocalShare.Value).ToArray(),
            ImportShares = importShares,
            ExportsCents = economy.Sectors.Take(Markets).Select(s => (long)(exports * s.ExportsShare)).ToArray(),
            ProcurementCents = economy.Sectors.Take(Markets).Select(s => (long)(procurement * s.ProcurementShare)).ToArray(),
            AgreementsCents = agreementsBySector.Select(a => (long)a).ToArray(),
            FeesOfConsumption = fees / consumptionTotal,
            FeeSectorShares = feesBySector.Select(f => fees > 0 ? f / fees : 0).ToArray(),
            ProductTaxRate = productTaxes / net,
            FromAbroadCents = (long)(gdp * Math.Max(accounts.IncomeFromAbroad, 0) / residents),
            ForeignOwnership = ExternalBalance.Of(economy).ForeignOwnership,
            ConsumptionOfIncome = ofIncome,
            ConsumptionOfDeposits = (1 - ofIncome) * consumptionTotal / householdDeposits,
            ConsumptionFloorCents = (long)(parameters.ConsumptionFloor * consumptionTotal / residents),
            BaseDebtCents = (long)(gdp * 12 * government.Debt),
            IncomeTaxRate = 0.2,
            IncomeTaxExemptCents = (long)exempt,
            CorporateTaxRate = corporate,
            FamilyBenefitCents = (long)(gdp * government.FamilyBenefits / Math.Max(children, 1)),
            PensionCents = gdp * government.Pensions / Math.Max(retired, 1),
            // Somewhere to begin: as if each had a mean last pay. Settling moves it.
            BenefitFactor = Math.Min(gdp * government.UnemploymentBenefits
                / Math.Max(unemployed * government.UnemploymentReplacementRate * payroll / employed, 1), 1),
            PayFactor = payFactors,
            SeparationRate = economy.Labour.MonthlySeparationRate,
            // Somewhere to begin: settling moves it.
            EntryToLabourForce = [.. Enumerable.Range(0, Classification.SexCount * Classification.AgeBandCount)
                .Select(group => group % Classification.AgeBandCount > 0 ? 0.003 : 0)],
            Discouragement = Enumerable.Repeat(1.0, Classification.SexCount * Classification.AgeBandCount).ToArray(),
            BaseUnemploymentRate = economy.Labour.Unemployed.Sum() / (economy.Labour.Unemployed.Sum() + economy.Labour.Employed.Sum()),
            FoundingRates = new double[2 * jobs.Length],
            FoundingNiches = Enumerable.Repeat(Array.Empty<double>(), 2 * jobs.Length).ToArray(),
            BaseUnmetShares = new double[economy.Territories.Count * Classification.MarketSectorCount],
            SocialEconomyOffset = new double[Markets],
            DepositBanks = Banks.OfDeposits(economy),
            LendingBanks = Banks.OfLoans(economy),
            MissionLenders = Banks.OfMission(economy),
            FemaleShares = femaleShares,
            WouldWorkIn = Segregation.WouldWorkIn(economy, femaleShares),
            SavingsVehicles = Institutions.SavingsVehicles.Of(economy),
            RetiringShare = [.. Classification.AgeBands.Select(age => economy.Labour.RetiredShare[age])],
            StudentShare = Classification.Sexes.Select(sex => StudentShare(economy, sex)).ToArray(),
        };
    }

    /// <summary>Capital by cell and depreciation by sector. In a stationary state investment replaces capital and is paid out of gross surplus; the file gives both in
    /// total, so their ratio holds in every sector and form: delta_s kappa_s = (I / gross surplus) x gross margin_s. A form with a thin margin has
    /// less capital a unit of output in proportion.</summary>
    private static (double[] Months, double[] Depreciation) Capital(
        EconomyDefinition economy, double investment, double employerCost, double[] jobs, double[] productivity, double[] pay)
    {
        var margins = productivity.Select((pi, cell) => pi > 0 ? Math.Max(0.01, 1 - pay[cell] * employerCost / pi) : 0).ToArray();
        var surplus = Enumerable.Range(0, Markets * Forms).Sum(cell => jobs[cell] * productivity[cell] * margins[cell]);
        var months = new double[jobs.Length];
        var depreciation = new double[Markets];
        for (var s = 0; s < Markets; s++)
        {
            var sector = economy.Sectors[s].CapitalMonths.Value;
            var conventional = margins[s * Forms];
            depreciation[s] = investment / surplus * conventional / sector;
            for (var f = 0; f < Forms - 1; f++)
            {
                months[s * Forms + f] = sector * (productivity[s * Forms + f] > 0 ? margins[s * Forms + f] : conventional) / conventional;
            }
        }

        return (months, depreciation);
    }

    /// <summary>Persons of the economy who are retired: outside the labour force, by the share of each age band.</summary>
    public static double RetiredPersons(EconomyDefinition economy) =>
        Classification.AgeBands.Skip(1).Sum(age => Classification.Sexes.Sum(sex => RetiredPersons(economy, sex, age)));

    private static double RetiredPersons(EconomyDefinition economy, string sex, string age)
    {
        var key = $"{sex}/{age}";
        var outside = economy.Population.ByAgeAndSex[key] - economy.Labour.Employed[key] - economy.Labour.Unemployed[key];
        return Math.Max(outside, 0) * economy.Labour.RetiredShare[age];
    }

    /// <summary>The retired, each counted as often as the mean of the employed is paid for the same education and sex: pensions differ as pay does.</summary>
    private static double RetiredByPay(EconomyDefinition economy, double[] payFactors) => Classification.AgeBands.Skip(1).Sum(age => Enumerable.Range(0, payFactors.Length).Sum(
        f => RetiredPersons(economy, Classification.Sexes[f % Classification.SexCount], age)
            * economy.Population.EducationByAge[$"{age}/{Classification.Educations[f / Classification.SexCount]}"] * payFactors[f]));

    /// <summary>Share of students among the young outside the labour force.</summary>
    private static double StudentShare(EconomyDefinition economy, string sex)
    {
        var key = $"{sex}/{Classification.AgeBands[(int)AgeBand.From15To24]}";
        var persons = economy.Population.ByAgeAndSex[key];
        var outside = persons - economy.Labour.Employed[key] - economy.Labour.Unemployed[key];
        var idle = economy.Labour.YouthNotInEmploymentOrEducation[sex] * persons - economy.Labour.Unemployed[key];
        return 1 - Math.Clamp(idle / Math.Max(outside, 1), 0, 1);
    }

    /// <summary>Pay by [education * sexes + sex] relative to the mean of the employed.</summary>
    private static double[] PayFactors(EconomyDefinition economy)
    {
        var factors = new double[Classification.EducationCount * Classification.SexCount];
        double sum = 0, weight = 0;
        for (var e = 0; e < Classification.EducationCount; e++)
        {
            for (var x = 0; x < Classification.SexCount; x++)
            {
                var factor = economy.Labour.WageByEducation[Classification.Educations[e]] * (x == (int)Sex.Female ? economy.Labour.FemaleWageRatio : 1);
                factors[e * Classification.SexCount + x] = factor;
                foreach (var age in Classification.AgeBands.Skip(1))
                {
                    var persons = economy.Labour.Employed[$"{Classification.Sexes[x]}/{age}"]
                        * economy.Population.EducationByAge[$"{age}/{Classification.Educations[e]}"];
                    sum += persons * factor;
                    weight += persons;
                }
            }
        }

        return factors.Select(f => f / (sum / weight)).ToArray();
    }

    private static double CorporateRate(GovernmentDefinition government, Form form) =>
        form == Form.Public ? 0
        : government.CorporateTaxRateByForm.Values.TryGetValue(Classification.Forms[(int)form], out var rate) ? rate
        : government.CorporateTaxRate;

    /// <summary>Cents a month of an entity without paid staff, which lives on fees and donations alone. Assumed: a quarter of a mean pay a year; the satellite
    /// account gives no figure apart for them.</summary>
    private static double VolunteerEntityFees(EconomyDefinition economy) =>
        economy.Accounts.GrossDomesticProduct * economy.Accounts.LabourShare / economy.Labour.Employed.Sum() * 100 / 12 * 0.25;
}
