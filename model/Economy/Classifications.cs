namespace SseSim.Model.Economy;

/// <summary>Sex as population registers record it.</summary>
public enum Sex : byte { Male, Female }

/// <summary>Age bands; persons do not age, the bands' sizes follow the economy file.</summary>
public enum AgeBand : byte { From0To14, From15To24, From25To34, From35To54, From55To64, From65To74, From75 }

/// <summary>Highest education completed (ISCED 0-2, 3-4, 5-8).</summary>
public enum Education : byte { Basic, Secondary, Tertiary }

/// <summary>What a person does this month. The order is part of the stored state: append only.</summary>
public enum Status : byte
{
    Child,
    InEducation,
    Employee,
    WorkerMember,
    OwnAccountFormal,
    OwnAccountInformal,
    PublicEmployee,
    Unemployed,
    Retired,
    Inactive,
}

/// <summary>Legal and organisational form (UN report, paragraph 4); <see cref="Conventional"/> is an investor-owned firm or a sole
/// proprietor, <see cref="Public"/> the public administration of one territory. The order is part of the stored state.</summary>
public enum Form : byte
{
    Conventional,
    WorkerCooperative,
    ProducerCooperative,
    ConsumerCooperative,
    SocialCooperative,
    Association,
    Mutual,
    Foundation,
    SocialEnterprise,
    SelfHelpGroup,
    Public,
}

/// <summary>Ten sectors that sell, mapped to ISIC rev. 4, and public administration, which employs but does not sell.</summary>
public enum Sector : byte
{
    AgricultureAndFood,
    Manufacturing,
    EnergyWaterWaste,
    ConstructionAndHousing,
    TradeTransportTourism,
    FinanceAndInsurance,
    BusinessAndDigital,
    EducationServices,
    HealthAndCare,
    CultureSportCommunity,
    PublicAdministration,
}

/// <summary>Size class by paid staff.</summary>
public enum SizeClass : byte { NoEmployee, From1To9, From10To49, From50To249, From250 }

/// <summary>Legal visibility: informal, registered without SSE status, recognised as an SSE entity.</summary>
public enum Formality : byte { Informal, Formal, Recognised }

/// <summary>Life stage, which decides which financial products fit (EU Council recommendation, 27 November 2023).</summary>
public enum Stage : byte { PreStart, StartUp, Growth, Mature }

/// <summary>Groups named by social clauses, subsidies and disaggregations. One bit each.</summary>
[Flags]
public enum Group : byte { None = 0, Disability = 1, Displaced = 2, Minority = 4, Veteran = 8, Women = 16, Youth = 32, LongTermUnemployed = 64 }

/// <summary>The names of the classes as scenario files, trajectories and reports write them (kebab-case), and their sizes.</summary>
public static class Classification
{
    public const int SexCount = 2;
    public const int AgeBandCount = 7;
    public const int EducationCount = 3;
    public const int StatusCount = 10;
    /// <summary>All forms, with <see cref="Form.Public"/> last.</summary>
    public const int FormCount = 11;
    /// <summary>All sectors, with <see cref="Sector.PublicAdministration"/> last.</summary>
    public const int SectorCount = 11;
    /// <summary>Sectors that sell.</summary>
    public const int MarketSectorCount = 10;
    public const int SizeClassCount = 5;
    public const int StageCount = 4;

    public static IReadOnlyList<string> Sexes { get; } = ["male", "female"];
    public static IReadOnlyList<string> AgeBands { get; } = ["0-14", "15-24", "25-34", "35-54", "55-64", "65-74", "75+"];
    public static IReadOnlyList<string> Educations { get; } = ["basic", "secondary", "tertiary"];
    public static IReadOnlyList<string> Statuses { get; } =
    [
        "child", "in-education", "employee", "worker-member", "own-account-formal", "own-account-informal", "public-employee",
        "unemployed", "retired", "inactive",
    ];
    public static IReadOnlyList<string> Forms { get; } =
    [
        "conventional", "worker-cooperative", "producer-cooperative", "consumer-cooperative", "social-cooperative", "association",
        "mutual", "foundation", "social-enterprise", "self-help-group", "public",
    ];
    public static IReadOnlyList<string> Sectors { get; } =
    [
        "agriculture-and-food", "manufacturing", "energy-water-waste", "construction-and-housing", "trade-transport-tourism",
        "finance-and-insurance", "business-and-digital", "education", "health-and-care", "culture-sport-community",
        "public-administration",
    ];
    public static IReadOnlyList<string> SizeClasses { get; } = ["no-employee", "1-9", "10-49", "50-249", "250+"];
    public static IReadOnlyList<string> Formalities { get; } = ["informal", "formal", "recognised"];
    public static IReadOnlyList<string> Stages { get; } = ["pre-start", "start-up", "growth", "mature"];
    public static IReadOnlyList<(string Name, Group Group)> Groups { get; } =
    [
        ("disability", Group.Disability), ("displaced", Group.Displaced), ("minority", Group.Minority), ("veteran", Group.Veteran),
        ("women", Group.Women), ("youth", Group.Youth), ("long-term-unemployed", Group.LongTermUnemployed),
    ];

    /// <summary>Whether a form belongs to the social and solidarity economy.</summary>
    public static bool IsSocialEconomy(Form form) => form is not (Form.Conventional or Form.Public);

    /// <summary>Owner group of counters of credit: 0 conventional (and public), 1 social economy.</summary>
    public static int OwnerGroup(Form form) => IsSocialEconomy(form) ? 1 : 0;

    /// <summary>The form of that name.</summary>
    /// <exception cref="ArgumentException">No form is called so.</exception>
    public static Form FormNamed(string name)
    {
        for (var f = 0; f < FormCount; f++)
        {
            if (Forms[f] == name)
            {
                return (Form)f;
            }
        }

        throw new ArgumentException($"no form is called '{name}'");
    }

    /// <summary>Size class of an organisation with this many paid staff.</summary>
    public static SizeClass SizeOf(int staff) => staff switch
    {
        <= 0 => SizeClass.NoEmployee,
        < 10 => SizeClass.From1To9,
        < 50 => SizeClass.From10To49,
        < 250 => SizeClass.From50To249,
        _ => SizeClass.From250,
    };

    public static bool IsEmployed(Status status) => status is >= Status.Employee and <= Status.PublicEmployee;
}
