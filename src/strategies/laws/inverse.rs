//! Two functions of which each takes back what the other does.

use super::closeness::Closeness;
use super::{Violation, same};
use crate::measure::Outcome;
use rust_decimal::Decimal;
use std::fmt::Debug;

/// What was done and taken back is as before: `back(there(x)) = x`.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, proptest::prelude::*};
///
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::inverse(|case| CaseDocument::from(case), |document| document.build().unwrap(), &case)?;
/// });
///
/// let violation = laws::inverse(|rate: &Rate| rate.to_percent(), |text| text.replace('%', "").parse().unwrap(), &percent!(3));
/// assert_eq!(violation.unwrap_err().to_string(), "inverse: expected Rate(0.03), as before; found Rate(3) by way of \"3%\"");
/// ```
pub fn inverse<T: PartialEq + Debug, U: Debug>(
    there: impl Fn(&T) -> U,
    back: impl Fn(&U) -> T,
    value: &T,
) -> Result<(), Violation> {
    let between = there(value);
    let found = back(&between);
    same("inverse", value, "as before", &found).map_err(|violation| {
        Violation::new("inverse", violation.expected(), format!("{found:?} by way of {between:?}"))
    })
}

/// What was done and taken back is as before, but for the roundings on the way: `|back(there(x)) - x|` is at most `room`.
///
/// Each of two figures is rounded, and the first rounding is magnified by the way back, so that how much room there has to
/// be depends on the functions. Where one of them has no figure in the range of decimals, nothing is violated.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::dec;
/// use bizcase::measure::Outcome;
/// use bizcase::strategies::laws;
///
/// let third = |x| Outcome::Value(x / dec!(3));
/// laws::nearly_inverse(third, |y| Outcome::Value(y * dec!(3)), dec!(100), dec!(0.0000000000000000000000001))?;
/// assert!(laws::nearly_inverse(third, |y| Outcome::Value(y * dec!(2)), dec!(100), dec!(1)).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn nearly_inverse(
    there: impl Fn(Decimal) -> Outcome<Decimal>,
    back: impl Fn(Decimal) -> Outcome<Decimal>,
    value: Decimal,
    room: Decimal,
) -> Result<(), Violation> {
    let Some(between) = there(value).value() else { return Ok(()) };
    let found = (Decimal::ONE, back(between));
    let before = [(Decimal::ONE, Outcome::Value(value))];
    Closeness::Within(room).check("inverse", found, &before, "as before", &between)
}
