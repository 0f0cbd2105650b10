//! Risks, service levels and what benefits are for: small cases whose figures can be checked by hand, as data and on the
//! page. One rate of 25 %, flows at the end of the year.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::ErrorKind;
use bizcase::appraisal::{AlternativeAppraisal, BenefitPart, RiskKind};
use bizcase::case::CaseBuilder;
use bizcase::measure::Reason;
use bizcase::prelude::*;
use serde_json::json;

fn years(periods: u32) -> CaseBuilder {
    BusinessCase::builder("Depot", Currency::GBP)
        .timeline(Timeline::years(2026, periods))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(25))
}

fn rented() -> Alternative {
    Alternative::business_as_usual("Rented").cost(Cost::new("Rent", gbp(1_000)).every_period())
}

/// The page without the blanks that line its tables up.
fn page_of(appraisal: &Appraisal) -> String {
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    appraisal.to_markdown().lines().map(squeezed).collect::<Vec<_>>().join("\n")
}

/// A year of a depot beside one that is rented.
fn depot(depot: Alternative) -> Appraisal {
    years(1).baseline(rented()).alternative(depot).build().unwrap().appraise()
}

fn appraised(appraisal: &Appraisal) -> &AlternativeAppraisal {
    appraisal.alternative("depot").unwrap()
}

fn with_risks() -> Alternative {
    Alternative::do_something("Depot")
        .cost(Cost::new("Run", gbp(500)).every_period())
        .cost(Cost::new("Flood", gbp(250)).every_period().with_probability(dec!(0.1)).owner("Estates"))
        .cost(
            Cost::new("Polluted ground", gbp(2_000))
                .once()
                .with_probability(dec!(0.025))
                .evidence("two sites"),
        )
        .benefit(Benefit::new("Grant", gbp(100)).once().with_probability(dec!(0.9)))
}

#[test]
fn a_register_says_impact_and_expected_value_of_threats_and_opportunities() {
    let appraisal = depot(with_risks());
    let register = appraised(&appraisal).risk_register().unwrap();
    let figures: Vec<_> = register
        .entries()
        .iter()
        .map(|risk| {
            let (present, expected) = (risk.impact_present_value().value(), risk.expected_value().value());
            (risk.name(), risk.kind(), risk.impact(), present.unwrap(), expected.unwrap())
        })
        .collect();
    // 250 in a year are 200 today.
    let expected = [
        ("Flood", RiskKind::Threat, dec!(-250), dec!(-200), dec!(-20)),
        ("Polluted ground", RiskKind::Threat, dec!(-2000), dec!(-2000), dec!(-50)),
        ("Grant", RiskKind::Opportunity, dec!(100), dec!(100), dec!(90)),
    ];
    assert_eq!(figures, expected);
    assert_eq!(register.expected_value().value(), Some(dec!(20)));
    assert_eq!(register.npv_without_risks().value(), Some(dec!(-400)));
    assert_eq!(register.npv_with_risks().value(), Some(dec!(-380)));
    assert_eq!(appraised(&appraisal).measures().npv(), register.npv_with_risks());
    assert!(appraisal.alternative("rented").unwrap().risk_register().is_none());
}

#[test]
fn a_register_is_data_where_there_are_risks_and_absent_elsewhere() {
    let json = serde_json::to_value(depot(with_risks())).unwrap();
    assert!(json["alternatives"][0].get("risk_register").is_none());
    let register = &json["alternatives"][1]["risk_register"];
    assert_eq!(
        register["entries"][0],
        json!({
            "name": "Flood", "kind": "threat", "owner": "Estates", "probability": "0.1", "impact": "-250",
            "impact_present_value": "-200", "expected_value": "-20",
        })
    );
    assert_eq!(register["net_present_value_without_risks"], "-400");
    assert_eq!(json["alternatives"][1]["lines"][1]["probability"], "0.1");
}

#[test]
fn the_page_lists_the_largest_expected_value_first() {
    let page = page_of(&depot(with_risks()));
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}\n{page}"));
    let section = at("## Risks");
    let row = |name: &str| section + page[section..].find(name).unwrap();
    assert!(row("| Grant") < row("| Polluted ground") && row("| Polluted ground") < row("| Flood"), "{page}");
    at("| Polluted ground | threat | – | two sites | 2.5% | -2,000 | -2,000 | -50 |");
    at("Without its risks Depot would be worth GBP -400; with them GBP -380.");
    at("| Flood (recurring, expected value) |");
    let without = depot(Alternative::do_something("Depot").cost(Cost::new("Run", gbp(500)).every_period()));
    assert!(!page_of(&without).contains("Risks"));
}

#[test]
fn what_does_not_happen_leaves_nothing_behind() {
    let hall = |residual: Residual, life: Option<u32>| {
        let hall =
            Cost::new("Hall", gbp(1_000)).capital().once().with_probability(dec!(0.5)).residual(residual);
        let hall = life.map_or(hall.clone(), |years| hall.life_of(years));
        let appraisal = depot(Alternative::do_something("Depot").cost(hall));
        let left = appraised(&appraisal).lines()[0].residual().unwrap().value();
        (left, appraised(&appraisal).risk_register().unwrap().entries()[0].impact())
    };
    // Sold for 400, or half of its life of two years is left: 1 000 less 400 and less 500 if it is built at all.
    assert_eq!(hall(Residual::Resale(gbp(400).into()), None), (dec!(200), dec!(-600)));
    assert_eq!(hall(Residual::RemainingLife, Some(2)), (dec!(250), dec!(-500)));
}

#[test]
fn a_probability_stays_one_at_both_ends_of_its_range() {
    let strike = Cost::new("Strike", gbp(100)).every_period().with_probability("p");
    let case = |high: Decimal| {
        years(1)
            .assumption(Assumption::new("p", dec!(0.5)).between(dec!(0), high))
            .baseline(rented().cost(strike.clone()))
            .build()
    };
    let errors = case(dec!(1.5)).unwrap_err();
    let [error] = errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
    assert_eq!(
        (error.kind(), error.path().to_string()),
        (ErrorKind::OutOfRange, "assumptions[0].high".into())
    );
    assert_eq!(error.found(), "1.5, the value of \"p\" for \"Strike\" at this value");
    assert_eq!(error.expected(), "a probability from 0 to 1, such as \"0.3\" or \"30%\"");
    let case = case(dec!(1)).unwrap();
    assert!(case.with_assumption("p", dec!(1.01)).is_err());
    let sure = case.with_assumption("p", dec!(1)).unwrap();
    assert_eq!(sure.baseline().lines()[1].cells(), decimals![0, 100]);
}

#[test]
fn an_impact_beyond_the_limits_is_refused_however_unlikely() {
    let flood = Cost::new("Flood", Amount::number(dec!(50_000_000_000_000_000_000)))
        .explicit(decimals![3])
        .with_probability(dec!(0.001));
    let errors = years(1).baseline(rented().cost(flood)).build().unwrap_err();
    assert_eq!(errors.iter().map(bizcase::Error::kind).collect::<Vec<_>>(), [ErrorKind::OverLimit]);
}

#[test]
fn a_trace_opens_a_probability_and_the_levels_of_a_change() {
    let outage =
        ServiceLevel::availability(dec!(0.99), "promised", dec!(8_000)).times(dec!(50), "GBP an hour");
    let appraisal = years(1)
        .assumption(Assumption::new("promised", dec!(0.995)).source("offer of May"))
        .baseline(
            rented()
                .benefit(Benefit::new("Outage avoided", outage).every_period().with_probability(dec!(0.5))),
        )
        .build()
        .unwrap()
        .appraise();
    let trace = appraisal.trace("rented").unwrap();
    let line = &trace.lines()[1];
    let change = &line.factors()[0];
    assert_eq!((change.value(), change.unit()), (dec!(0.005), Some("share of the time")));
    let levels = change.change().unwrap();
    assert_eq!((levels.from().value(), levels.to().assumption()), (dec!(0.99), Some("promised")));
    assert_eq!(line.probability().unwrap().value(), dec!(0.5));
    // 0.005 x 8 000 x 50 x 0.5.
    assert_eq!(line.cells()[0].cell(), dec!(1_000));
    let page = trace.to_markdown();
    let says = "**rise**: 0.005, from 0.99 to 0.995 (promised); source of promised: offer of May (share of the time)";
    for text in [says, "**probability**: 0.5", "x change of prices x probability, rounded once"] {
        assert!(page.contains(text), "{text}\n{page}");
    }
}

#[test]
fn a_quantified_level_is_counted_in_its_unit() {
    let faster = Benefit::new("Faster", Amount::fall(dec!(30), dec!(20), "minutes a form")).quantified();
    let appraisal = depot(Alternative::do_something("Depot").benefit(faster.every_period()));
    let line = &appraised(&appraisal).lines()[0];
    assert_eq!((line.total(), line.unit()), (Some(dec!(10)), Some("minutes a form")));
}

/// Two years in which savings come first and growth later; of the thousand of rent, 400 of running are left.
fn ripening() -> Alternative {
    Alternative::do_something("Depot")
        .cost(Cost::new("Run", gbp(400)).every_period())
        .benefit(Benefit::new("Speed", gbp(200)).every_period().contributing(Contribution::ServiceLevel))
        .benefit(Benefit::new("New lines", gbp(1_250)).once().from(2).contributing(Contribution::Growth))
        .dis_benefit(DisBenefit::new("Returns", gbp(50)).once().from(2).contributing(Contribution::Growth))
}

#[test]
fn the_mix_moves_from_cost_reduction_to_growth() {
    let appraisal = years(2).baseline(rented()).alternative(ripening()).build().unwrap().appraise();
    let mix = appraised(&appraisal).benefit_mix().unwrap();
    let shares = |columns| -> Vec<_> { mix.shares_in(columns).into_iter().map(Outcome::value).collect() };
    let some = |share: &[Decimal]| -> Vec<_> { share.iter().copied().map(Some).collect() };
    // 600 and 200 of 800; then 600, 200 and 1 200 of 2 000; 2 800 in all.
    assert_eq!(shares(1..=1), some(&decimals![0.75, 0, 0.25, 0, 0]));
    assert_eq!(shares(2..=2), some(&decimals![0.3, 0, 0.1, 0.6, 0]));
    assert_eq!(mix.amounts(), decimals![0, 800, 2_000]);
    assert_eq!(mix.shares_in(0..=0)[0], Outcome::Undefined(Reason::ZeroWhole));
    // 1 200 / 1.5625 of 640 + 1 280.
    let growth = &mix.rows()[3];
    assert_eq!(growth.part(), BenefitPart::Benefits(Contribution::Growth));
    assert_eq!((growth.present_value().value(), growth.share().value()), (Some(dec!(768)), Some(dec!(0.4))));
    assert_eq!(mix.present_value().value(), Some(dec!(1_920)));
}

#[test]
fn the_page_says_what_the_benefits_are_for_where_a_line_does() {
    let page = |periods: u32, alternative: Alternative| {
        page_of(&years(periods).baseline(rented()).alternative(alternative).build().unwrap().appraise())
    };
    let ripe = page(2, ripening());
    for text in [
        "## What the benefits are for",
        "| Cost reduction: recurring costs saved | – | 75% | 30% | 864 | 45% |",
        "| Growth | – | 0% | 60% | 768 | 40% |",
    ] {
        assert!(ripe.contains(text), "{text}\n{ripe}");
    }
    assert!(!ripe.contains("No contribution stated"), "nothing is without one");
    let long = page(40, ripening());
    let section = &long[long.find("## What the benefits").unwrap()..];
    assert!(section.contains("| 0–13 | 14–26 | 27–40 |"), "early, middle and late years: {section}");
    let silent = Alternative::do_something("Depot").benefit(Benefit::new("Speed", gbp(200)).every_period());
    assert!(!page(2, silent).contains("What the benefits are for"));
}

#[test]
fn running_costs_that_rise_save_nothing() {
    let dearer = Alternative::do_something("Depot")
        .cost(Cost::new("Run", gbp(1_500)).every_period())
        .benefit(Benefit::new("Speed", gbp(2_000)).every_period().contributing(Contribution::ServiceLevel));
    let appraisal = depot(dearer);
    let mix = appraised(&appraisal).benefit_mix().unwrap();
    assert_eq!(mix.rows()[0].amounts(), decimals![0, 0]);
    assert_eq!(mix.rows()[2].share(), Outcome::Value(dec!(1)));
}

#[test]
fn a_part_that_is_lost_leaves_no_shares() {
    let losing = Alternative::do_something("Depot")
        .dis_benefit(
            DisBenefit::new("Lines given up", gbp(10)).every_period().contributing(Contribution::Growth),
        )
        .benefit(Benefit::new("Speed", gbp(2_000)).every_period().contributing(Contribution::ServiceLevel));
    let appraisal = depot(losing);
    let mix = appraised(&appraisal).benefit_mix().unwrap();
    assert_eq!(mix.rows()[2].share(), Outcome::Undefined(Reason::NegativePart));
    let json = serde_json::to_value(&appraisal).unwrap();
    let row = &json["alternatives"][1]["benefit_mix"]["parts"][3];
    assert_eq!(
        (&row["part"], &row["share"]["undefined"]["code"]),
        (&"growth".into(), &"negative-part".into())
    );
}
