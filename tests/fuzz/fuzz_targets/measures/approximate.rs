//! The measures in floats: their bounds and verdicts, against exact signs of the same numbers.

use crate::input::elapsed;
use bizcase::approx::{self, Fault, Figure, InternalRate, Irr};
use bizcase::time::Timing;
use num_bigint::Sign;
use shared::fraction::{Fraction, Polynomial};

/// Flows up to which the oracle counts roots.
const COUNTED: usize = 9;

pub fn values(amounts: &[f64], rate: f64, timing: Timing) {
    let figure = approx::npv(rate, timing, amounts);
    check_figure(figure, rate, amounts.iter().copied());
    let Figure::Value(value) = figure else { return };
    let growth = Fraction::integer(1) + Fraction::of_float(rate);
    if amounts.len() > 2 * COUNTED {
        return;
    }
    let (mut exact, mut size) = (Fraction::integer(0), Fraction::integer(0));
    for (column, &amount) in amounts.iter().enumerate() {
        let elapsed = elapsed(timing, column);
        let worth = Fraction::of_float(amount).over(&growth.pow(elapsed));
        size = size + worth.abs();
        exact = exact + worth;
    }
    let count = i64::try_from(amounts.len()).expect("few columns");
    let unit = Fraction::of_float(f64::EPSILON / 2.0);
    let faint = Fraction::of_float(f64::from_bits(1)) * Fraction::integer(count);
    let bound = size * unit * Fraction::integer(4 * count + 16) + faint;
    assert!((Fraction::of_float(value) - exact).abs() <= bound, "{value}");
}

fn check_figure(figure: Figure, rate: f64, amounts: impl Iterator<Item = f64>) {
    let finite = { amounts }.all(f64::is_finite);
    match figure {
        Figure::Value(value) => assert!(value.is_finite() && finite),
        Figure::OutOfRange => assert!(finite),
        Figure::Invalid(Fault::Rate) => assert!(!(rate > -1.0 && rate < f64::INFINITY)),
        Figure::Invalid(Fault::NotFinite) => assert!(!finite),
        other => panic!("{other:?}"),
    }
}

pub fn rates(amounts: &[f64], scale: i8) {
    let found = approx::irr(amounts);
    check_answer(found, amounts);
    let factor = f64::from_bits(u64::try_from(1023 + i32::from(scale)).expect("near the middle") << 52);
    let scaled: Vec<f64> = amounts.iter().map(|amount| amount * factor).collect();
    let normal = |(one, other): (&f64, &f64)| one.is_normal() && other.is_normal() || *one == 0.0;
    // Products of the least with the smallest factors fall below every float, by how much a power of two decides.
    if amounts.iter().zip(&scaled).all(normal) && !are_far_apart(amounts) {
        assert_eq!(approx::irr(&scaled), found, "a power of two changed the rate");
    }
    if amounts.iter().all(|amount| amount.is_finite()) && amounts.len() <= COUNTED {
        check_rates(found, amounts);
    }
}

/// What must hold of every answer.
fn check_answer(found: Irr, amounts: &[f64]) {
    let finite = amounts.iter().all(|amount| amount.is_finite());
    assert_eq!(found == Irr::Invalid(Fault::NotFinite), !finite, "{found:?}");
    if let Irr::Unique(rate) | Irr::Ambiguous(rate) | Irr::Unresolved(rate) = found {
        assert!(rate.rate().is_finite() && rate.error().is_finite() && rate.error() >= 0.0, "{rate:?}");
        assert!(rate.growth() > 0.0 && rate.growth_error().is_finite(), "{rate:?}");
    }
}

fn check_rates(found: Irr, amounts: &[f64]) {
    let exact: Vec<Fraction> = amounts.iter().map(|&amount| Fraction::of_float(amount)).collect();
    let Some(polynomial) = Polynomial::of(&exact) else {
        assert_eq!(found, Irr::Undefined);
        return;
    };
    let (nothing, one) = (Fraction::integer(0), Fraction::integer(1));
    let roots = || polynomial.roots_between(&nothing, None);
    match found {
        Irr::None => assert_eq!(roots(), 0, "{amounts:?}"),
        Irr::Unique(rate) => {
            assert_eq!(roots(), 1, "{rate:?} of {amounts:?} is not alone");
            assert!(holds_root(&polynomial, rate), "{rate:?} of {amounts:?}");
        }
        Irr::Ambiguous(rate) => {
            assert!(holds_root(&polynomial, rate), "{rate:?} of {amounts:?}");
            assert_nearest(&polynomial, rate, amounts);
        }
        Irr::Unresolved(rate) => assert_nearest(&polynomial, rate, amounts),
        Irr::OutOfRange => {
            let ends = [1e-299, 1e299].map(Fraction::of_float);
            let roots = polynomial.roots_between(&ends[0], Some(&ends[1]));
            assert!(roots == 0 || are_far_apart(amounts), "{amounts:?}");
        }
        Irr::Undefined => panic!("{amounts:?} are not zero"),
        other => panic!("{other:?} for {one:?}"),
    }
}

/// Whether some amounts are too small beside others to be weighed against them.
fn are_far_apart(amounts: &[f64]) -> bool {
    let sizes = || amounts.iter().map(|amount| amount.abs()).filter(|&size| size > 0.0);
    let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    least / most < 1e-300
}

/// Whether the growth factor within its error is a root.
fn holds_root(polynomial: &Polynomial, rate: InternalRate) -> bool {
    let (growth, error) = (Fraction::of_float(rate.growth()), Fraction::of_float(rate.growth_error()));
    let (low, high) = ((growth.clone() - error.clone()).max(Fraction::integer(0)), growth + error);
    polynomial.sign_at(&low) == Sign::NoSign || polynomial.roots_between(&low, Some(&high)) > 0
}

/// Asserts that no rate within reach is nearer to zero than this one may be.
fn assert_nearest(polynomial: &Polynomial, rate: InternalRate, amounts: &[f64]) {
    let reach = Fraction::of_float(rate.rate().abs()) - Fraction::of_float(rate.error());
    if reach <= Fraction::integer(0) || are_far_apart(amounts) {
        return;
    }
    let (one, hair) = (Fraction::integer(1), Fraction::of_float(f64::EPSILON));
    let reach = reach * (one.clone() - hair);
    let [least, most] = [1e-299, 1e299].map(Fraction::of_float);
    let (low, high) = ((one.clone() - reach.clone()).max(least), (one + reach).min(most));
    let nearer = polynomial.roots_between(&low, Some(&high));
    assert_eq!(nearer, 0, "{rate:?} of {amounts:?} is not the nearest");
}

pub fn dated(flows: &[(u32, f64)], rate: f64) {
    let amounts: Vec<f64> = flows.iter().map(|flow| flow.1).collect();
    let value = approx::xnpv(rate, flows);
    check_figure(value, rate, amounts.iter().copied());
    let found = approx::xirr(flows);
    if !flows.is_sorted_by_key(|flow| flow.0) {
        assert_eq!(found, Irr::Invalid(Fault::NotAscending));
        return;
    }
    check_answer(found, &amounts);
    let later: Vec<(u32, f64)> = flows.iter().map(|&(day, amount)| (day + 70_000, amount)).collect();
    assert_eq!(approx::xirr(&later), found, "a later day changed the rate");
    check_by_day(found, flows);
}

/// Days that share a step of whole years have the rates of flows by column.
fn check_by_day(found: Irr, flows: &[(u32, f64)]) {
    let Some(last) = flows.last().map(|flow| flow.0) else { return };
    // The growth of a day is the unknown where all days are few.
    if last > 24 || flows.iter().any(|flow| !flow.1.is_finite()) {
        return;
    }
    let mut by_day = vec![Fraction::integer(0); last as usize + 1];
    for &(day, amount) in flows {
        let flow = &mut by_day[day as usize];
        *flow = flow.clone() + Fraction::of_float(amount);
    }
    let roots = Polynomial::of(&by_day)
        .filter(|polynomial| polynomial.degree() <= 2 * COUNTED)
        .map(|polynomial| polynomial.roots_between(&Fraction::integer(0), None));
    match (found, roots) {
        (Irr::Undefined, roots) => assert_eq!(roots, None),
        (Irr::None, Some(roots)) => assert_eq!(roots, 0, "{flows:?}"),
        (Irr::Unique(rate), Some(roots)) => assert_eq!(roots, 1, "{rate:?} of {flows:?} is not alone"),
        (Irr::Ambiguous(rate), Some(roots)) => assert!(roots > 0, "{rate:?} of {flows:?}"),
        _ => {}
    }
}
