//! How firm the winner of a table is: what must hold just inside and just outside of each end that is stated.

use crate::model::{Model, assert_figure, leaders};
use bizcase::Decimal;
use bizcase::measure::Outcome;
use bizcase::scoring::robustness::{Feasibility, OrderInterval, ScoreFlip, SwitchWeight, WeightInterval};
use bizcase::scoring::{Robustness, ValueTable, Weightings};
use num_bigint::BigInt;
use shared::fraction::{Fraction, assert_rounded};

pub fn check(table: &ValueTable, model: &Model) {
    let robustness = table.robustness().expect("few options and criteria");
    let at_present = leaders(&model.totals());
    assert_eq!(robustness.leaders(), at_present);
    for interval in robustness.weight_intervals() {
        check_interval(&interval, model, &at_present);
    }
    let order = table.order();
    for interval in robustness.order_intervals() {
        check_order(&interval, model, &order);
    }
    let winner = at_present[0];
    for switch in robustness.switch_weights() {
        check_switch(&switch, model, winner);
    }
    let flips = robustness.score_flips(Decimal::ZERO..=Decimal::TEN).expect("the scale rises");
    for flip in flips {
        check_flip(&flip, model, winner);
    }
    check_optimality(&robustness, model);
}

/// Less than the distance of any two ends: their denominators have far fewer digits.
fn hair() -> Fraction {
    Fraction::new(1, BigInt::from(10).pow(900))
}

/// Where the leads of the first over the second option are zero, on the line through those at weights of 0 and 1.
fn crossing(model: &Model, criterion: usize, one: usize, other: usize) -> Option<Fraction> {
    let lead = |share: i64| {
        let totals = model.totals_with(&model.reweighed(criterion, &Fraction::integer(share)));
        totals[one].clone() - totals[other].clone()
    };
    let (at_zero, at_one) = (lead(0), lead(1));
    let change = at_zero.clone() - at_one;
    let weight = (change != Fraction::integer(0)).then(|| at_zero.over(&change))?;
    (Fraction::integer(0) <= weight && weight <= Fraction::integer(1)).then_some(weight)
}

/// The ends of the weights, around the present one, at which none of these pairs has changed places.
fn ends(model: &Model, criterion: usize, pairs: &[(usize, usize)]) -> [Fraction; 2] {
    let (zero, one) = (Fraction::integer(0), Fraction::integer(1));
    let mut ends = [zero.clone(), one.clone()];
    for &(ahead, behind) in pairs {
        let leads_at = |share: &Fraction| {
            let totals = model.totals_with(&model.reweighed(criterion, share));
            totals[ahead] >= totals[behind]
        };
        let Some(crossing) = crossing(model, criterion, ahead, behind) else { continue };
        if !leads_at(&zero) {
            ends[0] = ends[0].clone().max(crossing);
        } else if !leads_at(&one) {
            ends[1] = ends[1].clone().min(crossing);
        }
    }
    ends
}

fn check_interval(interval: &WeightInterval, model: &Model, at_present: &[usize]) {
    let criterion = interval.criterion();
    let rivals = |leader: usize| (0..model.values.len()).map(move |rival| (leader, rival));
    let pairs: Vec<(usize, usize)> = at_present.iter().flat_map(|&leader| rivals(leader)).collect();
    let [lower, upper] = ends(model, criterion, &pairs);
    assert_figure(interval.lower(), &lower);
    assert_figure(interval.upper(), &upper);
    let leaders_at = |share: &Fraction| leaders(&model.totals_with(&model.reweighed(criterion, share)));
    let holds = |share: &Fraction| {
        let leaders = leaders_at(share);
        at_present.iter().all(|leader| leaders.contains(leader))
    };
    let inward = (upper.clone() - lower.clone()) * hair();
    assert!(holds(&(lower.clone() + inward.clone())) && holds(&(upper.clone() - inward)));
    let (below, above) = (lower.clone() - hair(), upper.clone() + hair());
    for (is_end, outside, next) in [
        (below >= Fraction::integer(0), below, interval.leads_below()),
        (above <= Fraction::integer(1), above, interval.leads_above()),
    ] {
        if is_end {
            assert!(!holds(&outside), "{interval:?} may be wider");
            assert_eq!(leaders_at(&outside), next, "{interval:?}");
        } else {
            assert!(next.is_empty());
        }
    }
}

fn check_order(interval: &OrderInterval, model: &Model, order: &[usize]) {
    let criterion = interval.criterion();
    let pairs: Vec<(usize, usize)> = order.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let [lower, upper] = ends(model, criterion, &pairs);
    assert_figure(interval.lower(), &lower);
    assert_figure(interval.upper(), &upper);
    let holds = |share: &Fraction| {
        let totals = model.totals_with(&model.reweighed(criterion, share));
        pairs.iter().all(|&(ahead, behind)| totals[ahead] >= totals[behind])
    };
    let (below, above) = (lower.clone() - hair(), upper.clone() + hair());
    assert_eq!(below >= Fraction::integer(0), !interval.below().is_empty());
    assert_eq!(above <= Fraction::integer(1), !interval.above().is_empty());
    assert!(interval.below().is_empty() || !holds(&below));
    assert!(interval.above().is_empty() || !holds(&above));
}

fn check_switch(switch: &SwitchWeight, model: &Model, winner: usize) {
    let exact = crossing(model, switch.criterion(), winner, switch.challenger());
    match (switch.weight(), exact) {
        (Some(weight), Some(exact)) => assert_figure(weight, &exact),
        (None, None) => {}
        (weight, exact) => panic!("{weight:?} for {exact:?}"),
    }
}

fn check_flip(flip: &ScoreFlip, model: &Model, winner: usize) {
    let share = &model.shares[flip.criterion()];
    if *share == Fraction::integer(0) {
        assert_eq!((flip.change(), flip.raise()), (None, Feasibility::NoWeight));
        return;
    }
    let totals = model.totals();
    let exact = (totals[winner].clone() - totals[flip.challenger()].clone()).over(share);
    match flip.change() {
        Some(change) => assert_figure(change, &exact),
        None => assert_rounded(Outcome::AboveRange, &exact),
    }
    let value = |option: usize| model.values[option][flip.criterion()].clone();
    let is_on_scale = |value: Fraction| Fraction::integer(0) <= value && value <= Fraction::integer(10);
    let raised = is_on_scale(value(flip.challenger()) + exact.clone());
    let lowered = is_on_scale(value(winner) - exact);
    assert_eq!([flip.raise(), flip.lower()].map(|it| it == Feasibility::OnScale), [raised, lowered]);
}

/// What leads now may lead; what is worse than another everywhere may not.
fn check_optimality(robustness: &Robustness, model: &Model) {
    let answers = robustness.potential_optimality(&Weightings::All).expect("all weightings are some");
    for (option, answer) in answers.iter().enumerate() {
        let is_worse =
            |other: &Vec<Fraction>| other.iter().zip(&model.values[option]).all(|(its, own)| its > own);
        assert!(answer.is_optimal() || !robustness.leaders().contains(&option));
        assert!(!answer.is_optimal() || !model.values.iter().any(is_worse));
        let sum: Fraction =
            answer.weights().iter().fold(Fraction::integer(0), |sum, &it| sum + Fraction::of(it));
        let room = Fraction::new(5, BigInt::from(10).pow(28));
        assert!((sum - Fraction::integer(1)).abs() <= room, "{:?}", answer.weights());
    }
}
