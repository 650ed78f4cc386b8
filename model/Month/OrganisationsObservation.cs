using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Counts the organisations of a territory: adds them up by sector and form in one pass, then spreads these sums over the measures.</summary>
internal static class OrganisationsObservation
{
    /// <summary>Persons employed from which a manufacturer is no longer small-scale (indicators 9.3.1 and 9.3.2, UNIDO).</summary>
    private const int SmallScale = 20;

    private struct Tally
    {
        public long Entities, Jobs, JobsFemale, Hours, HoursFemale, InformalJobs, InformalJobsFemale;
        public long Members, Sales, Pay, Surplus, Unpaid, Deposits, ValueAdded;
    }

    /// <param name="c">The month.</param>
    /// <param name="supportedBy">Policy for which an organisation's jobs count as supported, by place; -1 where none.</param>
    public static void Run(TerritoryMonthContext c, Func<int, int> supportedBy)
    {
        var (o, counters, employerCost) = (c.Organisations, c.Ledger.Counters, c.Structure.EmployerCost);
        var rented = ArrayPool<Tally>.Shared.Rent(Classification.SectorCount * Classification.FormCount);
        var tallies = rented.AsSpan(0, Classification.SectorCount * Classification.FormCount);
        tallies.Clear();
        Span<(long Entities, long Jobs)> bySize = stackalloc (long, long)[Classification.FormCount * Classification.SizeClassCount];
        for (var i = 0; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            var (form, staff, female) = (o.Form[i], o.Staff[i], o.StaffFemale[i]);
            ref var tally = ref tallies[EconomyStructure.Cell(o.Sector[i], form)];
            tally.Entities++;
            tally.Jobs += staff;
            tally.JobsFemale += female;
            tally.Hours += o.StaffHours[i];
            tally.HoursFemale += o.StaffHoursFemale[i];
            tally.Members += o.Members[i];
            tally.Sales += o.SalesCents[i];
            tally.Pay += o.WageBillCents[i];
            tally.Surplus += o.SurplusCents[i];
            tally.Unpaid += o.NationalClaimsCents[i] + o.LocalClaimsCents[i];
            tally.Deposits += o.DepositCents[i];
            var valueAdded = ValueAdded(o, i, employerCost);
            tally.ValueAdded += valueAdded;
            ref var size = ref bySize[(int)form * Classification.SizeClassCount + (int)Classification.SizeOf(staff)];
            size.Entities++;
            size.Jobs += staff;
            if (o.Formality[i] == Formality.Informal)
            {
                tally.InformalJobs += staff;
                tally.InformalJobsFemale += female;
                if (Classification.IsSocialEconomy(form))
                {
                    counters[Measures.UnregisteredEntities.At((int)form, (int)Classification.SizeOf(staff))]++;
                    counters[Measures.UnregisteredJobs.At((int)form, (int)Classification.SizeOf(staff))] += staff;
                }
            }

            if (supportedBy(i) is >= 0 and var policy)
            {
                CountSupported(o, i, policy, counters);
            }

            if (o.Sector[i] == Sector.Manufacturing && staff is > 0 and < SmallScale)
            {
                counters[Measures.SmallManufacturers.At(0)]++;
                counters[Measures.SmallManufacturers.At(1)] += o.LoanCents[i] > 0 ? 1 : 0;
                counters[Measures.SmallManufacturers.At(2)] += valueAdded;
            }
        }

        Spread(counters, tallies, bySize);
        ArrayPool<Tally>.Shared.Return(rented);
    }

    /// <summary>What an organisation that closes has sold and earned in its last month, which belongs to the month's output though it is no longer there at the end.</summary>
    public static void CountLastMonth(TerritoryMonthContext c, int i)
    {
        var (o, counters) = (c.Organisations, c.Ledger.Counters);
        counters[Measures.Turnover.At((int)o.Form[i])] += o.SalesCents[i];
        counters[Measures.Surplus.At((int)o.Form[i])] += o.SurplusCents[i];
        counters[Measures.ValueAdded.At((int)o.Form[i], (int)o.Sector[i])] += ValueAdded(o, i, c.Structure.EmployerCost);
    }

    /// <summary>Without inputs from other sectors what is sold is value added; entities without staff add none, public producers add their pay.</summary>
    private static long ValueAdded(OrganisationColumns o, int i, double employerCost) =>
        o.Form[i] == Form.Public ? (long)(o.WageBillCents[i] * employerCost) : o.VolunteerRun[i] ? 0 : o.SalesCents[i];

    private static void CountSupported(OrganisationColumns o, int i, int policy, long[] counters)
    {
        var (form, sector) = ((int)o.Form[i], (int)o.Sector[i]);
        AddBySex(counters, Measures.SupportedJobs, sector, o.Staff[i], o.StaffFemale[i]);
        AddBySex(counters, Measures.SupportedHours, sector, o.StaffHours[i], o.StaffHoursFemale[i]);
        counters[Measures.SupportedJobsByForm.At(form, sector)] += o.Staff[i];
        counters[Measures.SupportedHoursByForm.At(form, sector)] += o.StaffHours[i];
        counters[Measures.SupportedJobsByPolicy.At(policy)] += o.Staff[i];
        counters[Measures.SupportedHoursByPolicy.At(policy)] += o.StaffHours[i];
    }

    private static void Spread(long[] counters, ReadOnlySpan<Tally> tallies, ReadOnlySpan<(long Entities, long Jobs)> bySize)
    {
        for (var cell = 0; cell < tallies.Length; cell++)
        {
            ref readonly var tally = ref tallies[cell];
            if (tally.Entities == 0)
            {
                continue;
            }

            var (sector, form) = (cell / Classification.FormCount, cell % Classification.FormCount);
            counters[Measures.Entities.At(form, sector)] += tally.Entities;
            counters[Measures.Jobs.At(form, sector)] += tally.Jobs;
            counters[Measures.Hours.At(form, sector)] += tally.Hours;
            AddBySex(counters, Measures.JobsBySex, form, tally.Jobs, tally.JobsFemale);
            AddBySex(counters, Measures.SectorJobs, sector, tally.Jobs, tally.JobsFemale);
            AddBySex(counters, Measures.SectorHours, sector, tally.Hours, tally.HoursFemale);
            AddBySex(counters, Measures.InformalJobs, sector, tally.InformalJobs, tally.InformalJobsFemale);
            counters[Measures.Members.At(form, sector)] += tally.Members;
            counters[Measures.Turnover.At(form)] += tally.Sales;
            counters[Measures.Pay.At(form)] += tally.Pay;
            counters[Measures.Surplus.At(form)] += tally.Surplus;
            counters[Measures.UnpaidInvoices.At(Classification.OwnerGroup((Form)form))] += tally.Unpaid;
            counters[Measures.OrganisationDeposits.At()] += tally.Deposits;
            counters[Measures.ValueAdded.At(form, sector)] += tally.ValueAdded;
        }

        for (var cell = 0; cell < bySize.Length; cell++)
        {
            var (form, size) = (cell / Classification.SizeClassCount, cell % Classification.SizeClassCount);
            counters[Measures.EntitiesBySize.At(form, size)] += bySize[cell].Entities;
            counters[Measures.JobsBySize.At(form, size)] += bySize[cell].Jobs;
        }
    }

    private static void AddBySex(long[] counters, Measure measure, int row, long all, long female)
    {
        counters[measure.At(row, (int)Sex.Female)] += female;
        counters[measure.At(row, (int)Sex.Male)] += all - female;
    }
}
