//! What an appraisal says of small cases whose figures can be checked by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its case fails")]

use bizcase::appraisal::{FindingCode, Severity};
use bizcase::prelude::*;
use bizcase::tables::RateBasis;
use serde_json::json;

/// Two years, 10 %, end of year, a baseline that costs 1 100 a year.
fn case_with(alternatives: impl IntoIterator<Item = Alternative>) -> BusinessCase {
    let paper = Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(1_100)).every_period());
    built_on(paper, alternatives)
}

fn built_on(baseline: Alternative, alternatives: impl IntoIterator<Item = Alternative>) -> BusinessCase {
    let builder = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .baseline(baseline);
    alternatives.into_iter().fold(builder, bizcase::case::CaseBuilder::alternative).build().unwrap()
}

fn online() -> Alternative {
    Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(1_000)).capital().once())
        .cost(Cost::new("Run", gbp(440)).every_period())
}

fn codes(case: &BusinessCase) -> Vec<FindingCode> {
    case.appraise().findings().iter().map(bizcase::appraisal::Finding::code).collect()
}

#[test]
fn each_column_is_laid_out_undiscounted_discounted_and_cumulative() {
    let appraisal = case_with([online()]).appraise();
    let flow = appraisal.alternative("online").unwrap().comparison().unwrap().flow();
    assert_eq!(flow.net(), decimals![-1000, 660, 660]);
    assert_eq!(flow.cumulative(), decimals![-1000, -340, 320]);
    let discounted: Vec<_> = flow.present_values().iter().map(|value| value.value().unwrap()).collect();
    assert_eq!(discounted, decimals![-1000, 600, "545.4545454545454545454545455"]);
    assert_eq!(flow.cumulative_present_values()[2].value(), Some(dec!("145.4545454545454545454545455")));
}

#[test]
fn flows_at_the_start_of_a_year_are_discounted_one_year_less() {
    let build = |conventions: Conventions| {
        let staff = Cost::new("Staff", gbp(1_100)).every_period();
        let case = BusinessCase::builder("Timing", Currency::GBP)
            .timeline(Timeline::years(2026, 1))
            .conventions(conventions)
            .discounting(percent!(10))
            .baseline(Alternative::business_as_usual("Paper").cost(staff))
            .build()
            .unwrap();
        case.appraise().baseline().measures().npv().value()
    };
    assert_eq!(build(Conventions::nominal().end_of_period()), Some(dec!(-1000)));
    assert_eq!(build(Conventions::nominal().start_of_period()), Some(dec!(-1100)));
}

#[test]
fn the_two_rules_of_the_benefit_cost_ratio_differ_where_running_costs_are_saved() {
    let benefit = Benefit::new("Fees", gbp(242)).once().from(2);
    let ratio = |rule: BcrRule| {
        let case = BusinessCase::builder("Ratio", Currency::GBP)
            .timeline(Timeline::years(2026, 2))
            .conventions(Conventions::nominal().end_of_period().benefit_cost_rule(rule))
            .discounting(percent!(10))
            .baseline(
                Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(110)).once().from(1)),
            )
            .alternative(
                Alternative::do_something("Online")
                    .cost(Cost::new("Build", gbp(200)).capital().once())
                    .benefit(benefit.clone()),
            )
            .build()
            .unwrap();
        case.appraise().alternative("online").unwrap().comparison().unwrap().benefit_cost_ratio().value()
    };
    // Benefits 242 / 1.21 = 200; the baseline's 110 / 1.1 = 100 is saved; the investment is 200.
    assert_eq!(ratio(BcrRule::WholeCost), Some(dec!(2)));
    assert_eq!(ratio(BcrRule::Investment), Some(dec!(1.5)));
}

#[test]
fn a_tie_is_shown_as_a_tie() {
    let twin = Alternative::do_something("Twin").cost(Cost::new("Fee", gbp(1_100)).every_period());
    let appraisal = case_with([twin]).appraise();
    assert_eq!(appraisal.ranking().leaders().len(), 2);
    assert_eq!(appraisal.ranking().ranks()[1].rank(), 1);
    assert_eq!(appraisal.ranking().margin(), None);
    assert!(appraisal.to_markdown().contains("**Paper and Twin** tie for the largest net present value"));
}

#[test]
fn ranks_after_a_tie_leave_a_gap() {
    let twin = Alternative::do_something("Twin").cost(Cost::new("Fee", gbp(1_100)).every_period());
    let worse = Alternative::do_something("Worse").cost(Cost::new("Fee", gbp(1_200)).every_period());
    let appraisal = case_with([worse, twin]).appraise();
    let ranks: Vec<_> =
        appraisal.ranking().ranks().iter().map(|rank| (rank.id().as_str(), rank.rank())).collect();
    assert_eq!(ranks, [("paper", 1), ("twin", 1), ("worse", 3)]);
    // 100 in each of two years: 90.909... + 82.644...
    assert_eq!(appraisal.ranking().margin().unwrap().value(), Some(dec!("173.5537190082644628099173554")));
}

#[test]
fn a_margin_smaller_than_the_page_shows_is_not_shown_as_zero() {
    let nearly =
        Alternative::do_something("Nearly").cost(Cost::new("Fee", gbp(dec!(1_100.01))).every_period());
    let page = case_with([nearly]).appraise().to_markdown();
    assert!(page.contains("by less than the page shows (GBP 0.017)"), "{page}");
}

#[test]
fn where_nothing_pays_the_baseline_is_recommended() {
    let dear = Alternative::do_something("Dear").cost(Cost::new("Build", gbp(9_000)).capital().once());
    let page = case_with([dear]).appraise().to_markdown();
    assert!(page.contains("**Paper** is preferred"), "{page}");
    assert!(
        page.contains("It is the baseline: no alternative to Paper is worth more at this discount rate."),
        "{page}"
    );
}

#[test]
fn sunk_quantified_and_qualitative_lines_are_shown_and_never_counted() {
    let plain = case_with([online()]).appraise();
    let full = online()
        .cost(Cost::new("Study", gbp(500)).sunk().once())
        .benefit(
            Benefit::new("Errors avoided", Amount::quantity(dec!(20), "errors")).quantified().every_period(),
        )
        .dis_benefit(DisBenefit::qualitative("Less contact"));
    let appraisal = case_with([full]).appraise();
    let npv = |appraisal: &Appraisal| appraisal.alternative("online").unwrap().measures().npv();
    assert_eq!(npv(&appraisal), npv(&plain));
    assert_eq!(appraisal.alternative("online").unwrap().unmonetised_lines().count(), 2);
    let page = appraisal.to_markdown();
    assert!(page.contains("**Online**: Study, GBP 500"), "{page}");
    assert!(page.contains("benefit: Errors avoided: 40 in all (errors)"), "{page}");
    assert!(page.contains("dis-benefit: Less contact"), "{page}");
}

#[test]
fn figures_beyond_any_decimal_are_outcomes_and_never_panics() {
    let baseline = Alternative::do_nothing("Nothing");
    let huge = Alternative::do_something("Huge")
        .benefit(Benefit::new("Growth", gbp(99_999_999_999_999_999_i64)).every_period())
        .cost(Cost::new("Start", gbp(1)).once());
    let case = BusinessCase::builder("Extremes", Currency::GBP)
        .timeline(Timeline::years(2026, 1_200))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(-99))
        .baseline(baseline)
        .alternative(huge)
        .build()
        .unwrap();
    let appraisal = case.appraise();
    assert_eq!(appraisal.alternative("huge").unwrap().measures().npv(), Outcome::AboveRange);
    assert_eq!(appraisal.ranking().leaders()[0].as_str(), "huge");
    assert!(appraisal.to_text().contains("above range"));
}

#[test]
fn a_case_may_consist_of_the_baseline_alone() {
    let appraisal = case_with([]).appraise();
    assert_eq!(appraisal.ranking().leaders().len(), 1);
    assert!(appraisal.to_markdown().contains("as there is no other alternative"));
}

#[test]
fn a_baseline_without_cost_is_noticed() {
    let free = || Alternative::do_nothing("Nothing");
    assert_eq!(codes(&built_on(free(), [])), [FindingCode::BaselineWithoutCost]);
    let sunk_alone = free().cost(Cost::new("Study", gbp(9)).sunk().once());
    assert_eq!(codes(&built_on(sunk_alone, [])), [FindingCode::BaselineWithoutCost]);
    assert!(codes(&case_with([])).is_empty());
    let severity = |baseline: Alternative| built_on(baseline, []).appraise().findings()[0].severity();
    assert_eq!(severity(free()), Severity::Note);
    assert_eq!(severity(Alternative::business_as_usual("Paper")), Severity::Warning);
}

#[test]
fn a_benefit_before_delivery_ends_is_noticed() {
    let with_benefit_from = |column| {
        Alternative::do_something("Online")
            .cost(Cost::new("Build", gbp(1_000)).capital().phased([dec!(0.5), dec!(0.5)]))
            .benefit(Benefit::new("Fees", gbp(2_000)).every_period().from(column))
    };
    assert_eq!(codes(&case_with([with_benefit_from(1)])), [FindingCode::BenefitBeforeDelivery]);
    assert!(codes(&case_with([with_benefit_from(2)])).is_empty());
}

#[test]
fn a_replacement_is_no_delivery() {
    let replaced = Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(1_000)).capital().once())
        .cost(Cost::new("Replacement", gbp(100)).capital().once().from(2))
        .benefit(Benefit::new("Fees", gbp(2_000)).every_period());
    assert!(codes(&case_with([replaced])).is_empty());
}

#[test]
fn several_internal_rates_are_noticed_and_listed() {
    // -100, 230, -132 against a baseline without flows: 10 % and 20 %.
    let pump = Alternative::do_something("Pump")
        .cost(Cost::new("Build", gbp(100)).once())
        .benefit(Benefit::new("Oil", gbp(230)).once().from(1))
        .cost(Cost::new("Cleaning up", gbp(132)).once().from(2));
    let case = built_on(Alternative::do_nothing("Nothing"), [pump]);
    assert!(codes(&case).contains(&FindingCode::SeveralRates));
    assert!(case.appraise().to_markdown().contains("10.0% and 20.0%"));
}

#[test]
fn an_order_of_rates_that_contradicts_value_is_noticed() {
    let project = |name: &str, outlay: i64, back: i64| {
        Alternative::do_something(name)
            .cost(Cost::new("Outlay", gbp(outlay)).capital().once())
            .benefit(Benefit::new("Return", gbp(back)).once().from(1))
    };
    let nothing = Alternative::do_nothing("Nothing");
    // 50 % on 100 is worth less than 20 % on 1 000 at a rate of 10 %.
    let contradicting =
        built_on(nothing.clone(), [project("Small", 100, 150), project("Large", 1_000, 1_200)]);
    assert!(codes(&contradicting).contains(&FindingCode::RateOrderContradictsValue));
    let agreeing = built_on(nothing, [project("Small", 100, 112), project("Large", 1_000, 1_200)]);
    assert!(!codes(&agreeing).contains(&FindingCode::RateOrderContradictsValue));
}

#[test]
fn an_assumption_that_nothing_depends_on_is_noticed() {
    let build = |amount: Amount| {
        BusinessCase::builder("Assumptions", Currency::GBP)
            .timeline(Timeline::years(2026, 1))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(10))
            .assumption(Assumption::new("calls", dec!(3)))
            .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", amount).every_period()))
            .build()
            .unwrap()
    };
    assert_eq!(codes(&build(gbp(1).into())), [FindingCode::UnusedAssumption]);
    assert!(codes(&build(Amount::of("calls"))).is_empty());
}

/// A case that brings 144 after a year for 100 now, discounted by an official table.
fn by_table(id: &str) -> BusinessCase {
    let table = DiscountTable::with_id(id).unwrap();
    let conventions = match table.basis() {
        RateBasis::Real => Conventions::real(2026),
        _ => Conventions::nominal(),
    };
    BusinessCase::builder("Official rates", Currency::AUD)
        .timeline(Timeline::years(2026, 1))
        .conventions(conventions.end_of_period())
        .discounting(table)
        .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", aud(10)).every_period()))
        .alternative(
            Alternative::do_something("Online")
                .cost(Cost::new("Build", aud(1_000)).capital().once())
                .benefit(Benefit::new("Fees", aud(1_144)).once().from(1)),
        )
        .build()
        .unwrap()
}

#[test]
fn the_standing_of_an_official_table_is_noticed() {
    assert_eq!(codes(&by_table("uk-stpr-standard")), []);
    assert_eq!(codes(&by_table("uk-stpr-reduced")), [FindingCode::SensitivityTable]);
    assert_eq!(codes(&by_table("nz-treasury-2020-default")), [FindingCode::SupersededTable]);
    assert_eq!(codes(&by_table("nz-treasury-2024-commercial")), [FindingCode::RecalledTable]);
    assert_eq!(codes(&by_table("us-omb-a94-c-2025-nominal")), [FindingCode::UnconfirmedTable]);
    let both = [FindingCode::RecalledTable, FindingCode::SupersededTable];
    assert_eq!(codes(&by_table("us-omb-a94-2023")), both);
}

#[test]
fn an_official_table_is_echoed_with_where_it_comes_from() {
    let appraisal = by_table("uk-stpr-standard").appraise();
    let data = serde_json::to_value(&appraisal).unwrap();
    let table = &data["conventions"]["discount_table"];
    for (field, expected) in [
        ("id", "uk-stpr-standard"),
        ("name", "Green Book social time preference rate, standard"),
        ("country", "United Kingdom"),
        ("issuer", "HM Treasury"),
        ("vintage", "2003, in force 2026"),
        ("evidence", "seen"),
        ("status", "in-force"),
        ("price_basis", "real"),
    ] {
        assert_eq!(table[field], expected, "{field}");
    }
    assert!(table["source"].as_str().unwrap().starts_with("HM Treasury Green Book"));
    let reference = json!([{"id": "uk-stpr-standard", "vintage": "2003, in force 2026"}]);
    assert_eq!(data["provenance"]["tables"], reference);
    assert!(data.get("prescribed_rates").is_none());
    let page = appraisal.to_text();
    for part in ["Official table uk-stpr-standard", "vintage 2003, in force 2026", "read in the source"] {
        assert!(page.replace("\n  ", " ").contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn prescribed_rates_show_what_the_alternatives_are_worth_at_each() {
    // Online less Paper: -1 000 now and 1 144 + 10 after a year.
    let appraisal = by_table("au-infrastructure-australia").appraise();
    let data = serde_json::to_value(&appraisal).unwrap();
    let prescribed = &data["prescribed_rates"];
    assert_eq!(prescribed[0]["end"], "low");
    assert_eq!(prescribed[0]["rate"], "0.04");
    assert_eq!(prescribed[0]["net_present_values"][1], "100");
    assert_eq!(prescribed[1]["end"], "high");
    assert_eq!(prescribed[1]["rate"], "0.1");
    assert_eq!(prescribed[1]["net_present_values"][1], "40");
    let against = |end: usize| appraisal.prescribed_rates()[end].npvs_against_baseline()[1].value().unwrap();
    assert_eq!(against(0).round_dp(6), dec!(109.615385));
    assert_eq!(against(1).round_dp(6), dec!(49.090909));
    let page = appraisal.to_markdown();
    assert!(page.contains("Net present value at 4%") && page.contains("Against baseline at 10%"), "{page}");
    assert!(page.contains("The choice is the same at every prescribed rate."), "{page}");
}

#[test]
fn a_choice_that_turns_at_a_prescribed_rate_is_said() {
    // 1 085 after a year is worth more than 1 000 now at 4 % and at 7 %, and less at 10 %.
    let case = BusinessCase::builder("Turning", Currency::AUD)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::real(2026).end_of_period())
        .discounting(DiscountTable::with_id("au-infrastructure-australia"))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Online")
                .cost(Cost::new("Build", aud(1_000)).capital().once())
                .benefit(Benefit::new("Fees", aud(1_085)).once().from(1)),
        )
        .build()
        .unwrap();
    let appraisal = case.appraise();
    assert_eq!(appraisal.ranking().leaders()[0].as_str(), "online");
    assert_eq!(appraisal.prescribed_rates()[1].leaders()[0].as_str(), "nothing");
    assert!(appraisal.to_markdown().contains("At 10% Nothing leads."));
}

#[test]
fn results_can_be_sent_between_threads() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<BusinessCase>();
    is_send_and_sync::<CaseDocument>();
    is_send_and_sync::<Appraisal>();
    is_send_and_sync::<Errors>();
}
