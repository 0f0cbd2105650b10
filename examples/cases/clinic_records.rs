//! Which patient record should a group of four clinics have?
//!
//! Eight people with a say disagree, on facts and on priorities, and the choice is made of money and judgement that point in
//! different directions. Nominal prices, ten years. Every figure, name and quotation is invented, and realistic.
//!
//! * What has a price stands in the money alone: licences, hours of staff, tests done twice. The criteria hold what has none,
//!   so that nothing counts twice, and the two are never added up.
//! * Every scale has two anchors that mean the same whoever scores. Labels declare what they are worth, and of the practices
//!   connected the first half is worth more than the second.
//! * Criteria stand in two groups. Six stakeholders have weights of their own, for two the weights of the board hold.
//! * A must comes first: from 2030 the law asks for six kinds of document. The records of today send two, so that what
//!   happens without a decision has a cost in the money and no rank in the judgement.
//! * The practices never worked with the records of today and leave two cells open. Nothing is filled in.
//! * They disagree about 22 of the 24 cells that are ranked. If all came to one end of what was said, two would change who
//!   leads: the prescriptions that the platform stops, and the attention it leaves. One weight would as well: that of the
//!   freedom to leave.
//!
//! The same case as data is `clinic-records.toml`.
//!
//! ```text
//! cargo run --release --example clinic_records
//! ```

#[path = "clinic_records/panel.rs"]
mod panel;

use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;
use panel::{ALL_THEIRS, AT_A_PRICE, AT_ANY_TIME, DIVIDED, LOCKED_IN, MOSTLY_THEIRS, ON_THE_SCREEN};

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Patient records for four clinics", Currency::CHF)
        .question("Which patient record should the four clinics work with from 2030 on?")
        .objective("No wrong prescription reaches a patient")
        .objective("One record from the practice to the ward and back")
        .timeline(Timeline::years(2027, 10))
        .conventions(Conventions::nominal().end_of_period().page_in(PageUnit::Thousands))
        .discounting(percent!(5))
        .assumption(
            Assumption::new("visits", dec!(310_000))
                .unit("visits a year")
                .source("accounts of 2025, all four clinics")
                .between(dec!(290_000), dec!(335_000)),
        )
        .assumption(
            Assumption::new("usable", dec!(0.45))
                .unit("of the minutes saved become fewer hours paid")
                .source("rosters of 2025, reviewed with the heads of ward")
                .between(dec!(0.25), dec!(0.6)),
        )
        .assumption(
            Assumption::new("hospital-fee", dec!(4.9))
                .unit("CHF a visit")
                .source("letter of the university hospital, 2026-04-22; not yet a contract")
                .between(dec!(4.2), dec!(6.2)),
        )
        .baseline(records_of_today())
        .alternative(one_of_the_three())
        .alternative(suite())
        .alternative(platform())
        .alternative(record_of_the_hospital())
        .scoring(judgement())
        .build()
}

/// What happens without a decision.
fn records_of_today() -> Alternative {
    let typing = Amount::of("visits").times(dec!(0.06), "hours a visit").times(dec!(48), "CHF an hour");
    Alternative::business_as_usual("Three records as today")
        .id("keep")
        .description("Two clinics share one record, the others have their own; documents for the national file are typed in.")
        .cost(Cost::new("Licences and support", chf(1_450_000)).every_period().growing(percent!(3)))
        .cost(Cost::new("Own team", chf(980_000)).every_period().growing(percent!(1.5)))
        .cost(
            Cost::new("Documents typed into the national file", typing)
                .every_period()
                .from(4)
                .owner("Head of clinics"),
        )
}

/// The least that meets the law.
fn one_of_the_three() -> Alternative {
    Alternative::do_minimum("One of the three for all")
        .id("extend")
        .description("The record that two clinics share, in the other two as well.")
        .cost(until_the_change(1))
        .cost(
            Cost::new("Set-up, transfer of data, training", chf(2_600_000))
                .transition()
                .phased([dec!(0.5), dec!(0.5)]),
        )
        .cost(Cost::new("Licences and support", chf(1_300_000)).every_period().from(2).growing(percent!(3)))
        .cost(own_team(860_000).from(2))
        .benefit(minutes_at_the_screen(dec!(0.4)).every_period().from(2))
}

/// Everything from one vendor.
fn suite() -> Alternative {
    Alternative::do_something("Suite of one vendor")
        .id("suite")
        .description("One product for wards, practices and billing, clinic by clinic in three years.")
        .cost(until_the_change(3))
        .cost(
            Cost::new("Licences bought", chf(4_400_000))
                .capital()
                .phased([dec!(0.4), dec!(0.3), dec!(0.3)])
                .owner("IT director"),
        )
        .cost(
            Cost::new("Set-up, transfer of data, training", chf(4_900_000))
                .transition()
                .phased([dec!(0.2), dec!(0.3), dec!(0.3), dec!(0.2)])
                .adjusted(contingency(percent!(15), "overruns of five clinics that changed to a suite"))
                .owner("IT director"),
        )
        .cost(Cost::new("Support and changes", chf(1_080_000)).every_period().from(3).growing(percent!(3)))
        .cost(own_team(690_000).from(4))
        .benefit(
            minutes_at_the_screen(dec!(2.1))
                .every_period()
                .from(4)
                .ramp([dec!(0.6)])
                .evidence("time study in two clinics with the suite"),
        )
        .benefit(tests_not_done_twice(dec!(0.011), 4))
}

/// Modules of several makers on one store of data.
fn platform() -> Alternative {
    Alternative::do_something("Open platform with modules")
        .id("platform")
        .description("A store of records by an open standard, and modules of several makers that may be replaced one by one.")
        .cost(until_the_change(2))
        .cost(
            Cost::new("Platform and modules", chf(3_100_000))
                .capital()
                .phased([dec!(0.4), dec!(0.6)])
                .owner("IT director"),
        )
        .cost(
            Cost::new("Set-up, transfer of data, training", chf(3_700_000))
                .transition()
                .phased([dec!(0.2), dec!(0.5), dec!(0.3)])
                .adjusted(contingency(percent!(20), "two clinics alone have done it, one with a year's delay"))
                .owner("IT director"),
        )
        .cost(Cost::new("Support and changes", chf(1_010_000)).every_period().from(2).growing(percent!(3)))
        .cost(own_team(1_120_000).from(3))
        .benefit(minutes_at_the_screen(dec!(1.6)).every_period().from(3).ramp([dec!(0.6)]))
        .benefit(tests_not_done_twice(dec!(0.013), 3))
}

/// A tenant in the record of others.
fn record_of_the_hospital() -> Alternative {
    Alternative::do_something("Record of the university hospital")
        .id("shared")
        .description("The clinics work in the record of the hospital, which decides on changes and charges by the visit.")
        .cost(until_the_change(2))
        .cost(Cost::new("Entry", chf(1_200_000)).capital().once())
        .cost(
            Cost::new("Set-up, transfer of data, training", chf(2_500_000))
                .transition()
                .phased([dec!(0.3), dec!(0.7)])
                .adjusted(contingency(percent!(10), "the hospital has connected six clinics"))
                .owner("IT director"),
        )
        .cost(
            Cost::new("Fee of the hospital", Amount::of("visits").times_assumption("hospital-fee"))
                .every_period()
                .from(2)
                .growing(percent!(2.5))
                .evidence("letter, not yet a contract"),
        )
        .cost(own_team(310_000).from(3))
        .benefit(minutes_at_the_screen(dec!(1.3)).every_period().from(3).ramp([dec!(0.6)]))
        .benefit(tests_not_done_twice(dec!(0.015), 3))
}

fn until_the_change(year: u32) -> Cost {
    Cost::new("Records of today until the change", chf(2_430_000)).every_period().until(year)
}

fn own_team(a_year: i64) -> Cost {
    Cost::new("Own team", chf(a_year)).every_period().growing(percent!(1.5))
}

fn contingency(on_top: Rate, why: &str) -> Adjustment {
    Adjustment::contingency(on_top).source(why)
}

fn minutes_at_the_screen(saved: Decimal) -> Benefit {
    let worth = Amount::of("visits")
        .times(saved, "minutes a visit")
        .times_assumption("usable")
        .times(dec!(1.7), "CHF a minute");
    Benefit::new("Minutes at the screen", worth)
}

fn tests_not_done_twice(a_visit: Decimal, from: u32) -> Benefit {
    let worth = Amount::of("visits").times(a_visit, "tests a visit").times(dec!(92), "CHF a test");
    Benefit::new("Tests not done twice", worth).every_period().from(from).ramp([dec!(0.6)])
}

/// Scored one by one, 4 to 12 June 2026, before anybody saw the scores of others. The weights of criteria and groups are
/// those of the board; stakeholders may have their own.
fn judgement() -> ScoringMatrixBuilder {
    let matrix = ScoringMatrix::builder()
        .criterion(
            Criterion::higher_is_better(
                "Wrong prescriptions stopped (of 100)",
                Scale::numeric(dec!(30), dec!(90))
                    .anchored("a reader of leaflets", "the best clinic visited"),
            )
            .id("stops")
            .weight(
                GivenWeight::points(dec!(40))
                    .because("the objective that the board named first")
                    .agreed_for(dec!(30), dec!(90)),
            ),
        )
        .criterion(
            Criterion::higher_is_better(
                "Attention left for the patient",
                Scale::labelled([
                    (ON_THE_SCREEN, dec!(0)),
                    (DIVIDED, dec!(0.3)),
                    (MOSTLY_THEIRS, dec!(0.75)),
                    (ALL_THEIRS, dec!(1)),
                ]),
            )
            .id("attention")
            .weight(dec!(30)),
        )
        .criterion(
            Criterion::higher_is_better(
                "Referring practices connected (%)",
                Scale::numeric(dec!(0), dec!(100))
                    .anchored("letters", "every practice and laboratory")
                    .piecewise([(dec!(0), dec!(0)), (dec!(50), dec!(0.7)), (dec!(100), dec!(1))]),
            )
            .id("connected")
            .weight(dec!(30)),
        )
        .criterion(
            Criterion::lower_is_better(
                "Months until all clinics work with it",
                Scale::numeric(dec!(6), dec!(42)).anchored("mid-2027", "half a year after the law begins"),
            )
            .id("months")
            .weight(dec!(30)),
        )
        .criterion(
            Criterion::higher_is_better(
                "Freedom to leave the supplier",
                Scale::labelled([(LOCKED_IN, dec!(0)), (AT_A_PRICE, dec!(0.4)), (AT_ANY_TIME, dec!(1))]),
            )
            .id("freedom")
            .weight_because(dec!(40), "fees rose by a third in six years, and nobody could answer"),
        )
        .criterion(
            Criterion::lower_is_better(
                "Hours a year without records",
                Scale::numeric(dec!(0), dec!(24)).anchored("never", "two hours a month"),
            )
            .id("hours")
            .weight(dec!(30)),
        )
        .group(CriterionGroup::new("Care").weight(dec!(60)).of(["stops", "attention", "connected"]))
        .group(CriterionGroup::new("Organisation").weight(dec!(40)).of(["months", "freedom", "hours"]))
        .must(
            Must::at_least("Documents sent to the national file (of 6)", dec!(6))
                .id("documents")
                .because("the law from 2030 on")
                .value("keep", dec!(2))
                .value("extend", dec!(6))
                .value("suite", dec!(6))
                .value("platform", dec!(6))
                .value("shared", dec!(6)),
        )
        .option(ScoredOption::new("Three records as today").id("keep"))
        .option(ScoredOption::new("One of the three for all").id("extend"))
        .option(ScoredOption::new("Suite of one vendor").id("suite"))
        .option(ScoredOption::new("Open platform with modules").id("platform"))
        .option(ScoredOption::new("Record of the university hospital").id("shared"));
    panel::stakeholders().into_iter().fold(matrix, ScoringMatrixBuilder::stakeholder)
}
