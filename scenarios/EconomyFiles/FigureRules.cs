using SseSim.Model.Economy;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>The rule of every figure and table of <see cref="EconomyDefinition"/>. A test checks that none is missing.</summary>
internal static class FigureRules
{
    private const string OfGdp = "share of GDP";
    private const string Yearly = "share a year";

    /// <summary>Residents are numbered from 0 in whole numbers of 32 bits.</summary>
    private const double MostResidents = 2e9;

    private static readonly string[] FirmSizes = ["1", "2-9", "10-49", "50-249", "250+"];

    private static readonly IReadOnlyList<string> AdultBands = [.. Classification.AgeBands.Skip((int)AgeBand.From15To24)];

    private static readonly IReadOnlyList<string> LaterBands = [.. Classification.AgeBands.Skip((int)AgeBand.From55To64)];

    private static readonly IReadOnlyList<string> SocialEconomyForms = [.. Classification.Forms.Where((_, form) => Classification.IsSocialEconomy((Form)form))];

    private static readonly Dictionary<(Type, string), FigureRule> Rules = new List<((Type, string) Key, FigureRule Rule)>
    {
        Of<TerritoryDefinition>(nameof(TerritoryDefinition.Residents), FigureRule.Count("persons") with { Positive = true }),
        Of<TerritoryDefinition>(nameof(TerritoryDefinition.UrbanShare), FigureRule.Share("share of residents")),

        Of<PopulationDefinition>(nameof(PopulationDefinition.Residents), FigureRule.Count("persons") with { Positive = true, Maximum = MostResidents }),
        Of<PopulationDefinition>(nameof(PopulationDefinition.ByAgeAndSex),
            FigureRule.Count("persons").By(Classification.Sexes, Classification.AgeBands) with { Complete = true }),
        Of<PopulationDefinition>(nameof(PopulationDefinition.EducationByAge),
            FigureRule.Share("share of age band").By(AdultBands, Classification.Educations) with { Sum = TableSum.OneWithinFirstClass, Complete = true }),
        Of<PopulationDefinition>(nameof(PopulationDefinition.HouseholdSizes),
            FigureRule.Share("share of households").By(["1", "2", "3", "4", "5"]) with { Sum = TableSum.One }),
        Of<PopulationDefinition>(nameof(PopulationDefinition.DisabilityShare), FigureRule.Share("share of persons from 15")),
        Of<PopulationDefinition>(nameof(PopulationDefinition.DisplacedShare), FigureRule.Share("share of persons")),
        Of<PopulationDefinition>(nameof(PopulationDefinition.MinorityShare), FigureRule.Share("share of persons")),
        Of<PopulationDefinition>(nameof(PopulationDefinition.VeteranShare), FigureRule.Share("share of persons")),
        Of<PopulationDefinition>(nameof(PopulationDefinition.VolunteerRate), FigureRule.Share("share of persons from 15")),
        Of<PopulationDefinition>(nameof(PopulationDefinition.VolunteerHoursPerYear), FigureRule.Hours("hours a year", 8784)),

        Of<LabourDefinition>(nameof(LabourDefinition.Employed), FigureRule.Count("persons").By(Classification.Sexes, Classification.AgeBands)),
        Of<LabourDefinition>(nameof(LabourDefinition.Unemployed), FigureRule.Count("persons").By(Classification.Sexes, Classification.AgeBands)),
        Of<LabourDefinition>(nameof(LabourDefinition.YouthNotInEmploymentOrEducation),
            FigureRule.Share("share of persons 15-24").By(Classification.Sexes) with { Complete = true }),
        Of<LabourDefinition>(nameof(LabourDefinition.RetiredShare),
            FigureRule.Share("share of persons outside the labour force").By(LaterBands) with { Complete = true }),
        Of<LabourDefinition>(nameof(LabourDefinition.ByStatus),
            FigureRule.Count("persons").By(["employee", "self-employed"]) with { Complete = true }),
        Of<LabourDefinition>(nameof(LabourDefinition.PublicEmployees), FigureRule.Count("persons").By(Classification.Sectors)),
        Of<LabourDefinition>(nameof(LabourDefinition.InformalShare), FigureRule.Share("share of employment")),
        Of<LabourDefinition>(nameof(LabourDefinition.FemaleWageRatio), FigureRule.Ratio(2) with { Positive = true }),
        Of<LabourDefinition>(nameof(LabourDefinition.WageByEducation),
            FigureRule.Ratio(20).By(Classification.Educations) with { Complete = true, Positive = true }),
        Of<LabourDefinition>(nameof(LabourDefinition.MonthlySeparationRate), FigureRule.Share("share a month")),

        Of<SectorDefinition>(nameof(SectorDefinition.Employment), FigureRule.Count("persons")),
        Of<SectorDefinition>(nameof(SectorDefinition.ValueAddedShare), FigureRule.Share()),
        Of<SectorDefinition>(nameof(SectorDefinition.LabourShare), FigureRule.Share("share of value added") with { Positive = true }),
        Of<SectorDefinition>(nameof(SectorDefinition.ExportsShare), FigureRule.Share()),
        Of<SectorDefinition>(nameof(SectorDefinition.ImportsShare), FigureRule.Share()),
        Of<SectorDefinition>(nameof(SectorDefinition.InvestmentShare), FigureRule.Share()),
        Of<SectorDefinition>(nameof(SectorDefinition.ProcurementShare), FigureRule.Share()),
        Of<SectorDefinition>(nameof(SectorDefinition.LocalShare), FigureRule.Share("share of household demand")),
        Of<SectorDefinition>(nameof(SectorDefinition.CapitalMonths), FigureRule.Months() with { Positive = true }),
        Of<SectorDefinition>(nameof(SectorDefinition.WeeklyHours), FigureRule.Hours("hours a week", 168) with { Positive = true }),
        Of<SectorDefinition>(nameof(SectorDefinition.FemaleShare), FigureRule.Share("share of employment")),
        Of<SectorDefinition>(nameof(SectorDefinition.LotValue), FigureRule.Money()),
        Of<SectorDefinition>(nameof(SectorDefinition.FirmsShare), FigureRule.Share("share of conventional firms")),

        Of<FirmsDefinition>(nameof(FirmsDefinition.Total), FigureRule.Count("enterprises") with { Positive = true }),
        Of<FirmsDefinition>(nameof(FirmsDefinition.SizeShares),
            FigureRule.Share("share of enterprises").By(FirmSizes) with { Sum = TableSum.One, Complete = true }),
        Of<FirmsDefinition>(nameof(FirmsDefinition.MeanSize), FigureRule.Count("persons").By(FirmSizes) with { Complete = true }),
        Of<FirmsDefinition>(nameof(FirmsDefinition.TurnoverRate), FigureRule.Share(Yearly)),

        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.Entities), FigureRule.Count("entities")),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.PaidEmployment), FigureRule.Count("persons")),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.EmployerShare), FigureRule.Share("share of entities")),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.WageRatio), FigureRule.Ratio(10) with { Positive = true }),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.LabourShare), FigureRule.Share("share of value added") with { Positive = true }),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.JobsBySector),
            FigureRule.Share("share of paid jobs").By(Classification.Sectors) with { Sum = TableSum.One }),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.EntitiesBySector),
            FigureRule.Share("share of entities").By(Classification.Sectors) with { Sum = TableSum.One }),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.Resources),
            FigureRule.Share("share of resources").By(["agreements", "fees", "donations"]) with { Sum = TableSum.AtMostOne }),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.InformalShare), FigureRule.Share("share of entities")),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.MembersPerEntity), FigureRule.Count("members")),
        Of<SocialEconomyFamily>(nameof(SocialEconomyFamily.TurnoverRate), FigureRule.Share(Yearly)),

        Of<AccountsDefinition>(nameof(AccountsDefinition.GrossDomesticProduct), FigureRule.Money() with { Positive = true }),
        Of<AccountsDefinition>(nameof(AccountsDefinition.HouseholdConsumption), FigureRule.Ratio(5, OfGdp)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.GovernmentConsumption), FigureRule.Ratio(5, OfGdp)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.Investment), FigureRule.Ratio(5, OfGdp) with { Positive = true }),
        Of<AccountsDefinition>(nameof(AccountsDefinition.Exports), FigureRule.Ratio(5, OfGdp)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.Imports), FigureRule.Ratio(5, OfGdp)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.IncomeFromAbroad), FigureRule.Ratio(1, OfGdp, -1)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.ProductTaxes), FigureRule.Ratio(1, OfGdp, -1)),
        Of<AccountsDefinition>(nameof(AccountsDefinition.LabourShare), FigureRule.Share(OfGdp) with { Positive = true }),
        Of<AccountsDefinition>(nameof(AccountsDefinition.HouseholdDeposits), FigureRule.Ratio(10, OfGdp) with { Positive = true }),
        Of<AccountsDefinition>(nameof(AccountsDefinition.MarginalPropensityToConsume), FigureRule.Share("share of income")),

        Of<GovernmentDefinition>(nameof(GovernmentDefinition.EmployerContribution), FigureRule.Share("share of gross pay")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.EmployeeContribution), FigureRule.Share("share of gross pay")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.PersonalIncomeTax), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.IncomeTaxExemption), FigureRule.Ratio(5, "share of mean gross pay")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.CorporateTaxRate), FigureRule.Share("share of taxable surplus")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.CorporateTaxRateByForm),
            FigureRule.Share("share of taxable surplus").By(Classification.Forms)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.Pensions), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.UnemploymentBenefits), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.UnemploymentBenefitMonths), FigureRule.Months()),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.UnemploymentReplacementRate), FigureRule.Share("share of last pay")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.FamilyBenefits), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.Procurement), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.LocalProcurementShare), FigureRule.Share("share of procurement")),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.ServiceAgreements), FigureRule.Share(OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.Debt), FigureRule.Ratio(10, OfGdp)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.DebtInterestRate), FigureRule.Share(Yearly)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.RegistrationCost), FigureRule.Money()),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.ComplianceHours), FigureRule.Hours("hours a year", 2000)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.RegistrationDays), FigureRule.Days(1000)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.PaymentDays), FigureRule.Days(365)),
        Of<GovernmentDefinition>(nameof(GovernmentDefinition.SupportHoursPerYear), FigureRule.Hours("hours a year", double.PositiveInfinity)),

        Of<CreditDefinition>(nameof(CreditDefinition.BusinessLoans), FigureRule.Ratio(10, OfGdp)),
        Of<CreditDefinition>(nameof(CreditDefinition.DepositInterestRate), FigureRule.Share(Yearly)),
        Of<CreditDefinition>(nameof(CreditDefinition.LoanTermMonths), FigureRule.Months() with { Positive = true }),
        Of<CreditDefinition>(nameof(CreditDefinition.RotatingSavingsShare), FigureRule.Share("share of informal organisations")),
        Of<CreditDefinition>(nameof(CreditDefinition.DefaultRate), FigureRule.Share(Yearly)),
        Of<FinancierDefinition>(nameof(FinancierDefinition.DepositShare), FigureRule.Share("share of deposits")),
        Of<FinancierDefinition>(nameof(FinancierDefinition.LoanShare), FigureRule.Share("share of loans to organisations")),
        Of<FinancierDefinition>(nameof(FinancierDefinition.Capital), FigureRule.Ratio(10)),
        Of<FinancierDefinition>(nameof(FinancierDefinition.LoanRate), FigureRule.Share(Yearly)),
        Of<FinancierDefinition>(nameof(FinancierDefinition.LargestLoan), FigureRule.Money()),
        Of<FinancierDefinition>(nameof(FinancierDefinition.Reach), FigureRule.Share("share of households")),
        Of<FinancierDefinition>(nameof(FinancierDefinition.RiskAppetite), FigureRule.Share("expected loss, share of loan")),
        Of<FinancierDefinition>(nameof(FinancierDefinition.MissionWeight), FigureRule.Ratio(1, "share of rate")),
        Of<FinancierDefinition>(nameof(FinancierDefinition.InitialPerception), FigureRule.Ratio(20)),
        Of<FinancierDefinition>(nameof(FinancierDefinition.PriorLoanYears), FigureRule.Count("loan-years")),

        Of<PovertyDefinition>(nameof(PovertyDefinition.InternationalLine), FigureRule.Money()),
        Of<PovertyDefinition>(nameof(PovertyDefinition.NationalLine), FigureRule.Share("share of median equivalised income")),

        Of<GoalsDefinition>(nameof(GoalsDefinition.ManagerShare), FigureRule.Share("share of the employed")),
        Of<GoalsDefinition>(nameof(GoalsDefinition.ManagerShareBySector), FigureRule.Share("share of the employed").By(Classification.Sectors)),
        Of<GoalsDefinition>(nameof(GoalsDefinition.TrainedShare), FigureRule.Share("share of paid staff in 12 months").By(SocialEconomyForms)),
        Of<GoalsDefinition>(nameof(GoalsDefinition.SmallProducers), FigureRule.Count("persons")),
        Of<GoalsDefinition>(nameof(GoalsDefinition.Learners), Carried(FigureRule.Count("persons"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.SellingProducers), Carried(FigureRule.Count("persons"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.PricePremium), Carried(FigureRule.Share("share of the price") with { Minimum = -1 })),
        Of<GoalsDefinition>(nameof(GoalsDefinition.WaterUsers), Carried(FigureRule.Count("persons"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.InstalledPower), Carried(FigureRule.Of(FigureKind.Kilowatts, "kW"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.HousedHouseholds), Carried(FigureRule.Count("households"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.RecoveredTonnes), Carried(FigureRule.Of(FigureKind.Tonnes, "tonnes a year"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.Emissions), FigureRule.Of(FigureKind.Tonnes, "tonnes CO2e a year").By(Classification.Sectors) with { Banded = true }),
        Of<GoalsDefinition>(nameof(GoalsDefinition.CooperativeFishers), Carried(FigureRule.Count("persons"))),
        Of<GoalsDefinition>(nameof(GoalsDefinition.CommunityLand), Carried(FigureRule.Of(FigureKind.Hectares, "hectares"))),

        Of<StatisticsDefinition>(nameof(StatisticsDefinition.Coverage),
            FigureRule.Share("share of entities").By(Classification.SizeClasses) with { Complete = true }),
        Of<StatisticsDefinition>(nameof(StatisticsDefinition.LagMonths), FigureRule.Months()),
        Of<StatisticsDefinition>(nameof(StatisticsDefinition.SamplingError), FigureRule.Share("relative standard error")),
        Of<StatisticsDefinition>(nameof(StatisticsDefinition.PublishRepayment), FigureRule.Share("0 or 1")),
    }.ToDictionary(r => r.Key, r => r.Rule);

    /// <summary>The rule of a property of an economy's record, or null where it has none.</summary>
    public static FigureRule? Find(Type record, string property) => Rules.GetValueOrDefault((record, property));

    /// <summary>A figure of the base year by form of the social economy, and of what none of its entities carries.</summary>
    private static FigureRule Carried(FigureRule rule) => rule.By([.. SocialEconomyForms, GoalsDefinition.Fixed]) with { Banded = true };

    private static ((Type, string), FigureRule) Of<TRecord>(string property, FigureRule rule) => ((typeof(TRecord), property), rule);
}
