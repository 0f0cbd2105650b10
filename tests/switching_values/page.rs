//! What a board reads of switching values.

use bizcase::case::CaseBuilder;
use bizcase::prelude::*;

/// One year without interest; the first alternative is the baseline.
fn page(
    assumptions: impl IntoIterator<Item = Assumption>,
    alternatives: impl IntoIterator<Item = Alternative>,
) -> String {
    let builder = BusinessCase::builder("Switching", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(Rate::ZERO);
    let builder = assumptions.into_iter().fold(builder, CaseBuilder::assumption);
    let mut alternatives = alternatives.into_iter();
    let builder = builder.baseline(alternatives.next().unwrap());
    alternatives.fold(builder, CaseBuilder::alternative).build().unwrap().appraise().to_markdown()
}

fn today() -> Alternative {
    Alternative::do_nothing("Today")
}

fn project(outlay: impl Into<Amount>, back: impl Into<Amount>) -> Alternative {
    Alternative::do_something("Project")
        .cost(Cost::new("Outlay", outlay).capital().once())
        .benefit(Benefit::new("Return", back).every_period())
}

#[track_caller]
fn assert_says(page: &str, sentence: &str) {
    assert!(page.contains(sentence), "{page}");
}

#[test]
fn the_nearest_turn_comes_first_and_a_line_does_not_repeat_an_assumption() {
    let back = Amount::of("units").times(dec!(10), "GBP a unit");
    let units = Assumption::new("units", dec!(10)).unit("units a year").between(dec!(9), dec!(12));
    let page = page([units], [today(), project(gbp(95), back)]);
    let units = page.find("- Today leads if units falls from 10 to less than 9.5 (units a year): 5.0% less, within its stated range.");
    let outlay = page.find("- Today leads if Outlay, a cost of Project, is more than 5.3% higher.");
    assert!(units.unwrap() < outlay.unwrap(), "{page}");
    assert!(!page.contains("Today leads if Return"), "{page}");
}

#[test]
fn where_nothing_plausible_turns_the_choice_the_page_says_how_far_away_the_nearest_is() {
    let back = Amount::of("units").times(dec!(10), "GBP a unit");
    let units = Assumption::new("units", dec!(10)).between(dec!(9), dec!(12));
    let page = page([units], [today(), project(gbp(40), back)]);
    assert_says(
        &page,
        "- Nothing that moves alone, within its stated range or by up to half, changes the choice.",
    );
    assert_says(
        &page,
        "- Farther away, Today leads if units falls from 10 to less than 4: 60.0% less, outside its stated range.",
    );
}

#[test]
fn a_hair_is_not_shown_as_nothing() {
    let back = Amount::of("units").times(dec!(10), "GBP a unit");
    let page = page([Assumption::new("units", dec!(10))], [today(), project(gbp(dec!(99.9999)), back)]);
    assert_says(&page, "Today leads if Outlay, a cost of Project, is 0.1% higher.");
    assert_says(
        &page,
        "Today leads if units falls from 10 to less than 9.99999: a change of less than 0.1%.",
    );
}

#[test]
fn what_vanishes_draws_level_and_does_not_lead() {
    let gift = Alternative::do_something("Gift").benefit(Benefit::new("Grant", gbp(10)).once());
    assert_says(
        &page([], [today(), gift]),
        "- Farther away, Today draws level if Grant, a benefit of Gift, falls away.",
    );
}

#[test]
fn what_no_formula_solves_is_named() {
    let square = Amount::of("side").times_assumption("side").times(dec!(10), "GBP");
    let line = Amount::of("side").times(dec!(5), "GBP");
    let page = page([Assumption::new("side", dec!(2))], [today(), project(line, square)]);
    assert_says(&page, "- Not solved, as amounts hold several powers of it: side.");
    let note = "side may turn the answer all the same: it enters in several powers at once, so that no formula gives the \
                value.";
    assert_says(&page, note);
    assert!(!page.contains("What its ends do"), "it has no range\n{page}");
}

#[test]
fn what_the_ends_of_an_unsolved_range_do_is_pointed_to() {
    let late = Assumption::new("late", dec!(0)).unit("years").between(dec!(0), dec!(1));
    let online = Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(10)).once())
        .benefit(Benefit::new("Fees", gbp(20)).once().delayed_by("late"));
    assert_says(
        &page([late], [today(), online]),
        "late may turn the answer all the same: it delays lines by whole periods, so that no formula gives the value. What \
         its ends do stands under Assumptions.",
    );
}

#[test]
fn a_shared_lead_and_a_lone_alternative_are_said_to_be_so() {
    let idle = Alternative::do_something("Idle");
    assert_says(
        &page([], [today(), idle]),
        "- The lead is shared, so that a change of any figure may decide it.",
    );
    assert_says(&page([], [today()]), "- There is no other alternative to turn to.");
}

#[test]
fn what_the_challenger_has_alike_turns_nothing() {
    let staff = || Cost::new("Staff", gbp(100)).every_period();
    let paper = Alternative::business_as_usual("Paper").cost(staff());
    let online =
        Alternative::do_something("Online").cost(staff()).benefit(Benefit::new("Fees", gbp(1)).once());
    let page = page([], [paper, online]);
    assert!(!page.contains("if Staff"), "{page}");
    assert_says(&page, "Fees, a benefit of Online, falls away");
}

#[test]
fn the_page_says_of_what_tax_leaves_open_that_it_is_not_solved() {
    let returns = Amount::of("units").times(dec!(110), "GBP a unit");
    let case = |losses| {
        BusinessCase::builder("Tax", Currency::GBP)
            .timeline(Timeline::years(2026, 1))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(10))
            .tax(TaxRules::at(percent!(20)).losses(losses).paid(TaxPayment::SameYear))
            .assumption(Assumption::new("units", dec!(9)))
            .baseline(today())
            .alternative(
                Alternative::do_something("Project")
                    .cost(Cost::new("Outlay", gbp(100)).capital().once())
                    .benefit(Benefit::new("Return", returns.clone()).every_period())
                    .working_capital(WorkingCapital::new("Stocks", gbp(10)).once()),
            )
            .build()
            .unwrap()
            .appraise()
            .to_markdown()
    };
    let carried = case(LossRule::CarriedForward);
    assert_says(
        &carried,
        "Of what is solved, nothing that moves alone, within its stated range or by up to half, changes the choice.",
    );
    assert_says(&carried, "Not solved, as tax does not move in proportion: units and Return.");
    let at_once = case(LossRule::UsedAtOnce);
    assert!(!at_once.contains("Not solved") && !at_once.contains("Of what is solved"), "{at_once}");
}
