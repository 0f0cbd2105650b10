//! What a case states once, in every form that it may take: steps, timings and ways of discounting, as a program and
//! as a document, and what they mean for a figure.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::ErrorKind;
use bizcase::appraisal::{GrowthTrace, TaxCellTrace};
use bizcase::measure::Reason;
use bizcase::prelude::*;
use serde_json::{Value, json};

/// A case with these settings and one benefit of 100 in its last column.
fn program(timeline: Timeline, conventions: Conventions, basis: DiscountBasis) -> BusinessCase {
    BusinessCase::builder("Settings", Currency::EUR)
        .timeline(timeline)
        .conventions(conventions)
        .discounting(basis)
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Something")
                .benefit(Benefit::new("Late", eur(100)).once().from(timeline.periods())),
        )
        .build()
        .unwrap()
}

fn document(step: &str, periods: u32, timing: &str, discounting: &Value) -> Value {
    json!({
        "format": "bizcase/1", "title": "Settings", "currency": "EUR", "baseline": "nothing",
        "timeline": {"start": "2026-04-01", "periods": periods, "step": step},
        "conventions": {"prices": "nominal", "timing": timing},
        "discounting": discounting,
        "alternative": [
            {"id": "nothing", "name": "Nothing", "kind": "do-nothing"},
            {"id": "something", "name": "Something", "kind": "do-something", "benefit": [
                {"name": "Late", "amount": "100", "profile": {"once": {"from": periods}}}
            ]},
        ],
    })
}

fn read(document: &Value) -> Result<BusinessCase, Errors> {
    serde_json::from_value::<CaseDocument>(document.clone()).unwrap().build()
}

fn bases() -> Vec<(Value, DiscountBasis)> {
    let declining = [Band::years(1, 2, percent!(3.5)), Band::from_year(3, percent!(3))];
    let terms = [(1, percent!(1.5)), (4, percent!(1.8))];
    vec![
        (json!({"rate": "0.035"}), percent!(3.5).into()),
        (
            json!({"rate": "0.12", "compounding": "monthly"}),
            AnnualRate::nominal(percent!(12), Compounding::Monthly).into(),
        ),
        (
            json!({"by_year": [{"from": 1, "to": 2, "rate": "3.5%"}, {"from": 3, "rate": "3%"}]}),
            RateSchedule::by_elapsed_year(&declining).unwrap().into(),
        ),
        (
            json!({"by_study_length": [{"years": 1, "rate": "1.5%"}, {"years": 4, "rate": "1.8%"}]}),
            RateSchedule::by_study_length(&terms).unwrap().into(),
        ),
        (
            json!({"schedule": "us-omb-a94-c-2025-nominal"}),
            DiscountTable::with_id("us-omb-a94-c-2025-nominal").unwrap().into(),
        ),
    ]
}

#[test]
fn programs_and_documents_state_the_same_settings() {
    let start: Date = "2026-04-01".parse().unwrap();
    let timelines = [
        ("year", Timeline::starting(start, 3, Step::Year)),
        ("quarter", Timeline::quarters(start, 10)),
        ("month", Timeline::months(start, 40)),
    ];
    let nominal = Conventions::nominal();
    let timings = [
        ("start", nominal.start_of_period()),
        ("middle", nominal.middle_of_period()),
        ("end", nominal.end_of_period()),
        ("continuous", nominal.throughout_period()),
    ];
    for (step, timeline) in timelines {
        let timeline = timeline.unwrap();
        for (timing, conventions) in timings {
            for (stated, basis) in bases() {
                let built = program(timeline, conventions, basis);
                let written = read(&document(step, timeline.periods(), timing, &stated)).unwrap();
                assert_eq!(built, written, "{step} {timing} {stated}");
                let json = CaseDocument::from(&built).to_canonical_json();
                let again = serde_json::from_str::<CaseDocument>(&json).unwrap().build().unwrap();
                assert_eq!(again, built, "{json}");
            }
        }
    }
}

/// The net present value of the benefit of 100, to twelve places.
fn value(step: &str, periods: u32, timing: &str, discounting: &Value) -> String {
    let appraisal = read(&document(step, periods, timing, discounting)).unwrap().appraise();
    let value = appraisal.alternative("something").unwrap().measures().npv().value().unwrap();
    value.round_dp(12).to_string()
}

#[test]
fn a_part_of_a_year_is_a_fractional_power_of_its_rate() {
    // mpmath 1.3, 60 digits: 100 times the product of factors.
    let rate = json!({"rate": "0.08"});
    let bands = json!({"by_year": [{"from": 1, "to": 2, "rate": "8%"}, {"from": 3, "rate": "4%"}]});
    assert_eq!(value("quarter", 10, "end", &rate), "82.497466447992");
    assert_eq!(value("month", 30, "end", &rate), "82.497466447992");
    assert_eq!(value("month", 30, "start", &rate), "83.028257631117");
    assert_eq!(value("month", 30, "middle", &rate), "82.762436516564");
    assert_eq!(value("month", 30, "continuous", &rate), "82.762578357512");
    assert_eq!(value("quarter", 10, "end", &bands), "84.068987970758");
    assert_eq!(value("year", 3, "middle", &bands), "84.068987970758");
    assert_eq!(value("year", 3, "continuous", &bands), "84.074376421297");
}

#[test]
fn a_nominal_rate_is_applied_as_often_as_it_compounds() {
    // 1 % a month: 100 / 1.01^3.
    let monthly = json!({"rate": "0.12", "compounding": "monthly"});
    assert_eq!(value("month", 3, "end", &monthly), "97.059014792764");
    assert_eq!(value("quarter", 1, "end", &monthly), "97.059014792764");
}

fn kinds(discounting: &Value) -> Vec<(String, ErrorKind)> {
    let errors = read(&document("year", 40, "end", discounting)).unwrap_err();
    errors.iter().map(|error| (error.path().to_string(), error.kind())).collect()
}

#[test]
fn what_is_wrong_with_a_schedule_is_said_at_its_place() {
    let bands = |bands: Value| kinds(&json!({"by_year": bands}));
    let at = |path: &str, kind| vec![(path.to_owned(), kind)];
    let gap = json!([{"from": 1, "to": 30, "rate": "3.5%"}, {"from": 32, "rate": "3%"}]);
    assert_eq!(bands(gap), at("discounting.by_year[1]", ErrorKind::Disordered));
    let short = json!([{"from": 1, "to": 30, "rate": "3.5%"}]);
    assert_eq!(bands(short), at("discounting", ErrorKind::OutsideHorizon));
    assert_eq!(bands(json!([])), at("discounting.by_year", ErrorKind::Empty));
    let both = json!({"by_year": [], "by_study_length": []});
    assert_eq!(kinds(&both), at("discounting", ErrorKind::Conflict));
    let unknown = json!({"by_year": [{"from": 1, "rate": "3%"}], "rate": "3%"});
    assert_eq!(kinds(&unknown), at("discounting.rate", ErrorKind::UnknownField));
    let two = json!({"by_study_length": [{"years": 5, "rate": 0.01}, {"rate": "2%"}]});
    let expected = [
        ("discounting.by_study_length[0].rate".to_owned(), ErrorKind::FloatNumber),
        ("discounting.by_study_length[1].years".to_owned(), ErrorKind::Missing),
    ];
    assert_eq!(kinds(&two), expected);
}

#[test]
fn what_is_wrong_with_an_official_table_is_said_at_its_place() {
    let refused = |prices: Value, schedule: &str| {
        let mut case = document("year", 40, "end", &json!({"schedule": schedule}));
        case["conventions"]["prices"] = prices;
        let errors = read(&case).unwrap_err();
        errors.iter().map(|error| (error.kind(), error.to_string())).collect::<Vec<_>>()
    };
    let only = |kind, message: &str| vec![(kind, format!("discounting.schedule: {message}"))];
    let real = || json!({"real": 2026});
    assert_eq!(
        refused(real(), "uk-stpr-standart"),
        only(
            ErrorKind::UnknownId,
            "\"uk-stpr-standart\" does not exist, expected the id of an official table; the nearest is \
             \"uk-stpr-standard\""
        )
    );
    assert_eq!(
        refused(json!("nominal"), "uk-stpr-standard"),
        only(
            ErrorKind::Conflict,
            "found the real rates of \"uk-stpr-standard\", expected nominal rates, as the prices of the case are \
             nominal, or a rate of inflation of the case"
        )
    );
    assert_eq!(
        refused(real(), "us-omb-a94-c-2025-nominal"),
        only(
            ErrorKind::Conflict,
            "found the nominal rates of \"us-omb-a94-c-2025-nominal\", expected real rates, as the prices of the \
             case are real, prices of 2026, or a rate of inflation of the case"
        )
    );
    assert_eq!(
        refused(real(), "us-omb-a94-2023"),
        only(ErrorKind::OutsideHorizon, "found rates up to year 30, expected rates for all 40 years")
    );
    let both = refused(json!("nominal"), "us-omb-a94-2023");
    assert_eq!(
        both.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        [ErrorKind::Conflict, ErrorKind::OutsideHorizon]
    );
}

#[test]
fn a_program_that_names_no_official_table_is_told_the_nearest_one() {
    let errors = BusinessCase::builder("Settings", Currency::EUR)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::real(2026).end_of_period())
        .discounting(DiscountTable::with_id("au-nsw-2024"))
        .baseline(Alternative::do_nothing("Nothing"))
        .build()
        .unwrap_err();
    assert_eq!(
        errors.to_string(),
        "discounting.schedule: \"au-nsw-2024\" does not exist, expected the id of an official table; the nearest is \
         \"au-nsw-2023\""
    );
}

/// Nothing, and: 100 now for 60 after a year and 60 more, the latter discounted as `health`.
fn two_ways() -> Value {
    let once = |name: &str| json!({"name": name, "amount": "60", "profile": {"once": {"from": 1}}});
    let ways = json!({"rate": "25%", "named": {"health": {"rate": "20%"}, "unborn": {"schedule": "us-doe-femp-2024-nominal"}}});
    let mut case = document("year", 2, "end", &ways);
    let something = &mut case["alternative"][1];
    something["cost"] = json!([{"name": "Build", "amount": "100", "profile": "once"}]);
    something["benefit"] = json!([once("Money"), once("Lives")]);
    something["benefit"][1]["discounting"] = json!("health");
    case
}

#[test]
fn a_line_may_be_discounted_in_a_way_of_its_own() {
    let case = read(&two_ways()).unwrap();
    let appraisal = case.appraise();
    let something = appraisal.alternative("something").unwrap();
    let worth = |line: usize| something.lines()[line].present_value().unwrap().value().unwrap();
    assert_eq!([worth(0), worth(1), worth(2)], decimals![100, 48, 50]);
    assert_eq!(something.measures().npv().value(), Some(dec!(-2)));
    assert_eq!(something.flow().present_values()[1].value(), Some(dec!(98)));
    assert_eq!(something.measures().discounted_payback(), Payback::Never);
    assert_eq!(
        something.measures().irr().unique(),
        Some(percent!(20)),
        "internal rates are those of the whole flow"
    );

    let data = serde_json::to_value(&appraisal).unwrap();
    let named = &data["conventions"]["named_discounting"];
    assert_eq!(named[0]["id"], "health");
    assert_eq!(named[0]["effective_annual_rates"], json!([{"from_year": 1, "rate": "0.2"}]));
    assert_eq!(named[1]["discount_table"]["id"], "us-doe-femp-2024-nominal");
    assert_eq!(data["provenance"]["tables"][0]["id"], "us-doe-femp-2024-nominal");
    assert_eq!(data["alternatives"][1]["lines"][2]["discounting"], "health");
    let codes: Vec<&str> = appraisal.findings().iter().map(|finding| finding.code().word()).collect();
    assert_eq!(codes, ["baseline-without-cost", "unused-discounting", "unconfirmed-table"]);
    let page = appraisal.to_markdown();
    assert!(page.contains("Discounting as health: 20% a year, for Something: Lives."), "{page}");
    assert!(page.contains("Official table us-doe-femp-2024-nominal"), "{page}");
}

#[test]
fn a_way_of_its_own_that_is_that_of_the_case_changes_no_figure() {
    let figures = |case: &Value| {
        let appraisal = read(case).unwrap().appraise();
        let something = appraisal.alternative("something").unwrap();
        serde_json::to_value((something.measures(), something.flow(), something.comparison())).unwrap()
    };
    let mut named = two_ways();
    named["discounting"] = json!({"rate": "25%", "named": {"health": {"rate": "25%"}}});
    let mut plain = two_ways();
    plain["discounting"] = json!({"rate": "25%"});
    plain["alternative"][1]["benefit"][1].as_object_mut().unwrap().remove("discounting");
    assert_eq!(figures(&named), figures(&plain));
}

#[test]
fn a_program_names_ways_of_discounting_as_a_document_does() {
    let built = BusinessCase::builder("Settings", Currency::EUR)
        .timeline(Timeline::starting("2026-04-01".parse().unwrap(), 2, Step::Year))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(25))
        .named_discounting("unborn", DiscountTable::with_id("us-doe-femp-2024-nominal"))
        .named_discounting("health", percent!(20))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Something")
                .cost(Cost::new("Build", eur(100)).once())
                .benefit(Benefit::new("Money", eur(60)).once().from(1))
                .benefit(Benefit::new("Lives", eur(60)).discounted_as("health").once().from(1)),
        )
        .build()
        .unwrap();
    let written = read(&two_ways()).unwrap();
    assert_eq!(built, written);
    let json = CaseDocument::from(&built).to_canonical_json();
    assert_eq!(serde_json::from_str::<CaseDocument>(&json).unwrap().build().unwrap(), built, "{json}");
    let text = toml::to_string(&built).unwrap();
    assert_eq!(toml::from_str::<BusinessCase>(&text).unwrap(), built, "{text}");
}

#[test]
fn prescribed_rates_leave_lines_with_a_way_of_their_own_as_they_are() {
    let mut case = two_ways();
    case["conventions"]["prices"] = json!({"real": 2026});
    case["discounting"] = json!({"schedule": "ca-tbs-2022", "named": {"health": {"rate": "20%"}}});
    case["alternative"][1]["benefit"][0]["amount"] = json!("103");
    let appraisal = read(&case).unwrap().appraise();
    let [low] = appraisal.prescribed_rates() else { panic!("3 % alone is prescribed") };
    // 103 / 1.03 and 60 / 1.2, less 100.
    assert_eq!(low.npvs()[1].value(), Some(dec!(50)));
}

#[test]
fn what_is_wrong_with_a_named_way_of_discounting_is_said_at_its_place() {
    let faults = |change: &dyn Fn(&mut Value)| {
        let mut case = two_ways();
        change(&mut case);
        let errors = read(&case).unwrap_err();
        errors.iter().map(|error| (error.path().pointer(), error.kind())).collect::<Vec<_>>()
    };
    let named = |named: Value| faults(&|case: &mut Value| case["discounting"]["named"] = named.clone());
    let at = |pointer: &str, kind| vec![(pointer.to_owned(), kind)];
    let line = "/alternative/1/benefit/1/discounting";
    let health = json!({"rate": "20%"});
    assert_eq!(named(json!({})), at(line, ErrorKind::UnknownId));
    assert_eq!(named(json!(["health"])), at("/discounting/named", ErrorKind::WrongType));
    assert_eq!(named(json!({"health": "20%"})), at("/discounting/named/health", ErrorKind::WrongType));
    assert_eq!(
        named(json!({"health": {"schedule": "uk-stpr-health"}})),
        at("/discounting/named/health/schedule", ErrorKind::Conflict)
    );
    assert_eq!(
        named(json!({"health": health, "the rest": health})),
        at("/discounting/named/the rest", ErrorKind::NotAnId)
    );
    assert_eq!(
        named(json!({"health": {"rate": "20%", "named": {}}})),
        at("/discounting/named/health/named", ErrorKind::UnknownField)
    );
    let whole = faults(&|case| case["discounting"] = json!("25%"));
    assert_eq!(whole, at("/discounting", ErrorKind::WrongType));
    let quantified = faults(&|case| case["alternative"][1]["benefit"][1]["class"] = json!("quantified"));
    assert_eq!(quantified, at(line, ErrorKind::Conflict));

    let twice = BusinessCase::builder("Settings", Currency::EUR)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(1))
        .named_discounting("health", percent!(1))
        .named_discounting("health", DiscountTable::with_id("uk"))
        .baseline(
            Alternative::do_nothing("Nothing").cost(Cost::new("Lives", eur(1)).once().discounted_as("heath")),
        )
        .build()
        .unwrap_err();
    let found: Vec<_> = twice.iter().map(|error| (error.path().to_string(), error.kind())).collect();
    let expected = [
        ("discounting.named.health".to_owned(), ErrorKind::DuplicateId),
        ("discounting.named.health.schedule".to_owned(), ErrorKind::UnknownId),
        ("alternatives[0].costs[0].discounting".to_owned(), ErrorKind::UnknownId),
    ];
    assert_eq!(found, expected);
}

#[test]
fn internal_rates_are_annual_and_follow_the_timing() {
    // 100 now for 121 in the last of 8 quarters: 10 % a year at its end, 1.21^(1 / 1.75) - 1 at its start.
    let irr = |timing: &str| {
        let mut case = document("quarter", 8, timing, &json!({"rate": "0.05"}));
        case["alternative"][1]["benefit"][0]["amount"] = json!("121");
        case["alternative"][1]["cost"] = json!([{"name": "Build", "amount": "100", "profile": "once"}]);
        read(&case).unwrap().appraise().alternative("something").unwrap().measures().irr().clone()
    };
    assert_eq!(irr("end").unique(), Some(percent!(10)));
    assert_eq!(irr("start").unique().unwrap().fraction().round_dp(12), dec!(0.115079741925));
    assert_eq!(irr("middle").unique().unwrap().fraction().round_dp(12), dec!(0.107011665699));
    assert!(matches!(irr("continuous"), Irr::Unresolved(_)));
}

#[test]
fn amounts_of_one_sign_have_no_internal_rate_though_some_fall_at_once_and_some_through_a_year() {
    let mut case = document("year", 2, "continuous", &json!({"rate": "0.05"}));
    let at_once = json!({"name": "Grant", "amount": "10", "profile": "once"});
    case["alternative"][1]["benefit"].as_array_mut().unwrap().push(at_once);
    let appraisal = read(&case).unwrap().appraise();
    let measures = appraisal.alternative("something").unwrap().measures();
    assert_eq!(*measures.irr(), Irr::None(Reason::OneSign));
}

#[test]
fn levels_and_service_levels_are_amounts_of_the_same_factors() {
    let hours = ServiceLevel::availability(dec!(0.99), dec!(0.995), "window");
    let by_hand = Amount::rise(dec!(0.99), dec!(0.995), "share of the time").times_assumption("window");
    assert_eq!(hours, by_hand);
    let minutes = ServiceLevel::response_time(dec!(400), dec!(12), "promised");
    let by_hand = Amount::fall(dec!(12), "promised", "minutes a case").times(dec!(400), "cases a year");
    assert_eq!(minutes, by_hand);
}

/// Tax is assessed by the year, and so is what is written off for it.
#[test]
fn tax_and_depreciation_are_refused_in_steps_that_are_no_years() {
    let machine = Cost::new("Machine", eur(100)).capital().once();
    let case = |cost: Cost| {
        BusinessCase::builder("Quarters", Currency::EUR)
            .timeline(Timeline::quarters(date(2026, 4, 1), 8))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(3))
            .baseline(Alternative::business_as_usual("Machine").cost(cost))
    };
    let places = |errors: Errors| -> Vec<String> {
        assert!(errors.iter().all(|error| error.found() == "a timeline in quarters"), "{errors}");
        errors.iter().map(|error| error.path().to_string()).collect()
    };
    let rules = TaxRules::at(percent!(25)).losses(LossRule::Unrelieved).paid(TaxPayment::NextYear);
    assert_eq!(places(case(machine.clone()).tax(rules).build().unwrap_err()), ["tax"]);
    let written_off = machine.depreciated(Depreciation::straight_line(4, dec!(0)));
    let errors = case(written_off).build().unwrap_err();
    assert_eq!(places(errors), ["alternatives[0].costs[0].depreciation"]);
}

#[test]
fn what_lessens_no_tax_of_the_organisation_is_not_written_off() {
    let found = |change: fn(Cost) -> Cost| -> Vec<String> {
        let machine = Cost::new("Machine", eur(100)).capital().once();
        let cost = change(machine.depreciated(Depreciation::straight_line(4, dec!(0))));
        let case = BusinessCase::builder("Machine", Currency::EUR)
            .timeline(Timeline::years(2026, 2))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(3))
            .baseline(Alternative::business_as_usual("Machine").cost(cost));
        case.build().unwrap_err().iter().map(|error| error.found().to_owned()).collect()
    };
    assert_eq!(found(Cost::sunk), ["depreciation on a cost of class sunk"]);
    assert_eq!(found(Cost::untaxed), ["depreciation on a cost that is exempt"]);
    assert_eq!(
        found(|cost| cost.recipient(Recipient::Supplier)),
        ["depreciation on a cost of the recipient supplier"]
    );
    assert_eq!(
        found(|cost| cost.depreciated(Depreciation::straight_line(0, dec!(0)))),
        ["0"],
        "the fault of a method that is none"
    );
}

#[test]
fn a_level_that_is_tied_up_bears_no_uplift_and_no_probability() {
    let stocks = || WorkingCapital::new("Stocks", gbp(100)).every_period();
    let case = |stocks: WorkingCapital| {
        BusinessCase::builder("Shop", Currency::GBP)
            .timeline(Timeline::years(2026, 2))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(3))
            .baseline(Alternative::business_as_usual("Today").working_capital(stocks))
            .build()
    };
    let refused = |stocks: WorkingCapital| {
        let errors = case(stocks).unwrap_err();
        let [error] = errors.as_slice() else { panic!("{errors}") };
        (error.kind(), error.path().pointer())
    };
    let at = |field: &str| (ErrorKind::Conflict, format!("/alternative/0/working_capital/0/{field}"));
    let uplift = Adjustment::contingency(percent!(10)).source("a reason");
    assert_eq!(refused(stocks().adjusted(uplift)), at("adjustments/0"));
    assert_eq!(refused(stocks().with_probability(dec!(0.5))), at("probability"));
    assert!(case(stocks()).is_ok());
}

#[test]
fn an_appraisal_names_the_table_of_its_rates() {
    let table = "us-omb-a94-c-2025-nominal";
    let appraisal = read(&document("year", 3, "end", &json!({"schedule": table}))).unwrap().appraise();
    let [named] = appraisal.provenance().tables() else { panic!("one table") };
    assert_eq!((named.id(), named.vintage()), (table, DiscountTable::with_id(table).unwrap().vintage()));
}

#[test]
fn a_trace_tells_from_which_column_amounts_grow() {
    let rising = |benefit: Benefit| {
        let timeline = Timeline::years(2026, 3);
        let case = BusinessCase::builder("Growth", Currency::EUR)
            .timeline(timeline)
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(5))
            .baseline(Alternative::do_nothing("Nothing"))
            .alternative(Alternative::do_something("Something").benefit(benefit.every_period().from(2)));
        let trace = case.build().unwrap().appraise().trace("something").unwrap();
        trace.lines()[0].growth().iter().map(GrowthTrace::from_column).collect::<Vec<_>>()
    };
    let benefit = || Benefit::new("Fees", eur(100));
    assert_eq!(rising(benefit().growing(percent!(2))), [2], "as stated at its first column");
    assert_eq!(rising(benefit().escalating(percent!(2))), [0], "as stated in the prices of column 0");
}

#[test]
fn a_trace_tells_whose_profit_a_tax_is_on_though_it_is_paid_a_year_later() {
    let rules = TaxRules::at(percent!(25)).losses(LossRule::Unrelieved).paid(TaxPayment::NextYear);
    let fees = Benefit::new("Fees", eur(100)).every_period().from(2);
    let case = BusinessCase::builder("Tax", Currency::EUR)
        .timeline(Timeline::years(2026, 4))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(5))
        .tax(rules)
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(Alternative::do_something("Something").benefit(fees));
    let trace = case.build().unwrap().appraise().trace("something").unwrap();
    let taxed: Vec<_> = trace.tax().unwrap().cells().iter().map(TaxCellTrace::profit_of_column).collect();
    assert_eq!(taxed[..2], [2, 3]);
}
