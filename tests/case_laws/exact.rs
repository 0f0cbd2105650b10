//! Fractions in big integers, and the one rounding, written anew.

use bizcase::case::{BusinessCase, CaseAlternative, Line, LineKind, ResidualValue, Treatment};
use bizcase::measure::{Discounting, Outcome};
use bizcase::time::Timing;
use bizcase::{Date, Decimal};
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

/// What a line amounts to in a column, with the sign of its kind: its days where it has some, and in the last column what
/// is left of it.
fn signed(line: &Line, column: usize) -> Fraction {
    let days = line.dated_cells();
    let of_days = days.iter().filter(|day| day.column() == column).map(|day| Fraction::of(day.amount()));
    let own = match days {
        [] => Fraction::of(line.cells()[column]),
        _ => of_days.fold(Fraction::zero(), |sum, day| sum.plus(&day)),
    };
    with_sign(line, own)
}

fn with_sign(line: &Line, amount: Fraction) -> Fraction {
    if matches!(line.kind(), LineKind::Benefit(_)) { amount } else { Fraction::zero().minus(&amount) }
}

/// What flows back at the end of the timeline, with the sign of a flow.
fn left(line: &Line) -> Fraction {
    let back = line.residual_value().filter(ResidualValue::lessens_its_line);
    back.map_or(Fraction::zero(), |value| {
        Fraction::zero().minus(&with_sign(line, Fraction::of(value.amount())))
    })
}

/// Whether everything that counts falls whole years after the decision date, and nothing goes on beyond the timeline: only
/// then are discount factors fractions.
pub(crate) fn falls_in_whole_years(case: &BusinessCase, alternative: &CaseAlternative) -> bool {
    let mut counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
    counted.all(|line| line_falls_in_whole_years(case, line))
}

/// The same of one line.
pub(crate) fn line_falls_in_whole_years(case: &BusinessCase, line: &Line) -> bool {
    line.dated_cells().iter().all(|day| whole_years(case, day.date()).is_some())
        && line.residual_value().is_none_or(|value| value.lessens_its_line())
}

/// The present value of a line that [falls in whole years](line_falls_in_whole_years), with its sign.
pub(crate) fn line_npv(case: &BusinessCase, line: &Line) -> Fraction {
    let columns = 0..case.timeline().columns();
    columns.fold(Fraction::zero(), |sum, column| sum.plus(&worth(case, line, column)))
}

fn whole_years(case: &BusinessCase, date: Date) -> Option<u32> {
    let years = case.conventions().stated_day_count()?.year_fraction(case.timeline().start(), date);
    years.is_integer().then(|| u32::try_from(years.mantissa() / 10_i128.pow(years.scale())).unwrap())
}

/// What flows in a column.
pub(crate) fn net(alternative: &CaseAlternative, column: usize) -> Fraction {
    let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
    counted.fold(Fraction::zero(), |sum, line| {
        let is_last = column + 1 == line.cells().len();
        let back = if is_last { left(line) } else { Fraction::zero() };
        sum.plus(&signed(line, column)).plus(&back)
    })
}

/// How a line is discounted: as the case is, or in the way that it names.
fn discounting<'a>(case: &'a BusinessCase, line: &Line) -> &'a Discounting {
    let named = case.named_discounting().iter().find(|named| Some(named.id()) == line.discounting());
    named.map_or(case.discounting(), |named| named.discounting())
}

/// The product of one plus the rate of each year that lies between the decision date and each column of a line.
pub(crate) fn compound_factors(case: &BusinessCase, line: &Line) -> Vec<Fraction> {
    let timing = case.conventions().timing();
    (0..=case.timeline().periods()).map(|column| growth(case, line, elapsed(timing, column))).collect()
}

/// What one unit becomes in so many years at the rates of a line.
fn growth(case: &BusinessCase, line: &Line, years: u32) -> Fraction {
    let rates = discounting(case, line).rates();
    let rate_of = |year: u32| rates.iter().rev().find(|(first, _)| *first <= year).unwrap().1;
    let one = Fraction::of(Decimal::ONE);
    (1..=years)
        .fold(one.clone(), |growth, year| growth.times(&one.plus(&Fraction::of(rate_of(year).fraction()))))
}

/// The whole periods after which the flow of a column falls.
fn elapsed(timing: Timing, column: u32) -> u32 {
    match timing {
        Timing::Start => column.saturating_sub(1),
        _ => column,
    }
}

/// The present value of a column of an alternative that [falls in whole years](falls_in_whole_years).
pub(crate) fn present_value(case: &BusinessCase, alternative: &CaseAlternative, column: usize) -> Fraction {
    let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
    counted.fold(Fraction::zero(), |sum, line| sum.plus(&worth(case, line, column)))
}

/// The present value of a column of a line.
fn worth(case: &BusinessCase, line: &Line, column: usize) -> Fraction {
    let periods = case.timeline().periods();
    let days = line.dated_cells().iter().filter(|day| day.column() == column);
    let own = if line.dated_cells().is_empty() {
        signed(line, column).over(&compound_factors(case, line)[column])
    } else {
        days.fold(Fraction::zero(), |sum, day| {
            let growth = growth(case, line, whole_years(case, day.date()).unwrap());
            sum.plus(&with_sign(line, Fraction::of(day.amount())).over(&growth))
        })
    };
    if column < periods as usize { own } else { own.plus(&left(line).over(&growth(case, line, periods))) }
}

/// The net present value of an alternative of a case.
pub(crate) fn npv(case: &BusinessCase, alternative: &CaseAlternative) -> Fraction {
    let columns = 0..case.timeline().columns();
    columns.fold(Fraction::zero(), |sum, column| sum.plus(&present_value(case, alternative, column)))
}

/// The net present value of a flow whose column t falls at time t.
pub(crate) fn npv_of(rate: &Fraction, flow: &[Decimal]) -> Fraction {
    let growth = Fraction::of(Decimal::ONE).plus(rate);
    flow.iter().rev().fold(Fraction::zero(), |later, &amount| later.over(&growth).plus(&Fraction::of(amount)))
}
