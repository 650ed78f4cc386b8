using SseSim.Model.Economy;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Tests;

/// <summary>Indicators against arithmetic that can be done by hand. The sample is one in ten.</summary>
public sealed class IndicatorTests
{
    private readonly long[] _counters = new long[Measures.Length];

    [Fact]
    public void Every_id_of_the_interface_is_declared_once_with_title_unit_and_definition()
    {
        string[] promised =
        [
            "sse.entities", "sse.employment", "sse.employment-fte", "sse.births", "sse.deaths", "sse.conversions", "sse.formalisations", "sse.value-added",
            "sse.value-added-share", "sse.employment-share", "sse.wage-ratio", "sse.members", "sse.volunteer-hours", "economy.employment",
            "economy.unemployment-rate", "economy.gdp", "economy.organisations", "economy.deposits", "credit.demanded", "credit.granted", "credit.refused",
            "credit.written-off", "credit.perceived-default", "credit.realised-default", "procurement.total", "procurement.sse-share",
            "procurement.returned-to-open", "government.balance", "government.debt", "government.tax-expenditure", "government.guarantee-calls",
            "government.outlay", "statistics.sse-employment-measured", "sdg.8.5.2", "sdg.8.5.1", "sdg.8.6.1", "sdg.10.4.1", "px.12",
        ];
        Assert.All(promised, id => Assert.NotNull(IndicatorCatalog.Find(id)));
        Assert.Equal(IndicatorCatalog.All.Count, IndicatorCatalog.All.Select(i => i.Id).Distinct().Count());
        Assert.All(IndicatorCatalog.All, i => Assert.True(i.Title.Length > 3 && i.Unit.Length > 0 && i.Definition.Length > 15, i.Id));
    }

    [Fact]
    public void Only_official_indicators_carry_a_code_and_every_px_is_marked_as_a_proxy()
    {
        Assert.All(IndicatorCatalog.All, i => Assert.Equal(i.Id.StartsWith("sdg.", StringComparison.Ordinal) ? i.Id[4..] : null, i.OfficialCode));
        Assert.All(IndicatorCatalog.All, i => Assert.Equal(i.Id.StartsWith("px.", StringComparison.Ordinal), i.IsProxy));
    }

    [Fact]
    public void No_breakdown_appears_twice()
    {
        Array.Fill(_counters, 7);
        Assert.All(IndicatorCatalog.All, i =>
        {
            string[] breakdowns = [.. i.Evaluate(Nation()).Select(v => v.Breakdown)];
            Assert.Equal(breakdowns.Length, breakdowns.Distinct().Count());
        });
    }

    [Fact]
    public void An_empty_month_has_no_rate_and_no_number_that_is_not_one() =>
        Assert.All(IndicatorCatalog.All.SelectMany(i => i.Evaluate(Nation()).Select(v => (i.Unit, v))), row =>
        {
            Assert.True(double.IsFinite(row.v.Value));
            Assert.DoesNotContain("%", row.Unit, StringComparison.Ordinal);
        });

    [Fact]
    public void A_full_time_equivalent_is_forty_hours_a_week()
    {
        _counters[Measures.Hours.At((int)Form.Association, (int)Sector.HealthAndCare)] = 300;
        _counters[Measures.Hours.At((int)Form.Mutual, (int)Sector.HealthAndCare)] = 100;
        _counters[Measures.Hours.At((int)Form.Conventional, (int)Sector.HealthAndCare)] = 9_999;

        // (300 + 100) / 40 x 10
        Assert.Equal(100, Value("sse.employment-fte"));

        // 300 / 40 x 10
        Assert.Equal(75, Value("sse.employment-fte", "form=association"));
        Assert.Equal(100, Value("sse.employment-fte", "sector=health-and-care"));
    }

    [Fact]
    public void The_unemployment_rate_is_unemployed_over_labour_force_without_the_retired()
    {
        Persons(Status.Employee, 0, AgeBand.From25To34, 60);
        Persons(Status.OwnAccountInformal, 1, AgeBand.From25To34, 20);
        Persons(Status.Unemployed, 1, AgeBand.From15To24, 20);
        Persons(Status.Retired, 1, AgeBand.From65To74, 500);

        // 20 / (60 + 20 + 20)
        Assert.Equal(20, Value("sdg.8.5.2"));
        Assert.Equal(20, Value("economy.unemployment-rate"));

        // women: 20 / (20 + 20); men: 0 / 60; 15-24: 20 / 20
        Assert.Equal(50, Value("sdg.8.5.2", "sex=female"));
        Assert.Equal(0, Value("sdg.8.5.2", "sex=male"));
        Assert.Equal(100, Value("sdg.8.5.2", "age=15-24"));

        // nobody of 75 and more is in the labour force: no row
        Assert.Null(Value("sdg.8.5.2", "age=75+"));
    }

    [Fact]
    public void Youth_outside_work_and_education_are_counted_as_the_metadata_says()
    {
        Persons(Status.InEducation, 0, AgeBand.From15To24, 50);
        Persons(Status.Employee, 1, AgeBand.From15To24, 30);
        Persons(Status.Unemployed, 1, AgeBand.From15To24, 12);
        Persons(Status.Inactive, 0, AgeBand.From15To24, 8);
        Persons(Status.Inactive, 0, AgeBand.From35To54, 1_000);

        // (100 - 30 - 50) / 100
        Assert.Equal(20, Value("sdg.8.6.1"));

        // women: 12 / 42
        Assert.Equal(100.0 * 12 / 42, Value("sdg.8.6.1", "sex=female")!.Value, 1e-12);
    }

    [Fact]
    public void Hourly_earnings_are_monthly_pay_over_weekly_hours_times_52_over_12_with_worker_members_apart()
    {
        // 1,040 EUR a month at 40 hours a week: 1,040 / (40 x 52 / 12) = 6 EUR an hour
        _counters[Measures.EmployeePay.At(0, (int)AgeBand.From35To54)] = 104_000;
        _counters[Measures.EmployeeHours.At(0, (int)AgeBand.From35To54)] = 40;
        _counters[Measures.MemberPay.At(1)] = 208_000;
        _counters[Measures.MemberHours.At(1)] = 40;
        Assert.Equal(6, Value("sdg.8.5.1")!.Value, 1e-9);
        Assert.Equal(12, Value("sdg.8.5.1", "status=worker-member;sex=female")!.Value, 1e-9);
        Assert.Null(Value("sdg.8.5.1", "sex=female"));
    }

    [Fact]
    public void The_labour_share_counts_the_self_employed_and_divides_by_gdp_at_market_prices()
    {
        _counters[Measures.ValueAdded.At(0, 1)] = 900;
        _counters[Measures.ProductTaxes.At()] = 100;
        _counters[Measures.Compensation.At()] = 450;
        _counters[Measures.SelfEmployedIncome.At()] = 50;

        // (450 + 50) / (900 + 100)
        Assert.Equal(50, Value("sdg.10.4.1"));

        // 1,000 cents x 10 / 100
        Assert.Equal(100, Value("economy.gdp"));
    }

    [Fact]
    public void The_wage_ratio_compares_pay_by_the_hour()
    {
        _counters[Measures.Pay.At((int)Form.Association)] = 800;
        _counters[Measures.Hours.At((int)Form.Association, 8)] = 100;
        _counters[Measures.Pay.At((int)Form.Conventional)] = 3_200;
        _counters[Measures.Hours.At((int)Form.Conventional, 1)] = 300;

        // 800 / 100 = 8 against 4,000 / 400 = 10
        Assert.Equal(0.8, Value("sse.wage-ratio")!.Value, 1e-12);
    }

    [Fact]
    public void Default_rates_are_a_year()
    {
        _counters[Measures.Defaults.At(1)] = 3;
        _counters[Measures.LoanMonths.At(1)] = 1_200;
        _counters[Measures.PerceivedDefault.At(1, 0)] = 50_000;
        _counters[Measures.PerceivedDefault.At(1, 3)] = 30_000;
        _counters[Measures.LoansOutstanding.At(1)] = 1;

        // 3 / (1,200 / 12)
        Assert.Equal(3, Value("credit.realised-default", "owner=sse")!.Value, 1e-12);

        // mean of 5 % and 3 %
        Assert.Equal(4, Value("credit.perceived-default", "owner=sse")!.Value, 1e-12);
        Assert.Equal(5, Value("credit.perceived-default", "owner=sse;financier=Big bank")!.Value, 1e-12);
        Assert.Equal(3, Value("credit.perceived-default", "owner=sse;financier=3")!.Value, 1e-12);
    }

    [Fact]
    public void Refusals_are_counted_by_owner_and_reason_and_money_by_policy()
    {
        _counters[Measures.Refusals.At(0, 1)] = 2;
        _counters[Measures.Refusals.At(1, 1)] = 3;
        _counters[Measures.Refusals.At(1, 2)] = 4;
        _counters[Measures.PolicyOutlay.At(1)] = 12_345;
        Assert.Equal(90, Value("credit.refused"));
        Assert.Equal(50, Value("credit.refused", "reason=risk"));
        Assert.Equal(40, Value("credit.refused", "owner=sse;reason=debt-service"));

        // 12,345 cents x 10 / 100
        Assert.Equal(1_234.5, Value("government.outlay", "policy=second")!.Value, 1e-9);
        Assert.Equal(0, Value("government.outlay", "policy=first"));
    }

    [Fact]
    public void A_territory_has_totals_and_forms_but_no_other_breakdown()
    {
        Array.Fill(_counters, 5);
        var rows = IndicatorCatalog.All.SelectMany(i => i.Evaluate(Nation() with { IsNation = false }).Select(v => (i.Id, v.Breakdown))).ToArray();
        Assert.All(rows.Where(r => r.Breakdown.Length > 0), r =>
        {
            Assert.StartsWith("form=", r.Breakdown, StringComparison.Ordinal);
            Assert.Contains(r.Id, new[] { "sse.entities", "sse.employment" });
        });
        Assert.Contains(("sse.employment", "form=association"), rows);
        Assert.Contains(("sdg.8.5.2", ""), rows);
        Assert.Contains(("credit.granted", ""), rows);
    }

    private IndicatorContext Nation() => new(_counters, 10, true, ["first", "second"]) { FinancierNames = ["Big bank"] };

    private double? Value(string id, string breakdown = "")
    {
        var found = IndicatorCatalog.Find(id)!.Evaluate(Nation()).Where(v => v.Breakdown == breakdown).ToArray();
        return found.Length == 0 ? null : found.Single().Value;
    }

    private void Persons(Status status, int sex, AgeBand age, long count) => _counters[Measures.Persons.At((int)status, sex, (int)age)] = count;
}
