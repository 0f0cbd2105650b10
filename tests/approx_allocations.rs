//! The measures in `f64` never allocate: each function, with every kind of answer that it has, and each method of an answer.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::approx::{Fault, Figure, Irr, irr, npv, weighted_totals, xirr, xnpv};
use bizcase::time::Timing;
use std::fmt::{self, Display, Write};
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// What some work gives, which allocates nothing on the way.
fn without_allocation<T>(work: impl FnOnce() -> T) -> T {
    let mut answer = None;
    let counted = allocation_counter::measure(|| answer = Some(black_box(work())));
    assert_eq!(counted.count_total, 0);
    answer.unwrap()
}

/// Flows of many columns with one rate.
fn annuity() -> Vec<f64> {
    std::iter::once(-1000.0).chain(std::iter::repeat_n(12.5, 359)).collect()
}

fn by_day(flows: &[f64]) -> Vec<(u32, f64)> {
    (0u32..).step_by(30).zip(flows.iter().copied()).collect()
}

#[test]
fn a_present_value_allocates_nothing_whatever_the_answer() {
    const MOST: f64 = f64::MAX;
    let annuity = annuity();
    for (rate, flows, answer) in [
        (0.0, annuity.as_slice(), Figure::Value(3487.5)),
        (0.0, &[MOST, MOST], Figure::OutOfRange),
        (0.08, &[f64::NAN], Figure::Invalid(Fault::NotFinite)),
        (-1.0, &[1.0], Figure::Invalid(Fault::Rate)),
    ] {
        let days = by_day(flows);
        for timing in [Timing::Start, Timing::Middle, Timing::End, Timing::Continuous] {
            assert_eq!(without_allocation(|| npv(rate, timing, flows)), answer);
        }
        assert_eq!(without_allocation(|| xnpv(rate, &days)), answer);
        assert_eq!(without_allocation(|| answer.value()).is_some(), matches!(answer, Figure::Value(_)));
        without_allocation(|| shown_in_place(answer));
    }
}

#[test]
fn a_rate_of_return_allocates_nothing_whatever_the_answer() {
    let annuity = annuity();
    type Expectation<'a> = (&'a [f64], fn(&Irr) -> bool);
    let answers: [Expectation<'_>; 7] = [
        (&annuity, |answer| matches!(answer, Irr::Unique(_))),
        (&[-1000.0, 2300.0, -1320.0], |answer| matches!(answer, Irr::Ambiguous(_))),
        (&[7.0, -15.4, 8.47], |answer| matches!(answer, Irr::Unresolved(_))),
        (&[1000.0, 5.0], |answer| *answer == Irr::None),
        (&[-1e-300, 1e10], |answer| *answer == Irr::OutOfRange),
        (&[0.0, 0.0], |answer| *answer == Irr::Undefined),
        (&[f64::NAN], |answer| *answer == Irr::Invalid(Fault::NotFinite)),
    ];
    for (flows, is_expected) in answers {
        let days = by_day(flows);
        let by_column = without_allocation(|| irr(flows));
        assert!(is_expected(&by_column), "{flows:?}: {by_column:?}");
        for answer in [by_column, without_allocation(|| xirr(&days))] {
            without_allocation(|| answer.unique());
            let rate = without_allocation(|| answer.rate());
            without_allocation(|| {
                rate.map(|rate| [rate.rate(), rate.error(), rate.growth(), rate.growth_error()])
            });
        }
    }
    let backwards = without_allocation(|| xirr(&[(30, -1.0), (0, 2.0)]));
    assert_eq!(backwards, Irr::Invalid(Fault::NotAscending));
}

#[test]
fn weighted_totals_allocate_nothing_whatever_the_answer() {
    let most = [f64::MAX; 4];
    let many: Vec<f64> = vec![0.5; 4_000];
    let mut totals = vec![0.0; 2_000];
    for (values, weights, answer) in [
        (many.as_slice(), [3.0, 1.0], Ok(())),
        (&[1.0, 2.0, 3.0], [1.0, 1.0], Err(Fault::Shape)),
        (&[1.0, 2.0], [0.0, 0.0], Err(Fault::Weight)),
        (&[1.0, f64::NAN], [1.0, 1.0], Err(Fault::NotFinite)),
        (&most, [1.0, 1.0], Err(Fault::TooLarge)),
    ] {
        let rows = values.len() / 2;
        assert_eq!(without_allocation(|| weighted_totals(values, &weights, &mut totals[..rows])), answer);
        if let Err(fault) = answer {
            without_allocation(|| shown_in_place(fault));
        }
    }
}

/// Writes a text where it stands and drops it, so that only what writes it could allocate.
fn shown_in_place(it: impl Display) {
    struct Nowhere;
    impl Write for Nowhere {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            black_box(text);
            Ok(())
        }
    }
    write!(Nowhere, "{it}").unwrap();
}

#[test]
fn no_public_function_of_the_module_is_forgotten_here() {
    let here = include_str!("approx_allocations.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/approx");
    let sources = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let names: Vec<String> = sources.flat_map(|source| public_functions(&source)).collect();
    assert!(names.contains(&"npv".to_owned()), "{names:?}");
    let forgotten: Vec<&String> = names.iter().filter(|name| !here.contains(&format!("{name}("))).collect();
    assert!(forgotten.is_empty(), "nothing counts the allocations of {forgotten:?}");
}

fn public_functions(source: &str) -> Vec<String> {
    let heads = source.lines().filter_map(|line| line.trim_start().strip_prefix("pub "));
    let names = heads.filter_map(|head| head.strip_prefix("const ").unwrap_or(head).strip_prefix("fn "));
    names.map(|name| name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}
