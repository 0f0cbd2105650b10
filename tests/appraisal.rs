//! What an appraisal says of small cases whose figures can be checked by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its case fails")]

use bizcase::prelude::*;
use bizcase::tables::RateBasis;
use serde_json::json;

/// Two years, 10 %, end of year, a baseline that costs 1 100 a year.
fn case_with(alternatives: impl IntoIterator<Item = Alternative>) -> BusinessCase {
    let paper = Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(1_100)).every_period());
    let builder = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .baseline(paper);
    alternatives.into_iter().fold(builder, bizcase::case::CaseBuilder::alternative).build().unwrap()
}

fn online() -> Alternative {
    Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(1_000)).capital().once())
        .cost(Cost::new("Run", gbp(440)).every_period())
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
fn cells_are_data_of_the_lines_that_have_some() {
    let with_trust = online().benefit(Benefit::qualitative("Trust"));
    let data = serde_json::to_value(case_with([with_trust]).appraise()).unwrap();
    let lines = data.pointer("/alternatives/1/lines").unwrap();
    assert_eq!(lines[0]["cells"], json!(["1000", "0", "0"]), "{lines}");
    assert_eq!(lines[1]["cells"], json!(["0", "440", "440"]), "{lines}");
    assert_eq!((&lines[2]["name"], lines[2].get("cells")), (&json!("Trust"), None), "{lines}");
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

/// A project that costs so much at once and brings so much after a year and after two.
fn project(name: &str, outlay: i64, back: i64) -> Alternative {
    Alternative::do_something(name)
        .cost(Cost::new("Outlay", gbp(outlay)).capital().once())
        .benefit(Benefit::new("Return", gbp(back)).every_period())
}

#[test]
fn each_challenger_meets_the_best_of_those_with_less_investment() {
    use bizcase::appraisal::Verdict::{ChallengerReplacesDefender, DefenderStays};
    // 10 % over two years: 210 a year is worth 364.46, 121 a year 210.
    let case = case_with([project("Large", 900, 531), project("Bad", 300, 121), project("Small", 200, 210)]);
    let appraisal = case.appraise();
    let chain = appraisal.incremental();
    assert_eq!(chain.first().as_str(), "paper");
    let met: Vec<_> = chain
        .steps()
        .iter()
        .map(|step| (step.challenger().as_str(), step.defender().as_str(), step.verdict()))
        .collect();
    // Paper costs 1 100 a year, which every project saves.
    assert_eq!(
        met,
        [
            ("small", "paper", ChallengerReplacesDefender),
            ("bad", "small", DefenderStays),
            ("large", "small", DefenderStays),
        ]
    );
    // 700 more for 321 a year.
    assert_eq!(chain.steps()[2].additional_investment().value(), Some(dec!(700)));
    assert_eq!(chain.steps()[2].npv().value(), Some(dec!("-142.8925619834710743801652893")));
    assert_eq!(chain.leader().as_str(), "small");

    let json = serde_json::to_value(&appraisal).unwrap();
    assert_eq!(
        json["incremental"]["order"],
        "present value of capital and transition costs, the least first"
    );
    assert_eq!(json["incremental"]["steps"][2]["verdict"], "defender-stays");
    assert_eq!(json["incremental"]["leader"], "small");
    let page = appraisal.to_markdown();
    assert!(page.contains("### Step by step, from the least investment to the largest"), "{page}");
}

#[test]
fn alternatives_of_one_investment_meet_in_the_order_of_the_case_behind_the_baseline() {
    let case = case_with([project("A", 0, 1), project("B", 0, 2)]);
    let order: Vec<_> =
        case.appraise().incremental().steps().iter().map(|step| step.challenger().to_string()).collect();
    assert_eq!(order, ["a", "b"]);
}

#[test]
fn one_alternative_beside_the_baseline_needs_no_table_of_steps() {
    let appraisal = case_with([online()]).appraise();
    assert_eq!(appraisal.incremental().steps().len(), 1);
    assert!(!appraisal.to_markdown().contains("Step by step"));
}

#[test]
fn a_crossover_with_an_unknown_alternative_is_none() {
    let appraisal = case_with([online()]).appraise();
    assert_eq!(appraisal.crossover("online", "offline"), None);
    // 1 000 for 660 in each of two years, as against Paper.
    let irr = appraisal.alternative("online").unwrap().comparison().unwrap().irr().clone();
    assert_eq!(appraisal.crossover("paper", "online"), Some(irr));
}

#[test]
fn a_headline_opens_down_to_lines_tags_and_sources() {
    let hours = Assumption::new("hours", dec!(110)).unit("hours a year").source("time sample");
    let handling = Amount::of("hours").times(dec!(10), "GBP an hour");
    let baseline = Alternative::business_as_usual("Paper")
        .cost(Cost::new("Handling", handling).every_period().tag("staff").tag("yearly"))
        .cost(Cost::new("Archive", gbp(300)).phased_in_proportion(decimals![1, 2]))
        .cost(Cost::new("Study", gbp(70)).sunk().once())
        .benefit(Benefit::new("Fees", gbp(121)).once().from(2).tag("yearly"));
    let case = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .assumption(hours)
        .baseline(baseline)
        .build()
        .unwrap();
    let trace = case.appraise().trace("paper").unwrap();
    let worth: Vec<_> =
        trace.lines().iter().map(|line| (line.name(), line.present_value().value())).collect();
    let value = |text: &str| Some(text.parse::<Decimal>().unwrap());
    // 1 100 / 1.1 + 1 100 / 1.21; 100 + 200 / 1.1; 121 / 1.21: what is sunk is no part of it.
    let expected = [
        ("Handling", value("-1909.090909090909090909090909")),
        ("Archive", value("-281.8181818181818181818181818")),
        ("Fees", value("100")),
    ];
    assert_eq!(worth, expected);
    assert_eq!(trace.npv().value(), value("-2090.909090909090909090909091"));
    assert_eq!(trace.rounding(), value("-0.0000000000000000000000002"));
    assert_eq!(trace.lines()[1].cells()[0].multiple().value(), value("0.3333333333333333333333333333"));
    let tags: Vec<_> = trace.tags().iter().map(|tag| (tag.tag(), tag.lines().len())).collect();
    assert_eq!(tags, [(Some("staff"), 1), (Some("yearly"), 1), (None, 1)]);
    assert_eq!(case.appraise().trace("online"), None);

    let json = serde_json::to_value(&trace).unwrap();
    assert_eq!(
        (&json["lines"][1]["kind"], &json["lines"][1]["class"]),
        (&"cost".into(), &"recurring".into())
    );
    assert_eq!(json["lines"][0]["factors"][0]["source"], "time sample");
    assert_eq!(json["lines"][2]["cells"][0]["discount_factor"], "0.8264462809917355371900826446");
    let page = trace.to_markdown();
    assert!(page.starts_with("# How the net present value of Paper comes about"), "{page}");
    assert!(page.contains("- **hours**: 110 (hours a year), source: time sample"), "{page}");
    assert!(page.contains("-0.0000000000000000000000002"), "{page}");
    assert!(!page.contains("Study") && !case.appraise().to_markdown().contains("comes about"));
    assert!(trace.to_text().contains("(no tag)"), "{}", trace.to_text());
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
fn prescribed_rates_come_in_the_prices_of_the_case() {
    // Real 4 % with inflation of 25 % is 30 % nominal: 1 300 / 1.3.
    let case = BusinessCase::builder("Nominal", Currency::AUD)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .inflation(percent!(25))
        .discounting(DiscountTable::with_id("au-infrastructure-australia"))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Online").benefit(Benefit::new("Fees", aud(1_300)).once().from(1)),
        )
        .build()
        .unwrap();
    let appraisal = case.appraise();
    let low = &appraisal.prescribed_rates()[0];
    assert_eq!((low.rate(), low.npvs()[1].value()), (percent!(4), Some(dec!(1_000))));
}

#[test]
fn what_goes_on_for_ever_is_worth_what_it_is_at_each_prescribed_rate() {
    let appraised = |growth: Rate| {
        let residual = Residual::Perpetuity { growth: growth.into() };
        let case = BusinessCase::builder("Lasting", Currency::AUD)
            .timeline(Timeline::years(2026, 1))
            .conventions(Conventions::real(2026).end_of_period())
            .discounting(DiscountTable::with_id("au-infrastructure-australia"))
            .baseline(Alternative::do_nothing("Nothing"))
            .alternative(
                Alternative::do_something("Road")
                    .benefit(Benefit::new("Time saved", aud(100)).every_period().residual(residual)),
            )
            .build()
            .unwrap();
        case.appraise()
    };
    let lasting = |growth| {
        let appraisal = appraised(growth);
        appraisal.prescribed_rates().iter().map(|end| end.npvs()[1]).collect::<Vec<_>>()
    };
    // 100 a year for ever, at 4 % and at 10 %.
    assert_eq!(lasting(percent!(0)), [Outcome::Value(dec!(2_500)), Outcome::Value(dec!(1_000))]);
    // Growth of 5 % is below 7 %, and not below 4 %.
    let growing = lasting(percent!(5));
    assert!(matches!(growing[0], Outcome::Undefined(_)), "{growing:?}");
    assert_eq!(growing[1], Outcome::Value(dec!(2_000)));
    let page = appraised(percent!(5)).to_markdown();
    let missing =
        "There is no result at the prescribed discount rate of 4%: the growth is not below the rate";
    assert!(page.contains(missing), "{page}");
    for wrong in ["tie at the prescribed", "leads at the prescribed", "the same at every prescribed rate"] {
        assert!(!page.contains(wrong), "{wrong}: {page}");
    }
}

#[test]
fn renewal_orders_unequal_lives_as_their_annual_values_do() {
    let asset = |name: &str, price: i64, life: u32| {
        Alternative::do_something(name)
            .renewed_every(life)
            .cost(Cost::new("Price", aud(price)).capital().once())
            .cost(Cost::new("Running", aud(7)).every_period().growing(percent!(10)))
    };
    let case = BusinessCase::builder("Lives", Currency::AUD)
        .timeline(Timeline::years(2026, 12))
        .conventions(Conventions::real(2026).end_of_period())
        .discounting(percent!(6))
        .baseline(Alternative::do_nothing("None"))
        .alternative(asset("Two years", 18, 2))
        .alternative(asset("Three years", 25, 3))
        .alternative(asset("Four years", 30, 4))
        .build()
        .unwrap();
    let appraisal = case.appraise();
    let of_one_life = |flows: &[Decimal], life| {
        bizcase::measure::equivalent_annual_value(percent!(6), Timing::End, life, flows).unwrap()
    };
    for (id, flows, life) in [
        ("two-years", &decimals![-18, -7, -7.7][..], 2),
        ("three-years", &decimals![-25, -7, -7.7, -8.47], 3),
        ("four-years", &decimals![-30, -7, -7.7, -8.47, -9.317], 4),
    ] {
        let renewed = appraisal.alternative(id).unwrap().measures().equivalent_periodic_value();
        assert_eq!(renewed, of_one_life(flows, life), "{id}");
    }
}

#[test]
fn a_life_that_does_not_end_with_the_timeline_is_refused_with_one_that_does() {
    let refused = |life: u32| {
        let errors = BusinessCase::builder("Lives", Currency::AUD)
            .timeline(Timeline::years(2026, 10))
            .conventions(Conventions::real(2026).end_of_period())
            .discounting(percent!(6))
            .baseline(Alternative::do_nothing("None").renewed_every(life))
            .build()
            .unwrap_err();
        errors.iter().map(|error| error.expected().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(refused(4), ["a timeline in which every life ends, such as one of 20 periods"]);
    assert_eq!(refused(997), ["a timeline in which every life ends"]);
    assert_eq!(refused(u32::MAX), ["a life of 1 to 1200 periods"]);
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
    let page = appraisal.to_markdown();
    let turns = "Nothing leads at the prescribed discount rate of 10%.";
    assert_eq!(
        page.matches(turns).count(),
        2,
        "beside the figures and among what would turn the choice: {page}"
    );
}

#[test]
fn results_can_be_sent_between_threads() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<BusinessCase>();
    is_send_and_sync::<CaseDocument>();
    is_send_and_sync::<Appraisal>();
    is_send_and_sync::<Errors>();
}
