//! Adjustments by hand: cells, what is left of them, steps before and after, and where they are shown.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its case fails")]

use bizcase::appraisal::{AdjustedLines, AdjustmentStep, AdjustmentTrace, Adjustments};
use bizcase::case::CaseBuilder;
use bizcase::prelude::*;

/// Two years without interest, so that present values are sums.
fn plan(alternative: Alternative) -> CaseBuilder {
    BusinessCase::builder("Hall", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .baseline(Alternative::do_nothing("Leave it"))
        .alternative(alternative)
}

fn appraised(alternative: Alternative) -> Appraisal {
    plan(alternative).build().unwrap().appraise()
}

fn capital() -> LineKind {
    LineKind::Cost(CostClass::Capital)
}

fn works() -> Cost {
    Cost::new("Works", gbp(1_000)).capital().once()
}

/// Works with a contingency of their own; furniture; both with the bias of standard buildings, 24 %, and a margin of 50 %.
fn hall() -> Alternative {
    Alternative::do_something("Hall")
        .cost(works().adjusted(Adjustment::contingency(percent!(10)).source("the roof was not surveyed")))
        .cost(Cost::new("Furniture", gbp(100)).capital().once())
        .cost(Cost::new("Heating", gbp(50)).every_period())
        .benefit(Benefit::new("Lettings", gbp(2_000)).every_period())
        .adjusted(capital(), Adjustment::optimism_bias("standard-buildings").source("as the last two wings"))
        .adjusted(capital(), Adjustment::confidence(dec!(0.5)).source("a first sketch"))
}

/// The page with its columns moved together.
fn page(appraisal: &Appraisal) -> String {
    let lines = appraisal
        .to_markdown()
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>();
    lines.join("\n")
}

fn figures(step: &AdjustmentStep) -> [Decimal; 3] {
    let value = |value: Option<Outcome<Decimal>>| value.unwrap().value().unwrap();
    [step.factor().value().unwrap(), value(step.before()), value(step.after())]
}

#[test]
fn a_chain_is_shown_step_by_step_with_its_own_adjustments_first() {
    let appraisal = appraised(hall());
    let adjustments = appraisal.alternative("hall").and_then(|hall| hall.adjustments()).unwrap();
    let [own, bias, margin] = adjustments.steps() else { panic!("three steps") };
    assert_eq!(own.lines(), &AdjustedLines::Line("Works".to_owned()));
    assert_eq!((bias.lines(), bias.on()), (&AdjustedLines::Class, capital()));
    assert_eq!(bias.adjustment().summary(), "standard buildings, not mitigated");
    assert_eq!(bias.adjustment().source(), "as the last two wings");
    assert_eq!(figures(own), decimals![1.1, 1_000, 1_100]);
    // 1 100 and 100 times 1.24, and that times 1.5.
    assert_eq!(figures(bias), decimals![1.24, 1_200, 1_488]);
    assert_eq!(figures(margin), decimals![1.5, 1_488, 2_232]);
    // 4 000 less 1 000, 100 and two times 50; then 2 232 instead of 1 100.
    assert_eq!(adjustments.npv_before().value(), Some(dec!(2_800)));
    assert_eq!(adjustments.npv_after().value(), Some(dec!(1_668)));
    assert!(appraisal.baseline().adjustments().is_none());
}

#[test]
fn what_is_left_by_life_follows_a_chain_and_a_resale_does_not() {
    let doubled = |cost: Cost| cost.adjusted(Adjustment::contingency(percent!(100)).source("twice as large"));
    let left = |cost: Cost| {
        let case = plan(Alternative::do_something("Hall").cost(doubled(cost))).build().unwrap();
        case.alternative("hall").unwrap().lines()[0].residual_value().unwrap().amount()
    };
    // Two of four years are left of 2 000.
    assert_eq!(left(works().life_of(4).residual(Residual::RemainingLife)), dec!(1_000));
    assert_eq!(left(works().residual(Residual::Resale(gbp(400).into()))), dec!(400));
}

#[test]
fn a_perpetuity_follows_a_chain() {
    let lettings = Benefit::new("Lettings", gbp(100))
        .every_period()
        .residual(Residual::Perpetuity { growth: percent!(0).into() })
        .adjusted(Adjustment::confidence(dec!(0.2)).source("no contract"));
    let case =
        plan(Alternative::do_something("Hall").benefit(lettings)).discounting(percent!(10)).build().unwrap();
    // 80 a year for ever at 10 %.
    assert_eq!(case.alternative("hall").unwrap().lines()[0].residual_value().unwrap().amount(), dec!(800));
}

#[test]
fn a_reference_class_may_lower_what_it_is_about() {
    let class = Adjustment::reference_class(decimals![-0.5, -0.1], dec!(0.5)).source("five halls");
    let appraisal = appraised(
        Alternative::do_something("Hall").benefit(Benefit::new("Lettings", gbp(100)).once().adjusted(class)),
    );
    let adjustments = appraisal.alternative("hall").and_then(|hall| hall.adjustments()).unwrap();
    // Half-way from -50 % to -10 %.
    assert_eq!(figures(&adjustments.steps()[0]), decimals![0.7, 100, 70]);
}

#[test]
fn a_step_of_lines_that_count_in_no_figure_has_no_value() {
    let forms = Benefit::new("Forms", Amount::quantity(dec!(10), "forms")).quantified().once();
    let appraisal = appraised(
        Alternative::do_something("Hall")
            .benefit(forms.adjusted(Adjustment::confidence(dec!(0.5)).source("a guess")))
            .cost(
                Cost::new("Study", gbp(10))
                    .sunk()
                    .once()
                    .adjusted(Adjustment::contingency(percent!(10)).source("a bill is due")),
            ),
    );
    let hall = appraisal.alternative("hall").unwrap();
    let steps = hall.adjustments().map(Adjustments::steps).unwrap();
    assert!(steps.len() == 2 && steps.iter().all(|step| step.before().is_none() && step.after().is_none()));
    assert_eq!(hall.lines()[0].line().cells(), decimals![11, 0, 0]);
    assert_eq!(hall.lines()[1].line().cells(), decimals![5, 0, 0]);
    assert!(page(&appraisal).contains("| Forms | Confidence: a margin of 50% | a guess | -50.0% | – | – |"));
}

/// 10^20 - 1 grows twofold and is halved: it fits with its margin only.
#[test]
fn a_value_that_would_be_beyond_the_limits_without_an_adjustment_says_so() {
    let half = Adjustment::overlap("gain", dec!(0.4)).source("shared");
    let lettings =
        Benefit::new("Lettings", gbp(dec!(99_999_999_999_999_999_999))).explicit(decimals![2]).adjusted(half);
    let appraisal = appraised(Alternative::do_something("Hall").benefit(lettings));
    let hall = appraisal.alternative("hall").unwrap();
    let adjustments = hall.adjustments().unwrap();
    assert_eq!(adjustments.npv_before().to_string(), adjustments.steps()[0].before().unwrap().to_string());
    assert!(adjustments.npv_before().value().is_none());
    assert_eq!(adjustments.npv_after(), hall.measures().npv());
    assert!(appraisal.to_markdown().contains("Before adjustments **Hall** has no figure, as an amount"));
}

#[test]
fn what_would_turn_the_choice_follows_the_adjusted_amounts() {
    // 1 240 with the bias against 2 000: works may become 2 000 / 1 240 of themselves.
    let alternative = Alternative::do_something("Hall")
        .cost(works().adjusted(Adjustment::optimism_bias("standard-buildings").source("as ever")))
        .benefit(Benefit::new("Sale", gbp(1_860)).once().from(1));
    let switching = appraised(alternative).switching_values();
    let zero = switching.line("hall", "Works").unwrap().switches().npv_zero_of("hall").unwrap();
    assert_eq!(zero.alone().value().value(), Some(dec!(1.5)));
}

#[test]
fn a_case_at_another_value_of_an_assumption_keeps_its_chains() {
    let works = Cost::new("Works", Amount::of("area").times(dec!(10), "GBP a square metre")).capital().once();
    let case = plan(
        Alternative::do_something("Hall")
            .cost(works.adjusted(Adjustment::contingency(percent!(50)).source("as ever"))),
    )
    .assumption(Assumption::new("area", dec!(100)))
    .build()
    .unwrap();
    let larger = case.with_assumption("area", dec!(200)).unwrap();
    assert_eq!(case.alternative("hall").unwrap().lines()[0].cells(), decimals![1_500, 0, 0]);
    assert_eq!(larger.alternative("hall").unwrap().lines()[0].cells(), decimals![3_000, 0, 0]);
}

#[test]
fn steps_are_written_as_data_and_left_out_where_there_are_none() {
    let json = serde_json::to_value(appraised(hall())).unwrap();
    assert!(json["alternatives"][0].get("adjustments").is_none());
    let adjustments = &json["alternatives"][1]["adjustments"];
    assert_eq!(adjustments["net_present_value_before"], "2800");
    assert_eq!(
        adjustments["steps"][1],
        serde_json::json!({
            "kind": "cost",
            "class": "capital",
            "adjustment": "optimism-bias",
            "summary": "standard buildings, not mitigated",
            "factor": "1.24",
            "source": "as the last two wings",
            "present_value_before": "1200",
            "present_value_after": "1488",
        })
    );
    assert_eq!(adjustments["steps"][0]["line"], "Works");
    let tables = &json["provenance"]["tables"];
    assert_eq!(tables, &serde_json::json!([{ "id": "uk-mott-macdonald-2002", "vintage": "2002" }]));
}

#[test]
fn the_page_says_what_was_raised_by_how_much_and_why() {
    let page = page(&appraised(hall()));
    for part in [
        "## Adjustments",
        "Before adjustments **Hall** would be worth GBP 2,800; after adjustments it is worth GBP 1,668, as everywhere on this page.",
        "| Works | Contingency: 10% on top | the roof was not surveyed | +10.0% | 1,000 | 1,100 |",
        "| All capital costs | Optimism bias: standard buildings, not mitigated | as the last two wings | +24.0% | 1,200 | 1,488 |",
        "Official table uk-mott-macdonald-2002: Optimism bias in large public procurement, HM Treasury",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!appraised(Alternative::do_something("Hall").cost(works())).to_markdown().contains("djustment"));
}

#[test]
fn a_trace_lists_the_chain_of_each_line() {
    let trace = appraised(hall()).trace("hall").unwrap();
    let chain = |line: usize| -> Vec<&str> {
        trace.lines()[line].adjustments().iter().map(AdjustmentTrace::kind).collect()
    };
    assert_eq!(chain(0), ["contingency", "optimism-bias", "confidence"]);
    assert_eq!(chain(1), ["optimism-bias", "confidence"]);
    assert!(chain(2).is_empty());
    let text = trace.to_markdown();
    assert!(
        text.contains("**contingency**: times 1.1, 10% on top, source: the roof was not surveyed"),
        "{text}"
    );
}

#[test]
fn a_refinement_of_another_kind_is_refused() {
    let odd = Adjustment::contingency(percent!(10)).mitigated(dec!(0.5)).source("a reason");
    let errors = plan(Alternative::do_something("Hall").cost(works().adjusted(odd))).build().unwrap_err();
    let [error] = errors.as_slice() else { panic!("{errors}") };
    assert_eq!(error.path().pointer(), "/alternative/1/cost/0/adjustments/0/contingency/mitigated");
    assert_eq!(error.kind(), ErrorKind::Conflict);
}

#[test]
fn an_adjustment_has_all_its_faults_told_at_once() {
    let text = r#"
        format = "bizcase/1"
        title = "Hall"
        currency = "GBP"
        baseline = "hall"
        timeline = { start = "2026-01-01", periods = 2, step = "year" }
        conventions = { prices = "nominal", timing = "end" }
        discounting = { rate = "3%" }

        [[alternative]]
        name = "Hall"
        kind = "business-as-usual"

        [[alternative.adjustment]]
        on = { cost = "transition" }
        contingency = "-1%"

        [[alternative.cost]]
        name = "Works"
        class = "capital"
        amount = "1000"
        profile = "once"
        adjustments = [
            { optimism-bias = { type = "standard-bildings", mitigated = "140%" } },
            { reference-class = { overruns = ["-100%", "-200%"], percentile = "2" }, source = " " },
        ]
    "#;
    let document: CaseDocument = toml::from_str(text).unwrap();
    let errors = document.build().unwrap_err();
    let mut pointers: Vec<String> = errors.iter().map(|error| error.path().pointer()).collect();
    pointers.sort();
    let line = "/alternative/0/cost/0/adjustments";
    assert_eq!(
        pointers,
        [
            "/alternative/0/adjustment/0/contingency".to_owned(),
            "/alternative/0/adjustment/0/on".to_owned(),
            "/alternative/0/adjustment/0/source".to_owned(),
            format!("{line}/0/optimism-bias/mitigated"),
            format!("{line}/0/optimism-bias/type"),
            format!("{line}/0/source"),
            format!("{line}/1/reference-class/overruns/0"),
            format!("{line}/1/reference-class/overruns/1"),
            format!("{line}/1/reference-class/percentile"),
            format!("{line}/1/source"),
        ]
    );
}
