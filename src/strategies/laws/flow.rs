//! Laws of measures that weigh the columns of a flow.

use super::Violation;
use super::closeness::{Closeness, Term};
use crate::exact::{Rational, Rounded};
use crate::measure::Outcome;
use crate::value::Rate;
use rust_decimal::Decimal;

/// Two flows together are worth what they are worth alone: `f(a + b) = f(a) + f(b)`.
///
/// The shorter flow counts as followed by zeros. Flows whose sum no decimal holds without rounding violate nothing.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::{npv, payback};
/// use bizcase::strategies::{laws, laws::Closeness};
///
/// let (one, other) = (decimals![-100, 60, 60], decimals![-50, 0, 0, 80]);
/// let worth = |flow: &[Decimal]| npv(percent!(10), Timing::Start, flow);
/// laws::additive(worth, &one, &other, Closeness::LastPlace)?;
///
/// // Payback periods do not add up.
/// let periods = |flow: &[Decimal]| match payback(flow) {
///     Payback::After(periods) => Outcome::Value(periods),
///     _ => Outcome::Value(dec!(0)),
/// };
/// assert!(laws::additive(periods, &one, &other, Closeness::LastPlace).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn additive(
    measure: impl Fn(&[Decimal]) -> Outcome<Decimal>,
    one: &[Decimal],
    other: &[Decimal],
    closeness: Closeness,
) -> Result<(), Violation> {
    let because = "the sum of what the flows are worth alone";
    combined("additivity", measure, &[(Decimal::ONE, one), (Decimal::ONE, other)], closeness, because)
}

/// So many times a flow is worth so many times as much: `f(k a) = k f(a)`.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::npv;
/// use bizcase::strategies::{laws, laws::Closeness};
///
/// let flow = decimals![-100, 60, 60];
/// let worth = |flow: &[Decimal]| npv(percent!(10), Timing::End, flow);
/// laws::proportional(worth, &flow, dec!(-2.5), Closeness::LastPlace)?;
///
/// // With a fee of 1 whatever the size, twice the flow is worth more than twice as much.
/// let less_a_fee = |flow: &[Decimal]| worth(flow).map(|value| value - dec!(1));
/// assert!(laws::proportional(less_a_fee, &flow, dec!(2), Closeness::LastPlace).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn proportional(
    measure: impl Fn(&[Decimal]) -> Outcome<Decimal>,
    flow: &[Decimal],
    factor: Decimal,
    closeness: Closeness,
) -> Result<(), Violation> {
    let because = "so many times what the flow is worth";
    combined("proportionality", measure, &[(factor, flow)], closeness, because)
}

/// Multiples of flows together are worth those multiples of what each is worth: `f(k a + m b) = k f(a) + m f(b)`.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::{mirr, npv};
/// use bizcase::strategies::{laws, laws::Closeness};
///
/// let (one, other) = (decimals![-100, 60, 60], decimals![-50, 0, 80]);
/// let both = [(dec!(3), one.as_slice()), (dec!(-0.5), other.as_slice())];
/// laws::linear(|flow| npv(percent!(10), Timing::End, flow), &both, Closeness::LastPlace)?;
///
/// // A rate of return is not linear.
/// let rule = MirrRule::Combination { finance: percent!(5), reinvest: percent!(5) };
/// let rate = |flow: &[Decimal]| mirr(rule, flow).map(Rate::fraction);
/// assert!(laws::linear(rate, &both, Closeness::LastPlace).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn linear(
    measure: impl Fn(&[Decimal]) -> Outcome<Decimal>,
    multiples: &[(Decimal, &[Decimal])],
    closeness: Closeness,
) -> Result<(), Violation> {
    combined(
        "linearity",
        measure,
        multiples,
        closeness,
        "the same multiples of what the flows are worth alone",
    )
}

/// A flow that falls a column later is worth a period's discount less: `f(r, one column later) (1 + r) = f(r, flow)`.
///
/// The flow stands in columns 1, 2, ... and then in columns 2, 3, ..., with nothing in column 0, so that the law holds for
/// every timing of the flow of a period.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::npv;
/// use bizcase::strategies::{laws, laws::Closeness};
///
/// let levels = decimals![60, 60, -20];
/// laws::discounts_a_shift(|rate, flow| npv(rate, Timing::Middle, flow), percent!(10), &levels, Closeness::LastPlace)?;
///
/// // Simple interest is not compounded.
/// let simple = |rate: Rate, flow: &[Decimal]| {
///     let years = (0..).map(Decimal::from).map(|years| dec!(1) + years * rate.fraction());
///     Outcome::Value(flow.iter().zip(years).map(|(amount, growth)| amount / growth).sum())
/// };
/// assert!(laws::discounts_a_shift(simple, percent!(10), &levels, Closeness::LastPlace).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn discounts_a_shift(
    measure: impl Fn(Rate, &[Decimal]) -> Outcome<Decimal>,
    rate: Rate,
    flow: &[Decimal],
    closeness: Closeness,
) -> Result<(), Violation> {
    let from = |column: usize| [vec![Decimal::ZERO; column], flow.to_vec()].concat();
    let (sooner, later) = (from(1), from(2));
    let Some(growth) = exactly(&(&Rational::one() + &Rational::from_decimal(rate.fraction()))) else {
        return Ok(());
    };
    let parts = [(growth, measure(rate, &later))];
    let because = "what it is worth a column later, with the interest of that period";
    closeness.check("shift", (Decimal::ONE, measure(rate, &sooner)), &parts, because, &sooner)
}

fn combined(
    law: &'static str,
    measure: impl Fn(&[Decimal]) -> Outcome<Decimal>,
    multiples: &[(Decimal, &[Decimal])],
    closeness: Closeness,
    because: &str,
) -> Result<(), Violation> {
    let Some(together) = combination(multiples) else { return Ok(()) };
    let parts: Vec<Term> = multiples.iter().map(|(factor, flow)| (*factor, measure(flow))).collect();
    closeness.check(law, (Decimal::ONE, measure(&together)), &parts, because, &together)
}

/// The sum of multiples of flows, where decimals hold it without rounding.
fn combination(multiples: &[(Decimal, &[Decimal])]) -> Option<Vec<Decimal>> {
    let columns = multiples.iter().map(|(_, flow)| flow.len()).max()?;
    let amount = |column: usize| {
        let parts = multiples.iter().filter_map(|(factor, flow)| {
            flow.get(column).map(|amount| &Rational::from_decimal(*factor) * &Rational::from_decimal(*amount))
        });
        exactly(&parts.fold(Rational::from_integer(0), |sum, part| &sum + &part))
    };
    (0..columns).map(amount).collect()
}

/// The decimal that is exactly this, where there is one.
fn exactly(value: &Rational) -> Option<Decimal> {
    match value.round() {
        Rounded::Value(rounded) if Rational::from_decimal(rounded) == *value => Some(rounded),
        _ => None,
    }
}
