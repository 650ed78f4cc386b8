using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;

namespace SseSim.Model.Institutions;

/// <summary>The social economy as statistics see it in a month. Registers see a share of the registered entities by size class and none of the others; jobs have a
/// sampling error by form and size class, larger where there are fewer, such that all of them together have the survey's. A survey of areas adds an
/// estimate of what registers miss.</summary>
/// <param name="Entities">Entities.</param>
/// <param name="Jobs">Paid jobs.</param>
/// <param name="ValueAdded">Of a month, cents.</param>
/// <param name="Coverage">Share of all entities that is seen or estimated.</param>
/// <param name="EntitiesByForm">[form]: entities in thousandths, without sampling error.</param>
/// <param name="JobsByForm">[form]: their jobs, the same.</param>
internal readonly record struct SocialEconomyView(
    long Entities, long Jobs, long ValueAdded, double Coverage, long[] EntitiesByForm, long[] JobsByForm)
{
    private const int Forms = Classification.FormCount, Sizes = Classification.SizeClassCount;

    /// <param name="counters">Of all territories, added up.</param>
    /// <param name="definition">Coverage and error without policies.</param>
    /// <param name="reach">What policies add.</param>
    /// <param name="draws">The month's draws.</param>
    public static SocialEconomyView Of(long[] counters, StatisticsDefinition definition, in StatisticsReach reach, KeyedRandom draws)
    {
        var (allEntities, allJobs) = (Total(counters, Measures.EntitiesBySize), Total(counters, Measures.JobsBySize));
        double entities = 0, jobs = 0, valueAdded = 0;
        long[] entitiesByForm = new long[Forms], jobsByForm = new long[Forms];
        for (var form = 1; form < Forms - 1; form++)
        {
            double formEntities = 0, formJobs = 0, formSeen = 0;
            for (var size = 0; size < Sizes; size++)
            {
                var coverage = Math.Max(reach.Coverage, definition.Coverage[Classification.SizeClasses[size]]);
                var (here, staff) = (counters[Measures.EntitiesBySize.At(form, size)], counters[Measures.JobsBySize.At(form, size)]);
                var seen = (here - counters[Measures.UnregisteredEntities.At(form, size)]) * coverage;
                var seenStaff = (staff - counters[Measures.UnregisteredJobs.At(form, size)]) * coverage;
                var cell = (uint)(form * Sizes + size);
                (formJobs, formSeen) = (formJobs + staff, formSeen + seenStaff);
                formEntities += reach.SurveyError is null ? seen : here;
                jobs += seenStaff * Noise(definition.SamplingError, staff, allJobs, draws, 100 + cell);
                entities += seen;
                if (reach.SurveyError is { } error)
                {
                    entities += (here - seen) * Noise(error, here, allEntities, draws, 200 + cell);
                    jobs += (staff - seenStaff) * Noise(error, staff, allJobs, draws, 300 + cell);
                    formSeen = formJobs;
                }
            }

            (entitiesByForm[form], jobsByForm[form]) = ((long)(1000 * formEntities + 0.5), (long)(1000 * formSeen + 0.5));
            var output = 0L;
            for (var sector = 0; sector < Classification.SectorCount; sector++)
            {
                output += counters[Measures.ValueAdded.At(form, sector)];
            }

            valueAdded += formJobs > 0 ? output * formSeen / formJobs : 0;
        }

        return new SocialEconomyView((long)(entities + 0.5), (long)(jobs + 0.5), (long)(valueAdded + 0.5),
            allEntities > 0 ? Math.Min(1, entities / allEntities) : 1, entitiesByForm, jobsByForm);
    }

    /// <summary>1 + a cell's relative error: the whole's times the root of how many cells of its size make up the whole.</summary>
    private static double Noise(double error, long cell, long whole, KeyedRandom draws, uint number) =>
        cell <= 0 ? 1 : Math.Max(0, 1 + error * Math.Sqrt((double)whole / cell) * draws.Normal(number));

    private static long Total(long[] counters, Measure block)
    {
        long total = 0;
        for (var form = 1; form < Forms - 1; form++)
        {
            for (var size = 0; size < Sizes; size++)
            {
                total += counters[block.At(form, size)];
            }
        }

        return total;
    }
}
