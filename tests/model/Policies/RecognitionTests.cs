using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>What customers, governments and statistics know of the social economy: label, service agreements, register.</summary>
public sealed class RecognitionTests
{
    [Fact]
    [Shows("awareness-label")]
    public void Reputation_falls_for_who_sends_customers_away_and_rises_for_who_carries_a_known_label()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("awareness-label", 12, [0.6, 0.5])]);
        var o = month.Organisations;
        Array.Fill(o.Reputation, 0.5);
        Array.Fill(o.OrdersCents, 100);
        Array.Fill(o.SalesCents, 100);
        var social = Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i])).Take(3).ToArray();
        var firm = Island.Alive(o).First(i => o.Form[i] == Form.Conventional);
        var (labelled, unready, unserved) = (social[0], social[1], social[2]);
        (o.Readiness[labelled], o.Readiness[unready], o.Readiness[unserved]) = (0.5, 0.49, 0.3);
        o.SalesCents[unserved] = 50;
        Reputation.Run(month);
        // Towards 1/2 + 0.6 / 2, and towards 1/2 x 1/2, by 0.03 a month.
        Assert.Equal(0.5 + 0.03 * 0.3, o.Reputation[labelled], 12);
        Assert.Equal(0.5, o.Reputation[unready], 12);
        Assert.Equal(0.5, o.Reputation[firm], 12);
        Assert.Equal(0.5 - 0.03 * 0.25, o.Reputation[unserved], 12);
        Assert.Equal(1u, o.SupportedBy[labelled]);
        Assert.Equal(0u, o.SupportedBy[unready]);
    }

    [Fact]
    public void A_better_name_attracts_orders()
    {
        var month = Island.FirstMonth(0);
        var o = month.Organisations;
        var place = Island.Alive(o).First();
        var before = StaffPlanning.WeightOf(month.Structure, month.Parameters, o, place);
        o.Reputation[place] += 0.2;
        Assert.InRange(StaffPlanning.WeightOf(month.Structure, month.Parameters, o, place), before + 1, long.MaxValue);
    }

    [Fact]
    [Shows("public-service-agreement")]
    public void Places_are_paid_as_far_as_capacity_goes_and_the_rest_is_ordered()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("public-service-agreement", 12, [100, 300])]);
        var o = month.Organisations;
        Array.Clear(o.OrdersCents);
        Array.Clear(o.SalesCents);
        Array.Clear(o.CommittedCents);
        var eligible = Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]
            && o.Sector[i] is Sector.HealthAndCare or Sector.EducationServices).Where(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]).ToArray();
        var capacity = new long[o.Count];
        Array.Fill(capacity, long.MaxValue);
        capacity[eligible[0]] = 10;
        ServicePlaces.Run(month, capacity);
        // 100 places x 300 a month, of which the territory has its residents' part.
        Assert.InRange(o.OrdersCents.Sum() - 3_000_000.0 * month.Persons.Count / 5000, -1, 1);
        Assert.Equal(10, o.SalesCents[eligible[0]]);
        Assert.InRange(o.OrdersCents[eligible[0]], 11, long.MaxValue);
        Assert.All(eligible.Skip(1), i => Assert.Equal(o.OrdersCents[i], o.SalesCents[i]));
        Assert.Equal(o.SalesCents.Sum(), month.Ledger.Counters[Measures.PolicyOutlay.At(0)]);
        Assert.Equal(-o.SalesCents.Sum(), month.Ledger.NationalGovernment);
        Assert.Equal(eligible.Where(i => o.OrdersCents[i] > 0), Island.Alive(o).Where(i => o.OrdersCents[i] > 0));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(30.0, 1)]
    [InlineData(0.0, 0)]
    [InlineData(300.0, 3)]
    [Shows("recognition")]
    public void An_entity_is_recognised_when_the_days_have_passed(double? days, int months)
    {
        CompiledPolicy[] policies = days is { } d ? [Island.Instrument("recognition", 12, [0, d])] : [];
        for (short age = 0; age < 5; age++)
        {
            var month = Island.FirstMonth(0, policies);
            var o = month.Organisations;
            var place = Island.Alive(o).First(i => o.Form[i] == Form.Association);
            (o.Formality[place], o.AgeMonths[place]) = (Formality.Formal, age);
            Registration.Recognise(month);
            Assert.Equal(age >= months ? Formality.Recognised : Formality.Formal, o.Formality[place]);
        }
    }

    [Fact]
    [Shows("recognition", "public-service-agreement")]
    public void Without_recognition_there_is_no_agreement_and_no_reserved_tender()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("public-service-agreement", 12, [100, 300])]);
        Array.Fill(month.Organisations.Formality, Formality.Formal);
        Array.Clear(month.Organisations.OrdersCents);
        var capacity = new long[month.Organisations.Count];
        Array.Fill(capacity, long.MaxValue);
        ServicePlaces.Run(month, capacity);
        Assert.Equal(0, month.Organisations.OrdersCents.Sum());
        var tenders = new ReservedTenders(month);
        var reserved = new TenderAnnouncement { Open = 0, Reserved = 1, LotCentsPerMonth = 1, BidProbability = 1, QuotaPolicy = 0 };
        var place = Island.Alive(month.Organisations).First(i => Classification.IsSocialEconomy(month.Organisations.Form[i]));
        (month.Organisations.Readiness[place], month.Organisations.Sector[place]) = (1, Sector.HealthAndCare);
        Assert.False(tenders.MayBid(reserved, place));
        month.Organisations.Formality[place] = Formality.Recognised;
        Assert.True(tenders.MayBid(reserved, place));
    }

    [Fact]
    [Shows("recognition")]
    public void Founders_pay_for_registration_what_the_policy_does_not_forgo()
    {
        var month = Island.FirstMonth(0, [Island.Instrument("recognition", 12, [200, 0])]);
        Assert.Equal(20_000, Registration.Cost(month, Form.Association, Sector.CultureSportCommunity));
        Assert.Equal(0, Registration.Cost(month, Form.Conventional, Sector.CultureSportCommunity));
        Assert.Equal(50_000, Registration.Cost(Island.FirstMonth(0), Form.Association, Sector.CultureSportCommunity));
        var o = month.Organisations;
        var place = Island.Alive(o).First(i => o.Form[i] == Form.Association);
        o.DepositCents[place] = 1_000_000;
        Registration.Pay(month, place);
        Assert.Equal((980_000, 20_000), (o.DepositCents[place], month.Ledger.NationalGovernment));
        Assert.Equal(30_000, month.Ledger.Counters[Measures.PolicyTaxExpenditure.At(0)]);
    }

    [Fact]
    [Shows("statistical-register")]
    public void A_register_sees_more_entities_and_publishes_sooner()
    {
        var counters = new long[Measures.Length];
        counters[Measures.EntitiesBySize.At((int)Form.Association, (int)SizeClass.NoEmployee)] = 100;
        StatisticsRelease Published(int month, params CompiledPolicy[] policies)
        {
            var office = new StatisticsOffice(Island.Economy.Statistics, 1, Island.Scenario(24, policies));
            StatisticsRelease release = null!;
            for (var m = 0; m <= month; m++)
            {
                release = office.Observe(new StatisticsBatch { Month = m, Counters = counters });
            }

            return release;
        }

        // Half of those without staff, a year later.
        Assert.Equal((0, 50), (Published(11).Entities, Published(12).Entities));
        var register = Island.Instrument("statistical-register", 24, [0.9, 3], from: 0);
        Assert.Equal((0, 90), (Published(2, register).Entities, Published(3, register).Entities));
        Assert.Equal((false, true), (Published(3).PublishesRepayment, Published(3, register).PublishesRepayment));
    }

    [Fact]
    [Shows("statistical-register")]
    public void Perceived_risk_converges_to_realised_risk_faster_where_repayment_is_published()
    {
        // 4 % of loans to worker cooperatives default a year, the bank expects 7.2 %; others lend three times as much to them.
        const double Realised = 0.04, Expected = 0.072;
        double Perceived(int others)
        {
            var bank = Lender.Open(Island.Scenario(48));
            FinancierDecisions decisions = null!;
            for (var month = 0; month < 36; month++)
            {
                decisions = bank.Decide(Lender.Batch() with
                {
                    Month = month,
                    Records = [Lender.Record() with { LoanMonths = Of(600), Defaults = Of(2) }],
                    PublishedLoanMonths = Of(600 * others),
                    PublishedDefaults = Of(2 * others),
                });
            }

            return decisions.PerceivedDefault[1];
        }

        static int[] Of(int cooperatives)
        {
            var forms = new int[Classification.FormCount];
            forms[(int)Form.WorkerCooperative] = cooperatives;
            return forms;
        }

        var (alone, published) = (Perceived(0), Perceived(3));
        Assert.InRange(alone, Realised, Expected);
        Assert.InRange(published, Realised, alone - 0.005);
    }
}
