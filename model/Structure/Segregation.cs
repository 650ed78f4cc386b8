using SseSim.Model.Economy;
using SseSim.Model.Numerics;

namespace SseSim.Model.Structure;

/// <summary>Women and men work in different sectors, and go on doing so: who leaves a job there is followed by somebody of the same sex more often than not. Each person would work in some
/// sectors and not in others, for life, by training, custom or what employers and families expect (barriers and tastes by group and occupation in the sense of Hsieh, Hurst, Jones and Klenow,
/// Econometrica 2019); of the sex that has fewer of a sector's jobs that many fewer would. What policies change is who is hired among them.</summary>
internal static class Segregation
{
    /// <summary>No sector is closed to anybody.</summary>
    private const double Least = 0.005;
    /// <summary>Logarithm of the largest factor on odds.</summary>
    private const double LargestFactor = 3;

    /// <summary>[sector]: women's share of the jobs. All public employees work for one employer, teachers and nurses among them: its share is that of the sectors that they belong to. Where a file's shares by
    /// sector and its employed women do not add up, the odds of all sectors are raised or lowered by one factor until they do.</summary>
    /// <param name="economy">File.</param>
    /// <param name="jobs">[sector, form]: jobs.</param>
    public static double[] FemaleShares(EconomyDefinition economy, double[] jobs)
    {
        var ofSector = Enumerable.Range(0, Classification.SectorCount)
            .Select(s => Enumerable.Range(0, Classification.FormCount).Sum(f => jobs[EconomyStructure.Cell((Sector)s, (Form)f)])).ToArray();
        var shares = economy.Sectors.Select(sector => Math.Clamp(sector.FemaleShare.Value, Least, 1 - Least)).ToArray();
        if (economy.Labour.PublicEmployees.Sum() is > 0 and var employees)
        {
            shares[(int)Sector.PublicAdministration] =
                economy.Sectors.Zip(shares, (sector, share) => share * economy.Labour.PublicEmployees[sector.Sector]).Sum() / employees;
        }

        var women = Employed(economy, Sex.Female) / (Employed(economy, Sex.Male) + Employed(economy, Sex.Female)) * ofSector.Sum();
        var (low, high) = (-LargestFactor, LargestFactor);
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Shares(middle).Zip(ofSector, (share, all) => share * all).Sum() < women ? (middle, high) : (low, middle);
        }

        return Shares((low + high) / 2);

        double[] Shares(double logarithm) => Array.ConvertAll(shares, share =>
        {
            var odds = share / (1 - share) * DeterministicMath.Exp(logarithm);
            return odds / (1 + odds);
        });
    }

    /// <summary>[sector * sexes + sex]: share of persons who would work in a sector. Seekers of both sexes meet employers equally often, so that a sector's new staff, and in the end its staff, have
    /// the share of women f where w<sub>f</sub> / w<sub>m</sub> = f / (1 - f) x unemployed men / unemployed women. Of the sex of which more would, all do.</summary>
    /// <param name="economy">File.</param>
    /// <param name="femaleShares">[sector]: see <see cref="FemaleShares"/>.</param>
    public static double[] WouldWorkIn(EconomyDefinition economy, double[] femaleShares)
    {
        var (men, women) = (Unemployed(economy, Sex.Male), Unemployed(economy, Sex.Female));
        var seekers = men > 0 && women > 0 ? men / women : 1;
        var shares = new double[Classification.SectorCount * Classification.SexCount];
        for (var s = 0; s < Classification.SectorCount; s++)
        {
            var odds = femaleShares[s] / (1 - femaleShares[s]) * seekers;
            shares[s * Classification.SexCount + (int)Sex.Female] = Math.Min(1, odds);
            shares[s * Classification.SexCount + (int)Sex.Male] = Math.Min(1, 1 / odds);
        }

        return shares;
    }

    /// <summary>Whether a person would work in a sector.</summary>
    /// <param name="occupations">Draws of the seed's persons for life.</param>
    /// <param name="identity">Of the person.</param>
    /// <param name="sector">Number.</param>
    /// <param name="share">Of persons like this one who would.</param>
    public static bool Would(KeyedRandom occupations, ulong identity, int sector, double share) => share >= 1 || occupations.For(identity).Uniform((uint)sector) < share;

    private static double Unemployed(EconomyDefinition economy, Sex sex) => OfSex(economy.Labour.Unemployed, sex);

    private static double Employed(EconomyDefinition economy, Sex sex) => OfSex(economy.Labour.Employed, sex);

    private static double OfSex(FigureTable table, Sex sex) => Classification.AgeBands.Sum(age => table[$"{Classification.Sexes[(int)sex]}/{age}"]);
}
