//! The literals `dec!`, `decimals!` and `percent!`: checked while compiling, nothing left to go wrong at run
//! time. For values that are not known while compiling there are [`parse_decimal`](crate::parse_decimal) and
//! [`Rate::from_percent`](crate::Rate::from_percent).

/// A [`Decimal`](crate::Decimal) literal, exact to the last digit written.
///
/// ```
/// use bizcase::{dec, parse_decimal};
///
/// assert_eq!(dec!(-1_200.50), parse_decimal("-1200.5")?);
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// A literal that no decimal can hold does not compile:
///
/// ```compile_fail
/// bizcase::dec!(0.00000000000000000000000000001);
/// ```
#[macro_export]
macro_rules! dec {
    ($literal:expr) => {
        const { $crate::value::decimal_literal(::core::stringify!($literal)) }
    };
}

/// An array of [`Decimal`](crate::Decimal) literals, each written as a number or as text.
///
/// ```
/// use bizcase::{dec, decimals};
///
/// assert_eq!(decimals![-100, 62.5, "62.5"], [dec!(-100), dec!(62.5), dec!(62.5)]);
/// ```
#[macro_export]
macro_rules! decimals {
    ($($literal:expr),* $(,)?) => {
        [$($crate::dec!($literal)),*]
    };
}

/// A [`Rate`](crate::Rate) literal in percent: `percent!(3.5)` is 3.5 % a period.
///
/// ```
/// use bizcase::{Rate, dec, percent};
///
/// assert_eq!(percent!(3.5), Rate::from_fraction(dec!(0.035))?);
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// A rate of -100 % or less does not compile:
///
/// ```compile_fail
/// bizcase::percent!(-100);
/// ```
#[macro_export]
macro_rules! percent {
    ($literal:expr) => {
        const { $crate::Rate::percent_literal(::core::stringify!($literal)) }
    };
}
