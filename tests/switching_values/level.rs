//! Where the answer turns as a level or a probability moves: by hand, at 10 % in one year.

use crate::hand::{case_of, found, of, project, reason, switching, today};
use bizcase::measure::Reason;
use bizcase::prelude::*;
use bizcase::risk::NpvSwitch;

/// 100 000 times the rise in pounds of today: 110 000 a year from now.
fn risen(from: Decimal) -> Amount {
    Amount::rise(from, "target", "share of the time").times(dec!(110_000), "GBP")
}

fn target(value: Decimal) -> Assumption {
    Assumption::new("target", value).between(dec!(0.99), dec!(0.999))
}

fn zero_alone(case: &BusinessCase, assumption: &str, alternative: &str) -> Outcome<Decimal> {
    let values = switching(case);
    of(&values, assumption).npv_zero_of(alternative).map(NpvSwitch::alone).unwrap().value()
}

#[test]
fn the_availability_that_pays_is_found_below_the_promised_one() {
    // From 99 % to 99.5 %: 500 for an outlay of 300. The outlay is earned by a rise of 0.3 points.
    let case = case_of([target(dec!(0.995))], [today(), project("Host", gbp(300), risen(dec!(0.99)))]);
    let values = switching(&case);
    let preference = of(&values, "target").preference();
    assert_eq!(found(preference.below()), (Some(dec!(0.993)), vec!["today"]));
    // -0.002 / 0.995, and not the 40 % of the rise that it is.
    let change = preference.below().point().change().value().unwrap();
    assert_eq!(change.round_dp(12), dec!(-0.002010050251));
    assert_eq!(preference.below().point().is_within_range(), Some(true));
    assert_eq!(reason(preference.above()), Some(Reason::NoChallenger));
    assert_eq!(zero_alone(&case, "target", "host"), Outcome::Value(dec!(0.993)));
}

#[test]
fn a_level_that_has_not_risen_yet_turns_above() {
    let case = case_of([target(dec!(0.99))], [today(), project("Host", gbp(300), risen(dec!(0.99)))]);
    let values = switching(&case);
    assert_eq!(found(of(&values, "target").preference().above()), (Some(dec!(0.993)), vec!["host"]));
}

#[test]
fn a_level_may_not_move_the_other_way() {
    // 400 come whatever the level, so that it pays at that of today already; one below is no rise.
    let sure =
        project("Host", gbp(300), risen(dec!(0.99))).benefit(Benefit::new("Fee", gbp(440)).every_period());
    let case = case_of([target(dec!(0.995))], [today(), sure]);
    assert_eq!(zero_alone(&case, "target", "host"), Outcome::Undefined(Reason::NegativeAmounts));
    assert_eq!(reason(of(&switching(&case), "target").preference().below()), Some(Reason::NoChallenger));
}

#[test]
fn the_level_before_turns_as_the_level_after_does() {
    // From m minutes to 9, worth 1 000 each: 3 000 at 12, for 2 000. At 11 minutes nothing is gained.
    let fall = Amount::fall("minutes", dec!(9), "minutes a case").times(dec!(1_100), "GBP a minute");
    let case = case_of([Assumption::new("minutes", dec!(12))], [today(), project("Desk", gbp(2_000), fall)]);
    assert_eq!(found(of(&switching(&case), "minutes").preference().below()), (Some(dec!(11)), vec!["today"]));
}

#[test]
fn a_level_and_a_proportion_add_up() {
    // From 12 minutes to m, worth 1 000 each, less 100 m for the staff, less 1 000: 12 000 - 1 100 m - 1 000 = 0.
    let fall = Amount::fall(dec!(12), "m", "minutes").times(dec!(1_100), "GBP a minute");
    let staff = Cost::new("Staff", Amount::of("m").times(dec!(110), "GBP a minute")).every_period();
    let case =
        case_of([Assumption::new("m", dec!(9))], [today(), project("Desk", gbp(1_000), fall).cost(staff)]);
    assert_eq!(zero_alone(&case, "m", "desk"), Outcome::Value(dec!(10)));
    // At zero the central value is no measure of the change.
    let fall = Amount::fall(dec!(12), "m", "minutes").times(dec!(1_100), "GBP a minute");
    let case = case_of([Assumption::new("m", dec!(0))], [today(), project("Desk", gbp(2_000), fall)]);
    let above = of(&switching(&case), "m").preference().above().clone();
    assert_eq!(found(&above), (Some(dec!(10)), vec!["today"]));
    assert_eq!(above.point().change(), Outcome::Undefined(Reason::ZeroCentral));
}

#[test]
fn a_level_in_two_factors_has_no_formula() {
    let twice = Amount::fall(dec!(12), "m", "minutes").times_assumption("m");
    let case = case_of([Assumption::new("m", dec!(9))], [today(), project("Desk", gbp(1), twice)]);
    let values = switching(&case);
    assert_eq!(reason(of(&values, "m").preference().below()), Some(Reason::SeveralPowers));
    assert!(of(&values, "m").npv_zero().is_empty());
}

#[test]
fn a_level_between_itself_and_itself_turns_nothing() {
    let none = Amount::rise("m", "m", "minutes").times(dec!(5), "GBP");
    let case = case_of([Assumption::new("m", dec!(9))], [today(), project("Desk", gbp(1), none)]);
    assert_eq!(reason(of(&switching(&case), "m").preference().below()), Some(Reason::NoInfluence));
}

fn at_risk(back: i64, impact: Amount) -> Alternative {
    let threat = Cost::new("Strike", impact).every_period().with_probability("p");
    project("Depot", gbp(100), gbp(back)).cost(threat)
}

#[test]
fn a_probability_is_one_factor_more() {
    let p = || Assumption::new("p", dec!(0.2)).between(dec!(0), dec!(1));
    // 400 less 100 less 500 p.
    let case = case_of([p()], [today(), at_risk(440, gbp(550).into())]);
    assert_eq!(found(of(&switching(&case), "p").preference().above()), (Some(dec!(0.6)), vec!["today"]));
    // 350 less 100 less 1 000 p x p.
    let square = Amount::of("p").times(dec!(1_100), "GBP");
    let case = case_of([p()], [today(), at_risk(385, square)]);
    assert_eq!(found(of(&switching(&case), "p").preference().above()), (Some(dec!(0.5)), vec!["today"]));
}

#[test]
fn no_probability_is_beyond_one() {
    // 400 less 100 less 200 p would be zero at 1.5.
    let case = case_of([Assumption::new("p", dec!(0.2))], [today(), at_risk(440, gbp(220).into())]);
    assert_eq!(zero_alone(&case, "p", "depot"), Outcome::Undefined(Reason::OutsideProbability));
    assert_eq!(reason(of(&switching(&case), "p").preference().above()), Some(Reason::NoChallenger));
    // 300 p would be a reason at 1, which is still a probability: 400 less 100 less 300 p.
    let case = case_of([Assumption::new("p", dec!(0.2))], [today(), at_risk(440, gbp(330).into())]);
    assert_eq!(zero_alone(&case, "p", "depot"), Outcome::Value(dec!(1)));
}
