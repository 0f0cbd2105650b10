//! Internal rates: how many there are, how often each counts, and where.

use crate::input::Days;
use bizcase::measure::{InternalRate, Irr, Outcome, crossover_rates, incremental_irr, irr, xirr, xnpv};
use bizcase::time::DayCount;
use bizcase::{Date, Decimal, Rate};
use num_bigint::Sign;
use shared::fraction::{Fraction, Polynomial, rounding_interval};
use std::cmp::Ordering;

/// The degree up to which the oracle counts roots by itself.
const COUNTED: usize = 12;

/// The degree up to which the oracle looks at signs.
const SIGNED: usize = 80;

/// The degree up to which no search may stay open.
const RESOLVED: usize = 48;

pub fn periodic(flows: &[Decimal]) {
    let Ok(found) = irr(flows) else {
        assert!(flows.is_empty());
        return;
    };
    let exact: Vec<Fraction> = flows.iter().map(|&flow| Fraction::of(flow)).collect();
    let Some(polynomial) = Polynomial::of(&exact) else {
        assert_eq!(found.verdict(), "undefined");
        return;
    };
    check(&found, &polynomial);
    let negated: Vec<Decimal> = flows.iter().map(|flow| -flow).collect();
    assert_eq!(irr(&negated).as_ref(), Ok(&found), "signs of all flows changed the rates");
    let mut reversed = flows.to_vec();
    reversed.reverse();
    let reversed = irr(&reversed).expect("there are flows");
    if [&found, &reversed].iter().all(|irr| irr.verdict() != "unresolved") {
        assert!(multiplicities(&found).eq(multiplicities(&reversed).rev()), "{found:?} {reversed:?}");
    }
}

fn multiplicities(irr: &Irr) -> impl DoubleEndedIterator<Item = usize> {
    irr.rates().iter().map(InternalRate::multiplicity)
}

/// Asserts what signs tell of the rates that a polynomial in the growth factor has.
pub fn check(found: &Irr, polynomial: &Polynomial) {
    let enclosures = if let Irr::Unresolved(unresolved) = found {
        assert!(polynomial.degree() > RESOLVED, "{found:?} is open");
        for enclosure in unresolved.enclosures() {
            assert_ne!(enclosure.low().compare(&enclosure.high()), Some(Ordering::Greater));
        }
        unresolved.enclosures().len()
    } else {
        0
    };
    let (counted, changes) = (multiplicities(found).sum::<usize>(), polynomial.changes());
    assert!(counted <= changes, "{found:?} has more rates than Descartes allows");
    assert!(enclosures > 0 || (changes - counted) % 2 == 0, "{found:?} leaves one rate out");
    assert!(found.rates().is_sorted_by_key(|rate| place(rate.rate())), "{found:?} is out of order");
    if enclosures > 0 || polynomial.degree() > SIGNED {
        return;
    }
    if polynomial.degree() <= COUNTED {
        let distinct = polynomial.roots_between(&Fraction::integer(0), None);
        assert_eq!(found.rates().len(), distinct, "{found:?}");
    }
    check_signs(found, polynomial);
}

/// Where a rate lies in the order of rates.
fn place(rate: Outcome<Rate>) -> (i8, Decimal) {
    match rate {
        Outcome::Value(rate) => (0, rate.fraction()),
        Outcome::AboveRange => (1, Decimal::ZERO),
        _ => (-1, Decimal::ZERO),
    }
}

/// Between listed rates the present value keeps its sign; at one it changes as often as that counts.
fn check_signs(found: &Irr, polynomial: &Polynomial) {
    let mut sign = polynomial.sign_at(&Fraction::integer(0));
    for group in found.rates().chunk_by(|one, next| one.rate() == next.rate()) {
        let (low, high) = rounding_interval(group[0].rate()).expect("a rate has a place");
        let before = polynomial.sign_at(&low);
        // A rate that rounds to an even neighbour may lie on the very end.
        let tie = before == Sign::NoSign;
        assert!(tie || before == sign, "a rate is missing before {group:?} of {found:?}");
        sign = match &high {
            Some(high) => polynomial.sign_at(high),
            None => polynomial.sign_at_infinity(),
        };
        if tie || sign == Sign::NoSign {
            return;
        }
        let counted: usize = group.iter().map(InternalRate::multiplicity).sum();
        assert_eq!(counted % 2 == 1, before != sign, "{group:?} of {found:?}");
        if let ([only], Some(high)) = (group, &high) {
            check_multiplicity(polynomial, only.multiplicity(), &low, high);
        }
    }
    assert_eq!(sign, polynomial.sign_at_infinity(), "a rate is missing at the end of {found:?}");
}

/// At a root of multiplicity m the derivative m - 1 has a simple one.
fn check_multiplicity(polynomial: &Polynomial, multiplicity: usize, low: &Fraction, high: &Fraction) {
    let derivative = (1..multiplicity).fold(polynomial.clone(), |p, _| p.derivative());
    let ends = [low, high].map(|end| derivative.sign_at(end));
    assert!(ends[0] != ends[1] || ends[0] == Sign::NoSign, "{multiplicity} is too often");
}

pub fn dated(days: &Days, amounts: &[Decimal], count: DayCount) {
    let flows: Vec<(Date, Decimal)> =
        amounts.iter().enumerate().map(|(column, &amount)| (days.date(column), amount)).collect();
    let Ok(found) = xirr(count, &flows) else {
        assert!(flows.is_empty());
        return;
    };
    let mut reversed = flows.clone();
    reversed.reverse();
    assert_eq!(xirr(count, &reversed).as_ref(), Ok(&found), "the order of dates changed the rates");
    assert!(found.rates().is_sorted_by_key(|rate| place(rate.rate())), "{found:?} is out of order");
    if let (Days::Every(step @ 1..), DayCount::Act365Fixed | DayCount::Act360) = (days, count) {
        check_regular(&found, amounts, u32::from(*step), if count == DayCount::Act360 { 360 } else { 365 });
    }
    check_values_around(&found, &flows, count);
}

/// Flows at equal distances have the rates of flows by column, restated by the year.
fn check_regular(found: &Irr, amounts: &[Decimal], step: u32, year: u32) {
    let by_column = irr(amounts).expect("there are flows");
    if [found, &by_column].iter().any(|irr| irr.verdict() == "unresolved") {
        return;
    }
    assert!(multiplicities(found).eq(multiplicities(&by_column)), "{found:?} {by_column:?}");
    let first = found.rates().iter().zip(by_column.rates()).next();
    if let Some((Outcome::Value(yearly), Outcome::Value(of_step))) =
        first.map(|(one, other)| (one.rate(), other.rate()))
    {
        let between = |rate: Rate, power| {
            let (low, high) = rounding_interval(Outcome::Value(rate)).expect("a rate has a place");
            [low, high.expect("a value has an end")].map(|end| end.pow(power))
        };
        let ([low, high], [least, most]) = (between(yearly, step), between(of_step, year));
        assert!(low <= most && least <= high, "{yearly} a year is not {of_step} a step");
    }
}

/// The sign of the present value on either side of each rate.
fn check_values_around(found: &Irr, flows: &[(Date, Decimal)], count: DayCount) {
    if found.verdict() == "unresolved" {
        return;
    }
    for group in found.rates().chunk_by(|one, next| one.rate() == next.rate()) {
        let Outcome::Value(rate) = group[0].rate() else { continue };
        let unit = unit_beside(rate.fraction());
        let near = |offset: Decimal| {
            let rate = Rate::from_fraction(rate.fraction().checked_add(offset)?).ok()?;
            match xnpv(rate, count, flows) {
                Outcome::Value(value) => (!value.is_zero()).then(|| value.is_sign_positive()),
                Outcome::AboveRange => Some(true),
                _ => Some(false),
            }
        };
        // Another rate may lie as near as that: then the pair says nothing.
        let lonely = found.rates().iter().all(|other| match other.rate() {
            Outcome::Value(other) => {
                other == rate || (other.fraction() - rate.fraction()).abs() > unit + unit
            }
            _ => true,
        });
        if let (true, Some(below), Some(above)) = (lonely, near(-unit), near(unit)) {
            let counted: usize = group.iter().map(InternalRate::multiplicity).sum();
            assert_eq!(counted % 2 == 1, below != above, "{group:?} of {found:?}");
        }
    }
}

/// A unit of the 28th digit of a number and of one of its size added to one, whichever is more.
fn unit_beside(value: Decimal) -> Decimal {
    let integer = value.abs().max(Decimal::ONE).trunc().normalize();
    let digits = integer.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    match 27_u32.checked_sub(digits) {
        Some(places) => Decimal::new(1, places),
        None => Decimal::from(10_i64.pow(digits - 27)),
    }
}

pub fn incremental(one: &[Decimal], other: &[Decimal]) {
    let (found, crossed) = (incremental_irr(one, other), crossover_rates(other, one));
    assert_eq!(found.is_ok(), crossed.is_ok());
    let (Ok(found), Ok(crossed)) = (found, crossed) else { return };
    assert_eq!(found, crossed, "which of two flows comes first changed where they cross");
    let at = |flows: &[Decimal], column| {
        flows.get(column).map_or(Fraction::integer(0), |&flow| Fraction::of(flow))
    };
    let differences: Vec<Fraction> =
        (0..one.len().max(other.len())).map(|column| at(one, column) - at(other, column)).collect();
    match Polynomial::of(&differences) {
        Some(polynomial) => check(&found, &polynomial),
        None => assert_eq!(found.verdict(), "undefined"),
    }
}
