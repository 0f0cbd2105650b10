//! Fractions in big integers, and the one rounding, written anew.

use bizcase::case::{BusinessCase, CaseAlternative, LineKind, Treatment};
use bizcase::measure::Outcome;
use bizcase::time::Timing;
use bizcase::{Decimal, Rate};
use num_bigint::{BigInt, Sign};
use std::cmp::Ordering;

/// A fraction, never reduced; its denominator is positive.
#[derive(Clone, Debug)]
pub(crate) struct Fraction(BigInt, BigInt);

impl Fraction {
    pub(crate) fn of(value: Decimal) -> Self {
        Self(value.mantissa().into(), ten_to(value.scale()))
    }

    pub(crate) fn zero() -> Self {
        Self::of(Decimal::ZERO)
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 + &other.0 * &self.1, &self.1 * &other.1)
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 - &other.0 * &self.1, &self.1 * &other.1)
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0, &self.1 * &other.1)
    }

    /// The quotient by a positive fraction.
    pub(crate) fn over(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1, &self.1 * &other.0)
    }

    pub(crate) fn sign(&self) -> Sign {
        self.0.sign()
    }

    pub(crate) fn is_within(&self, bound: &Self) -> bool {
        (&self.0 * &bound.1).magnitude() <= (&bound.0 * &self.1).magnitude()
    }

    /// The nearest decimal of at most 28 significant digits and 28 places, ties to even.
    pub(crate) fn rounded(&self) -> Outcome<Decimal> {
        let (magnitude, denominator) = (BigInt::from(self.0.magnitude().clone()), &self.1);
        let mut places = 28_i64;
        let head = loop {
            let (numerator, denominator) = match u32::try_from(places) {
                Ok(places) => (&magnitude * ten_to(places), denominator.clone()),
                Err(_) => (magnitude.clone(), denominator * ten_to(u32::try_from(-places).unwrap())),
            };
            let head = nearest_even(&numerator, &denominator);
            if head <= ten_to(28) {
                break head;
            }
            places -= 1;
        };
        let negative = self.0.sign() == Sign::Minus;
        let out_of_range = if negative { Outcome::BelowRange } else { Outcome::AboveRange };
        let (head, scale) = match u32::try_from(places) {
            Ok(scale) => (head, scale),
            Err(_) => (head * ten_to(u32::try_from(-places).unwrap()), 0),
        };
        let Ok(head) = i128::try_from(head) else { return out_of_range };
        let mantissa = if negative { -head } else { head };
        match Decimal::try_from_i128_with_scale(mantissa, scale) {
            Ok(value) => Outcome::Value(value.normalize()),
            Err(_) => out_of_range,
        }
    }

    /// Half a unit of the last place to which a figure is rounded.
    pub(crate) fn half_unit_of(figure: Decimal) -> Self {
        let digits = i64::from(figure.mantissa().unsigned_abs().checked_ilog10().map_or(0, |e| e + 1));
        let places = (28 - (digits - i64::from(figure.scale()))).min(28);
        match u32::try_from(places) {
            Ok(places) => Self(1.into(), ten_to(places) * 2),
            Err(_) => Self(ten_to(u32::try_from(-places).unwrap()), 2.into()),
        }
    }
}

fn ten_to(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

fn nearest_even(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let odd = &quotient % 2 == BigInt::from(1);
    match (rest * 2_i32).cmp(denominator) {
        Ordering::Less => quotient,
        Ordering::Equal if !odd => quotient,
        Ordering::Equal | Ordering::Greater => quotient + 1,
    }
}

/// The cells of one column of an alternative, those that count, with the sign of their kind.
pub(crate) fn counted(alternative: &CaseAlternative, column: usize) -> impl Iterator<Item = Decimal> {
    alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted).map(move |line| {
        let cell = line.cells()[column];
        if matches!(line.kind(), LineKind::Benefit(_)) { cell } else { -cell }
    })
}

/// What flows in a column.
pub(crate) fn net(alternative: &CaseAlternative, column: usize) -> Fraction {
    counted(alternative, column).fold(Fraction::zero(), |sum, cell| sum.plus(&Fraction::of(cell)))
}

/// `(1 + rate)^elapsed` for each column of a case.
pub(crate) fn compound_factors(case: &BusinessCase) -> Vec<Fraction> {
    let timing = case.conventions().timing();
    (0..case.timeline().columns())
        .map(|column| compound(case.discounting().rates()[0].1, elapsed(timing, column)))
        .collect()
}

/// The whole periods after which the flow of a column falls.
fn elapsed(timing: Timing, column: usize) -> usize {
    match timing {
        Timing::Start => column.saturating_sub(1),
        _ => column,
    }
}

fn compound(rate: Rate, periods: usize) -> Fraction {
    let growth = Fraction::of(Decimal::ONE).plus(&Fraction::of(rate.fraction()));
    (0..periods).fold(Fraction::of(Decimal::ONE), |factor, _| factor.times(&growth))
}

/// The net present value of an alternative of a case.
pub(crate) fn npv(case: &BusinessCase, alternative: &CaseAlternative) -> Fraction {
    let factors = compound_factors(case);
    (0..factors.len())
        .fold(Fraction::zero(), |sum, column| sum.plus(&net(alternative, column).over(&factors[column])))
}

/// The net present value of a flow whose column t falls at time t.
pub(crate) fn npv_of(rate: &Fraction, flow: &[Decimal]) -> Fraction {
    let growth = Fraction::of(Decimal::ONE).plus(rate);
    flow.iter().rev().fold(Fraction::zero(), |later, &amount| later.over(&growth).plus(&Fraction::of(amount)))
}
