using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Contracts reserved for employers of disadvantaged persons, social clauses, and smaller lots.</summary>
public sealed class SocialProcurementTests
{
    private const int Sectors = Classification.MarketSectorCount;

    [Fact]
    [Shows("reserved-contracts")]
    public void Only_employers_with_enough_staff_of_the_groups_bid_for_reserved_contracts()
    {
        // Of those who could serve a reserved lot every other one employs persons with a disability only, the others none.
        var able = Bidding([Island.Quota(12, 1)]).Bids.Select(b => b.Place).Distinct().ToList();
        Assert.InRange(able.Count, 2, int.MaxValue);
        var employers = able.Where((_, n) => n % 2 == 0).ToHashSet();
        var policy = Island.Instrument("reserved-contracts", 12, [1, 0.3], Eligibility.SocialEconomy with { Groups = Group.Disability });
        var month = Bidding([policy], m =>
        {
            for (var i = 0; i < m.Persons.Count; i++)
            {
                var traits = m.Persons.Traits[i] & ~PersonTraits.Disability;
                m.Persons.Traits[i] = (ushort)(employers.Contains(m.Persons.Employer[i]) ? traits | PersonTraits.Disability : traits);
            }
        });
        Assert.Equal(employers.Order(), month.Bids.Select(b => b.Place).Distinct().Order());
        Assert.All(month.Bids, b => Assert.True(b.Reserved));
    }

    [Fact]
    [Shows("reserved-contracts")]
    public void A_reserved_contract_names_the_policy_that_reserved_it_and_counts_against_no_quota()
    {
        var onlyCare = Eligibility.SocialEconomy with { Sectors = 1u << (int)Sector.HealthAndCare };
        var tenders = Announce(Island.Scenario(12, Island.Instrument("reserved-contracts", 12, [1], onlyCare), Island.Quota(12, 0.5)), 10);
        Assert.Equal((0, 10), (tenders[(int)Sector.HealthAndCare].QuotaPolicy, tenders[(int)Sector.HealthAndCare].Reserved));
        Assert.Equal((1, 5), (tenders[(int)Sector.Manufacturing].QuotaPolicy, tenders[(int)Sector.Manufacturing].Reserved));
    }

    [Fact]
    [Shows("social-clause")]
    public void A_contractor_owes_hires_and_keeps_places_free_for_the_groups_until_they_are_made()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("social-clause", 12, [0.5], Everybody with { Groups = Group.Disability })]);
        var (o, p, k) = (month.Organisations, month.Persons, month.State.Contracts);
        var place = Island.Alive(o).First(i => o.Form[i] == Form.Conventional && o.Staff[i] > 0);
        // Work of four: half of them, rounded by the organisation's threshold, are owed.
        var row = Contract(month, place, workers: 4);
        Assert.Equal(2, k.GroupHires[row]);
        var clauses = SocialClauses.Owing(month)!;
        var (disabled, other) = (Person(p, true), Person(p, false));
        o.Vacancies[place] = 2;
        Assert.True(clauses.Owes(place, disabled));
        Assert.True(clauses.MayHire(place, disabled));
        Assert.False(clauses.MayHire(place, other));
        o.Vacancies[place] = 3;
        Assert.True(clauses.MayHire(place, other));

        o.Vacancies[place] = 1;
        clauses.Hired(place, disabled);
        Assert.False(clauses.MayHire(place, other));
        clauses.Hired(place, disabled);
        Assert.Equal(0, k.GroupHires[row]);
        Assert.True(clauses.MayHire(place, other));
        Assert.Null(SocialClauses.Owing(month));
    }

    [Fact]
    [Shows("social-clause")]
    public void Who_has_no_clause_owes_nothing()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("social-clause", 12, [0.5], Everybody with { Sectors = 0 })]);
        var place = Island.Alive(month.Organisations).First(i => month.Organisations.Staff[i] > 0);
        Assert.Equal(-1, month.State.Contracts.Clause[Contract(month, place, workers: 4)]);
        Assert.Null(SocialClauses.Owing(month));
        Assert.Empty(month.State.Supported);
    }

    [Fact]
    [Shows("lot-splitting")]
    public void Smaller_lots_are_within_the_capacity_of_more_organisations_and_tender_the_same_value()
    {
        var (whole, split) = (Island.Scenario(12), Island.Scenario(12, Island.Instrument("lot-splitting", 12, [4])));
        var (large, small) = (Announce(whole, 10), Announce(split, 10));
        for (var s = 0; s < Sectors; s++)
        {
            Assert.Equal(large[s].Open * 4, small[s].Open);
            Assert.InRange(large[s].LotCentsPerMonth - 4 * small[s].LotCentsPerMonth, 0, 3);
        }

        long Able(CompiledPolicy[] policies, TenderAnnouncement[] tenders)
        {
            var month = Month(policies, tenders);
            Step11Bids.Run(month);
            return month.Ledger.ServableLots.Sum();
        }
        Assert.InRange(Able([.. split.Policies], small), Able([], large) + 1, long.MaxValue);
    }

    private static Eligibility Everybody { get; } = Eligibility.SocialEconomy with { Forms = Eligibility.All };

    private static int Person(PersonColumns p, bool disability) => Enumerable.Range(0, p.Count).First(i =>
        PersonTraits.Has(p.Traits[i], PersonTraits.Disability) == disability && p.Status[i] == Status.Unemployed);

    private static int Contract(TerritoryMonthContext month, int place, int workers)
    {
        var (o, k) = (month.Organisations, month.State.Contracts);
        k.RemoveWhere(_ => true);
        o.Threshold[place] = 0.5;
        var row = k.Add();
        k.Organisation[row] = place;
        k.CentsPerMonth[row] = (long)(workers * month.Structure.ProductivityCents[EconomyStructure.Cell(o.Sector[place], o.Form[place])]);
        SocialClauses.Sign(month, row);
        return row;
    }

    /// <summary>The bids of a month in which all tenders are reserved under the first policy.</summary>
    private static TerritoryMonthContext Bidding(CompiledPolicy[] policies, Action<TerritoryMonthContext>? change = null)
    {
        var month = Month(policies, Announce(Island.Scenario(12, policies), 500));
        change?.Invoke(month);
        Step11Bids.Run(month);
        return month;
    }

    private static TerritoryMonthContext Month(CompiledPolicy[] policies, TenderAnnouncement[] tenders)
    {
        var month = Island.FirstMonth(0, policies, d => d with { NationalTenders = tenders, LocalTenders = new TenderAnnouncement[Sectors] });
        month.State.Contracts.RemoveWhere(_ => true);
        return month;
    }

    private static TenderAnnouncement[] Announce(CompiledScenario scenario, int lots)
    {
        var structure = Island.Settled().Structure;
        var purchases = structure.Economy.Sectors.Take(Sectors).Select(s => 12 * lots * (long)(s.LotValue * 100 / 12)).ToArray();
        return new Procurement { ShareOfAll = 1 }.Announce(structure, scenario, Island.Parameters, purchases, new long[Sectors], 1, 0);
    }
}
