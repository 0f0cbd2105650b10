//! Small cases whose switching values can be checked by hand.

use bizcase::case::CaseBuilder;
use bizcase::measure::Reason;
use bizcase::prelude::*;
use bizcase::risk::{LeadChange, Switches, SwitchingValues};

/// One year, 10 %, the end of the year; the first alternative is the baseline.
pub(crate) fn case_of(
    assumptions: impl IntoIterator<Item = Assumption>,
    alternatives: impl IntoIterator<Item = Alternative>,
) -> BusinessCase {
    let builder = BusinessCase::builder("Switching", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10));
    let builder = assumptions.into_iter().fold(builder, CaseBuilder::assumption);
    let mut alternatives = alternatives.into_iter();
    let builder = builder.baseline(alternatives.next().unwrap());
    alternatives.fold(builder, CaseBuilder::alternative).build().unwrap()
}

pub(crate) fn today() -> Alternative {
    Alternative::do_nothing("Today")
}

/// An outlay at once for a benefit in a year.
pub(crate) fn project(name: &str, outlay: impl Into<Amount>, back: impl Into<Amount>) -> Alternative {
    Alternative::do_something(name)
        .cost(Cost::new("Outlay", outlay).capital().once())
        .benefit(Benefit::new("Return", back).every_period())
}

pub(crate) fn switching(case: &BusinessCase) -> SwitchingValues {
    case.appraise().switching_values()
}

pub(crate) fn of<'a>(values: &'a SwitchingValues, assumption: &str) -> &'a Switches {
    values.assumption(assumption).unwrap().switches()
}

pub(crate) fn found(change: &LeadChange) -> (Option<Decimal>, Vec<&str>) {
    (change.point().value().value(), change.challengers().iter().map(Id::as_str).collect())
}

pub(crate) fn reason(change: &LeadChange) -> Option<Reason> {
    assert!(change.challengers().is_empty());
    change.point().value().reason()
}

#[test]
fn the_lead_changes_at_the_nearest_crossing_on_either_side() {
    // In units of 110 a year, worth 100 each: big is 3 a - 300, small is a - 60, doing nothing is 0.
    let units = |count: i64| Amount::of("a").times(Decimal::from(110 * count), "GBP");
    let case = case_of(
        [Assumption::new("a", dec!(1))],
        [today(), project("Small", gbp(60), units(1)), project("Big", gbp(240), units(3))],
    );
    let values = switching(&case);
    // At a = 1 big is worth 60, small 40. Small draws level at 2 a = 1.8, doing nothing at 3 a = 2.4 only.
    let preference = of(&values, "a").preference();
    assert_eq!(found(preference.below()), (Some(dec!(0.9)), vec!["small"]));
    assert_eq!(preference.below().point().change().value(), Some(dec!(-0.1)));
    assert_eq!(preference.below().point().is_within_range(), None);
    assert_eq!(reason(preference.above()), Some(Reason::NoChallenger));
    let zero =
        |id: &str| of(&values, "a").npv_zero_of(id).unwrap().against_baseline().unwrap().value().value();
    assert_eq!([zero("small"), zero("big")], [Some(dec!(0.6)), Some(dec!(0.8))]);
    assert!(of(&values, "a").npv_zero_of("today").is_none(), "nothing of it depends on a");
}

#[test]
fn both_sides_of_a_middle_way_can_turn() {
    let units = |count: i64| Amount::of("a").times(Decimal::from(110 * count), "GBP");
    let case = case_of(
        [Assumption::new("a", dec!(1)).between(dec!(0.5), dec!(1.2))],
        [today(), project("Small", gbp(60), units(1)), project("Big", gbp(290), units(3))],
    );
    let preference = of(&switching(&case), "a").preference().clone();
    assert_eq!(found(preference.below()), (Some(dec!(0.6)), vec!["today"]));
    assert_eq!(found(preference.above()), (Some(dec!(1.15)), vec!["big"]));
    assert_eq!(preference.below().point().is_within_range(), Some(true));
    let narrow = case_of(
        [Assumption::new("a", dec!(1)).between(dec!(0.6), dec!(1.1))],
        [today(), project("Small", gbp(60), units(1)), project("Big", gbp(290), units(3))],
    );
    let preference = of(&switching(&narrow), "a").preference().clone();
    assert_eq!(preference.below().point().is_within_range(), Some(true), "an end belongs to the range");
    assert_eq!(preference.above().point().is_within_range(), Some(false));
}

#[test]
fn a_line_is_a_factor_on_its_amount() {
    let case = case_of([], [today(), project("Project", gbp(80), gbp(110))]);
    let values = switching(&case);
    // 110 in a year is worth 100 today.
    let outlay = values.line("project", "Outlay").unwrap();
    assert_eq!(found(outlay.switches().preference().above()), (Some(dec!(1.25)), vec!["today"]));
    assert_eq!(outlay.switches().preference().above().point().change().value(), Some(dec!(0.25)));
    assert_eq!((outlay.kind(), outlay.alternative().as_str()), ("cost", "project"));
    let back = values.line("project", "Return").unwrap().switches();
    assert_eq!(found(back.preference().below()), (Some(dec!(0.8)), vec!["today"]));
    assert_eq!(back.npv_zero_of("project").unwrap().alone().value().value(), Some(dec!(0.8)));
}

#[test]
fn a_line_of_the_baseline_moves_the_comparison_of_every_other() {
    let paper = Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(110)).every_period());
    let buy = Alternative::do_something("Buy").cost(Cost::new("Fee", gbp(75)).once());
    let make = Alternative::do_something("Make").cost(Cost::new("Build", gbp(50)).once());
    let values = switching(&case_of([], [paper, buy, make]));
    let staff = values.line("paper", "Staff").unwrap().switches();
    let against = |id: &str| staff.npv_zero_of(id).unwrap().against_baseline().unwrap().value().value();
    assert_eq!([against("buy"), against("make")], [Some(dec!(0.75)), Some(dec!(0.5))]);
    assert_eq!(staff.npv_zero_of("make").unwrap().alone().value().reason(), Some(Reason::NoInfluence));
    let paper = staff.npv_zero_of("paper").unwrap();
    assert_eq!(paper.alone().value().value(), Some(dec!(0)), "it costs nothing where staff costs nothing");
    assert!(paper.against_baseline().is_none());
    assert_eq!(found(staff.preference().below()), (Some(dec!(0.5)), vec!["paper"]));
}

#[test]
fn a_square_has_a_root() {
    let area = Amount::of("side").times_assumption("side").times(dec!(110), "GBP a square metre");
    let case = case_of([Assumption::new("side", dec!(2))], [today(), project("Tiles", gbp(200), area)]);
    let below = of(&switching(&case), "side").preference().below().clone();
    // 100 s^2 = 200. OEIS A002193.
    assert_eq!(below.point().value().value(), Some(dec!(1.414213562373095048801688724)));
    let square = Amount::of("side").times_assumption("side").times(dec!(110), "GBP a square metre");
    let case = case_of([Assumption::new("side", dec!(2))], [today(), project("Tiles", gbp(225), square)]);
    let below = of(&switching(&case), "side").preference().below().clone();
    assert_eq!(below.point().value().value(), Some(dec!(1.5)));
}

#[test]
fn several_powers_that_pull_apart_have_no_formula() {
    let square = || Amount::of("a").times_assumption("a").times(dec!(110), "GBP");
    let line = || Amount::of("a").times(dec!(150), "GBP");
    let case = case_of([Assumption::new("a", dec!(2))], [today(), project("Apart", line(), square())]);
    let values = switching(&case);
    assert_eq!(reason(of(&values, "a").preference().below()), Some(Reason::SeveralPowers));
    let both = Alternative::do_something("Together")
        .benefit(Benefit::new("Square", square()).every_period())
        .benefit(Benefit::new("Line", line()).once());
    let values = switching(&case_of([Assumption::new("a", dec!(2))], [today(), both]));
    // What only adds up is worth nothing where it is nothing.
    assert_eq!(found(of(&values, "a").preference().below()), (Some(dec!(0)), vec!["today"]));
}

#[test]
fn a_value_below_zero_is_none() {
    let saving = Amount::of("a").times(dec!(110), "GBP");
    let case = case_of(
        [Assumption::new("a", dec!(1))],
        [
            today(),
            Alternative::do_something("Gift")
                .benefit(Benefit::new("Grant", gbp(50)).once())
                .benefit(Benefit::new("Saving", saving).every_period()),
        ],
    );
    let values = switching(&case);
    let gift = of(&values, "a").npv_zero_of("gift").unwrap();
    assert_eq!(gift.alone().value(), Outcome::Undefined(Reason::NegativeAmounts));
    assert_eq!(reason(of(&values, "a").preference().below()), Some(Reason::NoChallenger));
}

#[test]
fn an_assumption_of_zero_turns_above_it() {
    let fee = Amount::of("fee").times(dec!(10), "units");
    let case = case_of(
        [Assumption::new("fee", dec!(0))],
        [today(), project("Project", gbp(80), gbp(110)).cost(Cost::new("Fee", fee).once())],
    );
    let values = switching(&case);
    let above = of(&values, "fee").preference().above();
    assert_eq!(found(above), (Some(dec!(2)), vec!["today"]));
    assert_eq!(above.point().change(), Outcome::Undefined(Reason::ZeroCentral));
}

#[test]
fn an_assumption_below_zero_turns_further_below_or_nearer_to_zero() {
    let cost = || Amount::of("loss").times(dec!(-10), "units");
    let project = || {
        Alternative::do_something("Project")
            .benefit(Benefit::new("Return", gbp(110)).every_period())
            .cost(Cost::new("Loss", cost()).once())
    };
    let at = |value: Decimal| switching(&case_of([Assumption::new("loss", value)], [today(), project()]));
    let turned = (Some(dec!(-10)), vec!["today"]);
    assert_eq!(found(of(&at(dec!(-8)), "loss").preference().below()), turned);
    assert_eq!(found(of(&at(dec!(0)), "loss").preference().below()), turned);
    assert_eq!(found(of(&at(dec!(-16)), "loss").preference().above()), (Some(dec!(-10)), vec!["project"]));
    assert_eq!(
        of(&at(dec!(-8)), "loss").preference().below().point().change().value(),
        Some(dec!(0.25)),
        "a quarter more of the same"
    );
}

#[test]
fn an_assumption_that_must_stay_zero_has_no_switching_value() {
    let cost = |sign: Decimal| Cost::new("Cost", Amount::of("a").times(sign, "GBP")).once();
    let fixed = Alternative::do_something("Fixed").cost(cost(dec!(1))).cost(cost(dec!(-1)));
    let values = switching(&case_of([Assumption::new("a", dec!(0))], [today(), fixed]));
    assert_eq!(reason(of(&values, "a").preference().above()), Some(Reason::NoOtherValue));
}

#[test]
fn what_makes_no_difference_turns_nothing() {
    let staff = || Cost::new("Staff", Amount::of("wage").times(dec!(5), "people")).every_period();
    let paper = Alternative::business_as_usual("Paper").cost(staff());
    let online =
        Alternative::do_something("Online").cost(staff()).benefit(Benefit::new("Fees", gbp(1)).once());
    let case = case_of([Assumption::new("wage", dec!(3)), Assumption::new("idle", dec!(3))], [paper, online]);
    let values = switching(&case);
    let wage = of(&values, "wage");
    assert_eq!(reason(wage.preference().below()), Some(Reason::NoInfluence));
    let online = wage.npv_zero_of("online").unwrap();
    assert_eq!(online.against_baseline().unwrap().value().reason(), Some(Reason::NoInfluence));
    assert!(online.alone().value().value().is_some());
    assert!(of(&values, "idle").npv_zero().is_empty());
}

#[test]
fn a_shared_lead_and_a_lone_alternative_do_not_change() {
    let twins = [today(), project("One", gbp(10), gbp(110)), project("Other", gbp(10), gbp(110))];
    let values = switching(&case_of([], twins));
    assert_eq!(reason(values.lines()[0].switches().preference().below()), Some(Reason::SharedLead));
    let alone = Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(1)).once());
    let values = switching(&case_of([], [alone]));
    assert_eq!(reason(values.lines()[0].switches().preference().above()), Some(Reason::NoChallenger));
}

#[test]
fn all_that_draw_level_at_one_value_are_named() {
    let cost = |name: &str| Alternative::do_something(name).cost(Cost::new("Fee", gbp(100)).once());
    let case = case_of(
        [],
        [
            Alternative::business_as_usual("Today").cost(Cost::new("Staff", gbp(220)).every_period()),
            cost("One"),
            cost("Other"),
            Alternative::do_something("Best").cost(Cost::new("Run", gbp(55)).every_period()),
        ],
    );
    let values = switching(&case);
    let above = values.line("best", "Run").unwrap().switches().preference().above();
    assert_eq!(found(above), (Some(dec!(2)), vec!["one", "other"]));
}

#[test]
fn an_npv_of_zero_stays_where_it_is() {
    let case = case_of(
        [Assumption::new("a", dec!(7))],
        [today(), project("Even", gbp(700), Amount::of("a").times(dec!(110), "GBP"))],
    );
    let values = switching(&case);
    let even = of(&values, "a").npv_zero_of("even").unwrap().alone().clone();
    assert_eq!((even.value().value(), even.change().value()), (Some(dec!(7)), Some(dec!(0))));
}

#[test]
fn lines_that_do_not_count_have_no_switching_value() {
    let full = project("Project", gbp(80), gbp(110))
        .cost(Cost::new("Study", gbp(500)).sunk().once())
        .benefit(Benefit::qualitative("Trust"));
    let values = switching(&case_of([], [today(), full]));
    assert_eq!(values.lines().len(), 2);
    assert!(values.line("project", "Study").is_none());
}

#[test]
fn switching_values_serialise_with_their_reasons() {
    let case = case_of(
        [Assumption::new("a", dec!(275)).between(dec!(200), dec!(300))],
        [
            Alternative::business_as_usual("Paper")
                .cost(Cost::new("Handling", Amount::of("a").times(dec!(4), "GBP")).every_period()),
            Alternative::do_something("Online").cost(Cost::new("Build", gbp(800)).once()),
        ],
    );
    let data = serde_json::to_value(switching(&case)).unwrap();
    assert_eq!(data["format"], "bizcase-switching-values/1");
    let expected = serde_json::json!({
        "id": "a",
        "central": "275",
        "net_present_value_zero": [
            { "alternative": "paper", "alone": { "value": "0", "change": "-1", "within_range": false } },
            {
                "alternative": "online",
                "alone": { "value": { "undefined": {
                    "code": "no-influence", "reason": "the figure does not depend on it" } } },
                "against_baseline": { "value": "220", "change": "-0.2", "within_range": true },
            },
        ],
        "preference": {
            "below": { "value": "220", "change": "-0.2", "within_range": true, "challengers": ["paper"] },
            "above": { "value": { "undefined": {
                "code": "no-challenger", "reason": "no other alternative draws level on this side" } } },
        },
    });
    assert_eq!(data["assumptions"][0], expected);
    assert_eq!(data["lines"][1]["name"], "Build");
}

#[test]
fn sixty_assumptions_have_their_switching_values_each() {
    let ids: Vec<String> = (1..=60).map(|index| format!("input-{index}")).collect();
    let alternative = |index: i64| {
        let cost = |line: usize| {
            let amount = Amount::of(&ids[line]).times_assumption(&ids[(line * 7 + 3) % 60]);
            Cost::new(format!("Line {line}"), amount.times_number(Decimal::from(index + 1))).every_period()
        };
        (0..60).fold(Alternative::do_something(format!("Way {index}")), |way, line| way.cost(cost(line)))
    };
    let assumptions = ids.iter().map(|id| Assumption::new(id, dec!(2)).between(dec!(1), dec!(3)));
    let costly = Alternative::business_as_usual("Today").cost(Cost::new("Staff", gbp(300)).every_period());
    let case = case_of(assumptions, [costly, alternative(0), alternative(1)]);
    let values = switching(&case);
    assert_eq!((values.assumptions().len(), values.lines().len()), (60, 121));
    // Way 0 costs 240 a year; an input that is a factor of two lines is worth 8 of them at 2, so that it turns at 17.
    for of_input in values.assumptions() {
        let above = of_input.switches().preference().above();
        assert_eq!(found(above), (Some(dec!(17)), vec!["today"]), "{}", of_input.id());
    }
}

/// As [`case_of`], taxed at 20 % by a rule for losses.
fn taxed(
    losses: LossRule,
    assumptions: impl IntoIterator<Item = Assumption>,
    alternative: Alternative,
) -> BusinessCase {
    let builder = BusinessCase::builder("Switching", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .tax(TaxRules::at(percent!(20)).losses(losses).paid(TaxPayment::SameYear));
    let builder = assumptions.into_iter().fold(builder, CaseBuilder::assumption);
    builder.baseline(today()).alternative(alternative).build().unwrap()
}

/// An outlay that is written off in a year down to 10, for a return in that year.
fn written_off(outlay: impl Into<Amount>, back: impl Into<Amount>, method: Depreciation) -> Alternative {
    Alternative::do_something("Project")
        .cost(Cost::new("Outlay", outlay).capital().once().depreciated(method))
        .benefit(Benefit::new("Return", back).every_period())
}

#[test]
fn what_moves_carries_its_tax_where_losses_are_used_at_once() {
    let straight = || Depreciation::straight_line(1, dec!(10)).unwrap();
    let back = Amount::of("a").times(dec!(110), "GBP");
    let case =
        taxed(LossRule::UsedAtOnce, [Assumption::new("a", dec!(2))], written_off(gbp(120), back, straight()));
    let values = switching(&case);
    // -120 + (110 a - 0.2 (110 a - 110)) / 1.1 = 80 a - 100, which is zero at 1.25.
    let a = of(&values, "a").npv_zero_of("project").unwrap();
    assert_eq!(a.alone().value().value(), Some(dec!(1.25)));
    // At a = 2, with 120 f: 160 - 120 f + 0.2 (120 f - 10) / 1.1 is zero at
    let outlay = values.line("project", "Outlay").unwrap().switches().npv_zero_of("project").unwrap();
    let factor = outlay.alone().value().value().unwrap();
    // f = (160 - 2 / 1.1) / (120 - 24 / 1.1) = 174 / 108.
    assert_eq!(factor.round_dp(20), dec!(1.61111111111111111111));
}

#[test]
fn what_moves_tax_out_of_proportion_has_no_switching_value() {
    let returns = || Amount::of("a").times(dec!(110), "GBP");
    let reason_of = |losses, method| {
        let case = taxed(losses, [Assumption::new("a", dec!(2))], written_off(gbp(120), returns(), method));
        let values = switching(&case);
        let outlay = values.line("project", "Outlay").unwrap().switches().preference().above().clone();
        let reason = |change: &LeadChange| change.point().value().reason();
        (reason(of(&values, "a").preference().below()), reason(&outlay))
    };
    let straight = Depreciation::straight_line(1, dec!(0)).unwrap();
    let tax = Some(Reason::TaxOutOfProportion);
    assert_eq!(reason_of(LossRule::CarriedForward, straight.clone()), (tax, tax));
    assert_eq!(reason_of(LossRule::Unrelieved, straight), (tax, tax));
    // When the salvage value is reached depends on the cost, and on nothing else.
    let declining = Depreciation::double_declining(1, dec!(10), dec!(2)).unwrap();
    let (a, outlay) = reason_of(LossRule::UsedAtOnce, declining);
    assert_eq!((a, outlay), (None, tax));
}

#[test]
fn what_is_not_taxed_has_its_switching_value_whatever_the_rule_for_losses() {
    let project = Alternative::do_something("Project")
        .cost(Cost::new("Outlay", gbp(100)).capital().once())
        .benefit(Benefit::new("Return", gbp(220)).non_cashable().every_period());
    let values = switching(&taxed(LossRule::Unrelieved, [], project));
    let below = values.line("project", "Return").unwrap().switches().preference().below().clone();
    assert_eq!(found(&below), (Some(dec!(0.5)), vec!["today"]));
}
