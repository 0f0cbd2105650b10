//! Two views of one case, and subtotals: each makes the whole, line by line.

use crate::exact::{Fraction, line_falls_in_whole_years, line_npv};
use crate::times;
use crate::trace::adds_up;
use bizcase::appraisal::{Grouping, Implied, LineGroup, Subtotal, ViewLine};
use bizcase::case::{CaseAlternative, CashEffect, CostClass, Line, LineKind, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of, laws};
use proptest::prelude::*;

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

/// The rules of both views, written anew.
fn counts(line: &Line, view: View) -> bool {
    let (transfer, cash) = match line.kind() {
        LineKind::Cost(class) => (class == CostClass::Transfer, class != CostClass::Sunk),
        LineKind::Benefit(effect) | LineKind::DisBenefit(effect) => {
            let transfer = effect == CashEffect::Transfer;
            (transfer, transfer || effect == CashEffect::Cashable)
        }
        other => panic!("{other:?}"),
    };
    let money = cash || matches!(line.kind().class_word(), "non-cashable");
    match (line.view(), view) {
        (Some(only), view) => only == view,
        (None, View::Economic) => money && !transfer,
        (None, _) => cash && line.recipient() == Recipient::Organisation,
    }
}

/// The same case with another view stated, or with none.
fn stating(case: &BusinessCase, view: Option<View>) -> BusinessCase {
    let mut document = serde_json::to_value(CaseDocument::from(case)).unwrap();
    let conventions = document["conventions"].as_object_mut().unwrap();
    conventions.remove("view");
    conventions.extend(view.map(|view| ("view".to_owned(), view.word().into())));
    serde_json::from_value(document).unwrap()
}

/// The sum of the exact present values of some lines, rounded once; none where some have no exact one.
fn exact_worth<'a>(
    case: &BusinessCase,
    lines: impl Iterator<Item = &'a Line> + Clone,
) -> Option<Outcome<Decimal>> {
    let is_exact = lines.clone().all(|line| line_falls_in_whole_years(case, line));
    is_exact.then(|| lines.fold(Fraction::zero(), |sum, line| sum.plus(&line_npv(case, line))).rounded())
}

proptest! {
    #![proptest_config(times(120))]

    #[test]
    fn a_view_is_worth_what_its_lines_are_worth_together(case in cases_of(full())) {
        let appraisal = case.appraise();
        let Some(views) = appraisal.views() else { return Ok(()) };
        for (alternative, seen) in case.alternatives().iter().zip(views.alternatives()) {
            for &view in View::ALL {
                let counted = alternative.lines().iter().filter(|line| counts(line, view));
                if let Some(exact) = exact_worth(&case, counted) {
                    prop_assert_eq!(seen.value(view).npv(), exact);
                }
            }
        }
    }

    #[test]
    fn the_views_reconcile_line_by_line(case in cases_of(full())) {
        let appraisal = case.appraise();
        let Some(views) = appraisal.views() else { return Ok(()) };
        for (alternative, seen) in case.alternatives().iter().zip(views.alternatives()) {
            let in_money = |line: &&Line| line.kind().treatment() == Treatment::Counted;
            let lines: Vec<&Line> = alternative.lines().iter().filter(in_money).collect();
            prop_assert_eq!(lines.len(), seen.lines().len());
            for (line, seen) in lines.iter().zip(seen.lines()) {
                prop_assert_eq!(seen.name(), line.name());
                prop_assert!(View::ALL.iter().all(|&view| seen.counts_in(view) == counts(line, view)));
                if let Some(exact) = exact_worth(&case, [*line].into_iter()) {
                    prop_assert_eq!(seen.present_value(), exact);
                }
            }
            for &view in View::ALL {
                let counted = seen.lines().iter().filter(|line| line.counts_in(view));
                let parts: Vec<_> = counted.map(ViewLine::present_value).collect();
                prop_assert!(adds_up(seen.value(view).npv(), &parts, seen.value(view).rounding()));
            }
            let less = seen.only_in(View::Financial).map(|amount| -amount);
            let parts = [seen.value(View::Financial).npv(), seen.only_in(View::Economic), less];
            prop_assert!(adds_up(seen.value(View::Economic).npv(), &parts, seen.rounding()));
        }
    }

    #[test]
    fn stating_a_view_takes_the_headline_by_it_and_changes_no_cell(case in cases_of(full())) {
        let unstated = stating(&case, None);
        let lines = |case: &BusinessCase| -> Vec<Vec<Decimal>> {
            let lines = case.alternatives().iter().flat_map(CaseAlternative::lines);
            lines.map(|line| line.cells().to_vec()).collect()
        };
        let everything = unstated.appraise();
        for &view in View::ALL {
            let stated = stating(&case, Some(view));
            prop_assert_eq!(lines(&stated), lines(&unstated));
            let appraisal = stated.appraise();
            let views = appraisal.views().unwrap();
            prop_assert_eq!(views.stated(), Some(view));
            prop_assert_eq!(views.leaders(view), appraisal.ranking().leaders());
            for (appraised, seen) in appraisal.alternatives().iter().zip(views.alternatives()) {
                prop_assert_eq!(appraised.measures().npv(), seen.value(view).npv());
            }
            // The two views are the same whichever is stated.
            if let Some(unstated) = everything.views() {
                prop_assert_eq!(views.alternatives(), unstated.alternatives());
            }
        }
    }

    #[test]
    fn a_case_that_is_all_cash_of_the_organisation_has_one_view(case in cases_of(full())) {
        let mut document = serde_json::to_value(CaseDocument::from(&case)).unwrap();
        for alternative in document["alternative"].as_array_mut().unwrap() {
            // Lines of one class become lines of another.
            alternative.as_object_mut().unwrap().remove("adjustment");
            for list in ["cost", "benefit", "dis_benefit"] {
                let Some(lines) = alternative.get_mut(list) else { continue };
                for line in lines.as_array_mut().unwrap() {
                    let line = line.as_object_mut().unwrap();
                    line.remove("view");
                    line.remove("recipient");
                    if matches!(line.get("class").and_then(|class| class.as_str()), Some("transfer" | "non-cashable")) {
                        line.remove("class");
                    }
                }
            }
        }
        let cash: BusinessCase = serde_json::from_value(document).unwrap();
        prop_assert!(stating(&cash, None).appraise().views().is_none());
        let views = |case: &BusinessCase, id: &Id| {
            let appraisal = case.appraise();
            let seen = appraisal.views().unwrap().alternatives().iter().find(|seen| seen.id() == id).unwrap();
            (seen.value(View::Financial).npv(), appraisal.alternative(id.as_str()).unwrap().measures().npv())
        };
        laws::same_in_both_views(views, &case)?;
    }

    #[test]
    fn every_grouping_makes_the_net_present_value_and_the_net_flow(case in cases_of(full())) {
        let appraisal = case.appraise();
        for alternative in appraisal.alternatives() {
            let subtotals = appraisal.subtotals(alternative.id().as_str()).unwrap();
            prop_assert_eq!(subtotals.npv(), alternative.measures().npv());
            for grouping in [subtotals.by_class(), subtotals.by_recipient(), subtotals.by_tag()] {
                let groups: Vec<_> = grouping.subtotals().iter().map(Subtotal::npv).collect();
                prop_assert!(adds_up(subtotals.npv(), &groups, grouping.rounding()));
                for (column, &net) in alternative.flow().net().iter().enumerate() {
                    let parts: Vec<_> =
                        grouping.subtotals().iter().map(|group| Outcome::Value(group.net()[column])).collect();
                    prop_assert!(adds_up_nearly(net, &parts));
                }
                for group in grouping.subtotals() {
                    let parts = [group.present_value_of_net_benefits(), group.present_value_of_costs().map(|cost| -cost)];
                    prop_assert!(adds_up_nearly(group.npv().value().unwrap(), &parts));
                }
            }
        }
    }

    #[test]
    fn a_line_not_in_money_that_is_worth_the_distance_to_the_leader_makes_a_tie(case in cases_of(full())) {
        let appraisal = case.appraise();
        let values = appraisal.implied_values();
        let unmonetised: Vec<(&Id, &str)> = appraisal
            .alternatives()
            .iter()
            .flat_map(|one| one.unmonetised_lines().map(|schedule| (one.id(), schedule.line().name())))
            .collect();
        prop_assert_eq!(values.iter().map(|one| (one.alternative(), one.line())).collect::<Vec<_>>(), unmonetised);
        for value in &values {
            let leads = appraisal.ranking().leaders().contains(value.alternative());
            let speaks_for = matches!(value.kind(), LineKind::Benefit(_));
            let Implied::Worth(worth) = value.implied() else {
                prop_assert!(leads == speaks_for || appraisal.ranking().leaders().len() > 1);
                continue;
            };
            let npv = |id: &Id| appraisal.alternative(id.as_str()).unwrap().measures().npv();
            let moved = if speaks_for { worth.present_value() } else { worth.present_value().map(|worth| -worth) };
            for rival in worth.level_with() {
                prop_assert!(adds_up_nearly(npv(rival).value().unwrap(), &[npv(value.alternative()), moved]));
            }
        }
    }

    #[test]
    fn a_group_is_worth_what_its_lines_are_worth_together(case in cases_of(full())) {
        let appraisal = case.appraise();
        for alternative in case.alternatives() {
            let subtotals = appraisal.subtotals(alternative.id().as_str()).unwrap();
            let counted: Vec<&Line> =
                alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted).collect();
            let check = |grouping: &Grouping| {
                grouping.subtotals().iter().filter(|one| one.group() != &LineGroup::InSeveral).all(|one| {
                    let lines = counted.iter().copied().filter(|line| is_in(line, one.group()));
                    exact_worth(&case, lines).is_none_or(|exact| exact == one.npv())
                })
            };
            prop_assert!(check(subtotals.by_class()) && check(subtotals.by_recipient()) && check(subtotals.by_tag()));
        }
    }
}

/// Whether parts make a whole up to half a unit of the last place of each figure.
fn adds_up_nearly(whole: Decimal, parts: &[Outcome<Decimal>]) -> bool {
    let difference = parts
        .iter()
        .fold(Fraction::of(whole), |rest, part| rest.minus(&Fraction::of(part.value().unwrap())))
        .rounded()
        .value();
    adds_up(Outcome::Value(whole), parts, difference)
}

fn is_in(line: &Line, group: &LineGroup) -> bool {
    match group {
        LineGroup::Costs(class) => line.kind() == LineKind::Cost(*class),
        LineGroup::Effects(effect) => {
            [LineKind::Benefit(*effect), LineKind::DisBenefit(*effect)].contains(&line.kind())
        }
        LineGroup::Recipient(recipient) => line.recipient() == *recipient,
        LineGroup::Tag(tag) => line.tags().contains(tag),
        LineGroup::Untagged => line.tags().is_empty(),
        LineGroup::Tax => false,
        other => panic!("{other:?}"),
    }
}
