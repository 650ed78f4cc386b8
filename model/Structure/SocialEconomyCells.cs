using SseSim.Model.Economy;

namespace SseSim.Model.Structure;

/// <summary>Jobs, productivity, pay and sources of revenue of the social economy by cell, from the families of the satellite account.</summary>
internal static class SocialEconomyCells
{
    private const int Forms = Classification.FormCount;
    private const int Markets = Classification.MarketSectorCount;

    /// <summary>A family of the satellite account in one sector; numbers of the whole economy.</summary>
    public readonly record struct FamilyInSector(SocialEconomyFamily Family, int Sector, double Jobs, double Entities, double Employers);

    /// <summary>Families by sector. Employers sit where both entities and jobs are: the geometric mean of the two spreads.</summary>
    public static FamilyInSector[] Families(EconomyDefinition economy)
    {
        var cells = economy.SocialEconomy.SelectMany(family => Enumerable.Range(0, Markets).Select(s => new FamilyInSector(
            family, s, family.PaidEmployment * family.JobsBySector[Classification.Sectors[s]],
            family.Entities * family.EntitiesBySector[Classification.Sectors[s]], 0))).ToArray();
        var weights = cells.Select(c => Math.Sqrt(c.Jobs * Math.Max(c.Entities * c.Family.EmployerShare, 0))).ToArray();
        var factor = economy.SocialEconomy.Sum(f => f.Entities * f.EmployerShare) / Math.Max(weights.Sum(), 1e-9);
        return cells.Select((c, i) => c with { Employers = factor * weights[i] }).ToArray();
    }

    /// <summary>Adds the families' figures to the cells; families of one form are merged, weighted by jobs.</summary>
    public static void Merge(
        EconomyDefinition economy, double scale, double meanPay, double employerCost, double[] jobs, double[] productivity, double[] pay,
        double[] agreementShare, double[] feeShare)
    {
        foreach (var family in economy.SocialEconomy)
        {
            var form = (int)Classification.FormNamed(family.Form);
            for (var s = 0; s < Markets; s++)
            {
                var cell = s * Forms + form;
                var here = family.PaidEmployment / scale * family.JobsBySector[Classification.Sectors[s]];
                if (here <= 0)
                {
                    continue;
                }

                var weight = here / (jobs[cell] + here);
                var familyPay = family.WageRatio * meanPay;
                pay[cell] += weight * (familyPay - pay[cell]);
                productivity[cell] += weight * (familyPay * employerCost / family.LabourShare - productivity[cell]);
                agreementShare[cell] += weight * (family.Resources["agreements"] - agreementShare[cell]);
                feeShare[cell] += weight * (family.Resources["fees"] + family.Resources["donations"] - feeShare[cell]);
                jobs[cell] += here;
            }
        }

        // Cells without jobs may hold entities without staff, and newborns: they work like their form elsewhere.
        foreach (var column in (double[][])[productivity, pay, agreementShare, feeShare])
        {
            var all = Mean(column, Enumerable.Range(0, Markets * Forms).Where(c => c % Forms is > 0 and < Forms - 1));
            for (var f = 1; f < Forms - 1; f++)
            {
                var form = Enumerable.Range(0, Markets).Select(s => s * Forms + f).ToArray();
                var mean = form.Any(c => jobs[c] > 0) ? Mean(column, form) : all;
                foreach (var cell in form.Where(c => jobs[c] == 0))
                {
                    column[cell] = mean;
                }
            }
        }

        double Mean(double[] column, IEnumerable<int> cells)
        {
            double sum = 0, weight = 0;
            foreach (var cell in cells)
            {
                sum += jobs[cell] * column[cell];
                weight += jobs[cell];
            }

            return weight > 0 ? sum / weight : 0;
        }
    }
}
