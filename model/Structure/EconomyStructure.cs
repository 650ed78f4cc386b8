using SseSim.Model.Economy;
using SseSim.Model.State;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Structure;

/// <summary>The solved constants of an economy at one scale: what each sector and form produces and pays, who buys what from whom, tax rates,
/// founding rates. Money is cents of the sample. Cells are [sector * forms + form]. Nothing here changes after settling.</summary>
public sealed class EconomyStructure
{
    public required EconomyDefinition Economy { get; init; }
    /// <summary>Residents simulated.</summary>
    public required int Residents { get; init; }
    /// <summary>Residents of the economy over residents simulated.</summary>
    public required double Scale { get; init; }

    // Production, by cell.
    /// <summary>Value added a month of a worker whose time orders fill, pi. In conventional firms the file's value added a job over the sector's utilisation.</summary>
    public required double[] ProductivityCents { get; set; }
    /// <summary>Mean gross pay a month of a worker whose time orders fill.</summary>
    public required double[] PayCents { get; set; }
    /// <summary>[sector]: what conventional firms produce with their workers over what these could. Owners who work alone cannot lay themselves off where orders do
    /// not fill their time. Found by settling, so that value added a job is the file's.</summary>
    public double[] Utilisation { get; set; } = [.. Enumerable.Repeat(1.0, Classification.SectorCount)];
    /// <summary>Paid jobs in the sample at the base.</summary>
    public required double[] Jobs { get; init; }
    /// <summary>Capital in months of value added, kappa, by cell: the sector's, in proportion to the form's gross margin.</summary>
    public required double[] CapitalMonths { get; init; }
    /// <summary>Depreciation a month, delta, by sector: such that replacing capital takes the same share of gross surplus
    /// everywhere. Its level is found by settling, so that all investment is the file's.</summary>
    public required double[] Depreciation { get; set; }
    public required double[] WeeklyHours { get; init; }

    // Where revenue comes from, by cell: shares of sales, service agreements, fees and donations, adding up to 1.
    public required double[] MarketShare { get; init; }
    public required double[] AgreementShare { get; init; }
    public required double[] FeeShare { get; init; }
    /// <summary>Fees and donations a month of an entity without paid staff.</summary>
    public required double VolunteerEntityFeesCents { get; init; }

    // Demand, by market sector.
    /// <summary>Share of household demand (net of product taxes, without fees) in each sector. Sectors that import nothing are fitted by settling.</summary>
    public required double[] ConsumptionShares { get; set; }
    public required double[] InvestmentShares { get; init; }
    public required double[] LocalShares { get; init; }
    /// <summary>Share of household, investment and export demand that is imported. Found by settling.</summary>
    public required double[] ImportShares { get; set; }
    /// <summary>Orders from abroad a month, before their import content.</summary>
    public required long[] ExportsCents { get; init; }
    /// <summary>Government purchases a month.</summary>
    public required long[] ProcurementCents { get; init; }
    public required long[] AgreementsCents { get; init; }
    /// <summary>Share of household consumption that is fees and donations to the social economy, then by sector.</summary>
    public required double FeesOfConsumption { get; init; }
    public required double[] FeeSectorShares { get; init; }
    /// <summary>Effective rate of product taxes on household consumption, net price = 1.</summary>
    public required double ProductTaxRate { get; init; }

    // Abroad.
    /// <summary>Received from abroad a month and resident, beside exports: the file's, and what settling has found.</summary>
    public required long FromAbroadCents { get; set; }
    /// <summary>Share of households' income that they put abroad. Found by settling; nothing where they receive.</summary>
    public double PutAbroad { get; set; }
    /// <summary>Share of what conventional firms pay out that goes to foreign owners.</summary>
    public required double ForeignOwnership { get; init; }

    // Households.
    /// <summary>a1, monthly marginal propensity to consume out of income.</summary>
    public required double ConsumptionOfIncome { get; init; }
    /// <summary>a2, monthly propensity to consume out of deposits. Found by settling.</summary>
    public required double ConsumptionOfDeposits { get; set; }
    public required long ConsumptionFloorCents { get; init; }

    // Government.
    /// <summary>National debt at the start.</summary>
    public required long BaseDebtCents { get; init; }
    /// <summary>What organisations owe according to the economy file, at this scale, cents.</summary>
    public double BusinessLoansCents => Economy.Credit.BusinessLoans * Economy.Accounts.GrossDomesticProduct * 100 / Scale;
    /// <summary>Rate on pay above the exempt amount, set when persons are drawn so that it raises the file's revenue.</summary>
    public required double IncomeTaxRate { get; set; }
    public required long IncomeTaxExemptCents { get; init; }
    /// <summary>Corporate tax rate by form.</summary>
    public required double[] CorporateTaxRate { get; init; }
    public required long FamilyBenefitCents { get; init; }
    /// <summary>Mean pension a month.</summary>
    public required double PensionCents { get; init; }

    /// <summary>Unemployment benefits a month according to the economy file, at this scale, cents.</summary>
    public double UnemploymentBenefitsCents => Economy.Government.UnemploymentBenefits * Economy.Accounts.GrossDomesticProduct * 100 / 12 / Scale;
    /// <summary>Unemployment benefits over what they would be if everybody who had a job were insured: the share of persons who are, and above 1, where all are, a factor on the
    /// replacement rate. Found by settling.</summary>
    public required double BenefitFactor { get; set; }
    /// <summary>Nobody receives more than the last pay.</summary>
    public double LargestBenefitFactor => 1 / Math.Max(Economy.Government.UnemploymentReplacementRate, 0.01);

    /// <summary>Part of the instalments that an organisation wants to borrow again; below zero, by how much less it borrows for investment. Found by settling, so that loans stay at the
    /// file's share of GDP.</summary>
    public double RolloverShare { get; set; } = 0.7;

    // Pay.
    /// <summary>Factor of pay by [education * sexes + sex], with mean 1 over the employed.</summary>
    public required double[] PayFactor { get; init; }

    // Labour force: monthly rates that balance at the base.
    /// <summary>Quits and ends of contract a month.</summary>
    public required double SeparationRate { get; init; }
    /// <summary>Posts of the public administration over its filled ones. Found by settling.</summary>
    public double PostsPerPublicJob { get; set; } = 1;
    /// <summary>Rate at which inactive persons of [sex * age bands + age band] begin to seek, at the base finding rate. Found by settling.</summary>
    public required double[] EntryToLabourForce { get; set; }
    /// <summary>[age band]: share of those from 25 on who leave the labour force that retire with a pension. Found by settling, so that the stock keeps the file's share.</summary>
    public required double[] RetiringShare { get; set; }
    /// <summary>[sex * age bands + age band]: how much faster than the parameter says seekers give up, from 1, where firms are founded by so many from outside the labour
    /// force that nobody else would have to enter it. Found by settling.</summary>
    public required double[] Discouragement { get; set; }
    public required double BaseUnemploymentRate { get; init; }

    // Founding, by cell, then by cell for volunteer-run entities: a month and adult. Found by running in.
    public required double[] FoundingRates { get; set; }
    /// <summary>[cell]: niches of the organisations that there are, each as often as founders try it.</summary>
    public required double[][] FoundingNiches { get; set; }
    /// <summary>What registering costs an informal firm in its own eyes, over the contributions that fall due. Found by settling, so that informal jobs stay as many as were drawn.</summary>
    public double RegistrationReluctance { get; set; } = 1;
    /// <summary>Factor on the hazard that a conventional firm closes. Found by settling, where closures would leave the file's range.</summary>
    public double ExitFactor { get; set; } = 1;
    /// <summary>[territory, market sector]: unmet share of demand at the base. Found while an economy opens.</summary>
    public required double[] BaseUnmetShares { get; set; }
    /// <summary>Share of seekers who find work in a month at the base. Found by settling.</summary>
    public double BaseFindingRate { get; set; } = 0.08;
    /// <summary>Logarithm of the factor on the social economy's weights by sector. Found by settling.</summary>
    public required double[] SocialEconomyOffset { get; set; }

    /// <summary>Banks by deposits, and lenders by loans.</summary>
    public required Banks DepositBanks { get; init; }
    public required Banks LendingBanks { get; init; }
    /// <summary>Mission lenders by their share of loans; null where there are none.</summary>
    public required Banks? MissionLenders { get; init; }
    /// <summary>[sector]: women's share of the jobs, see <see cref="Segregation"/>.</summary>
    public required double[] FemaleShares { get; init; }
    /// <summary>[sector * sexes + sex]: share of persons who would work in a sector, see <see cref="Segregation"/>.</summary>
    public required double[] WouldWorkIn { get; init; }
    /// <summary>Places of those financiers in whom households put savings.</summary>
    public required IReadOnlyList<int> SavingsVehicles { get; init; }
    /// <summary>[sex]: share of students among the young outside the labour force.</summary>
    public required double[] StudentShare { get; init; }

    /// <summary>Labour cost over gross pay: 1 + employers' contributions.</summary>
    public double EmployerCost => 1 + Economy.Government.EmployerContribution.Value;

    /// <summary>Index of a person's sex and age band among the groups of the labour force.</summary>
    public static int LabourGroup(ushort traits) =>
        (int)PersonTraits.SexOf(traits) * Classification.AgeBandCount + (int)PersonTraits.AgeOf(traits);

    /// <summary>Index of a cell.</summary>
    public static int Cell(Sector sector, Form form) => (int)sector * Classification.FormCount + (int)form;

    /// <summary>Value added a worker and month of a cell at its utilisation, which is the file's.</summary>
    public double ValueAddedCents(int cell) =>
        ProductivityCents[cell] * (cell % Classification.FormCount == (int)Form.Conventional ? Utilisation[cell / Classification.FormCount] : 1);

    /// <summary>Productivity and pay of conventional firms such that at these utilisations value added a job, and pay, are the file's.</summary>
    internal void Use(double[] utilisation)
    {
        for (var s = 0; s < utilisation.Length; s++)
        {
            var cell = Cell((Sector)s, Form.Conventional);
            ProductivityCents[cell] *= Utilisation[s] / utilisation[s];
            PayCents[cell] *= Utilisation[s] / utilisation[s];
        }

        Utilisation = (double[])utilisation.Clone();
    }

    /// <summary>Takes over what settling has found, as a copy of its own.</summary>
    internal void TakeSettled(EconomyStructure settled)
    {
        var own = settled.CopyForSettling();
        ImportShares = own.ImportShares;
        ConsumptionShares = own.ConsumptionShares;
        Depreciation = own.Depreciation;
        PostsPerPublicJob = own.PostsPerPublicJob;
        (FromAbroadCents, PutAbroad) = (own.FromAbroadCents, own.PutAbroad);
        ConsumptionOfDeposits = own.ConsumptionOfDeposits;
        RolloverShare = own.RolloverShare;
        EntryToLabourForce = own.EntryToLabourForce;
        Discouragement = own.Discouragement;
        RetiringShare = own.RetiringShare;
        ExitFactor = own.ExitFactor;
        BenefitFactor = own.BenefitFactor;
        RegistrationReluctance = own.RegistrationReluctance;
        BaseFindingRate = own.BaseFindingRate;
        SocialEconomyOffset = own.SocialEconomyOffset;
        ProductivityCents = own.ProductivityCents;
        PayCents = own.PayCents;
        Utilisation = own.Utilisation;
    }

    /// <summary>A copy whose settled parts may be changed without changing this.</summary>
    public EconomyStructure CopyForSettling()
    {
        var copy = (EconomyStructure)MemberwiseClone();
        copy.ProductivityCents = (double[])ProductivityCents.Clone();
        copy.PayCents = (double[])PayCents.Clone();
        copy.Utilisation = (double[])Utilisation.Clone();
        copy.ImportShares = (double[])ImportShares.Clone();
        copy.ConsumptionShares = (double[])ConsumptionShares.Clone();
        copy.Depreciation = (double[])Depreciation.Clone();
        copy.EntryToLabourForce = (double[])EntryToLabourForce.Clone();
        copy.Discouragement = (double[])Discouragement.Clone();
        copy.RetiringShare = (double[])RetiringShare.Clone();
        copy.SocialEconomyOffset = (double[])SocialEconomyOffset.Clone();
        return copy;
    }
}
